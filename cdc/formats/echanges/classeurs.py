"""Workbooks that another tool reads: headings, then rows of texts and numbers, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from cdc.formats.echanges.plan import clean
from cdc.formats.xlsx.page import text
from cdc.formats.xlsx.paquet import save_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.cell import Cell, MergedCell

Ligne = dict[str, str | int]
_LARGEURS = {"PATH": 60, "DESCRIPTION": 70, "PRE_REQUISITE": 50, "ACTION": 60, "RESULT": 60}


def write_workbook(
    feuilles: Mapping[str, Sequence[str]], lignes: Mapping[str, Iterable[Ligne]], titre: str
) -> bytes:
    """Return a workbook of `feuilles`: the headings of each, then its rows; same rows, same bytes."""
    workbook = Workbook()
    del workbook[workbook.sheetnames[0]]
    for nom, colonnes in feuilles.items():
        feuille = workbook.create_sheet(nom)
        for rang, colonne in enumerate(colonnes, 1):
            text(feuille.cell(1, rang), colonne)
            feuille.cell(1, rang).font = Font(name="Calibri", bold=True)
            feuille.column_dimensions[get_column_letter(rang)].width = _width(colonne)
        for numero, ligne in enumerate(lignes.get(nom, ()), 2):
            for rang, colonne in enumerate(colonnes, 1):
                _fill(feuille.cell(numero, rang), ligne.get(colonne, ""))
        feuille.freeze_panes = "A2"
    workbook.properties.title = titre
    workbook.properties.creator = titre
    workbook.properties.language = "fr-FR"
    return save_workbook(workbook)


def _fill(cell: Cell | MergedCell, valeur: str | int) -> None:
    if isinstance(valeur, int):
        cell.value = valeur
    elif valeur:
        text(cell, clean(valeur))


def _width(colonne: str) -> float:
    longue = next((w for fin, w in _LARGEURS.items() if colonne.endswith(fin)), 0)
    return longue if longue and colonne != "ACTION" else max(len(colonne) + 6, 12)
