"""The parts of a free text: each paragraph, item or cell comes back to the project by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b

if TYPE_CHECKING:
    from collections.abc import Sequence


def numbered(blocs: Sequence[b.Bloc], chemin: str) -> tuple[b.Bloc, ...]:
    """Return the blocks of the text at `chemin`, each at the path of its part.

    A text of one paragraph has no parts: its path is enough.
    """
    if len(blocs) == 1 and isinstance(blocs[0], b.Paragraphe):
        return (_part(blocs[0], chemin),)
    return tuple(_part(bloc, f"{chemin}#{rang}") for rang, bloc in enumerate(blocs, 1))


def _part(bloc: b.Bloc, chemin: str) -> b.Bloc:
    if isinstance(bloc, b.Paragraphe):
        return _paragraph(bloc, chemin)
    if isinstance(bloc, b.Titre):
        return replace(bloc, fragments=b.editable(chemin, bloc.fragments))
    return _table(bloc, chemin) if isinstance(bloc, b.Tableau) else bloc


def _paragraph(paragraphe: b.Paragraphe, chemin: str) -> b.Paragraphe:
    return paragraphe._replace(fragments=b.editable(chemin, paragraphe.fragments))


def _table(tableau: b.Tableau, chemin: str) -> b.Tableau:
    """Return a table whose cells have a path: row 0 is its header."""
    entetes = tuple(
        replace(colonne, chemin=f"{chemin}.0.{rang}")
        for rang, colonne in enumerate(tableau.colonnes)
    )
    lignes = tuple(
        ligne._replace(
            cellules=tuple(
                tuple(_paragraph(p, f"{chemin}.{rang}.{colonne}") for p in cellule)
                for colonne, cellule in enumerate(ligne.cellules)
            )
        )
        for rang, ligne in enumerate(tableau.lignes, 1)
    )
    return replace(tableau, colonnes=entetes, lignes=lignes)
