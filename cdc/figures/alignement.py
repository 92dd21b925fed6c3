"""Last touch on abscissae: what is nearly straight becomes straight where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.figures.abscisses import MARGE_ZONE, block_extent, gap
from cdc.figures.rangees import PORT

if TYPE_CHECKING:
    from cdc.figures.rangees import Bloc, Element, Rangees

_PASSES = 4
Intervalle = tuple[float, float]


def straighten(rangees: Rangees, largeur: float) -> None:
    """Move boxes in front of their arrows, then each arrow on as few verticals as it can."""
    places = _places(rangees)
    for _ in range(_PASSES):
        for element in rangees.elements:
            if element.noeud:
                _nudge(element, _room(places[id(element)], largeur))
        for chaine in rangees.chaines.values():
            if chaine[0].rangee != chaine[-1].rangee:
                _straighten(chaine, places, largeur)


def tighten(rangees: Rangees, titres: dict[str, float]) -> None:
    """Bring each frame round what it holds, and its title."""
    for bloc in (b for bande in rangees.bandes for b in bande if b.zone):
        membres = [e for elements in bloc.rangees.values() for e in elements]
        gauche = min(e.gauche for e in membres) - MARGE_ZONE
        droite = max(e.droite for e in membres) + MARGE_ZONE
        large = max(droite - gauche, titres.get(bloc.zone or "", 0) + 2 * MARGE_ZONE)
        debut = (gauche + droite - large) / 2
        debut = max(min(debut, bloc.cadre[1] - large), bloc.cadre[0])
        bloc.cadre = (debut, debut + large)


def _nudge(element: Element, libre: Intervalle) -> None:
    vises = [a.dessus.x for a in element.hauts] + [a.dessous.x for a in element.bas if not a.anse]
    demi = element.prise
    if vises and max(vises) - min(vises) <= 2 * demi:
        but = min(max(element.x, max(vises) - demi), min(vises) + demi)
        if libre[0] <= but <= libre[1]:
            element.x = but


def _straighten(chaine: list[Element], places: dict[int, _Place], largeur: float) -> None:
    """Cut the arrow in the fewest straight runs: each run is as long as its places allow."""
    milieu = chaine[1:-1]
    libres = [_room(places[id(e)], largeur) for e in milieu]
    bouts = [_ports(chaine[0], milieu[0], bas=True), _ports(chaine[-1], milieu[-1], bas=False)]
    debut = 0
    while debut < len(milieu):
        commun = _common(bouts[0], libres[debut]) if debut == 0 else None
        commun = commun or libres[debut]
        fin = debut + 1
        while fin < len(milieu) and (suite := _common(commun, libres[fin])):
            commun, fin = suite, fin + 1
        if fin == len(milieu):
            commun = _common(commun, bouts[1]) or commun
        moyenne = sum(e.x for e in milieu[debut:fin]) / (fin - debut)
        for element in milieu[debut:fin]:
            element.x = min(max(moyenne, commun[0]), commun[1])
        debut = fin


def _common(a: Intervalle, b: Intervalle) -> Intervalle | None:
    bas, haut = max(a[0], b[0]), min(a[1], b[1])
    return (bas, haut) if bas <= haut else None


def _ports(boite: Element, autre: Element, *, bas: bool) -> Intervalle:
    """Return where an arrow may leave its box straight, given those that leave beside it."""
    voisins = sorted([a.dessous.x for a in boite.bas] if bas else [a.dessus.x for a in boite.hauts])
    rang = voisins.index(autre.x)
    gauche = boite.ports[0] + rang * PORT
    droite = boite.ports[1] - (len(voisins) - 1 - rang) * PORT
    return (gauche, droite) if gauche <= droite else (boite.x, boite.x)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands: its band, its block, its row and its rank in it."""

    bande: list[Bloc]
    bloc: int
    rang: int
    numero: int


def _places(rangees: Rangees) -> dict[int, _Place]:
    return {
        id(element): _Place(bande, i, rang, j)
        for bande in rangees.bandes
        for i, bloc in enumerate(bande)
        for rang, elements in bloc.rangees.items()
        for j, element in enumerate(elements)
    }


def _room(place: _Place, largeur: float) -> Intervalle:
    """Return how far to the left and to the right an element may go."""
    bande, i, rang, j = place.bande, place.bloc, place.rang, place.numero
    bloc = bande[i]
    elements = bloc.rangees[rang]
    element, demi = elements[j], elements[j].largeur / 2
    gauche, droite = _outside(bande, i, rang, largeur)
    if bloc.zone:
        gauche, droite = gauche + MARGE_ZONE, droite - MARGE_ZONE
    if j:
        voisin = elements[j - 1]
        gauche = voisin.x + voisin.largeur / 2 + _ecart(voisin, element)
    if j + 1 < len(elements):
        voisin = elements[j + 1]
        droite = voisin.x - voisin.largeur / 2 - _ecart(element, voisin)
    return gauche + demi, droite - demi


def _ecart(a: Element, b: Element) -> float:
    """Return the least distance between neighbours: a little less than when they were placed."""
    return gap(a, b) - (6 if a.noeud and b.noeud else 0)


def _outside(bande: list[Bloc], i: int, rang: int, largeur: float) -> Intervalle:
    """Return the limits set to a block by its neighbours; a frame keeps the place it has."""
    if bande[i].zone:
        return bande[i].cadre
    element = bande[i].rangees[rang]
    gauche, droite = 0.0, largeur
    for bloc in bande[:i]:
        if bloc.zone or rang in bloc.rangees:
            ecart = 8.0 if bloc.zone else gap(bloc.rangees[rang][-1], element[0])
            gauche = max(gauche, block_extent(bloc, rang)[1] + ecart)
    for bloc in bande[i + 1 :]:
        if bloc.zone or rang in bloc.rangees:
            ecart = 8.0 if bloc.zone else gap(element[-1], bloc.rangees[rang][0])
            droite = min(droite, block_extent(bloc, rang)[0] - ecart)
    return gauche, droite
