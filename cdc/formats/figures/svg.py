"""A Scene as SVG text."""

from __future__ import annotations

from functools import singledispatch
from math import hypot
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from cdc.figures.lettres import FAMILLE
from cdc.figures.scene import Point, Polygon, Polyline, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_POLICES = f"{FAMILLE}, Calibri, Carlito, sans-serif"
_POINTE, _AILE = 6.5, 2.7


def write_svg(scene: Scene, texte_alternatif: str = "") -> str:
    """Return `scene` as SVG, sizes in points, with its alternative text."""
    corps = "\n".join(_element(item) for item in scene.items)
    titre = f"<title>{escape(texte_alternatif)}</title>\n" if texte_alternatif else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="fr"'
        f' width="{_n(scene.width)}pt" height="{_n(scene.height)}pt"'
        f' viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
        f' font-family="{_POLICES}" font-kerning="none">\n'
        f"{titre}{corps}\n</svg>\n"
    )


@singledispatch
def _element(item: object) -> str:
    raise TypeError(item)


@_element.register
def _(item: Rect) -> str:
    rect = (
        f'<rect x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}"'
        f' height="{_n(item.height)}"{_radius(item.radius)}'
        f"{_paint(item.fill, item.stroke, item.stroke_width, item.dashes)}/>"
    )
    return "\n".join([rect, *(_element(t) for t in item.texts)])


@_element.register
def _(item: Text) -> str:
    gras = ' font-weight="bold"' if item.bold else ""
    ancre = f' text-anchor="{item.anchor}"' if item.anchor != "start" else ""
    return (
        f'<text x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"'
        f' fill="#{item.color}"{gras}{ancre} xml:space="preserve">{escape(item.text)}</text>'
    )


@_element.register
def _(item: Polyline) -> str:
    points = list(item.points)
    pointes = []
    if item.arrow_end:
        pointes.append(_head(points[-2], points[-1], item.stroke))
        points[-1] = _shorter(points[-2], points[-1])
    if item.arrow_start:
        pointes.append(_head(points[1], points[0], item.stroke))
        points[0] = _shorter(points[1], points[0])
    trait = _paint(None, item.stroke, item.stroke_width, item.dashes)
    return "\n".join([f'<path d="{_rounded(points, item.radius)}"{trait}/>', *pointes])


@_element.register
def _(item: Polygon) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
    return f'<polygon points="{points}"{_paint(item.fill, item.stroke, item.stroke_width, ())}/>'


def _paint(fill: str | None, stroke: str | None, width: float, dashes: Sequence[float]) -> str:
    fond = f' fill="#{fill}"' if fill else ' fill="none"'
    if not stroke:
        return fond
    tirets = f' stroke-dasharray="{" ".join(map(_n, dashes))}"' if dashes else ""
    return f'{fond} stroke="#{stroke}" stroke-width="{_n(width)}"{tirets}'


def _radius(radius: float) -> str:
    return f' rx="{_n(radius)}"' if radius else ""


def _rounded(points: Sequence[Point], radius: float) -> str:
    """Return the path through `points`, its corners cut by a curve no longer than its sides."""
    path = [f"M{_p(points[0])}"]
    for avant, coin, apres in zip(points, points[1:], points[2:], strict=False):
        r = min(radius, _length(avant, coin) / 2, _length(coin, apres) / 2)
        if r < 0.1:
            path.append(f"L{_p(coin)}")
        else:
            path.append(f"L{_p(_toward(coin, avant, r))}Q{_p(coin)} {_p(_toward(coin, apres, r))}")
    return "".join([*path, f"L{_p(points[-1])}"])


def _head(avant: Point, bout: Point, color: str) -> str:
    longueur = _length(avant, bout) or 1.0
    ux, uy = (bout[0] - avant[0]) / longueur, (bout[1] - avant[1]) / longueur
    x, y = bout[0] - _POINTE * ux, bout[1] - _POINTE * uy
    ailes = ((x - _AILE * uy, y + _AILE * ux), (x + _AILE * uy, y - _AILE * ux))
    points = " ".join(f"{_n(a)},{_n(b)}" for a, b in (bout, *ailes))
    return f'<polygon points="{points}" fill="#{color}"/>'


def _shorter(avant: Point, bout: Point) -> Point:
    return _toward(bout, avant, min(_POINTE - 1, _length(avant, bout)))


def _toward(a: Point, b: Point, distance: float) -> Point:
    longueur = _length(a, b) or 1.0
    return a[0] + (b[0] - a[0]) * distance / longueur, a[1] + (b[1] - a[1]) * distance / longueur


def _length(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _p(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _n(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
