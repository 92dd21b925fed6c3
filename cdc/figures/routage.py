"""The path of arrows between two rows: down, along a track, down again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.figures.abscisses import Voeu, spread
from cdc.figures.rangees import PORT, Arc, Element

if TYPE_CHECKING:
    from collections.abc import Sequence

DROIT = 0.6
_MARGE = 3.5
_RECOUVREMENT, _INTERDIT = 50, 1000
_REPRISES = 8
_ECARTS = (4.0, -4.0, 7.0, -7.0, 10.0, -10.0)


@dataclass(slots=True, eq=False)
class Segment:
    """An arc with both its ends, and the track of its horizontal part, if it has one."""

    arc: Arc
    haut: float
    bas: float
    piste: int = -1
    avant: Segment | None = None
    """The first part of an arrow that goes aside before it goes down."""

    @property
    def droit(self) -> bool:
        """Say whether it runs straight down."""
        return abs(self.haut - self.bas) < DROIT

    @property
    def etendue(self) -> tuple[float, float]:
        """Return its leftmost and rightmost abscissae."""
        return min(self.haut, self.bas), max(self.haut, self.bas)


def route(arcs: Sequence[Arc]) -> tuple[list[Segment], int]:
    """Return the segments between two rows and the number of tracks they take."""
    segments = [Segment(arc, 0, 0) for arc in arcs]
    hauts, bas = _ports(arcs, dessus=True), _ports(arcs, dessus=False)
    for segment in segments:
        segment.haut, segment.bas = hauts[id(segment.arc)], bas[id(segment.arc)]
    coudes = _ordered([s for s in segments if not s.droit])
    for _ in range(_REPRISES):
        conflit = _conflict(coudes)
        if conflit is None:
            break
        dessus, dessous = conflit
        if not (_shift(dessous, segments, "haut") or _shift(dessus, segments, "bas")):
            coudes += _aside(dessous, coudes)
        coudes = _ordered(coudes)
    for rang, segment in enumerate(coudes):
        genants = [s.piste for s in coudes[:rang] if _meet(s, segment)]
        segment.piste = max(genants, default=-1) + 1
    return segments, max((s.piste for s in coudes), default=-1) + 1


def _ports(arcs: Sequence[Arc], *, dessus: bool) -> dict[int, float]:
    """Return where each arc leaves the elements of one side, in front of what it goes to."""
    ports: dict[int, float] = {}
    par_element: dict[int, list[Arc]] = {}
    for arc in arcs:
        par_element.setdefault(id(arc.dessus if dessus else arc.dessous), []).append(arc)
    for groupe in par_element.values():
        element = groupe[0].dessus if dessus else groupe[0].dessous
        if element.noeud is None:
            ports |= {id(a): element.x + (0 if dessus else _leg(a)) for a in groupe}
        else:
            ports |= _spread_ports(element, groupe, dessus=dessus)
    return ports


def _spread_ports(element: Element, arcs: list[Arc], *, dessus: bool) -> dict[int, float]:
    vises = [(a.dessous.x + _leg(a) if dessus else a.dessus.x, i) for i, a in enumerate(arcs)]
    vises.sort()
    nombre = len(vises)
    bornes = element.ports
    pas = min(PORT, (bornes[1] - bornes[0]) / max(nombre - 1, 1))
    xs = spread([Voeu(x) for x, _ in vises], [0.0] * nombre, [pas] * (nombre - 1), bornes)
    return {id(arcs[i]): x for x, (_, i) in zip(xs, vises, strict=True)}


def _leg(arc: Arc) -> float:
    return arc.anse * (arc.dessous.largeur / 2 - 1)


def _ordered(segments: list[Segment]) -> list[Segment]:
    """Return the segments from the upper track to the lower one, with few crossings."""
    ordre: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (s.etendue, s.haut)):
        couts = [_cost_at(ordre, segment, rang) for rang in range(len(ordre) + 1)]
        ordre.insert(couts.index(min(couts)), segment)
    for _ in range(3):
        for segment in list(ordre):
            ordre.remove(segment)
            couts = [_cost_at(ordre, segment, rang) for rang in range(len(ordre) + 1)]
            ordre.insert(couts.index(min(couts)), segment)
    return ordre


def _conflict(coudes: list[Segment]) -> tuple[Segment, Segment] | None:
    """Return two arrows that no order of tracks keeps off each other."""
    for rang, dessous in enumerate(coudes):
        for dessus in coudes[:rang]:
            if abs(dessus.bas - dessous.haut) < _MARGE and dessous.avant is not dessus:
                return dessus, dessous
    return None


def _aside(segment: Segment, coudes: list[Segment]) -> list[Segment]:
    """Cut an arrow in two: it first goes aside, above the one that it would be laid on."""
    pris = [x for s in coudes if s is not segment for x in (s.haut, s.bas)]
    for ecart in _ECARTS:
        x = segment.haut + ecart
        if segment.avant is None and all(abs(x - p) >= _MARGE for p in pris):
            segment.avant = Segment(segment.arc, segment.haut, x)
            segment.haut = x
            return [segment.avant]
    return []


def _shift(segment: Segment, segments: list[Segment], bout: str) -> bool:
    """Move an end along its box, away from the other ports and from what comes in front."""
    arc = segment.arc
    element = arc.dessus if bout == "haut" else arc.dessous
    if element.noeud is None:
        return False
    autres = [s for s in segments if s is not segment]
    siens = [getattr(s, bout) for s in autres if element in (s.arc.dessus, s.arc.dessous)]
    face = [getattr(s, "bas" if bout == "haut" else "haut") for s in autres]
    for ecart in _ECARTS:
        x = getattr(segment, bout) + ecart
        libre = element.ports[0] <= x <= element.ports[1]
        if (
            libre
            and all(abs(x - s) >= PORT / 2 for s in siens)
            and all(abs(x - f) >= _MARGE for f in face)
        ):
            setattr(segment, bout, x)
            return True
    return False


def _cost_at(ordre: list[Segment], segment: Segment, rang: int) -> int:
    dessus = sum(_above(autre, segment) for autre in ordre[:rang])
    return dessus + sum(_above(segment, autre) for autre in ordre[rang:])


def _above(a: Segment, b: Segment) -> int:
    """Return what it costs to draw `a` above `b`: crossings, and lines laid on each other."""
    (gauche_a, droite_a), (gauche_b, droite_b) = a.etendue, b.etendue
    if b.avant is a or a.avant is b:
        return 0 if b.avant is a else _INTERDIT
    croisements = (gauche_b < a.bas < droite_b) + (gauche_a < b.haut < droite_a)
    return croisements + _RECOUVREMENT * (abs(a.bas - b.haut) < _MARGE)


def _meet(a: Segment, b: Segment) -> bool:
    (gauche_a, droite_a), (gauche_b, droite_b) = a.etendue, b.etendue
    return gauche_a - _MARGE < droite_b and gauche_b - _MARGE < droite_a
