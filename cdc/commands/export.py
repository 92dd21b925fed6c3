"""`cdc export`: the project in the files of other tools."""

from __future__ import annotations

import importlib

import click

# Where the commands of the group are: each is imported when it is asked for.
_COMMANDES = {
    "xlsform": ("cdc.commands.export_xlsform", "xlsform"),
    "squash": ("cdc.commands.export_recette", "squash"),
    "xray": ("cdc.commands.export_recette", "xray"),
    "testlink": ("cdc.commands.export_recette", "testlink"),
    "gherkin": ("cdc.commands.export_recette", "gherkin"),
    "csv": ("cdc.commands.export_recette", "csv"),
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


@click.group(cls=_Groupe, subcommand_metavar="FORMAT [ARGUMENTS]...")
def export() -> None:
    """Écrit ce que contient le projet pour d’autres outils."""
