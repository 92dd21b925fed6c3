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
    SUPPRIMEE = "supprimée"  # the author deleted what an earlier import brought
    SUPPRIMEE_CHANGEE = "supprimée, puis changée"  # and the file says something else of it now


class Motif(StrEnum):
    """Why an answer waits instead of being written to the project.

    The first five are the flags of what is no answer at all.
    """

    IDEM = "idem"
    SANS_OBJET = "sans objet"
    NE_SAIT_PAS = "ne sait pas"
    VOIR_AVEC = "voir avec"
    A_COMPLETER = "à compléter"
    APPROCHEE = "approchée"
    AMBIGUE = "ambiguë"
    BARREE = "barrée"


SUPPRIMEES = (Sort.SUPPRIMEE, Sort.SUPPRIMEE_CHANGEE)
# What stands aside of the project, and is still to be brought.
NON_APPORTEES = (Sort.CONFLIT, Sort.ARBITREE)


@dataclass(frozen=True, slots=True)
class Attente:
    """An answer that was not written where it goes, at `chemin` (nothing when no item takes it).

    `lecture` says what was read in it, and `possibles` the values that it may mean, as an author
    would write them.
    """

    motif: Motif
    chemin: str
    cellule: str
    texte: str
    question: str = ""
    lecture: str = ""
    possibles: tuple[str, ...] = ()


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
