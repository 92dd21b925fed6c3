"""Texts as outlines: drawn alike by every program, whatever fonts it has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cdc.figures.lettres import font_files, width
from cdc.figures.scene import Anchor

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

    from cdc.figures.scene import Text

_CADRATIN = 1000


def outline(text: Text) -> str:
    """Return the SVG path of a line of text, letter after letter as it was measured."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font, noms = _font(bold=text.bold)
    glyphes = font.getGlyphSet()
    part = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor]
    x = text.x - width(text.text, text.size, bold=text.bold) * part
    echelle = text.size / _CADRATIN
    pen = SVGPathPen(glyphes, ntos=_number)
    for lettre in text.text:
        nom = noms.get(ord(lettre))
        if nom:
            glyphes[nom].draw(TransformPen(pen, (echelle, 0, 0, -echelle, x, text.y)))
        x += width(lettre, text.size, bold=text.bold)
    return str(pen.getCommands())


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@cache
def _font(*, bold: bool) -> tuple[TTFont, dict[int, str]]:
    from fontTools.ttLib import TTFont

    font = TTFont(font_files()[bold])
    return font, font.getBestCmap()
