"""A figure as Word shapes: boxes, words and arrows that an author can move and retype.

Shapes stand in one group (DrawingML, `wpg`), at the places of the `Scene`; a box holds its words.
Programs without these shapes show the picture that comes with them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.figures.lettres import width
from cdc.figures.scene import Anchor, Polygon, Polyline, Rect, Text
from cdc.formats.docx.ooxml import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from itertools import count

    from cdc.figures.scene import Item, Point, Scene

WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_EMU = 12_700  # in a point
_JAMBAGE = 0.27  # of the body: what goes below the base line of the last words of a box
_HAMPE = 0.95  # of the body: what a line takes above its base line
_AISE = 1.3  # the reader's font may be wider than the one that was measured
_COIN = 1 - 0.5**0.5  # of the radius: how far the words of a round box keep from its sides
_POINTILLE = 2.0  # points: dashes shorter than that are dots
_ALIGNEMENTS = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}


def shapes(scene: Scene, echelle: float, numeros: count[int]) -> str:
    """Return the `wpg:wgp` that draws `scene`; `numeros` gives each shape its own number."""
    dessin = "".join(_drawn([_scaled(item, echelle) for item in scene.items], numeros))
    taille = f'cx="{_emu(scene.width * echelle)}" cy="{_emu(scene.height * echelle)}"'
    return (
        f'<wpg:wgp xmlns:wpg="{WPG}" xmlns:wps="{WPS}"><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {taille}/><a:chOff x="0" y="0"/><a:chExt {taille}/>'
        f"</a:xfrm></wpg:grpSpPr>{dessin}</wpg:wgp>"
    )


def _drawn(items: Sequence[Item], numeros: count[int]) -> Iterator[str]:
    for item in items:
        numero = next(numeros)
        if isinstance(item, Rect):
            blocs = _blocks(item.texts)
            seul = len(blocs) == 1
            yield _box(item, numero, blocs[0] if seul else ())
            for bloc in () if seul else blocs:
                yield _words(bloc, next(numeros))
        elif isinstance(item, Text):
            yield _words((item,), numero)
        elif isinstance(item, Polyline):
            yield _line(item, numero)
        else:
            yield _polygon(item, numero)


def _scaled(item: Item, k: float) -> Item:
    """Return `item` smaller: a group that Word shrinks keeps the size of its letters."""
    if isinstance(item, Text):
        return replace(item, x=item.x * k, y=item.y * k, size=item.size * k)
    if isinstance(item, Rect):
        texts = tuple(replace(t, x=t.x * k, y=t.y * k, size=t.size * k) for t in item.texts)
        x, y, largeur, hauteur = item.x * k, item.y * k, item.width * k, item.height * k
        return replace(
            item, x=x, y=y, width=largeur, height=hauteur, radius=item.radius * k, texts=texts
        )
    return replace(item, points=tuple((x * k, y * k) for x, y in item.points))


def _blocks(texts: Sequence[Text]) -> list[tuple[Text, ...]]:
    """Return lines of text that follow one another, aligned alike, as they go in one box."""
    blocs: list[list[Text]] = []
    for text in texts:
        dernier = blocs[-1][-1] if blocs else None
        if dernier is None or (dernier.anchor, dernier.x) != (text.anchor, text.x):
            blocs.append([text])
        elif text.y > dernier.y:
            blocs[-1].append(text)
        else:
            blocs.append([text])
    return [tuple(bloc) for bloc in blocs]


def _box(rect: Rect, numero: int, texts: Sequence[Text]) -> str:
    cote = min(rect.width, rect.height) or 1.0
    coins = ""
    if rect.radius:
        part = min(50_000, round(rect.radius / cote * 100_000))
        coins = f'<a:gd name="adj" fmla="val {part}"/>'
    forme = (
        f'<a:prstGeom prst="{"roundRect" if rect.radius else "rect"}"><a:avLst>{coins}</a:avLst>'
        "</a:prstGeom>"
    )
    peinture = _fill(rect.fill) + _stroke(rect.stroke, rect.stroke_width, rect.dashes)
    place = (rect.x, rect.y, rect.width, rect.height)
    coin = min(rect.radius, cote / 2) * _COIN
    dedans = (rect.x + coin, rect.y + coin, rect.width - 2 * coin, rect.height - 2 * coin)
    nom = " ".join(t.text for t in texts) or "Cadre"
    return _shape(numero, nom, place, forme + peinture, _paragraphs(texts, dedans))


def _words(texts: Sequence[Text], numero: int) -> str:
    """Return words without a box of their own."""
    large = max(width(t.text, t.size, bold=t.bold) for t in texts) * _AISE + 4
    premier, dernier = texts[0], texts[-1]
    part = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[premier.anchor]
    haut = premier.y - premier.size * _HAMPE
    place = (
        premier.x - large * part,
        haut,
        large,
        dernier.y + dernier.size * _JAMBAGE - haut,
    )
    nom = " ".join(t.text for t in texts)
    forme = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(None)}{_stroke(None, 0)}'
    return _shape(numero, nom, place, forme, _paragraphs(texts, place), legende=True)


def _line(line: Polyline, numero: int) -> str:
    bouts = _arrow("headEnd", line.arrow_start) + _arrow("tailEnd", line.arrow_end)
    trait = _stroke(line.stroke, line.stroke_width, line.dashes, bouts)
    place = _frame(line.points)
    return _shape(numero, "Trait", place, _path(line.points, place) + _fill(None) + trait)


def _polygon(polygon: Polygon, numero: int) -> str:
    place = _frame(polygon.points)
    forme = _path(polygon.points, place, close=True)
    peinture = _fill(polygon.fill) + _stroke(polygon.stroke, polygon.stroke_width)
    return _shape(numero, "Repère", place, forme + peinture)


Place = tuple[float, float, float, float]


def _shape(
    numero: int, nom: str, place: Place, forme: str, texte: str = "", *, legende: bool = False
) -> str:
    x, y, largeur, hauteur = place
    genre = ' txBox="1"' if legende else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{numero}" name="{escape(nom)}"/><wps:cNvSpPr{genre}/><wps:spPr>'
        f'<a:xfrm><a:off x="{_emu(x)}" y="{_emu(y)}"/><a:ext cx="{_emu(largeur)}"'
        f' cy="{_emu(hauteur)}"/></a:xfrm>{forme}</wps:spPr>{texte or _SANS_TEXTE}</wps:wsp>'
    )


_SANS_TEXTE = "<wps:bodyPr/>"


def _paragraphs(texts: Sequence[Text], place: Place) -> str:
    """Return the words of a shape, each line where it was placed."""
    if not texts:
        return ""
    x, y, largeur, _ = place
    premier = texts[0]
    marges = {
        "l": max(0.0, premier.x - x) if premier.anchor is Anchor.START else 0.0,
        "t": max(0.0, premier.y - premier.size * _HAMPE - y),
        "r": max(0.0, x + largeur - premier.x) if premier.anchor is Anchor.END else 0.0,
        "b": 0.0,
    }
    decale = 2 * (premier.x - x - largeur / 2) if premier.anchor is Anchor.MIDDLE else 0.0
    marges["l"] += max(0.0, decale)
    marges["r"] += max(0.0, -decale)
    retraits = "".join(f' {cote}Ins="{_emu(marge)}"' for cote, marge in marges.items())
    lignes = "".join(map(_paragraph, texts, _pitches(texts)))
    return (
        f"<wps:txbx><w:txbxContent>{lignes}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr vertOverflow="overflow" horzOverflow="overflow" wrap="square"{retraits}'
        ' anchor="t"/>'
    )


def _pitches(texts: Sequence[Text]) -> list[float]:
    """Return the height of each line: what parts its base line from the one before."""
    ecarts = [apres.y - avant.y for avant, apres in pairwise(texts)]
    return [texts[0].size * (_HAMPE + _JAMBAGE), *ecarts]


def _paragraph(text: Text, hauteur: float) -> str:
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{round(hauteur * 20)}"'
        f' w:lineRule="exact"/><w:jc w:val="{_ALIGNEMENTS[text.anchor]}"/></w:pPr><w:r><w:rPr>'
        f'{"<w:b/>" if text.bold else ""}<w:color w:val="{text.color}"/>'
        f'<w:sz w:val="{round(text.size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text.text)}</w:t></w:r></w:p>'
    )


def _path(points: Sequence[Point], place: Place, *, close: bool = False) -> str:
    gauche, haut, largeur, hauteur = place
    traits = "".join(
        f'<a:{"lnTo" if rang else "moveTo"}><a:pt x="{_emu(x - gauche)}" y="{_emu(y - haut)}"/>'
        f"</a:{'lnTo' if rang else 'moveTo'}>"
        for rang, (x, y) in enumerate(points)
    )
    fin = "<a:close/>" if close else ""
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{_emu(largeur)}" h="{_emu(hauteur)}"{"" if close else _OUVERT}>'
        f"{traits}{fin}</a:path></a:pathLst></a:custGeom>"
    )


_OUVERT = ' fill="none"'


def _frame(points: Sequence[Point]) -> Place:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _fill(couleur: str | None) -> str:
    if couleur is None:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{couleur}"/></a:solidFill>'


def _stroke(
    couleur: str | None, epaisseur: float, tirets: Sequence[float] = (), bouts: str = ""
) -> str:
    if couleur is None:
        return "<a:ln><a:noFill/></a:ln>"
    style = ""
    if tirets:
        style = f'<a:prstDash val="{"sysDot" if max(tirets) < _POINTILLE else "dash"}"/>'
    return f'<a:ln w="{_emu(epaisseur)}">{_fill(couleur)}{style or _PLEIN}<a:round/>{bouts}</a:ln>'


_PLEIN = '<a:prstDash val="solid"/>'


def _arrow(bout: str, voulue: bool) -> str:
    return f'<a:{bout} type="triangle" w="med" len="med"/>' if voulue else ""


def _emu(points: float) -> int:
    return round(points * _EMU)
