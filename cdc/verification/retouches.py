"""What may be mended without touching what a sentence says: signs and spaces, letters of a term."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Retouche:
    """Characters of a text to write otherwise.

    Attributes:
        debut: where they begin, in code points from 0.
        fin: where they end, half-open; equal to `debut` for something to add.
        texte: what to write there.
        quoi: what it is, in French, in the singular.
    """

    debut: int
    fin: int
    texte: str
    quoi: str


def apart(retouches: Iterable[Retouche]) -> list[Retouche]:
    """Return `retouches` in order, those that would touch a former one left for another time."""
    gardees: list[Retouche] = []
    for une in sorted(retouches, key=lambda r: (r.debut, r.fin)):
        if not gardees or une.debut >= gardees[-1].fin:
            gardees.append(une)
    return gardees


def mended(texte: str, retouches: Iterable[Retouche]) -> str:
    """Return `texte` after `retouches`, which do not touch one another."""
    for une in sorted(retouches, key=lambda r: r.debut, reverse=True):
        texte = texte[: une.debut] + une.texte + texte[une.fin :]
    return texte
