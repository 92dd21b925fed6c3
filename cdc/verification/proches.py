"""Pairs of statements that look alike, found in linear time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from cdc.verification.noms import meaningful, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RARES = 4
# Only statements that share a rare word are compared; within many, only those that sort together.
_BLOC = 16
_VOISINS = 6


@dataclass(frozen=True, slots=True)
class Dit:
    """A statement as it is compared.

    Attributes:
        rang: its place among the others.
        texte: what it says.
        premier: the place of the first that says the same, its own when it is that one.
        tries: the same in alphabetical order.
        sens: the words that carry meaning, numbers left out.
        nombres: the numbers, in alphabetical order.
    """

    rang: int
    texte: str
    premier: int
    tries: str
    sens: frozenset[str]
    nombres: tuple[str, ...]


def read(textes: Sequence[str]) -> list[Dit]:
    """Return `textes` as they are compared: each is cut once."""
    premiers: dict[str, int] = {}
    return [_read(rang, texte, premiers) for rang, texte in enumerate(textes)]


def pairs(dits: list[Dit], seuil: float) -> Iterator[tuple[Dit, Dit]]:
    """Yield two of `dits` alike at `seuil` out of 100 at least, the earlier first, each pair once."""
    vues: set[tuple[int, int]] = set()
    lies: set[int] = set()
    for un, autres in _neighbours(dits):
        if un.rang in lies:
            autres = [a for a in autres if _ranks(un, a) not in vues]
        for autre in _alike(un, autres, seuil):
            vues.add(_ranks(un, autre))
            lies.update((un.rang, autre.rang))
            yield (un, autre) if un.rang < autre.rang else (autre, un)


def _ranks(un: Dit, autre: Dit) -> tuple[int, int]:
    return (un.rang, autre.rang) if un.rang < autre.rang else (autre.rang, un.rang)


def _read(rang: int, texte: str, premiers: dict[str, int]) -> Dit:
    mots = words(texte)
    premier = premiers.setdefault(" ".join(mots), rang)
    tries = sorted(mots)
    sens = frozenset([m for m in meaningful(mots) if not m.isdecimal()])
    nombres = tuple([m for m in tries if m.isdecimal()])
    return Dit(rang, texte, premier, " ".join(tries), sens, nombres)


def _blocks(dits: list[Dit]) -> Iterator[list[Dit]]:
    frequences = Counter(mot for dit in dits for mot in dit.sens)
    blocs: dict[str, list[Dit]] = {}
    for dit in dits:
        for mot in sorted(dit.sens, key=lambda m: (frequences[m], m))[:_RARES]:
            blocs.setdefault(mot, []).append(dit)
    return (b for b in blocs.values() if len(b) > 1)


def _neighbours(dits: list[Dit]) -> Iterator[tuple[Dit, list[Dit]]]:
    """Yield each statement of a block with those that it is compared with."""
    for bloc in _blocks(dits):
        voisins = len(bloc)
        if voisins > _BLOC:
            bloc, voisins = sorted(bloc, key=attrgetter("tries")), _VOISINS
        for place, dit in enumerate(bloc, 1):
            yield dit, bloc[place : place + voisins]


def _alike(un: Dit, autres: list[Dit], seuil: float) -> list[Dit]:
    """Return those of `autres` that are alike, in their order."""
    tries = [autre.tries for autre in autres]
    proches = process.extract(un.tries, tries, scorer=fuzz.ratio, score_cutoff=seuil, limit=None)
    return [autres[place] for place in sorted([place for _, _, place in proches])]
