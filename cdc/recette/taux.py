"""Rates kept exact: a threshold is met or not, whatever the rounding that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from cdc.francais import INSECABLE, number

_DECIMALES = 4


@dataclass(frozen=True, slots=True)
class Taux:
    """So many out of so many; `valeur` is the percentage, None of nothing."""

    part: int
    total: int

    @property
    def valeur(self) -> Fraction | None:
        """Return the exact percentage."""
        return Fraction(100 * self.part, self.total) if self.total else None

    def __str__(self) -> str:
        return percent(self.valeur)

    @property
    def detail(self) -> str:
        """Return « 19 sur 20 »."""
        return f"{number(self.part)} sur {number(self.total)}"

    def against(self, seuil: Fraction) -> str:
        """Return the percentage with the decimals that tell it from `seuil`."""
        return percent(self.valeur, seuil)


def percent(valeur: Fraction | None, seuil: Fraction | None = None) -> str:
    """Return « 94,9 % », with the decimals that keep it on its side of `seuil`.

    One value is shown alike beside a threshold and alone, unless rounding it would say otherwise.
    """
    if valeur is None:
        return "—"
    for decimales in range(1, _DECIMALES + 1):
        montre = Fraction(round(valeur * 10**decimales), 10**decimales)
        if seuil is None or _side(montre, seuil) == _side(valeur, seuil):
            break
    else:
        montre = _away(valeur, decimales, seuil or Fraction(0))
    texte = f"{float(montre):.{decimales}f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{texte}{INSECABLE}%"


def _side(valeur: Fraction, seuil: Fraction) -> int:
    return (valeur > seuil) - (valeur < seuil)


def _away(valeur: Fraction, decimales: int, seuil: Fraction) -> Fraction:
    arrondi = floor if valeur < seuil else ceil
    return Fraction(arrondi(valeur * 10**decimales), 10**decimales)
