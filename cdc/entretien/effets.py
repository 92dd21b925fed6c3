"""What an import does to the project, value by value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What became of a proposed value."""

    CREEE = "créée"
    MODIFIEE = "modifiée"
    INCHANGEE = "inchangée"
    CONFLIT = "conflit"
    A_REDIGER = "à rédiger"
    RESTE_A_REDIGER = "reste à rédiger"


@dataclass(frozen=True, slots=True)
class Effet:
    """One value: where it goes, the cell it comes from, what was there before."""

    sort: Sort
    chemin: str
    cellule: str
    proposee: str
    existante: str = ""
    question: str = ""
