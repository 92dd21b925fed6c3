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
    """Return « 94,9 % », rounded away from `seuil` so that what is shown says the same.

    A value that is its own threshold is shown as it is.
    """
    if valeur is None:
        return "—"
    for decimales in range(1, _DECIMALES + 1):
        montre = _rounded(valeur, decimales, seuil)
        if seuil is None or (montre == seuil) is (valeur == seuil):
            break
    texte = f"{float(montre):.{decimales}f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{texte}{INSECABLE}%"


def _rounded(valeur: Fraction, decimales: int, seuil: Fraction | None) -> Fraction:
    echelle = 10**decimales
    if seuil is None or valeur == seuil:
        return Fraction(round(valeur * echelle), echelle)
    arrondi = floor if valeur < seuil else ceil
    return Fraction(arrondi(valeur * echelle), echelle)
