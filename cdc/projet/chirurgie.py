"""Edit a document by replacing only the characters that change, then read it again.

An edit that would not give exactly the data it was asked for raises: nothing is ever written
on a guess.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cdc.projet.donnees import (
    Deplacement,
    Edition,
    Insertion,
    Retrait,
    apply_edition,
    steps,
)
from cdc.projet.etape import Etape, Ordre, reread
from cdc.projet.noeuds import Chemin, Document, noeud_a

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.projet.blocs import Coupe


def edit(document: Document, editions: Iterable[Edition], ordre: Ordre | None = None) -> Document:
    """Return `document` after `editions`, everything else in it being the same characters."""
    suite = _merged(editions)
    while suite:
        lot, suite = _Lot.gather(document, suite, ordre)
        document = lot.apply()
    return document


def _merged(editions: Iterable[Edition]) -> list[Edition]:
    """Return `editions` with neighbouring additions to one list made at once."""
    suite: list[Edition] = []
    for edition in editions:
        derniere = suite[-1] if suite else None
        if (
            isinstance(edition, Insertion)
            and isinstance(derniere, Insertion)
            and edition.rang is None
            and derniere.rang is None
            and edition.chemin == derniere.chemin
        ):
            suite[-1] = replace(derniere, valeurs=(*derniere.valeurs, *edition.valeurs))
        else:
            suite.append(edition)
    return suite


class _Lot:
    """Edits far enough from one another to be cut in the same text."""

    def __init__(self, document: Document, ordre: Ordre | None) -> None:
        self.document = document
        self.ordre = ordre
        self.editions: list[Edition] = []
        self.coupes: list[Coupe] = []
        self.lieux: list[Chemin] = []

    @classmethod
    def gather(
        cls, document: Document, editions: list[Edition], ordre: Ordre | None
    ) -> tuple[_Lot, list[Edition]]:
        """Return the first edits that go together, and those that remain."""
        lot = cls(document, ordre)
        for rang, edition in enumerate(editions):
            if not lot._admits(edition):
                return lot, editions[rang:] if rang else editions[1:]
        return lot, []

    def _admits(self, edition: Edition) -> bool:
        """Add `edition`, unless it must wait; alone, it always enters."""
        etapes = list(steps(self.document.donnees, edition))
        if len(etapes) != 1:
            if not self.editions:
                self.editions = [edition]
            return False
        lieu = _scope(self.document, etapes[0])
        if self.editions and any(_related(lieu, autre) for autre in self.lieux):
            return False
        if self.editions and not self.coupes:
            return False
        coupe = next(Etape(self.document, etapes[0], self.ordre).cuts())
        if any(_touch(coupe, autre) for autre in self.coupes):
            return False
        self.editions.append(etapes[0])
        self.coupes.append(coupe)
        self.lieux.append(lieu)
        return True

    def apply(self) -> Document:
        """Return the document after the edits; one by one when they fail together."""
        if len(self.editions) > 1:
            attendu: Any = self.document.donnees
            for edition in self.editions:
                attendu = apply_edition(attendu, edition)
            nouveau = reread(self.document, self.coupes, attendu)
            if nouveau is not None:
                return nouveau
        document = self.document
        for edition in self.editions:
            for etape in list(steps(document.donnees, edition)):
                document = Etape(document, etape, self.ordre).apply()
        return document


def _scope(document: Document, edition: Edition) -> Chemin:
    """Return the place below which no other edit may be cut at the same time."""
    if isinstance(edition, Insertion):
        return edition.chemin
    if (
        isinstance(edition, Retrait | Deplacement)
        or noeud_a(document.racine, edition.chemin) is None
    ):
        return edition.chemin[:-1]
    return edition.chemin


def _related(un: Chemin, autre: Chemin) -> bool:
    court = min(len(un), len(autre))
    return un[:court] == autre[:court]


def _touch(une: Coupe, autre: Coupe) -> bool:
    return une.debut <= autre.fin and autre.debut <= une.fin
