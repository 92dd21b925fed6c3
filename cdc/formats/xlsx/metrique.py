"""How high a wrapped text stands: no program fits the height of merged cells by itself."""

from __future__ import annotations

import math

# Advance of Calibri's letters, in hundredths of the body, by group of equal width.
_GROUPES = {
    23: " 'ilìíîï’", 25: ",.IjÌÍÎÏ", 27: ":;", 31: "()[]-f{}", 33: "!tJ", 35: "r°²", 39: "/\\s",
    40: 'z"', 42: "Lcç“”", 45: "kvyx", 47: "Zg?FS|", 48: "aàâä", 49: "ETYeéèêëÉÈÊË#*+<=>_~–",
    51: "$0123456789«»€", 53: "CbdhnopquKPXÇôöùûüñ", 55: "BRV", 58: "AÀÂ", 62: "DH", 65: "GUNÙÛ",
    67: "OQÔ", 69: "&…", 72: "%wæ", 80: "m", 87: "Mœ", 90: "WŒ@—",
}  # fmt: skip
_LARGEURS = {lettre: largeur for largeur, lettres in _GROUPES.items() for lettre in lettres}
_FINES = {"\u00a0": 23, "\u202f": 23}
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
        width = sum(_advance(letter) for letter in word)
        blank = _advance(" ") if used else 0
        if used and used + blank + width > place:
            total, used = total + 1, 0.0
            blank = 0
        if width > place:
            extra = math.ceil(width / place) - 1
            total, used = total + extra, width - extra * place
        else:
            used += blank + width
    return total


def _advance(letter: str) -> int:
    return _LARGEURS.get(letter) or _FINES.get(letter) or 60
