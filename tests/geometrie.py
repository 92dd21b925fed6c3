"""What makes a picture unreadable, found on the geometry of its Scene."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from cdc.figures import charte, lettres
from cdc.figures.scene import Anchor, Kind, Point, Polygon, Polyline, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

JEU = 0.6
CORPS_MIN = 7.5
Frame = tuple[float, float, float, float]


def faults(scene: Scene) -> list[str]:
    """Return everything that a reader would trip over; nothing when the picture is sound."""
    return [
        *_outside(scene),
        *_small(scene),
        *_overlaps(scene),
        *_spilt(scene),
        *_struck(scene),
        *_laid_on_each_other(scene),
        *_too_big(scene),
    ]


def frame(rect: Rect) -> Frame:
    return rect.x, rect.y, rect.x + rect.width, rect.y + rect.height


def ink(text: Text) -> Frame:
    """Return what a line of text covers."""
    width = lettres.width(text.text, text.size, bold=text.bold)
    part = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor]
    x = text.x - width * part
    return x, text.y - 0.7 * text.size, x + width, text.y + 0.22 * text.size


def _outside(scene: Scene) -> Iterator[str]:
    picture = (0.0, 0.0, scene.width, scene.height)
    for item in scene.items:
        if isinstance(item, Rect) and not _within(frame(item), picture):
            yield f"{item.kind} outside: {frame(item)}"
        if isinstance(item, Polyline | Polygon):
            for x, y in item.points:
                if not _within((x, y, x, y), picture):
                    yield f"line outside: {x, y}"
    for text in scene.texts():
        if not _within(ink(text), picture):
            yield f"text outside: {text.text!r} {ink(text)}"


def _small(scene: Scene) -> Iterator[str]:
    for text in scene.texts():
        if text.size < CORPS_MIN:
            yield f"text too small: {text.text!r}"


def _overlaps(scene: Scene) -> Iterator[str]:
    solids = scene.rects(Kind.BOX, Kind.LABEL, Kind.TITLE)
    for a, b in combinations(solids, 2):
        if _overlap(frame(a), frame(b)):
            yield f"{a.kind} {_said(a)} on {b.kind} {_said(b)}"
    for a, b in combinations(scene.rects(Kind.ZONE), 2):
        if _overlap(frame(a), frame(b)):
            yield f"zone on zone: {frame(a)} {frame(b)}"


def _spilt(scene: Scene) -> Iterator[str]:
    for rect in scene.rects(*Kind):
        for text in rect.texts:
            if not _within(ink(text), frame(rect)):
                yield f"text wider than its {rect.kind}: {text.text!r}"


def _struck(scene: Scene) -> Iterator[str]:
    """Find lines drawn through a box, or through a label that is not theirs."""
    lines = [i for i in scene.items if isinstance(i, Polyline) and not i.dashes]
    for box in scene.rects(Kind.BOX):
        for line in lines:
            if any(_cuts(s, frame(box)) for s in pairwise(line.points)):
                yield f"line through box {_said(box)}"
    for label in scene.rects(Kind.LABEL):
        cutting = sum(any(_cuts(s, frame(label)) for s in pairwise(x.points)) for x in lines)
        if cutting > 1:
            yield f"{cutting} lines through label {_said(label)}"


def _laid_on_each_other(scene: Scene) -> Iterator[str]:
    arrows = [i for i in scene.items if isinstance(i, Polyline) and i.arrow_end]
    for a, b in combinations(arrows, 2):
        if a.stroke == b.stroke == charte.ENCRE_DOUCE and any(
            _same_way(s, t) for s in pairwise(a.points) for t in pairwise(b.points)
        ):
            yield f"arrows on each other: {a.points} {b.points}"


def _too_big(scene: Scene) -> Iterator[str]:
    page = (
        (charte.LARGEUR_PAYSAGE, charte.HAUTEUR_PAYSAGE)
        if scene.landscape
        else (charte.LARGEUR_PORTRAIT, charte.HAUTEUR_PORTRAIT)
    )
    if scene.width > page[0] + JEU or scene.height > page[1] + JEU:
        yield f"{scene.width:.0f} by {scene.height:.0f} points: larger than its page"


def _within(a: Frame, b: Frame) -> bool:
    return a[0] >= b[0] - JEU and a[1] >= b[1] - JEU and a[2] <= b[2] + JEU and a[3] <= b[3] + JEU


def _overlap(a: Frame, b: Frame) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > JEU and min(a[3], b[3]) - max(a[1], b[1]) > JEU


def _cuts(segment: tuple[Point, Point], box: Frame) -> bool:
    (x1, y1), (x2, y2) = segment
    left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    return min(right, box[2] - JEU) >= max(left, box[0] + JEU) and min(bottom, box[3] - JEU) >= max(
        top, box[1] + JEU
    )


def _same_way(s: tuple[Point, Point], t: tuple[Point, Point]) -> bool:
    """Say whether two segments run on the same line for a while."""
    for axe in (0, 1):
        droit = abs(s[0][axe] - s[1][axe]) < JEU and abs(t[0][axe] - t[1][axe]) < JEU
        if droit and abs(s[0][axe] - t[0][axe]) < 2:
            autre = 1 - axe
            (a, b), (c, d) = (sorted(p[autre] for p in x) for x in (s, t))
            if min(b, d) - max(a, c) > 2:
                return True
    return False


def _said(rect: Rect) -> str:
    return " ".join(t.text for t in rect.texts) or str(frame(rect))
