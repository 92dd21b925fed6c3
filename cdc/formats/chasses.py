"""How wide a text is in Calibri, which every document names: columns and rows are sized by it."""

from __future__ import annotations

from collections import defaultdict

# In hundredths of the body, by group of equal width.
_GROUPES = {
    23: " 'ilìíîï’\u00a0\u202f", 25: ",.IjÌÍÎÏ", 27: ":;", 31: "()[]-f{}", 33: "!tJ", 35: "r°²",
    39: "/\\s", 40: 'z"', 42: "Lcç“”", 45: "kvyx", 47: "Zg?FS|", 48: "aàâä",
    49: "ETYeéèêëÉÈÊË#*+<=>_~–", 51: "$0123456789«»€", 53: "CbdhnopquKPXÇôöùûüñ", 55: "BRV",
    58: "AÀÂ", 62: "DH", 65: "GUNÙÛ", 67: "OQÔ", 69: "&…", 72: "%wæ", 80: "m", 87: "Mœ",
    90: "WŒ@—",
}  # fmt: skip
_AUTRES = 60
_CHASSES: defaultdict[str, int] = defaultdict(
    lambda: _AUTRES, {un: largeur for largeur, lettres in _GROUPES.items() for un in lettres}
)


def advance(texte: str) -> int:
    """Return the width of `texte`, in hundredths of the body."""
    return sum(map(_CHASSES.__getitem__, texte))


# How much wider than Calibri the fonts that companies choose are, over French text.
_PLUS_LARGES = {
    "calibri": 1.0, "carlito": 1.0, "times new roman": 1.02, "garamond": 0.98, "arial narrow": 0.95,
    "verdana": 1.3, "tahoma": 1.12, "century gothic": 1.22, "montserrat": 1.28, "poppins": 1.26,
}  # fmt: skip
_INCONNUE = 1.14


def spread(police: str) -> float:
    """Return how much wider than those of Calibri the letters of a font are.

    A font that is not known is taken for one of the wider ones (Arial, Georgia, Segoe UI): a
    column a little too wide costs less than a date cut in two. Without a name, it is ours.
    """
    return _PLUS_LARGES.get(police.strip().casefold(), _INCONNUE) if police else 1.0
