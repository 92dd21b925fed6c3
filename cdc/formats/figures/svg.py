"""A Scene as SVG text."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from cdc.figures.lettres import FAMILLE, clean, width
from cdc.figures.scene import Anchor, Point, Polygon, Polyline, Rect, Text
from cdc.formats.figures.contours import outline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdc.figures.scene import Item, Scene

_POLICES = f"{FAMILLE}, Calibri, Carlito, sans-serif"
_POINTE, _AILE = 6.5, 2.7
_PIXELS = 96 / 72


def write_svg(scene: Scene, texte_alternatif: str = "", *, contours: bool = False) -> str:
    """Return `scene` as SVG, sizes in points, with its alternative text.

    With `contours`, letters are drawn as outlines: no font is needed to show them, but they can
    be neither searched nor copied. Word and LibreOffice are given these.
    """
    lettre = _outlined if contours else _written
    titre = [f"<title>{escape(texte_alternatif)}</title>"] if texte_alternatif else []
    tete = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="fr"'
        f' width="{_n(scene.width)}pt" height="{_n(scene.height)}pt"'
        f' viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
        f' font-family="{_POLICES}" font-kerning="none">'
    )
    return "\n".join([tete, *titre, *(_element(i, lettre) for i in scene.items), "</svg>", ""])


def write_inline_svg(scene: Scene, ident: str, texte_alternatif: str) -> str:
    """Return `scene` as the part of a web page that it is: its letters can be selected.

    The reader's own font draws them, so each is given the width that it was measured with. `ident`
    names the alternative text, and must be its own in the page.
    """
    tete = (
        f'<svg role="img" aria-labelledby="{ident}" width="{_n(scene.width * _PIXELS)}"'
        f' height="{_n(scene.height * _PIXELS)}"'
        f' viewBox="0 0 {_n(scene.width)} {_n(scene.height)}">'
    )
    dit = f'<desc id="{ident}">{escape(clean(texte_alternatif))}</desc>'
    return "\n".join([tete, dit, *(_element(i, _fitted) for i in scene.items), "</svg>", ""])


def _element(item: Item, lettre: Callable[[Text], str]) -> str:
    if isinstance(item, Text):
        return lettre(item)
    if isinstance(item, Rect):
        return "\n".join([_rect(item), *map(lettre, item.texts)])
    return _line(item) if isinstance(item, Polyline) else _polygon(item)


def _written(text: Text, largeur: str = "") -> str:
    gras = ' font-weight="bold"' if text.bold else ""
    ancre = f' text-anchor="{text.anchor}"' if text.anchor is not Anchor.START else ""
    return (
        f'<text x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}"'
        f' fill="#{text.color}"{gras}{ancre}{largeur}>{escape(text.text)}</text>'
    )


def _fitted(text: Text) -> str:
    mesure = width(text.text, text.size, bold=text.bold)
    return _written(text, f' textLength="{_n(mesure)}" lengthAdjust="spacingAndGlyphs"')


def _outlined(text: Text) -> str:
    return f'<path fill="#{text.color}" d="{outline(text)}"/>'


def _rect(rect: Rect) -> str:
    rayon = f' rx="{_n(rect.radius)}"' if rect.radius else ""
    return (
        f'<rect x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.width)}"'
        f' height="{_n(rect.height)}"{rayon}'
        f"{_paint(rect.fill, rect.stroke, rect.stroke_width, rect.dashes)}/>"
    )


def _line(line: Polyline) -> str:
    points = list(line.points)
    pointes = []
    if line.arrow_end:
        pointes.append(_head(points[-2], points[-1], line.stroke))
        points[-1] = _shorter(points[-2], points[-1])
    if line.arrow_start:
        pointes.append(_head(points[1], points[0], line.stroke))
        points[0] = _shorter(points[1], points[0])
    trait = _paint(None, line.stroke, line.stroke_width, line.dashes)
    return "\n".join([f'<path d="{_rounded(points, line.radius)}"{trait}/>', *pointes])


def _polygon(polygon: Polygon) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in polygon.points)
    trait = _paint(polygon.fill, polygon.stroke, polygon.stroke_width, ())
    return f'<polygon points="{points}"{trait}/>'


def _paint(fill: str | None, stroke: str | None, width: float, dashes: Sequence[float]) -> str:
    fond = f' fill="#{fill}"' if fill else ' fill="none"'
    if not stroke:
        return fond
    tirets = f' stroke-dasharray="{" ".join(map(_n, dashes))}"' if dashes else ""
    return f'{fond} stroke="#{stroke}" stroke-width="{_n(width)}"{tirets}'


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
