"""A placed picture: rectangles, texts, lines, in points from the top left corner.

It knows no file format. Items are drawn in their order; a text always belongs to a rectangle or
stands alone at its place, already broken into lines and measured.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from cdc.figures import charte
from cdc.figures.lettres import drawable

Point = tuple[float, float]


class Anchor(StrEnum):
    """Which end of a text stands at its `x`."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Kind(StrEnum):
    """What a rectangle stands for: boxes never overlap, nor do labels."""

    BOX = "box"
    LABEL = "label"
    TITLE = "title"
    ZONE = "zone"
    BAR = "bar"
    GROUND = "ground"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, in letters that the font has; `y` is its base line."""

    x: float
    y: float
    text: str
    size: float = charte.CORPS
    bold: bool = False
    color: str = charte.ENCRE
    anchor: Anchor = Anchor.START

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", drawable(self.text))


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle and the lines of text that stand in it."""

    x: float
    y: float
    width: float
    height: float
    kind: Kind = Kind.GROUND
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = charte.TRAIT
    radius: float = 0
    dashes: tuple[float, ...] = ()
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line with rounded corners, an arrow at its end, its start, or neither."""

    points: tuple[Point, ...]
    stroke: str = charte.ENCRE_DOUCE
    stroke_width: float = charte.FLECHE
    radius: float = 0
    dashes: tuple[float, ...] = ()
    arrow_end: bool = False
    arrow_start: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape."""

    points: tuple[Point, ...]
    fill: str | None = charte.ACCENT
    stroke: str | None = None
    stroke_width: float = charte.TRAIT


Item = Rect | Text | Polyline | Polygon


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture of `width` by `height` points."""

    width: float
    height: float
    items: tuple[Item, ...]

    @property
    def landscape(self) -> bool:
        """Say whether it needs a page in landscape to stay readable."""
        return self.width > charte.LARGEUR_PORTRAIT + 0.5

    def rects(self, *kinds: Kind) -> list[Rect]:
        """Return the rectangles of these kinds, in drawing order."""
        return [i for i in self.items if isinstance(i, Rect) and i.kind in kinds]

    def texts(self) -> list[Text]:
        """Return every line of text, in boxes and alone."""
        inside = [t for i in self.items if isinstance(i, Rect) for t in i.texts]
        return inside + [i for i in self.items if isinstance(i, Text)]


def moved(item: Item, dx: float, dy: float) -> Item:
    """Return `item` shifted by `dx`, `dy`."""
    if isinstance(item, Rect):
        texts = tuple(replace(t, x=t.x + dx, y=t.y + dy) for t in item.texts)
        return replace(item, x=item.x + dx, y=item.y + dy, texts=texts)
    if isinstance(item, Text):
        return replace(item, x=item.x + dx, y=item.y + dy)
    return replace(item, points=tuple((x + dx, y + dy) for x, y in item.points))
