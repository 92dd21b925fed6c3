"""`cdc export`: the project in the files of other tools."""

from __future__ import annotations

import click

from cdc.commands.groupe import Groupe

# Where the commands of the group are: each is imported when it is asked for.
_COMMANDES = {
    "xlsform": ("cdc.commands.export_xlsform", "xlsform"),
    "squash": ("cdc.commands.export_recette", "squash"),
    "xray": ("cdc.commands.export_recette", "xray"),
    "testlink": ("cdc.commands.export_recette", "testlink"),
    "gherkin": ("cdc.commands.export_recette", "gherkin"),
    "csv": ("cdc.commands.export_recette", "csv"),
}


@click.group(cls=Groupe, modules=_COMMANDES, subcommand_metavar="FORMAT [ARGUMENTS]...")
def export() -> None:
    """Écrit ce que contient le projet pour d’autres outils."""
