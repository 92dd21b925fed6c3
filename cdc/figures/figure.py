"""What a document receives: a picture, its words and its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def phrase(texte: str) -> str:
    """Return `texte` with its capital and its full stop."""
    texte = texte.strip()
    fin = "" if texte.endswith((".", "…", "!", "?")) else "."
    return texte[:1].upper() + texte[1:] + fin
