"""How high a wrapped text stands: no program fits the height of merged cells by itself."""

from __future__ import annotations

import math

from cdc.formats.chasses import advance

_PX_PAR_POINT = 96 / 72
_MARGE = 22
_INTERLIGNE = 1.36


def lines(text: str, width: int, size: float, *, bold: bool = False) -> int:
    """Return the number of lines of `text` in a cell `width` pixels wide, at `size` points."""
    place = max(width - _MARGE, 1) / (size * _PX_PAR_POINT) * 100 / (1.04 if bold else 1.01)
    return sum(_wrapped(paragraph, place) for paragraph in text.split("\n")) if text else 1


def height(text: str, width: int, size: float, *, bold: bool = False) -> float:
    """Return the height of `text` in points."""
    return lines(text, width, size, bold=bold) * size * _INTERLIGNE


def _wrapped(paragraph: str, place: float) -> int:
    total, used = 1, 0.0
    for word in paragraph.split(" "):
        width = advance(word)
        blank = advance(" ") if used else 0
        if used and used + blank + width > place:
            total, used = total + 1, 0.0
            blank = 0
        if width > place:
            extra = math.ceil(width / place) - 1
            total, used = total + extra, width - extra * place
        else:
            used += blank + width
    return total
