"""Numbers and lists as French writes them, for the terminal, the page, the pictures and the documents."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE = "\u202f"
INSECABLE = "\u00a0"
_FINES = re.compile(r" (?=[?!;])")
_TENUES = re.compile(r" (?=[:»%€])|(?<=«) ")


def number(valeur: Decimal | int) -> str:
    """Return a number with its thousands apart and a decimal comma: 1 234,5."""
    entier, _, reste = f"{abs(valeur):,f}".partition(".")
    decimales = f",{reste}" if reste.strip("0") and isinstance(valeur, Decimal) else ""
    signe = "−" if valeur < 0 else ""
    return signe + entier.replace(",", FINE) + decimales


def plural(combien: int, singulier: str, pluriel: str = "") -> str:
    """Return « 1 flux », « 3 rôles »: a number and its noun."""
    return f"{number(combien)} {singulier if abs(combien) < 2 else pluriel or singulier + 's'}"


def enumeration(mots: Sequence[str]) -> str:
    """Return « a, b et c »."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} et {mots[-1]}"


def quote(texte: str, largeur: int = 70) -> str:
    """Return the beginning of `texte`, on one line, between French quotation marks."""
    court = " ".join(texte.split())
    court = court if len(court) <= largeur else court[: largeur - 1] + "…"
    return f"«\u00a0{court}\u00a0»"


def typography(texte: str) -> str:
    """Return `texte` with the spaces that French ties to its punctuation: « a », b : 5 %."""
    return _TENUES.sub(INSECABLE, _FINES.sub(FINE, texte))
