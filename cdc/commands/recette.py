"""`cdc recette`: from the requirements to the signed minutes."""

from __future__ import annotations

import click

from cdc.commands.groupe import Groupe

# Where the commands of the group are: each is imported when it is asked for.
_COMMANDES: dict[str, tuple[str, str]] = {
    "plan": ("cdc.commands.recette_plan", "plan"),
    "charge": ("cdc.commands.recette_charge", "charge"),
    "classeur": ("cdc.commands.recette_classeur", "classeur"),
    "import": ("cdc.commands.recette_import", "importer"),
    "rapport": ("cdc.commands.recette_rapport", "rapport"),
    "bilan": ("cdc.commands.recette_bilan", "bilan"),
    "pv": ("cdc.commands.recette_pv", "pv"),
    "campagne": ("cdc.commands.recette_campagne", "campagne"),
    "anomalie": ("cdc.commands.recette_anomalie", "anomalie"),
    "demande": ("cdc.commands.recette_demande", "demande"),
    "reserve": ("cdc.commands.recette_reserve", "reserve"),
}


@click.group(cls=Groupe, modules=_COMMANDES, subcommand_metavar="COMMANDE [ARGUMENTS]...")
def recette() -> None:
    """Prépare la recette, relit ce que les recetteurs ont vu, propose la décision."""
