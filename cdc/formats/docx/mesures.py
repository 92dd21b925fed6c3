"""How wide columns should be, measured on the letters that they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.formats.docx.blocs import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.docx.blocs import Cellule, Tableau

# Advance of Calibri's letters, in hundredths of the body, by group of equal width.
_GROUPES = {
    23: " 'ilìíîï’\u00a0\u202f", 25: ",.IjÌÍÎÏ", 27: ":;", 31: "()[]-f{}", 33: "!tJ", 35: "r°²",
    39: "/\\s", 40: 'z"', 42: "Lcç“”", 45: "kvyx", 47: "Zg?FS|", 48: "aàâä",
    49: "ETYeéèêëÉÈÊË#*+<=>_~–", 51: "$0123456789«»€", 53: "CbdhnopquKPXÇôöùûüñ", 55: "BRV",
    58: "AÀÂ", 62: "DH", 65: "GUNÙÛ", 67: "OQÔ", 69: "&…", 72: "%wæ", 80: "m", 87: "Mœ",
    90: "WŒ@—",
}  # fmt: skip
_CHASSES = {ord(lettre): largeur for largeur, lettres in _GROUPES.items() for lettre in lettres}
_MM_PAR_POINT = 25.4 / 72
_CORPS = {"CDC Tableau": 9.5, "CDC Tableau Détaillé": 9.5, "CDC Tableau Dense": 9.0}
_MARGES = {"CDC Tableau": 3.6, "CDC Tableau Détaillé": 3.6, "CDC Tableau Dense": 3.2}
_COUPURES = re.compile(r"[ /]")
_MOT_MAX = 46.0
_CONFORT = 42.0
_UTILE = 0.9


def text_width(texte: str, corps: float) -> float:
    """Return the width of `texte` in millimetres."""
    chasses = _CHASSES
    return sum(chasses.get(ord(c), 60) for c in texte) * corps / 100 * _MM_PAR_POINT * 1.02


def column_widths(tableau: Tableau, largeur: float) -> list[float] | None:
    """Return the widths of the columns over `largeur` millimetres, or None if they cannot fit."""
    corps, marge = _CORPS.get(tableau.style, 9.5), _MARGES.get(tableau.style, 3.6)
    besoins = [_besoin(tableau, rang, corps, marge) for rang in range(len(tableau.colonnes))]
    minimum, naturelle = [b[0] for b in besoins], [b[1] for b in besoins]
    if sum(minimum) > largeur:
        return None
    if sum(naturelle) <= largeur:
        return _spread(naturelle, naturelle, largeur)
    confort = [min(n, max(m, _CONFORT)) for m, n in besoins]
    base = confort if sum(confort) <= largeur else minimum
    return _spread(base, [n - b for b, n in zip(base, naturelle, strict=True)], largeur)


def fits(tableau: Tableau, largeur: float) -> bool:
    """Say whether every column of `tableau` stays readable over `largeur` millimetres."""
    largeurs = column_widths(tableau, largeur)
    return largeurs is not None and all(
        obtenue >= min(16.0, largeur / len(largeurs)) or obtenue >= naturelle * _UTILE
        for obtenue, naturelle in zip(
            largeurs,
            (_besoin(tableau, rang, 9.5, 3.6)[1] for rang in range(len(largeurs))),
            strict=True,
        )
    )


def _spread(base: Sequence[float], poids: Sequence[float], largeur: float) -> list[float]:
    reste, total = largeur - sum(base), sum(poids)
    if not total:
        return [b + reste / len(base) for b in base]
    return [b + reste * p / total for b, p in zip(base, poids, strict=True)]


def _besoin(tableau: Tableau, rang: int, corps: float, marge: float) -> tuple[float, float]:
    """Return the least and the natural width of a column."""
    colonne = tableau.colonnes[rang]
    if colonne.largeur:
        return colonne.largeur, colonne.largeur
    titre = text_width(colonne.titre, 9.0) * 1.04
    mot = max(_longest_word(colonne.titre, 9.0) * 1.04, 6.0)
    naturelle = max(titre, 6.0)
    for ligne in tableau.lignes:
        if rang < len(ligne.cellules):
            mot_cellule, large = _cell(ligne.cellules[rang], corps)
            mot, naturelle = max(mot, mot_cellule), max(naturelle, large)
    return min(mot, _MOT_MAX) + marge, naturelle + marge


def _cell(cellule: Cellule, corps: float) -> tuple[float, float]:
    mot = large = 0.0
    for paragraphe in cellule:
        texte = plain(paragraphe.fragments)
        retrait = 3.0 if paragraphe.style.endswith("Puce") else 0.0
        mot = max(mot, _longest_word(texte, corps) + retrait)
        large = max(large, min(text_width(texte, corps), 120.0) + retrait)
    return mot, large


def _longest_word(texte: str, corps: float) -> float:
    return max((text_width(mot, corps) for mot in _COUPURES.split(texte)), default=0.0)
