"""`cdc interview`: guides to hand out, answers to bring back, and what they say together."""

from __future__ import annotations

import importlib

import click

# Where the commands of the group are: each is imported when it is asked for.
_COMMANDES = {
    "guide": ("cdc.commands.interview_guide", "guide"),
    "import": ("cdc.commands.interview_import", "importer"),
    "source": ("cdc.commands.interview_source", "source"),
    "suites": ("cdc.commands.interview_suites", "suites"),
    "arbitrer": ("cdc.commands.interview_arbitrer", "arbitrer"),
    "synthese": ("cdc.commands.interview_synthese", "synthese"),
    "personnes": ("cdc.commands.interview_personnes", "personnes"),
}


class _Groupe(click.Group):
    """A group that imports its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDES:
            return None
        module, nom = _COMMANDES[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), nom)
        return command


@click.group(cls=_Groupe, subcommand_metavar="COMMANDE [ARGUMENTS]...")
def interview() -> None:
    """Prépare les entretiens, et importe leurs réponses."""
