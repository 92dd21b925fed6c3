"""How wide columns should be, measured on the letters that they hold."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import permutations, product
from typing import TYPE_CHECKING

from cdc.formats.chasses import advance
from cdc.formats.document.blocs import Reference, Texte, bare, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.document.blocs import Cellule, Fragment, Paragraphe, Tableau

_MM_PAR_POINT = 25.4 / 72
_CORPS = {"CDC Tableau": 9.5, "CDC Tableau Détaillé": 9.5, "CDC Tableau Dense": 9.0}
_MARGE = 4.0
_COUPURES = re.compile(r"[ /]")
_COURT = re.compile(r"[\d≤<>≥].{0,16}$")
_MOT_MAX = 46.0
_CONFORTS = (42.0, 32.0, 26.0, 20.0)
_REFERENCES = frozenset({"Réf.", "Flux", "N°"})
_UTILE = 0.9
_GRAS = 1.05
_LISIBLE = 23.0
_ESPACE = 0.8
# Texts are measured a little wide: one that nearly fits does.
_PRUDENCE = 1.025
# How much room goes from one column to another at a time, in millimetres; rows that are measured.
_PAS = (12.0, 6.0, 3.0)
_ECHANTILLON = 40


def text_width(texte: str, corps: float) -> float:
    """Return the width of `texte` in millimetres."""
    return advance(texte) * corps / 100 * _MM_PAR_POINT * 1.03


def column_widths(tableau: Tableau, largeur: float, chasse: float = 1.0) -> list[float]:
    """Return the widths of the columns over `largeur` millimetres, for the lowest table.

    `chasse` says how much wider than ours the letters of the reader's font are.
    """
    besoins = _needs(tableau)
    base = _shared_out(tableau, besoins, largeur / chasse)
    if any(mm < besoin.naturelle for mm, besoin in zip(base, besoins, strict=True)):
        base = _lowered(tableau, base, besoins)
    return [mm * chasse for mm in base]


def _needs(tableau: Tableau) -> list[_Besoin]:
    corps, marge = _CORPS.get(tableau.style, 9.5), _MARGE
    return [_need(tableau, rang, corps, marge) for rang in range(len(tableau.colonnes))]


def _shared_out(tableau: Tableau, besoins: Sequence[_Besoin], largeur: float) -> list[float]:
    minimum = [besoin.minimum for besoin in besoins]
    naturelle = [besoin.naturelle for besoin in besoins]
    if sum(minimum) > largeur:
        # Some words will break: better than a table wider than its page.
        return [m * largeur / sum(minimum) for m in minimum]
    if sum(naturelle) <= largeur:
        souples = [0.0 if fixe else n for n, fixe in zip(naturelle, _short(tableau), strict=True)]
        return _spread(naturelle, souples if any(souples) else naturelle, largeur)
    # Wrapped text asks for room in proportion to what it holds, not to its longest line.
    base = next(
        (essai for confort in _CONFORTS if sum(essai := _at_least(besoins, confort)) <= largeur),
        minimum,
    )
    poids = [
        max((besoin.matiere + besoin.naturelle) / 2 - b, 0.0)
        for b, besoin in zip(base, besoins, strict=True)
    ]
    return _spread(base, poids, largeur)


def _at_least(besoins: Sequence[_Besoin], confort: float) -> list[float]:
    return [min(b.naturelle, max(b.minimum, confort)) for b in besoins]


def _short(tableau: Tableau) -> list[bool]:
    """Say which columns gain nothing from more room: numbers, dates, identifiers."""
    return [
        (rang == 0 and colonne.titre in _REFERENCES) or colonne.alignement != "gauche"
        for rang, colonne in enumerate(tableau.colonnes)
    ]


def fits(tableau: Tableau, largeur: float) -> bool:
    """Say whether every column of `tableau` stays readable over `largeur` millimetres."""
    besoins = _needs(tableau)
    if sum(besoin.minimum for besoin in besoins) > largeur:
        return False
    return all(
        obtenue >= min(_LISIBLE, besoin.naturelle * _UTILE)
        for obtenue, besoin in zip(_shared_out(tableau, besoins, largeur), besoins, strict=True)
    )


def _lowered(tableau: Tableau, base: Sequence[float], besoins: Sequence[_Besoin]) -> list[float]:
    """Return widths that give a lower table, if moving room from column to column finds them."""
    colonnes = [_Hauteurs(tableau, rang) for rang in range(len(base))]
    # A short amount (4 h ouvrées, 12 jours ouvrés) is left in one piece, where it was.
    minimum = [
        max(besoin.minimum, min(mm, colonne.courte))
        for besoin, mm, colonne in zip(besoins, base, colonnes, strict=True)
    ]
    largeurs = list(base)
    total = _height(colonnes, largeurs)
    progres = True
    while progres:
        progres = False
        for pas, (de, vers) in product(_PAS, permutations(range(len(base)), 2)):
            if largeurs[de] - pas < minimum[de]:
                continue
            essai = largeurs.copy()
            essai[de] -= pas
            essai[vers] += pas
            hauteur = _height(colonnes, essai)
            if hauteur < total:
                largeurs, total, progres = essai, hauteur, True
    return largeurs


def _height(colonnes: Sequence[_Hauteurs], largeurs: Sequence[float]) -> int:
    lignes = [c.at(mm) for c, mm in zip(colonnes, largeurs, strict=True)]
    return sum(map(max, zip(*lignes, strict=True)))


class _Hauteurs:
    """How many lines each cell of a column takes, header first, by the width of the column."""

    def __init__(self, tableau: Tableau, rang: int) -> None:
        corps = _CORPS.get(tableau.style, 9.5)
        titre = tableau.colonnes[rang].titre
        cellules = (ligne.cellules[rang] for ligne in tableau.lignes[:_ECHANTILLON])
        self._mots = [
            [[text_width(mot, 9.0) * _GRAS for mot in titre.split(" ")]],
            *([_words(p, corps) for p in cellule] for cellule in cellules),
        ]
        textes = (plain(p.fragments) for ligne in tableau.lignes for p in ligne.cellules[rang])
        courts = [text_width(texte, corps) for texte in textes if _COURT.match(texte)]
        self.courte = max(courts, default=0.0) + _MARGE
        self._vues: dict[float, list[int]] = {}

    def at(self, largeur: float) -> list[int]:
        vues = self._vues.get(largeur)
        if vues is None:
            place = (largeur - _MARGE) * _PRUDENCE
            vues = [sum(_lines(mots, place) for mots in cellule) or 1 for cellule in self._mots]
            self._vues[largeur] = vues
        return vues


def _lines(mots: Sequence[float], place: float) -> int:
    """Return how many lines of `place` millimetres words of these widths fill."""
    lignes, reste = 1, place
    for mot in mots:
        if mot > reste and reste < place:
            lignes, reste = lignes + 1, place
        reste -= mot + _ESPACE
    return lignes


def _words(paragraphe: Paragraphe, corps: float) -> list[float]:
    gras = _GRAS if any(map(_is_bold, bare(paragraphe.fragments))) else 1.0
    retrait = 3.0 if paragraphe.style.endswith("Puce") else 0.0
    mots = plain(paragraphe.fragments).split(" ")
    return [text_width(mot, corps) * gras + retrait for mot in mots]


def _spread(base: Sequence[float], poids: Sequence[float], largeur: float) -> list[float]:
    reste, total = largeur - sum(base), sum(poids)
    if not total:
        return [b + reste / len(base) for b in base]
    return [b + reste * p / total for b, p in zip(base, poids, strict=True)]


@dataclass(frozen=True, slots=True)
class _Besoin:
    """What a column asks for: its longest word, its longest line, how much it holds."""

    minimum: float
    naturelle: float
    matiere: float


def _need(tableau: Tableau, rang: int, corps: float, marge: float) -> _Besoin:
    colonne = tableau.colonnes[rang]
    if colonne.largeur:
        mots = (_cell(ligne.cellules[rang], corps)[0] + marge for ligne in tableau.lignes)
        largeur = max(colonne.largeur, *mots, 0.0)
        return _Besoin(largeur, largeur, largeur)
    mot = max(_longest_word(colonne.titre, 9.0) * _GRAS, 6.0)
    naturelle = max(text_width(colonne.titre, 9.0) * _GRAS, 6.0)
    carres = 0.0
    for ligne in tableau.lignes:
        mot_cellule, large = _cell(ligne.cellules[rang], corps)
        mot, naturelle = max(mot, mot_cellule), max(naturelle, large)
        carres += large * large
    moyenne = math.sqrt(carres / max(len(tableau.lignes), 1))
    return _Besoin(min(mot, _MOT_MAX) + marge, naturelle + marge, moyenne + marge)


def _cell(cellule: Cellule, corps: float) -> tuple[float, float]:
    mot = large = 0.0
    for paragraphe in cellule:
        texte = plain(paragraphe.fragments)
        gras = _GRAS if any(map(_is_bold, bare(paragraphe.fragments))) else 1.0
        retrait = 3.0 if paragraphe.style.endswith("Puce") else 0.0
        mot = max(mot, _longest_word(texte, corps) * gras + retrait)
        large = max(large, min(text_width(texte, corps), 120.0) * gras + retrait)
    return mot, large


def _is_bold(fragment: Fragment) -> bool:
    return isinstance(fragment, Reference) or (
        isinstance(fragment, Texte) and fragment.style in ("Strong", "CDC Référence", "CDC Badge")
    )


def _longest_word(texte: str, corps: float) -> float:
    return max((text_width(mot, corps) for mot in _COUPURES.split(texte)), default=0.0)
