"""The whole life cycle: stages from top to bottom, other ways out beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.figures import charte, dessin, lettres
from cdc.figures.dessin import Contenu, label
from cdc.figures.etapes import TITRES
from cdc.figures.graphe import Cadre
from cdc.figures.scene import Item, Polyline, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.figures.etapes import Etape, Issue

_LARGEUR = charte.LARGEUR_PORTRAIT
_PAS = charte.CORPS_MENU * charte.INTERLIGNE
_LIGNES = 4
_ETAPE, _TRONC, _SORTIE, _MOTS = 112.0, 220.0, 236.0, 306.0
_SORTIE_LARGEUR, _SORTIE_HAUTEUR, _ECART = 62.0, 18.0, 4.0
_PASSAGE_MIN = 20.0


@dataclass(frozen=True, slots=True)
class _Sortie:
    """A way out: where it leads, and the words of its condition."""

    issue: Issue
    mots: tuple[str, ...]

    @property
    def hauteur(self) -> float:
        return max(len(self.mots) * _PAS + 2, _SORTIE_HAUTEUR)


@dataclass(frozen=True, slots=True)
class _Rangee:
    """A stage beside its ways out, and the words that lead to the next one."""

    contenu: Contenu
    sorties: tuple[_Sortie, ...]
    passage: tuple[str, ...]

    @property
    def sorties_hauteur(self) -> float:
        return sum(s.hauteur + _ECART for s in self.sorties) - _ECART if self.sorties else 0.0

    @property
    def hauteur(self) -> float:
        return max(self.contenu.hauteur, self.sorties_hauteur)

    @property
    def passage_hauteur(self) -> float:
        return max(len(self.passage) * _PAS + 8, _PASSAGE_MIN)


def draw_whole(etapes: tuple[Etape, ...]) -> Scene:
    """Return the stages from top to bottom, conditions between them, other ways out beside."""
    items: list[Item] = []
    y = 1.0
    bas = 0.0
    for rang, rangee in enumerate(map(_row, etapes)):
        cadre = Cadre(
            1, y + (rangee.hauteur - rangee.contenu.hauteur) / 2, _ETAPE, rangee.contenu.hauteur
        )
        if rang:
            x = cadre.centre[0]
            items.append(Polyline(((x, bas), (x, cadre.y)), arrow_end=True))
        items.append(dessin.box(cadre, rangee.contenu))
        items += _ways_out(cadre, y + (rangee.hauteur - rangee.sorties_hauteur) / 2, rangee)
        y, bas = y + rangee.hauteur, cadre.bas
        if rang + 1 < len(etapes):
            items += _words(rangee.passage, cadre.centre[0] + 8, y + rangee.passage_hauteur / 2)
            y += rangee.passage_hauteur
    return Scene(_LARGEUR, y + 1, tuple(items))


def _row(etape: Etape) -> _Rangee:
    contenu = dessin.contenu(etape.titre, etape.mention, place=_ETAPE, gras=True)
    place = _LARGEUR - _MOTS - 2
    sorties = tuple(_Sortie(i, _broken(i.condition, place)) for i in etape.issues)
    return _Rangee(contenu, sorties, _broken(etape.passage, _TRONC - _ETAPE / 2 - 12))


def _broken(texte: str, place: float) -> tuple[str, ...]:
    return lettres.balanced(texte, place, charte.CORPS_MENU, lines=_LIGNES)


def _ways_out(cadre: Cadre, y: float, rangee: _Rangee) -> list[Item]:
    items: list[Item] = []
    for sortie in rangee.sorties:
        milieu = y + sortie.hauteur / 2
        depart, bout = (cadre.droite, cadre.centre[1]), (_SORTIE, milieu)
        coude = ((_TRONC, depart[1]), (_TRONC, milieu)) if abs(milieu - depart[1]) > 0.5 else ()
        items.append(Polyline((depart, *coude, bout), charte.FILET_FORT, radius=4, arrow_end=True))
        items.append(_way_out(sortie.issue, milieu))
        items += _words(sortie.mots, _MOTS, milieu)
        y += sortie.hauteur + _ECART
    return items


def _way_out(issue: Issue, milieu: float) -> Rect:
    retour = issue.vers in TITRES.values()
    return dessin.box(
        Cadre(_SORTIE, milieu - _SORTIE_HAUTEUR / 2, _SORTIE_LARGEUR, _SORTIE_HAUTEUR),
        Contenu((issue.vers,)),
        fill=charte.SABLE if retour else charte.BLANC,
        radius=8,
    )


def _words(mots: Sequence[str], x: float, milieu: float) -> list[Rect]:
    haut = milieu - len(mots) / 2 * _PAS + 7.4
    return label(
        [
            Text(x, haut + i * _PAS, mot, charte.CORPS_MENU, color=charte.ENCRE_DOUCE)
            for i, mot in enumerate(mots)
        ]
    )
