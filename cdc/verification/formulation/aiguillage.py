"""Which searches a statement needs, by its words: most rules have nothing to look at in most texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import Reservee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.verification.formulation.enonce import Enonce
    from cdc.verification.formulation.formules import Recherche


class Aiguillage:
    """Searches by the words that they wait for, each search a bit: one look for all of them."""

    def __init__(self, recherches: Sequence[Recherche]) -> None:
        self._recherches = [r.recherche if isinstance(r, Reservee) else r for r in recherches]
        self._toujours = 0
        self._par_forme: dict[str, int] = {}
        self._par_lemme: dict[str, int] = {}
        self._choisies: dict[int, tuple[Recherche, ...]] = {}
        for rang, une in enumerate(recherches):
            self._add(une, 1 << rang)
        self._formes = frozenset(self._par_forme)
        self._lemmes = frozenset(self._par_lemme)

    def _add(self, une: Recherche, bit: int) -> None:
        if not isinstance(une, Reservee):
            self._toujours |= bit
            return
        for index, mots in ((self._par_forme, une.formes), (self._par_lemme, une.lemmes)):
            for mot in mots:
                index[mot] = index.get(mot, 0) | bit

    def chosen(self, enonce: Enonce) -> tuple[Recherche, ...]:
        """Return the searches that wait for a word of the statement, or for none, in their order."""
        masque = self._toujours
        for forme in self._formes & enonce.formes:
            masque |= self._par_forme[forme]
        for lemme in self._lemmes & enonce.lemmes:
            masque |= self._par_lemme[lemme]
        choisies = self._choisies.get(masque)
        if choisies is None:
            choisies = tuple(r for rang, r in enumerate(self._recherches) if masque >> rang & 1)
            if len(self._choisies) < _GARDES:
                self._choisies[masque] = choisies
        return choisies


_GARDES = 4096
