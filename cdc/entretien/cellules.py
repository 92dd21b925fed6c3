"""The address of a cell, `Feuille!C7`: its sheet, its column, its row."""

from __future__ import annotations

import re
from typing import NamedTuple

TEXTE = "CSV"
"""The sheet of a file that is a text: nobody sees a sheet there, but lines."""

_CASE = re.compile(r"([A-Z]*)([0-9]*)")


class Lieu(NamedTuple):
    """Where a cell is; what stands for a whole sheet has neither column nor row."""

    feuille: str
    colonne: str
    ligne: str


def shown(adresse: str) -> str:
    """Return an address as people look for it: in a text, its line."""
    lieu = locate(adresse)
    if lieu.feuille != TEXTE or not lieu.ligne:
        return adresse
    colonne = f" (colonne {lieu.colonne})" if lieu.colonne not in ("", "A") else ""
    return f"ligne {lieu.ligne}{colonne}"


def sheet_shown(feuille: str) -> str:
    """Return how a sheet is named to people."""
    return "fichier texte" if feuille == TEXTE else f"feuille «\u00a0{feuille}\u00a0»"


def locate(adresse: str) -> Lieu:
    """Return the parts of an address; a name of a sheet may hold `!` too."""
    feuille, _, case = adresse.rpartition("!")
    trouve = _CASE.fullmatch(case)
    return Lieu(feuille, trouve[1], trouve[2]) if trouve else Lieu(feuille, "", "")
