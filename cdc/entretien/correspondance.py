"""What a person says each heading of a form asks; it wins over any guess."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.entretien.intitules import wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.entretien.enquete import Enonce

AUCUNE = "aucune"


@dataclass(frozen=True, slots=True)
class Ligne:
    """One heading, and the question that it asks: its identifier, `aucune`, or nothing decided."""

    intitule: str
    cellule: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Correspondance:
    """The lines of one file."""

    fichier: str
    lignes: tuple[Ligne, ...]

    def find(self, enonce: Enonce) -> str:
        """Return what is decided of `enonce`, or nothing; of homonyms, the one of its cell."""
        libelle = wording(enonce.texte)
        memes = [ligne for ligne in self.lignes if wording(ligne.intitule) == libelle]
        exacte = [ligne for ligne in memes if _place(ligne.cellule) == _place(enonce.cellule)]
        choisie = (exacte or memes)[:1] if len(memes) == 1 or exacte else []
        return choisie[0].question if choisie else ""

    def says_as(self, autre: Correspondance) -> bool:
        """Say whether both decide the same of the same headings."""
        return self._decisions() == autre._decisions()

    def covers(self, autre: Correspondance) -> bool:
        """Say whether every heading of `autre` is one of this file too."""
        return autre._headings() <= self._headings()

    def likeness(self, intitules: Iterable[str]) -> float:
        """Return the part of the headings that a form with `intitules` and this file share."""
        siens, miens = Counter(map(wording, intitules)), self._headings()
        tous = (siens | miens).total()
        return (siens & miens).total() / tous if tous else 0.0

    def _headings(self) -> Counter[str]:
        return Counter(wording(ligne.intitule) for ligne in self.lignes)

    def _decisions(self) -> Counter[tuple[str, str]]:
        return Counter((wording(ligne.intitule), ligne.question) for ligne in self.lignes)


def _place(cellule: str) -> str:
    """Return a cell without its sheet, which another export names otherwise."""
    return cellule.rpartition("!")[2]
