"""`cdc completer --sans-saisie`: what is missing, by sub-section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.commun import style
from cdc.commands.parcours.affichage import section_name
from cdc.completion.parcours import walked
from cdc.completude import assess_section
from cdc.francais import plural

if TYPE_CHECKING:
    from cdc.completion import Parcours
    from cdc.projet import Projet


def show_missing(projet: Projet, parcours: Parcours) -> int:
    """Print what is missing in the walk, and return how much."""
    total = 0
    for section in walked(parcours):
        manques = assess_section(projet.cahier, section, parcours.objectif).manques
        if not manques:
            continue
        click.echo(style(section_name(section), bold=True))
        for manque in manques:
            titre = manque.titre if manque.champ else "au moins un élément"
            click.echo(f"  {manque.chemin}  {style(titre, dim=True)}")
        total += len(manques)
    pour = f"pour la {parcours.objectif}"
    if total:
        accord = "donnée manque" if total < 2 else "données manquent"
        click.echo(f"{plural(total, accord, accord)} {pour}.")
    else:
        click.echo(f"Il ne manque rien {pour}.")
    return total
