"""Texts already read: in a long list many say the same, or the same with another number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.formulation.moteur import examine, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.termes import Termes

_GARDES = 4096
# A number by itself: no date, hour, decimal, reference or year, and none that means more than a count.
# Its first digit comes first, what must not stand before it afterwards: texts without digits are passed over.
_COMPTE = re.compile(
    r"\d(?<![\w.,:/°+-].)(?!(?<=[01])\b|(?<=1)00\b|(?<=1)9\d\d\b|(?<=2)0\d\d\b)\d{0,3}(?![\w.,:/-])"
)
_CHIFFRE = re.compile(r"\d")


class Dit(NamedTuple):
    """What a rule says of a text, and where in it."""

    code: str
    debut: int
    fin: int
    message: str
    suggestion: str


class Memoire:
    """Reads texts for one specification, whose `termes` are defined."""

    def __init__(self, termes: Termes) -> None:
        self._termes = termes
        self._lus: dict[tuple[str, bool], tuple[Dit, ...]] = {}

    def read(self, texte: str, *, entier: bool = True) -> tuple[Dit, ...]:
        """Return what the rules find in `texte`, a piece of a sentence when `entier` is false."""
        compte = _COMPTE.sub(_counted, texte)
        dits = self._lus.get((compte, entier))
        if dits is None:
            dits = tuple(_read(compte, self._termes, entier))
            if len(self._lus) < _GARDES:
                self._lus[compte, entier] = dits
        if compte != texte and any(_CHIFFRE.search(d.message + d.suggestion) for d in dits):
            # A number is told: it must be the right one.
            return tuple(_read(texte, self._termes, entier))
        return dits


def _counted(trouve: re.Match[str]) -> str:
    """Return a number of as many digits, the same for all."""
    return "2" * len(trouve[0])


def _read(texte: str, termes: Termes, entier: bool) -> Iterator[Dit]:
    enonce, trouvees = examine(texte, termes, entier=entier)
    for une in trouvees:
        debut, fin = enonce.bounds(une.debut, une.fin)
        yield Dit(une.code, debut, fin, tell(enonce, une), une.suggestion)
