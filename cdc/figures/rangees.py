"""Rows of a graph: boxes on the even ones, labels on the odd ones between them.

A long arrow takes a place in every row that it crosses, so that nothing can be laid over it. Rows
of one zone make a band; in a band, a zone is one block, from which everything else stays out.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc.figures.graphe import Graphe, Lien, Noeud

PASSAGE = 5.0
ECART = 9.0
ECART_BOITES = 14.0
PORT = 9.0
BORD, BORD_SERRE = 4.5, 2.5
ANSE = 6.0


@dataclass(slots=True, eq=False)
class Element:
    """A box, a label, or the passage of a long arrow; `x` is its centre."""

    cle: str
    rangee: int
    largeur: float
    hauteur: float
    noeud: Noeud | None = None
    x: float = 0.0
    hauts: list[Arc] = field(default_factory=list)
    bas: list[Arc] = field(default_factory=list)

    @property
    def prise(self) -> float:
        """Return half the width that arrows may leave from."""
        perdu = self.noeud.reserve + self.noeud.retrait if self.noeud else 0
        return self.largeur / 2 - perdu - BORD

    @property
    def ports(self) -> tuple[float, float]:
        """Return the outermost abscissae that an arrow may leave from."""
        demi = self.prise + BORD - BORD_SERRE
        return self.x - demi, self.x + demi

    @property
    def gauche(self) -> float:
        """Return the abscissa of its left side."""
        return self.x - self.largeur / 2

    @property
    def droite(self) -> float:
        """Return the abscissa of its right side."""
        return self.x + self.largeur / 2


@dataclass(slots=True, eq=False)
class Arc:
    """The part of an arrow between two rows that follow each other."""

    lien: Lien
    dessus: Element
    dessous: Element
    anse: int = 0
    """-1, 1: the left, the right leg of an arrow that turns back under its row."""
    poids: float = 1.0


@dataclass(slots=True, eq=False)
class Bloc:
    """What moves together in a band: a zone, or one element alone."""

    zone: str | None
    rangees: dict[int, list[Element]]
    cadre: tuple[float, float] = (0.0, 0.0)
    """Left and right sides of the frame of a zone."""


@dataclass(slots=True, eq=False)
class Rangees:
    """All elements, the arcs between rows, and the blocks of each band, from left to right."""

    nombre: int
    elements: list[Element]
    arcs: list[list[Arc]]
    bandes: list[list[Bloc]]
    chaines: dict[str, list[Element]]
    """For each arrow, its elements from the upper box to the lower one, both boxes included."""

    def rangee(self, numero: int) -> list[Element]:
        """Return the elements of a row, from left to right."""
        return [
            e
            for bande in self.bandes
            for bloc in bande
            for n, elements in bloc.rangees.items()
            if n == numero
            for e in elements
        ]


def build(graphe: Graphe) -> Rangees:
    """Return the rows of `graphe`, in the order of the project."""
    boites = {
        n.cle: Element(n.cle, 2 * n.rang, n.largeur + 2 * n.reserve, n.hauteur, n)
        for n in graphe.noeuds
    }
    derniere = max((e.rangee for e in boites.values()), default=0)
    charges: dict[int, int] = {}
    chaines = {lien.cle: _chain(lien, boites, charges) for lien in graphe.liens}
    derniere = max([derniere, *(e.rangee for c in chaines.values() for e in c)])
    elements = [*boites.values(), *(e for c in chaines.values() for e in c if e.noeud is None)]
    arcs: list[list[Arc]] = [[] for _ in range(derniere + 1)]
    for lien in graphe.liens:
        for arc in _arcs(lien, chaines[lien.cle]):
            arcs[arc.dessus.rangee].append(arc)
            arc.dessus.bas.append(arc)
            arc.dessous.hauts.append(arc)
    _weigh(arcs)
    _widen(list(boites.values()))
    _level(list(boites.values()))
    bandes = _bands(graphe, elements, chaines, derniere + 1)
    return Rangees(derniere + 1, elements, arcs, bandes, chaines)


def _chain(lien: Lien, boites: dict[str, Element], charges: dict[int, int]) -> list[Element]:
    haut, bas = boites[lien.de], boites[lien.vers]
    if haut.rangee > bas.rangee:
        haut, bas = bas, haut
    if haut.rangee == bas.rangee:
        largeur = max(lien.largeur, 6) + 2 * ANSE
        etiquette = Element(f"{lien.cle}#", haut.rangee + 1, largeur, max(lien.hauteur, 8))
        return [haut, etiquette, bas]
    # The label goes to the emptier of the two ends: many arrows meet at a hub.
    rangs = (haut.rangee + 1, bas.rangee - 1)
    choisie = min(rangs, key=lambda r: (charges.get(r, 0), r))
    charges[choisie] = charges.get(choisie, 0) + 1
    milieu = [Element(f"{lien.cle}#{r}", r, PASSAGE, 0) for r in range(haut.rangee + 1, bas.rangee)]
    etiquette = milieu[choisie - haut.rangee - 1]
    etiquette.largeur = max(lien.largeur, PASSAGE)
    etiquette.hauteur = lien.hauteur
    return [haut, *milieu, bas]


def _arcs(lien: Lien, chaine: list[Element]) -> list[Arc]:
    if chaine[0].rangee == chaine[-1].rangee:
        gauche, etiquette, droite = chaine
        return [Arc(lien, gauche, etiquette, -1), Arc(lien, droite, etiquette, 1)]
    return [Arc(lien, a, b) for a, b in itertools.pairwise(chaine)]


def _weigh(arcs: list[list[Arc]]) -> None:
    """Make straight first what has only one arrow: a hub is pulled from every side."""
    for rang in arcs:
        for arc in rang:
            degre = max(len(arc.dessus.bas), len(arc.dessous.hauts))
            interne = arc.dessus.noeud is None and arc.dessous.noeud is None
            arc.poids = 4.0 if interne else 1.0 / degre


def _level(boites: list[Element]) -> None:
    """Give the boxes of a row one height, but those far taller than the others."""
    rangees: dict[int, list[Element]] = {}
    for boite in boites:
        rangees.setdefault(boite.rangee, []).append(boite)
    for rangee in rangees.values():
        limite = 1.8 * min(b.hauteur for b in rangee)
        commune = max(b.hauteur for b in rangee if b.hauteur <= limite)
        for boite in rangee:
            boite.hauteur = max(boite.hauteur, commune)


def _widen(boites: list[Element]) -> None:
    for boite in boites:
        ports = max(len(boite.hauts), len(boite.bas))
        boite.largeur += max((ports - 1) * PORT - 2 * boite.prise, 0)


def _bands(
    graphe: Graphe, elements: list[Element], chaines: dict[str, list[Element]], nombre: int
) -> list[list[Bloc]]:
    etendues = _extents(graphe)
    bande_de = _band_of_rows(etendues, nombre)
    liens = {lien.cle: lien for lien in graphe.liens}
    zone_de = {n.cle: n.zone for n in graphe.noeuds}
    blocs: list[dict[str, Bloc]] = [{} for _ in range(max(bande_de, default=0) + 1)]
    proprietaire = {e.cle: cle for cle, c in chaines.items() for e in c if e.noeud is None}
    for element in elements:
        if element.noeud is not None:
            zone = element.noeud.zone
            nom = f"zone {zone}" if zone else f"boite {element.cle}"
        else:
            lien = liens[proprietaire[element.cle]]
            zone = _inside(element.rangee, (zone_de[lien.de], zone_de[lien.vers]), etendues)
            nom = f"zone {zone}" if zone else f"lien {lien.cle}"
        bloc = blocs[bande_de[element.rangee]].setdefault(nom, Bloc(zone, {}))
        bloc.rangees.setdefault(element.rangee, []).append(element)
    return [list(b.values()) for b in blocs]


def _extents(graphe: Graphe) -> dict[str, tuple[int, int]]:
    etendues: dict[str, tuple[int, int]] = {}
    for noeud in graphe.noeuds:
        if noeud.zone:
            debut, fin = etendues.get(noeud.zone, (2 * noeud.rang, 2 * noeud.rang))
            etendues[noeud.zone] = min(debut, 2 * noeud.rang), max(fin, 2 * noeud.rang)
    return etendues


def _band_of_rows(etendues: dict[str, tuple[int, int]], nombre: int) -> list[int]:
    """Return the band of each row: rows that share a zone share their band."""
    lies = {r for debut, fin in etendues.values() for r in range(debut + 1, fin + 1)}
    bandes: list[int] = []
    for rang in range(nombre):
        if not bandes:
            bandes.append(0)
        else:
            bandes.append(bandes[-1] if rang in lies else bandes[-1] + 1)
    return bandes


def _inside(
    rang: int, zones: tuple[str | None, str | None], etendues: dict[str, tuple[int, int]]
) -> str | None:
    """Return the zone, among those at both ends of an arrow, that holds it on this row."""
    for zone in zones:
        if zone and etendues[zone][0] <= rang <= etendues[zone][1]:
            return zone
    return None
