"""Read a spreadsheet file, whatever it is: its content says what reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.preflight import Fichier, Nature, check_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdc.formats.tableurs.classeur import Classeur


def read_table(path: Path) -> Classeur:
    """Read the file at `path`: every non-empty cell, with its address.

    Raises:
        ClasseurRefuseError: it is no table, cannot be opened, is empty, or would lose a cell.
    """
    fichier = check_file(path)
    classeur = _LECTEURS[fichier.nature](fichier)
    if not classeur.cellules_non_vides:
        raison = (
            "il ne contient aucune cellule remplie : ce qui est dans une image ou une zone de "
            "texte ne se lit pas. Vérifiez que c’est le bon fichier."
        )
        raise ClasseurRefuseError(fichier.nom, raison)
    return classeur


# Each reader is imported when it is needed: a text file does not pay for openpyxl.


def _read_xlsx(fichier: Fichier) -> Classeur:
    from cdc.formats.xlsx.direct import is_ours, read_directly
    from cdc.formats.xlsx.lecture import read_workbook

    nom, contenu = fichier.nom, fichier.contenu
    direct = read_directly(nom, contenu) if is_ours(contenu) else None
    return direct or read_workbook(nom, contenu)


def _read_text(fichier: Fichier) -> Classeur:
    from cdc.formats.tableurs.separes import read_csv

    return read_csv(fichier.nom, fichier.contenu)


def _read_ods(fichier: Fichier) -> Classeur:
    from cdc.formats.tableurs.ods import read_ods

    return read_ods(fichier.nom, fichier.contenu)


def _read_other(fichier: Fichier) -> Classeur:
    from cdc.formats.tableurs.calamine import read_foreign

    return read_foreign(fichier)


_LECTEURS: dict[Nature, Callable[[Fichier], Classeur]] = {
    Nature.XLSX: _read_xlsx,
    Nature.TEXTE: _read_text,
    Nature.XLS: _read_other,
    Nature.XLSB: _read_other,
    Nature.ODS: _read_ods,
}
