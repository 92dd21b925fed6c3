"""The address of a cell, `Feuille!C7`: its sheet, its column, its row."""

from __future__ import annotations

import re
from typing import NamedTuple

_CASE = re.compile(r"([A-Z]*)([0-9]*)")


class Lieu(NamedTuple):
    """Where a cell is; what stands for a whole sheet has neither column nor row."""

    feuille: str
    colonne: str
    ligne: str


def locate(adresse: str) -> Lieu:
    """Return the parts of an address; a name of a sheet may hold `!` too."""
    feuille, _, case = adresse.rpartition("!")
    trouve = _CASE.fullmatch(case)
    return Lieu(feuille, trouve[1], trouve[2]) if trouve else Lieu(feuille, "", "")
