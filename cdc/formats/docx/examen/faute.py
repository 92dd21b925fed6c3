"""What is wrong with a template: where, how bad, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gravite(StrEnum):
    """How bad a fault is."""

    ERREUR = "erreur"  # no document, or one that Word refuses or that lacks something
    AVERTISSEMENT = "avertissement"  # a document, with something in it that nobody wants
    CONSEIL = "conseil"  # a document that could be better


@dataclass(frozen=True, slots=True)
class Lieu:
    """Where a fault stands, as somebody who has the template open in Word finds it.

    Attributes:
        partie: the part as people call it: body, header of the first page...
        paragraphe: the rank of the paragraph in its part, from 1; 0 for a part as a whole.
        mots: the words of the paragraph.
        case: the table, the row and the cell, each from 1, when it stands in a table.
        zone: whether it stands in a text box.
    """

    partie: str
    paragraphe: int = 0
    mots: str = ""
    case: tuple[int, int, int] | None = None
    zone: bool = False

    def __str__(self) -> str:
        if not self.paragraphe:
            return self.partie
        zone = "zone de texte" if self.zone else ""
        return ", ".join(filter(None, (self.partie, zone, self._rang())))

    def _rang(self) -> str:
        if self.case is None:
            return f"paragraphe {self.paragraphe}"
        return "tableau {}, ligne {}, cellule {}".format(*self.case)


@dataclass(frozen=True, slots=True)
class Faute:
    """One fault of a template; `code` names its kind for a program."""

    code: str
    gravite: Gravite
    lieu: Lieu
    message: str
    remede: str
