"""Pairs of statements that look alike, found in linear time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

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
    for bloc in _blocks(dits):
        for un, autre in _alike(bloc, seuil):
            premier, second = (un, autre) if un.rang < autre.rang else (autre, un)
            if (premier.rang, second.rang) not in vues:
                vues.add((premier.rang, second.rang))
                yield premier, second


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


def _alike(bloc: list[Dit], seuil: float) -> Iterator[tuple[Dit, Dit]]:
    """Yield those of `bloc` that are alike, each compared with the next ones."""
    voisins = len(bloc)
    if voisins > _BLOC:
        bloc, voisins = sorted(bloc, key=attrgetter("tries")), _VOISINS
    ratio, ecart = fuzz.ratio, 100 - seuil
    tries = [(dit.tries, len(dit.tries)) for dit in bloc]
    for rang, (un, longueur) in enumerate(tries):
        for suivant, (autre, sienne) in enumerate(tries[rang + 1 : rang + 1 + voisins], rang + 1):
            # A text much shorter than the other cannot be alike: nothing needs to be compared.
            if abs(longueur - sienne) * 100 > (longueur + sienne) * ecart:
                continue
            if ratio(un, autre, score_cutoff=seuil) > 0:
                yield bloc[rang], bloc[suivant]
