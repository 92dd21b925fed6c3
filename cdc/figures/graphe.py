"""A graph to be drawn in rows, and the same graph once placed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc.figures.scene import Point


@dataclass(frozen=True, slots=True)
class Noeud:
    """A box of known size, on its row; boxes of one zone are drawn in one frame."""

    cle: str
    largeur: float
    hauteur: float
    rang: int
    zone: str | None = None
    reserve: float = 0
    """Room kept free on both sides, which no arrow leaves from."""
    retrait: float = 0
    """How far inside the box its rounded corners push the arrows."""


@dataclass(frozen=True, slots=True)
class Lien:
    """An arrow between two boxes, with a label of known size laid on it."""

    cle: str
    de: str
    vers: str
    largeur: float = 0
    hauteur: float = 0


@dataclass(frozen=True, slots=True)
class Graphe:
    """Boxes and arrows, in the order of the project."""

    noeuds: tuple[Noeud, ...]
    liens: tuple[Lien, ...]
    titres: dict[str, float] = field(default_factory=dict)
    """Width of the title of each zone."""


@dataclass(frozen=True, slots=True)
class Cadre:
    """A place taken on the picture."""

    x: float
    y: float
    largeur: float
    hauteur: float

    @property
    def droite(self) -> float:
        """Return the abscissa of its right side."""
        return self.x + self.largeur

    @property
    def bas(self) -> float:
        """Return the ordinate of its lower side."""
        return self.y + self.hauteur

    @property
    def centre(self) -> Point:
        """Return its centre."""
        return self.x + self.largeur / 2, self.y + self.hauteur / 2


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands."""

    largeur: float
    hauteur: float
    boites: dict[str, Cadre]
    traces: dict[str, tuple[Point, ...]]
    etiquettes: dict[str, Cadre]
    zones: dict[str, Cadre]
    titres: dict[str, Cadre]
    croisements: int = 0
