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
    titre: str
    texte_alternatif: str
    legende: str
    scene: Scene
