"""Lists of words and phrases, found in one pass over a statement.

A phrase is written as French writes it, with four marks: `rapide*` any of the forms of an
adjective, `<gérer>` any form of a verb, `le|la` either word, `[très]` a word that may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from cdc.verification.formulation.mots import Nature, inflect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cdc.verification.formulation.enonce import Enonce, Jeton


# The first words of phrases, each with those that may come second; None when any may.
Debuts = dict[str, frozenset[str] | None]
_SUITE = re.compile(r"\s*\n\s*\|")
_ELISION = re.compile(r"’(?=\w)(?<!aujourd’)(?<!quelqu’)")


class Trouvaille(NamedTuple):
    """Words that a rule speaks of: from `debut` to `fin`, half-open, counted in words."""

    code: str
    debut: int
    fin: int
    suggestion: str = ""


_VERBAL = Nature.FINI | Nature.INFINITIF | Nature.PARTICIPE | Nature.GERONDIF


def always(_enonce: Enonce, _debut: int, _fin: int) -> bool:
    """Keep whatever is found."""
    return True


@dataclass(frozen=True)
class Lexique:
    """The phrases of a rule, and what must be true around them.

    Attributes:
        code: the rule.
        phrases: with `;` between.
        garde: whether to keep what is found, by where it stands.
        suggestion: a wording to put instead, where there is one.
    """

    code: str
    phrases: str
    garde: Callable[[Enonce, int, int], bool] = always
    suggestion: str = ""


class Motifs:
    """Several lists compiled into one tree of words."""

    def __init__(self, lexiques: Sequence[Lexique]) -> None:
        self._racine: dict[str, Any] = {}
        for lexique in lexiques:
            for mots in _sequences(lexique.phrases):
                self._add(mots, lexique)
        self.debuts: Debuts = {mot: _followers(noeud) for mot, noeud in self._racine.items()}
        self._verbes = frozenset(mot[1:-1] for mot in self._racine if mot.startswith("<"))

    def _add(self, mots: Iterable[str], lexique: Lexique) -> None:
        noeud = self._racine
        for un in mots:
            noeud = noeud.setdefault(un, {})
        noeud.setdefault("", []).append(lexique)

    def find(self, enonce: Enonce, rangs: list[int] | None = None) -> Iterator[Trouvaille]:
        """Return what the lists hold of `enonce`, out of quotations; of one list the longest.

        `rangs` tells where a phrase may begin, when `beginnings` was asked for several lists at once.
        """
        jetons = enonce.jetons
        atteint: dict[int, int] = {}
        if rangs is None:
            rangs = beginnings(self.debuts, enonce)
        if self._verbes and not self._verbes.isdisjoint(enonce.lemmes):
            verbaux = (r for r, j in enumerate(jetons) if j.role & _VERBAL)
            rangs = sorted({*rangs, *(r for r in verbaux if jetons[r].lemme in self._verbes)})
        for rang in rangs:
            if jetons[rang].cite:
                continue
            for lexique, fin in _longest(self._racine, jetons, rang).values():
                if fin <= atteint.get(id(lexique), 0):
                    continue
                if lexique.garde(enonce, rang, fin):
                    atteint[id(lexique)] = fin
                    yield Trouvaille(lexique.code, rang, fin, lexique.suggestion)


def beginnings(debuts: Debuts, enonce: Enonce) -> list[int]:
    """Return where a phrase may begin: at its first word, when its second one may follow."""
    formes = enonce.suite
    return [
        rang
        for rang, forme in zip(range(len(enonce.jetons)), formes, strict=False)
        if forme in debuts and ((suite := debuts[forme]) is None or formes[rang + 1] in suite)
    ]


def together(*tous: Debuts) -> Debuts:
    """Return how the phrases of several lists begin."""
    debuts: Debuts = {}
    for mot, suite in (couple for un in tous for couple in un.items()):
        avant = debuts.get(mot, suite)
        debuts[mot] = None if avant is None or suite is None else avant | suite
    return debuts


def _followers(noeud: dict[str, Any]) -> frozenset[str] | None:
    """Return the words that may come after those of `noeud`; nothing when any may."""
    if "" in noeud or any(mot.startswith("<") for mot in noeud):
        return None
    return frozenset(noeud)


def _longest(
    racine: dict[str, Any], jetons: Sequence[Jeton], rang: int
) -> dict[int, tuple[Lexique, int]]:
    trouves: dict[int, tuple[Lexique, int]] = {}
    noeuds = [racine]
    # A phrase may go on through a defined term: « sous réserve de » is one where « réserve » is defined.
    while noeuds and rang < len(jetons) and (not jetons[rang].cite or jetons[rang].terme):
        jeton = jetons[rang]
        cles = (jeton.forme, f"<{jeton.lemme}>") if jeton.role & _VERBAL else (jeton.forme,)
        noeuds = [n[cle] for n in noeuds for cle in cles if cle in n]
        rang += 1
        for noeud in noeuds:
            for lexique in noeud.get("", ()):
                trouves[id(lexique)] = (lexique, rang)
    return trouves


def _sequences(phrases: str) -> Iterator[tuple[str, ...]]:
    suivies = _SUITE.sub("|", phrases)
    for phrase in suivies.split(";"):
        mots = _ELISION.sub("’ ", phrase).split()
        if mots:
            for choix in product(*(_alternatives(m) for m in mots)):
                yield tuple(m for m in choix if m)


@cache
def _alternatives(mot: str) -> tuple[str, ...]:
    facultatif = mot.startswith("[")
    formes: list[str] = [""] if facultatif else []
    for un in mot.strip("[]").split("|"):
        formes += sorted(inflect(un[:-1])) if un.endswith("*") else [un]
    return tuple(dict.fromkeys(formes))
