"""What an import does to the project, value by value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """What became of a proposed value."""

    CREEE = "créée"
    MODIFIEE = "modifiée"
    INCHANGEE = "inchangée"
    CONFLIT = "conflit"
    ARBITREE = "départagée"
    A_REDIGER = "à rédiger"
    GARDEE = "gardée"  # the author changed what an earlier import gave: it stays
    RESTE_A_REDIGER = "reste à rédiger"


@dataclass(frozen=True, slots=True)
class Effet:
    """One value: where it goes, the cell it comes from, what was there before.

    `lieu` is its path by the names of rows, which stays when rows move; `valeur` is what the
    schema read, `exacte` says that it is compared as such, and not as words to be read.
    """

    sort: Sort
    chemin: str
    cellule: str
    proposee: str
    existante: str = ""
    question: str = ""
    lieu: str = ""
    valeur: Any = None
    exacte: bool = False
