"""Names compared as people read them: whatever the case, the accents, the plural."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Combining marks, as Latin letters have them.
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
_MOTS = re.compile(r"[a-z0-9]+")
_GRAMMAIRE = (
    "a au aux avec ce ces cette d dans de des du elle en est et etre il ils l la le les leur leurs lui "
    "n ne on ou par pas plus pour qu que qui s sa se ses son sont sur un une"
)
_COURT = 3
_VIDES = frozenset(_GRAMMAIRE.split())
_PROCHE = 60  # how alike two identifiers are, of 100, for one to be proposed for the other
_SEMBLABLE = 50  # ... what follows their prefix alone
_COMPARES = 20  # how many are looked at closely
PROPOSES = 2  # how many as near may be proposed


@lru_cache(maxsize=100_000)
def fold(texte: str) -> str:
    """Return `texte` in small letters, without accents, with single plain spaces."""
    decompose = unicodedata.normalize("NFKD", texte.replace("’", "'").replace("œ", "oe"))
    return " ".join(_ACCENTS.sub("", decompose).casefold().split())


def words(texte: str) -> list[str]:
    """Return the words and numbers of `texte`, folded, in their order."""
    return _MOTS.findall(fold(texte))


def meaning(texte: str) -> list[str]:
    """Return the words of `texte` that carry meaning, without the mark of their plural."""
    return meaningful(words(texte))


def meaningful(mots: list[str]) -> list[str]:
    """Return those of `mots` that carry meaning, without the mark of their plural."""
    return [_singular(m) for m in mots if m not in _VIDES]


def same_name(texte: str) -> str:
    """Return what two names that people take for one another share."""
    return " ".join(sorted(meaning(texte)))


def holds(texte: str, mots: tuple[str, ...]) -> bool:
    """Tell whether one of `mots`, already folded, begins a word of `texte`; a short one is a word."""
    espace = f" {' '.join(words(texte))} "
    return any((f" {mot} " if len(mot) <= _COURT else f" {mot}") in espace for mot in mots)


def _singular(mot: str) -> str:
    return mot[:-1] if len(mot) > 3 and mot[-1] in "sx" else mot


def nearest(texte: str, candidats: Sequence[str]) -> list[str]:
    """Return those of `candidats` that are the most like `texte`; none when too many are as near.

    MEM-07 is as near to nine members: naming one would be a guess. A prefix that all bear is no likeness.
    """
    # Imported here: most projects have no broken reference.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import Levenshtein

    trouves = process.extract(
        texte, candidats, scorer=fuzz.ratio, score_cutoff=_PROCHE, limit=_COMPARES
    )
    ecarts = {
        c: (-score, Levenshtein.distance(texte, c))
        for c, score, _ in trouves
        if fuzz.ratio(*_unlike(texte, c)) >= _SEMBLABLE
    }
    premier = min(ecarts.values(), default=None)
    proches = [c for c, ecart in ecarts.items() if ecart == premier]
    return proches if len(proches) <= PROPOSES else []


def _unlike(un: str, autre: str) -> tuple[str, str]:
    """Return what follows the prefix of two identifiers that bear the same."""
    prefixe = f"{un.split('-', 1)[0]}-"
    if un.startswith(prefixe) and autre.startswith(prefixe):
        return un.removeprefix(prefixe), autre.removeprefix(prefixe)
    return un, autre
