"""Pairs of statements that look alike, found in linear time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
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
        tries: its words in alphabetical order, as one text.
        sens: the words that carry meaning, numbers left out.
    """

    rang: int
    tries: str
    sens: frozenset[str]


def pairs(textes: Sequence[str], seuil: float) -> Iterator[tuple[int, int]]:
    """Yield the ranks of two of `textes` alike at `seuil` out of 100 at least, the earlier first."""
    dits = [_read(rang, texte) for rang, texte in enumerate(textes)]
    vues: set[tuple[int, int]] = set()
    for bloc in _blocks(dits):
        for un, autre in _within(bloc):
            paire = (un.rang, autre.rang) if un.rang < autre.rang else (autre.rang, un.rang)
            if paire in vues or not _alike(un, autre, seuil):
                continue
            vues.add(paire)
            yield paire


def _read(rang: int, texte: str) -> Dit:
    mots = words(texte)
    sens = frozenset(m for m in meaningful(mots) if not m.isdecimal())
    return Dit(rang, " ".join(sorted(mots)), sens)


def _blocks(dits: list[Dit]) -> Iterator[list[Dit]]:
    frequences = Counter(mot for dit in dits for mot in dit.sens)
    blocs: dict[str, list[Dit]] = {}
    for dit in dits:
        for mot in sorted(dit.sens, key=lambda m: (frequences[m], m))[:_RARES]:
            blocs.setdefault(mot, []).append(dit)
    return (b for b in blocs.values() if len(b) > 1)


def _within(bloc: list[Dit]) -> Iterator[tuple[Dit, Dit]]:
    voisins = len(bloc)
    if voisins > _BLOC:
        bloc, voisins = sorted(bloc, key=lambda d: d.tries), _VOISINS
    for rang, dit in enumerate(bloc):
        for autre in bloc[rang + 1 : rang + 1 + voisins]:
            yield dit, autre


def _alike(un: Dit, autre: Dit, seuil: float) -> bool:
    longueurs = len(un.tries), len(autre.tries)
    # A text much shorter than the other cannot be alike: nothing needs to be compared.
    if abs(longueurs[0] - longueurs[1]) * 100 > sum(longueurs) * (100 - seuil):
        return False
    return fuzz.ratio(un.tries, autre.tries, score_cutoff=seuil) > 0
