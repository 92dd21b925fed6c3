"""`cdc recette`: from the requirements to the signed minutes."""

from __future__ import annotations

import importlib

import click

# Where the commands of the group are: each is imported when it is asked for.
_COMMANDES: dict[str, tuple[str, str]] = {
    "plan": ("cdc.commands.recette_plan", "plan"),
    "charge": ("cdc.commands.recette_charge", "charge"),
    "classeur": ("cdc.commands.recette_classeur", "classeur"),
    "import": ("cdc.commands.recette_import", "importer"),
    "rapport": ("cdc.commands.recette_rapport", "rapport"),
    "bilan": ("cdc.commands.recette_bilan", "bilan"),
    "campagne": ("cdc.commands.recette_campagne", "campagne"),
    "anomalie": ("cdc.commands.recette_anomalie", "anomalie"),
    "demande": ("cdc.commands.recette_demande", "demande"),
    "reserve": ("cdc.commands.recette_reserve", "reserve"),
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
def recette() -> None:
    """Prépare la recette, relit ce que les recetteurs ont vu, propose la décision."""
