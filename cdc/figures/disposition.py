"""A graph laid out in rows: boxes, labels on their arrows, frames of zones."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.figures.abscisses import MARGE_ZONE
from cdc.figures.graphe import Cadre, Graphe, Plan
from cdc.figures.ordre import arrange
from cdc.figures.rangees import Arc, Bloc, Element, Rangees, build
from cdc.figures.routage import DROIT, Segment, route

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.figures.scene import Point

HAUTEUR_TITRE = 13.0
ESSAIS = 6
_PISTE = 6.5
_SORTIE, _ENTREE = 6.0, 9.0


@dataclass(slots=True)
class _Niveaux:
    """Ordinates: the middle of each row, and of the first track below it."""

    hauts: list[float] = field(default_factory=list)
    bas: list[float] = field(default_factory=list)
    pistes: list[float] = field(default_factory=list)
    hauteur: float = 0.0


def lay_out(graphe: Graphe, largeur: float, essais: int = ESSAIS) -> Plan:
    """Place `graphe` within `largeur`; raise TropLargeError if its rows do not fit."""
    rangees = build(graphe)
    croisements = arrange(rangees, largeur, graphe.titres, essais)
    _turn_handles(rangees)
    traits = [route(arcs) for arcs in rangees.arcs]
    niveaux = _levels(rangees, [pistes for _, pistes in traits])
    cadres = {id(e): _frame(e, niveaux) for e in rangees.elements}
    segments = {id(s.arc): s for trait, _ in traits for s in trait}
    traces = {cle: _path(chaine, segments, niveaux) for cle, chaine in rangees.chaines.items()}
    zones = _zones(rangees, niveaux)
    return _cropped(
        Plan(
            largeur=largeur,
            hauteur=niveaux.hauteur,
            boites={e.cle: _box(e, cadres[id(e)]) for e in rangees.elements if e.noeud},
            traces={
                lien.cle: traces[lien.cle]
                if rangees.chaines[lien.cle][0].cle == lien.de
                else traces[lien.cle][::-1]
                for lien in graphe.liens
            },
            etiquettes=_labels(graphe, rangees, cadres),
            zones=zones,
            titres=_titles(zones, rangees, traces, graphe.titres),
            croisements=croisements,
        ),
        (cadres[id(e)] for e in rangees.elements if e.noeud),
    )


def _turn_handles(rangees: Rangees) -> None:
    """Give the left leg of an arrow that turns back to its left box."""
    for rang in rangees.arcs:
        paires: dict[int, list[Arc]] = {}
        for arc in rang:
            if arc.anse:
                paires.setdefault(id(arc.dessous), []).append(arc)
        for un, autre in paires.values():
            un.anse, autre.anse = (-1, 1) if un.dessus.x <= autre.dessus.x else (1, -1)


def _levels(rangees: Rangees, pistes: list[int]) -> _Niveaux:
    niveaux = _Niveaux()
    y = 0.0
    for rang in range(rangees.nombre):
        y += _zone_above(rangees, rang)
        elements = rangees.rangee(rang)
        niveaux.hauts.append(y)
        y += max((e.hauteur for e in elements), default=0.0)
        niveaux.bas.append(y)
        y += _zone_below(rangees, rang)
        niveaux.pistes.append(y + _SORTIE)
        if rang + 1 < rangees.nombre and (rangees.arcs[rang] or rang % 2 == 0):
            vers_boite = any(a.dessous.noeud or a.dessus.noeud for a in rangees.arcs[rang])
            y += _SORTIE + max(pistes[rang] - 1, 0) * _PISTE + (_ENTREE if vers_boite else 6.0)
    niveaux.hauteur = y
    return niveaux


def _zone_above(rangees: Rangees, rang: int) -> float:
    debuts = [z for z in _zone_blocks(rangees) if min(z.rangees) == rang]
    titre = any(not _title_below(z) for z in debuts)
    return (MARGE_ZONE + HAUTEUR_TITRE * titre) if debuts else 0.0


def _zone_below(rangees: Rangees, rang: int) -> float:
    fins = [z for z in _zone_blocks(rangees) if max(z.rangees) == rang]
    titre = any(_title_below(z) for z in fins)
    return (MARGE_ZONE + HAUTEUR_TITRE * titre) if fins else 0.0


def _zone_blocks(rangees: Rangees) -> list[Bloc]:
    return [bloc for bande in rangees.bandes for bloc in bande if bloc.zone]


def _title_below(zone: Bloc) -> bool:
    """Write the title on the side where no arrow comes in."""
    derniere = zone.rangees[max(zone.rangees)]
    premiere = zone.rangees[min(zone.rangees)]
    return any(e.hauts for e in premiere) and not any(e.bas for e in derniere)


def _frame(element: Element, niveaux: _Niveaux) -> Cadre:
    milieu = (niveaux.hauts[element.rangee] + niveaux.bas[element.rangee]) / 2
    return Cadre(
        element.x - element.largeur / 2,
        milieu - element.hauteur / 2,
        element.largeur,
        element.hauteur,
    )


def _box(element: Element, cadre: Cadre) -> Cadre:
    reserve = element.noeud.reserve if element.noeud else 0
    return Cadre(cadre.x + reserve, cadre.y, cadre.largeur - 2 * reserve, cadre.hauteur)


def _labels(graphe: Graphe, rangees: Rangees, cadres: dict[int, Cadre]) -> dict[str, Cadre]:
    etiquettes = {}
    for lien in graphe.liens:
        if lien.largeur and lien.hauteur:
            porteur = max(
                (e for e in rangees.chaines[lien.cle] if e.noeud is None),
                key=lambda e: (e.hauteur, e.largeur),
            )
            x, y = cadres[id(porteur)].centre
            etiquettes[lien.cle] = Cadre(
                x - lien.largeur / 2, y - lien.hauteur / 2, lien.largeur, lien.hauteur
            )
    return etiquettes


def _path(
    chaine: list[Element], segments: dict[int, Segment], niveaux: _Niveaux
) -> tuple[Point, ...]:
    """Return the corners of an arrow, from its upper box to its lower one."""
    if chaine[0].rangee == chaine[-1].rangee:
        return _handle(chaine[1], segments, niveaux)
    points: list[Point] = []
    for dessus, dessous in itertools.pairwise(chaine):
        arc = next(a for a in dessus.bas if a.dessous is dessous)
        points += _steps(segments[id(arc)], niveaux)
    return _simplified(points)


def _handle(
    etiquette: Element, segments: dict[int, Segment], niveaux: _Niveaux
) -> tuple[Point, ...]:
    depart, retour = etiquette.hauts
    y = (niveaux.hauts[etiquette.rangee] + niveaux.bas[etiquette.rangee]) / 2
    aller = _steps(segments[id(depart)], niveaux)[:-1]
    venue = _steps(segments[id(retour)], niveaux)[:-1]
    bouts = [(segments[id(a)].bas, y) for a in (depart, retour)]
    return _simplified([*aller, *bouts, *venue[::-1]])


def _steps(segment: Segment, niveaux: _Niveaux) -> list[Point]:
    haut = _edge(segment.arc.dessus, niveaux, bas=True)
    bas = _edge(segment.arc.dessous, niveaux, bas=False)
    if segment.droit:
        return [(segment.haut, haut), (segment.haut, bas)]
    coudes = [segment.avant, segment] if segment.avant else [segment]
    points = [(coudes[0].haut, haut)]
    for coude in coudes:
        y = niveaux.pistes[coude.arc.dessus.rangee] + coude.piste * _PISTE
        points += [(coude.haut, y), (coude.bas, y)]
    return [*points, (segment.bas, bas)]


def _edge(element: Element, niveaux: _Niveaux, *, bas: bool) -> float:
    if element.noeud is None:
        return niveaux.bas[element.rangee] if bas else niveaux.hauts[element.rangee]
    cadre = _frame(element, niveaux)
    return cadre.bas if bas else cadre.y


def _simplified(points: list[Point]) -> tuple[Point, ...]:
    gardes: list[Point] = []
    for point in points:
        if (
            gardes
            and abs(point[0] - gardes[-1][0]) < DROIT
            and abs(point[1] - gardes[-1][1]) < DROIT
        ):
            continue
        if len(gardes) > 1 and _aligned(gardes[-2], gardes[-1], point):
            gardes.pop()
        gardes.append(point)
    return tuple(gardes)


def _aligned(a: Point, b: Point, c: Point) -> bool:
    return (abs(a[0] - b[0]) < DROIT and abs(b[0] - c[0]) < DROIT) or (
        abs(a[1] - b[1]) < DROIT and abs(b[1] - c[1]) < DROIT
    )


def _zones(rangees: Rangees, niveaux: _Niveaux) -> dict[str, Cadre]:
    return {str(bloc.zone): _zone(bloc, niveaux) for bloc in _zone_blocks(rangees)}


def _zone(bloc: Bloc, niveaux: _Niveaux) -> Cadre:
    gauche, droite = bloc.cadre
    dessous = _title_below(bloc)
    haut = niveaux.hauts[min(bloc.rangees)] - MARGE_ZONE - HAUTEUR_TITRE * (not dessous)
    bas = niveaux.bas[max(bloc.rangees)] + MARGE_ZONE + HAUTEUR_TITRE * dessous
    return Cadre(gauche, haut, droite - gauche, bas - haut)


def _titles(
    zones: dict[str, Cadre],
    rangees: Rangees,
    traces: dict[str, tuple[Point, ...]],
    titres: dict[str, float],
) -> dict[str, Cadre]:
    return {
        str(bloc.zone): _title(
            zones[str(bloc.zone)],
            titres.get(str(bloc.zone), 0),
            _title_below(bloc),
            traces,
        )
        for bloc in _zone_blocks(rangees)
    }


def _title(
    zone: Cadre, largeur: float, dessous: bool, traces: dict[str, tuple[Point, ...]]
) -> Cadre:
    """Return the place of a title, where the fewest arrows go through."""
    y = zone.bas - HAUTEUR_TITRE - 2 if dessous else zone.y + 2
    xs = sorted({x for t in traces.values() for (x, a), (_, b) in itertools.pairwise(t)
                 if min(a, b) < y + HAUTEUR_TITRE and max(a, b) > y})  # fmt: skip
    gauche, droite = zone.x + MARGE_ZONE, zone.droite - MARGE_ZONE - largeur
    essais = [gauche, *(x + 5 for x in xs if gauche < x + 5 < droite), droite]
    coupes = [sum(1 for x in xs if e - 4 < x < e + largeur + 4) for e in essais]
    return Cadre(essais[coupes.index(min(coupes))], y, largeur, HAUTEUR_TITRE)


def _cropped(plan: Plan, reserves: Iterable[Cadre]) -> Plan:
    """Bring the plan to its own width: rows rarely take all they were given."""
    cadres = [*reserves, *plan.boites.values(), *plan.zones.values(), *plan.etiquettes.values()]
    xs = [x for t in plan.traces.values() for x, _ in t]
    gauche = min([c.x for c in cadres] + xs, default=0.0)
    droite = max([c.droite for c in cadres] + xs, default=0.0)

    def shift(cadres: dict[str, Cadre]) -> dict[str, Cadre]:
        return {cle: Cadre(c.x - gauche, c.y, c.largeur, c.hauteur) for cle, c in cadres.items()}

    return Plan(
        largeur=droite - gauche,
        hauteur=plan.hauteur,
        boites=shift(plan.boites),
        traces={cle: tuple((x - gauche, y) for x, y in t) for cle, t in plan.traces.items()},
        etiquettes=shift(plan.etiquettes),
        zones=shift(plan.zones),
        titres=shift(plan.titres),
        croisements=plan.croisements,
    )
