"""What the reports of both imports, of interviews and of tables, show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.actions.imports.rubriques import SUPPRIMEES, Etendue
from cdc.commands.commun import style
from cdc.entretien.effets import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cdc.actions.imports.rubriques import Rubrique
    from cdc.entretien.effets import Effet

COURTE = Etendue(12, "la liste entière\u00a0: --json")


def show_rubrics(rubriques: Iterable[Rubrique], marge: str = "  ") -> None:
    """Print the parts of a report."""
    for rubrique in rubriques:
        click.echo(f"\n{marge}{style(rubrique.titre, bold=True)}{rubrique.suite}")
        for ligne in rubrique.lignes:
            click.echo(f"{marge}  {'  ' * ligne.niveau}{ligne.texte}")


def deleted_data(by_sort: Callable[[Sort], Sequence[Effet]]) -> list[dict[str, object]]:
    """Return what the author deleted since it was imported, for a program."""
    return [
        {
            "chemin": e.chemin,
            "cellule": e.cellule,
            "texte": e.proposee,
            "changee": sort is Sort.SUPPRIMEE_CHANGEE,
        }
        for sort in SUPPRIMEES
        for e in by_sort(sort)
    ]


def effect_data(effet: Effet) -> dict[str, str]:
    """Return a value that the project says otherwise, for a program."""
    return {
        "chemin": effet.chemin,
        "cellule": effet.cellule,
        "existante": effet.existante,
        "proposee": effet.proposee,
    }
