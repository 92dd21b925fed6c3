"""The words of a heading, as they are compared: stems, abbreviations spelt out, synonyms known."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import snowballstemmer
from rapidfuzz import fuzz

from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cdc.entretien.lexique import Lexique

Termes = tuple[str, ...]

_MOT = re.compile(r"\w+(?:/\w\b)?")
_CHIFFRES = re.compile(r"[0-9]+")
_FORME = re.compile(r"^\s*(?:[a-z]{0,2}\d+(?:\.\d+)*\s*[-.)/:]|\d+\s+(?=\D))\s*", re.IGNORECASE)
_SYNONYME, _PROCHE, _FAUTE = 0.85, 0.7, 0.85  # how much a word counts that is not the word itself
_LONGUEUR_FAUTE, _RESSEMBLANCE = 5, 80
_PREFIXE, _PART = 5, 0.7


class Mots:
    """Reads texts with one lexicon."""

    def __init__(self, lexique: Lexique) -> None:
        self._stemmer = snowballstemmer.stemmer("french")
        self._radicaux: dict[str, str] = {}
        self._abreviations = lexique.abreviations
        self._vides = {normalize(mot) for mot in lexique.mots_vides}
        self._groupes = [[t for t in map(self._stems, groupe) if t] for groupe in lexique.synonymes]

    def read(self, texte: str) -> Termes:
        """Return the terms of `texte`, each once; a known expression is one term."""
        radicaux = self._stems(_FORME.sub("", texte))
        return tuple(dict.fromkeys(self._fuse(radicaux)))

    def related(self, terme: str) -> Mapping[str, float]:
        """Return the synonyms of `terme`, and how much each counts."""
        return self._synonymes.get(terme, {})

    def _stems(self, texte: str) -> tuple[str, ...]:
        return tuple(
            self._stem(mot)
            for brut in _MOT.findall(texte)
            for mot in normalize(self._spell(brut)).split()
            if len(mot) > 1 and mot not in self._vides and not _CHIFFRES.fullmatch(mot)
        )

    def _spell(self, mot: str) -> str:
        abreviation = self._abreviations.get(mot)
        return abreviation or self._abreviations.get(mot.casefold(), mot)

    def _stem(self, mot: str) -> str:
        if mot not in self._radicaux:
            self._radicaux[mot] = self._stemmer.stemWord(mot)
        return self._radicaux[mot]

    def _fuse(self, radicaux: tuple[str, ...]) -> Iterator[str]:
        """Yield the terms; the words of an expression also count, each for itself."""
        rang = 0
        while rang < len(radicaux):
            longueur = self._longest(radicaux, rang)
            if longueur > 1:
                yield " ".join(radicaux[rang : rang + longueur])
            else:
                yield radicaux[rang]
            rang += longueur

    def _longest(self, radicaux: tuple[str, ...], rang: int) -> int:
        candidates = self._expressions.get(radicaux[rang], ())
        return max((len(e) for e in candidates if radicaux[rang : rang + len(e)] == e), default=1)

    @cached_property
    def _expressions(self) -> dict[str, list[tuple[str, ...]]]:
        debuts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for groupe in self._groupes:
            for expression in groupe:
                if len(expression) > 1:
                    debuts[expression[0]].append(expression)
        return debuts

    @cached_property
    def _synonymes(self) -> dict[str, dict[str, float]]:
        synonymes: dict[str, dict[str, float]] = defaultdict(dict)
        for groupe in self._groupes:
            termes = [" ".join(e) for e in groupe]
            for un in termes:
                synonymes[un].update({autre: _SYNONYME for autre in termes if autre != un})
        return synonymes


def neighbours(terme: str, vocabulaire: Collection[str]) -> Iterable[tuple[str, float]]:
    """Yield the words of `vocabulaire` of the same family as `terme`, or that it mistypes."""
    connu = terme in vocabulaire
    for autre in vocabulaire:
        if autre == terme or autre[0] != terme[0] or len(terme) < _LONGUEUR_FAUTE:
            continue
        if _same_family(terme, autre):
            yield autre, _PROCHE
        elif not connu and fuzz.ratio(terme, autre, score_cutoff=_RESSEMBLANCE):
            yield autre, _FAUTE


def _same_family(un: str, autre: str) -> bool:
    """Say whether two stems begin alike for most of the longer one: `qualif`, `qualifi`."""
    commun = 0
    for a, b in zip(un, autre, strict=False):
        if a != b:
            break
        commun += 1
    return commun >= _PREFIXE and commun >= _PART * max(len(un), len(autre))
