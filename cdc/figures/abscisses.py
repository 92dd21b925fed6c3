"""Where things stand in a row: as near as they can be to where they want to, without touching."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.figures.rangees import Arc, Bloc, Element

MARGE_ZONE = 8.0
_ECART_ZONES = 12.0
_AISANCE = 0.12


class TropLargeError(ValueError):
    """The row does not fit the width given: not a fault, the caller tries another way."""


@dataclass(frozen=True, slots=True)
class Voeu:
    """A centre wished for, and how much."""

    x: float
    poids: float = 1.0


def spread(
    voeux: Sequence[Voeu], largeurs: Sequence[float], ecarts: Sequence[float], bornes: Bornes
) -> list[float]:
    """Return centres in this order, at least `ecarts` apart, within `bornes`, near `voeux`.

    The least squares under an order are found by pooling the neighbours that push each other
    (pool adjacent violators), exactly and without iteration.
    """
    if not largeurs:
        return []
    decalages = _offsets(largeurs, ecarts)
    place = bornes[1] - bornes[0] - (decalages[-1] + largeurs[0] / 2 + largeurs[-1] / 2)
    if place < -0.01:
        raise TropLargeError
    groupes: list[tuple[float, float, int]] = []
    for voeu, decalage in zip(voeux, decalages, strict=True):
        groupe = (voeu.x - decalage, max(voeu.poids, 1e-6), 1)
        while groupes and groupes[-1][0] >= groupe[0]:
            x, poids, nombre = groupes.pop()
            total = poids + groupe[1]
            moyenne = (x * poids + groupe[0] * groupe[1]) / total
            groupe = (moyenne, total, nombre + groupe[2])
        groupes.append(groupe)
    debut = bornes[0] + largeurs[0] / 2
    libres = [x for x, _, nombre in groupes for _ in range(nombre)]
    return [
        min(max(x, debut), debut + max(place, 0)) + decalage
        for x, decalage in zip(libres, decalages, strict=True)
    ]


Bornes = tuple[float, float]


def place_band(bande: list[Bloc], largeur: float, titres: dict[str, float], cote: int = 0) -> None:
    """Give every element of a band its abscissa; `cote` looks up (-1), down (1) or both ways (0)."""
    largeurs = _widths(bande, largeur, titres)
    ecarts = [_block_gap(a, b) for a, b in itertools.pairwise(bande)]
    voeux = [block_wish(bloc, largeur, cote) for bloc in bande]
    centres = spread(voeux, largeurs, ecarts, (0, largeur))
    for bloc, centre, large in zip(bande, centres, largeurs, strict=True):
        marge = MARGE_ZONE if bloc.zone else 0
        bloc.cadre = (centre - large / 2, centre + large / 2)
        bornes = (bloc.cadre[0] + marge, bloc.cadre[1] - marge)
        for elements in bloc.rangees.values():
            place_row(elements, bornes, cote)


def _widths(bande: list[Bloc], largeur: float, titres: dict[str, float]) -> list[float]:
    """Return the width of each block; frames take a little of what is left, for arrows."""
    largeurs = [block_width(bloc, titres) for bloc in bande]
    ecarts = sum(_block_gap(a, b) for a, b in itertools.pairwise(bande))
    zones = sum(w for w, bloc in zip(largeurs, bande, strict=True) if bloc.zone)
    part = min(max(largeur - sum(largeurs) - ecarts, 0) / zones, _AISANCE) if zones else 0
    return [w * (1 + part * bool(bloc.zone)) for w, bloc in zip(largeurs, bande, strict=True)]


def place_row(elements: list[Element], bornes: Bornes, cote: int = 0) -> None:
    """Give the elements of one row their abscissae within `bornes`."""
    if len(elements) == 1:
        (seul,) = elements
        voulu = wish(seul, (bornes[0] + bornes[1]) / 2, cote).x
        seul.x = min(max(voulu, bornes[0] + seul.largeur / 2), bornes[1] - seul.largeur / 2)
        return
    largeurs = [e.largeur for e in elements]
    ecarts = [gap(a, b) for a, b in itertools.pairwise(elements)]
    milieu = (bornes[0] + bornes[1]) / 2
    voeux = [wish(e, milieu, cote) for e in elements]
    for element, x in zip(elements, spread(voeux, largeurs, ecarts, bornes), strict=True):
        element.x = x


def block_width(bloc: Bloc, titres: dict[str, float]) -> float:
    """Return the width that a block cannot do without."""
    rangees = max(row_width(elements) for elements in bloc.rangees.values())
    if bloc.zone is None:
        return rangees
    return max(rangees, titres.get(bloc.zone, 0)) + 2 * MARGE_ZONE


def block_extent(bloc: Bloc, rang: int) -> tuple[float, float]:
    """Return the left and right sides of a frame, or of what is alone on row `rang`."""
    if bloc.zone:
        return bloc.cadre
    membres = [e for r, es in bloc.rangees.items() if r == rang for e in es]
    return min(e.gauche for e in membres), max(e.droite for e in membres)


def row_width(elements: list[Element]) -> float:
    """Return the width that a row cannot do without."""
    ecarts = sum(gap(a, b) for a, b in itertools.pairwise(elements))
    return sum(e.largeur for e in elements) + ecarts


def gap(a: Element, b: Element) -> float:
    """Return the least distance between two neighbours."""
    if a.noeud and b.noeud:
        return 14.0
    if a.noeud or b.noeud:
        return 8.0
    return 4.0


def wish(element: Element, defaut: float, cote: int = 0) -> Voeu:
    """Return where its arrows draw an element."""
    total = poids = 0.0
    for arc, x in neighbours(element, cote):
        total += x * arc.poids
        poids += arc.poids
    return Voeu(total / poids, poids) if poids else Voeu(element.x or defaut, 0.001)


def block_wish(bloc: Bloc, largeur: float, cote: int = 0) -> Voeu:
    """Return where its arrows draw a whole block."""
    membres = [e for elements in bloc.rangees.values() for e in elements]
    if len(membres) == 1:
        return wish(membres[0], largeur / 2, cote)
    dedans = set(map(id, membres))
    centre = _middle(membres)
    total = poids = 0.0
    for element in membres:
        for arc, x in neighbours(element, cote):
            autre = arc.dessous if arc.dessus is element else arc.dessus
            if id(autre) not in dedans:
                total += (x - element.x + centre) * arc.poids
                poids += arc.poids
    return Voeu(total / poids, poids) if poids else Voeu(centre or largeur / 2, 0.001)


def neighbours(element: Element, cote: int) -> list[tuple[Arc, float]]:
    """Return the arcs of an element on the sides asked for, and where their other end stands."""
    if cote < 0:
        return [(arc, arc.dessus.x) for arc in element.hauts]
    if cote > 0:
        return [(arc, arc.dessous.x) for arc in element.bas]
    return neighbours(element, -1) + neighbours(element, 1)


def _middle(elements: list[Element]) -> float:
    return (min(e.gauche for e in elements) + max(e.droite for e in elements)) / 2


def _block_gap(a: Bloc, b: Bloc) -> float:
    if a.zone and b.zone:
        return _ECART_ZONES
    if a.zone or b.zone:
        return 8.0
    communes = a.rangees.keys() & b.rangees.keys()
    return max((gap(a.rangees[r][-1], b.rangees[r][0]) for r in communes), default=5.0)


def _offsets(largeurs: Sequence[float], ecarts: Sequence[float]) -> list[float]:
    decalages = [0.0] if largeurs else []
    for i, ecart in enumerate(ecarts):
        decalages.append(decalages[-1] + (largeurs[i] + largeurs[i + 1]) / 2 + ecart)
    return decalages
