"""What a document receives: a picture, its words and its name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.figures.scene import Scene


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption, its legend and what it says to those who do not see it."""

    cle: str
    """`cycle-leads`, `etats-WF-SAV`; `cartographie-cible.2` for the second of several."""
    section: str
    """The key of the sub-section where it belongs."""
    titre: str
    texte_alternatif: str
    legende: str
    scene: Scene


def accord(combien: int, singulier: str, pluriel: str = "") -> str:
    """Return « 1 flux », « 3 rôles »: a number and its noun."""
    return f"{nombre(combien)} {singulier if combien < 2 else pluriel or singulier + 's'}"


def nombre(valeur: int | Decimal) -> str:
    """Return a number as it is written in French: « 2 900 », « 12,5 »."""
    entier, _, decimales = f"{Decimal(valeur):,f}".partition(".")
    decimales = decimales.rstrip("0")
    return entier.replace(",", "\u202f") + (f",{decimales}" if decimales else "")


def enumeration(mots: Sequence[str]) -> str:
    """Return « a, b et c »."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} et {mots[-1]}"


def phrase(texte: str) -> str:
    """Return `texte` with its capital and its full stop."""
    texte = texte.strip()
    fin = "" if texte.endswith((".", "…", "!", "?")) else "."
    return texte[:1].upper() + texte[1:] + fin
