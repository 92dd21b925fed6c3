"""A map of applications and flows, before it is placed: boxes, arrows, zones, rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.figures import dessin
from cdc.figures.graphe import Graphe, Lien, Noeud

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


ROND = 10.0


class Aspect(StrEnum):
    """How a box is drawn, and what the legend says of it."""

    CIBLE = "cible"
    APPLICATION = "application"
    ROLE = "role"
    SOURCE = "source"
    PARTANT = "partant"


@dataclass(frozen=True, slots=True)
class Piece:
    """An application, a role, a file: what arrows join."""

    cle: str
    nom: str
    aspect: Aspect
    zone: str
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Fleche:
    """What goes from a piece to another, under one or several marks."""

    de: str
    vers: str
    reperes: tuple[str, ...] = ()
    deux_sens: bool = False

    @property
    def cle(self) -> str:
        """Return a name for the arrow: there is one for each ordered pair."""
        return f"{self.de} > {self.vers}"


@dataclass(frozen=True, slots=True)
class Carte:
    """Pieces and arrows; the pieces of `centre` stand in the middle, the others around."""

    pieces: tuple[Piece, ...]
    fleches: tuple[Fleche, ...]
    zones: dict[str, str]
    """Title of each zone, in their order; a zone without title has no frame."""
    centre: str = "cible"


@dataclass(frozen=True, slots=True)
class Reglage:
    """How wide boxes may be and how many stand in a row."""

    place: float
    par_rangee: int


def to_graph(carte: Carte, reglage: Reglage) -> tuple[Graphe, dict[str, dessin.Contenu]]:
    """Return the graph of `carte` and the words of its boxes."""
    mots = {
        p.cle: dessin.contenu(p.nom, p.mention, place=reglage.place, gras=p.aspect is Aspect.CIBLE)
        for p in carte.pieces
    }
    rangs = rows(carte, reglage.par_rangee)
    noeuds = tuple(
        Noeud(
            p.cle,
            mots[p.cle].largeur,
            mots[p.cle].hauteur,
            rangs[p.cle],
            _frame(carte, p),
            retrait=ROND - 5 if p.aspect is Aspect.ROLE else 0,
        )
        for p in carte.pieces
    )
    liens = tuple(
        Lien(f.cle, f.de, f.vers, *(dessin.badges_size(f.reperes) if f.reperes else (0.0, 0.0)))
        for f in carte.fleches
    )
    titres = {z: dessin.title_width(t) for z, t in carte.zones.items() if t}
    return Graphe(noeuds, liens, titres), mots


def merged(fleches: Iterable[Fleche]) -> tuple[Fleche, ...]:
    """Return one arrow for all that goes from a piece to another."""
    par_paire: dict[tuple[str, str], Fleche] = {}
    for fleche in fleches:
        connue = par_paire.get((fleche.de, fleche.vers))
        if connue:
            fleche = replace(connue, reperes=connue.reperes + fleche.reperes)
        par_paire[fleche.de, fleche.vers] = fleche
    return tuple(par_paire.values())


def rows(carte: Carte, par_rangee: int) -> dict[str, int]:
    """Return the row of each piece: zones above, the centre, zones below."""
    etages = {
        zone: _floors([p.cle for p in carte.pieces if p.zone == zone], carte.fleches, par_rangee,
                      serre=zone != carte.centre)
        for zone in carte.zones
    }  # fmt: skip
    etages = {zone: floors for zone, floors in etages.items() if floors}
    rangs: dict[str, int] = {}
    debut, dessus = 0, carte.centre in etages
    for bande in _bands(carte, etages, par_rangee):
        dessus = dessus and carte.centre not in bande
        for zone in bande:
            # What has the fewest arrows stands at the edge of the map.
            etages_zone = etages[zone][::-1] if dessus else etages[zone]
            for rang, cles in enumerate(etages_zone):
                rangs |= dict.fromkeys(cles, debut + rang)
        debut += max(len(etages[zone]) for zone in bande)
    return rangs


def _frame(carte: Carte, piece: Piece) -> str | None:
    return piece.zone if carte.zones.get(piece.zone) else None


def _bands(carte: Carte, etages: dict[str, list[list[str]]], par_rangee: int) -> list[list[str]]:
    """Share the zones between above and below the centre, as evenly as the rows allow."""
    autour = [z for z in etages if z != carte.centre]
    if carte.centre not in etages or not autour:
        return [[z] for z in etages]
    largeurs = {z: max(len(rang) for rang in etages[z]) for z in autour}
    choix = min(
        range(2 ** len(autour)), key=lambda c: _imbalance(c, autour, largeurs, etages, par_rangee)
    )
    dessus = [z for i, z in enumerate(autour) if not choix >> i & 1]
    dessous = [z for i, z in enumerate(autour) if choix >> i & 1]
    return [
        *_packed(dessus, largeurs, par_rangee),
        [carte.centre],
        *_packed(dessous, largeurs, par_rangee),
    ]


def _imbalance(
    choix: int,
    zones: Sequence[str],
    largeurs: dict[str, int],
    etages: dict[str, list[list[str]]],
    par_rangee: int,
) -> tuple[int, int, int]:
    hauteur, poids = 0, [0, 0]
    for cote in (0, 1):
        mises = [z for i, z in enumerate(zones) if (choix >> i & 1) == cote]
        for bande in _packed(mises, largeurs, par_rangee):
            hauteur += max(len(etages[z]) for z in bande)
        poids[cote] = sum(len(rang) for z in mises for rang in etages[z])
    return hauteur, abs(poids[0] - poids[1]), choix


def _packed(zones: list[str], largeurs: dict[str, int], par_rangee: int) -> list[list[str]]:
    """Put zones side by side as long as their rows hold."""
    bandes: list[list[str]] = []
    for zone in zones:
        if bandes and sum(largeurs[z] for z in bandes[-1]) + largeurs[zone] <= par_rangee:
            bandes[-1].append(zone)
        else:
            bandes.append([zone])
    return bandes


def _floors(
    cles: list[str], fleches: Sequence[Fleche], par_rangee: int, *, serre: bool
) -> list[list[str]]:
    """Share the pieces of a zone between rows, so that arrows inside it go down."""
    dedans = set(cles)
    internes = [f for f in fleches if f.de != f.vers and {f.de, f.vers} <= dedans]
    if serre and len(internes) <= 2:
        ordre = sorted(cles, key=lambda c: -sum(c in (f.de, f.vers) for f in fleches))
        return [ordre[i : i + par_rangee] for i in range(0, len(ordre), par_rangee)]
    profondeurs, gardees = layers(cles, [(f.de, f.vers) for f in internes])
    etages: list[list[str]] = []
    etage_de: dict[str, int] = {}
    for cle in sorted(cles, key=lambda c: profondeurs[c]):
        etage = max((etage_de[de] + 1 for de, vers in gardees if vers == cle), default=0)
        while etage < len(etages) and len(etages[etage]) >= par_rangee:
            etage += 1
        etages += [[]] * (etage >= len(etages))
        etages[etage] = [*etages[etage], cle]
        etage_de[cle] = etage
    return etages


def layers(
    cles: Sequence[str], arcs: Sequence[tuple[str, str]]
) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Return the depth of each key, below all that leads to it, and the arcs that go down.

    Arcs that close a cycle, met from the first key on, are those left out.
    """
    suites: dict[str, list[str]] = {cle: [] for cle in cles}
    for de, vers in arcs:
        if de != vers and vers not in suites[de]:
            suites[de].append(vers)
    profondeurs = dict.fromkeys(cles, 0)
    for cle in _topological(cles, _without_cycles(cles, suites)):
        for suite in suites[cle]:
            profondeurs[suite] = max(profondeurs[suite], profondeurs[cle] + 1)
    return profondeurs, [(de, vers) for de, suivants in suites.items() for vers in suivants]


def _without_cycles(cles: Sequence[str], suites: dict[str, list[str]]) -> dict[str, list[str]]:
    """Drop from `suites` the arrows that lead back to a key under way."""
    etats: dict[str, int] = {}
    for depart in cles:
        pile = [(depart, 0)] if depart not in etats else []
        while pile:
            cle, rang = pile.pop()
            etats[cle] = 1
            if rang >= len(suites[cle]):
                etats[cle] = 2
                continue
            suite = suites[cle][rang]
            if etats.get(suite) == 1:
                del suites[cle][rang]
                pile.append((cle, rang))
            else:
                pile.append((cle, rang + 1))
                if suite not in etats:
                    pile.append((suite, 0))
    return suites


def _topological(cles: Sequence[str], suites: dict[str, list[str]]) -> list[str]:
    entrees = dict.fromkeys(cles, 0)
    for suivants in suites.values():
        for suite in suivants:
            entrees[suite] += 1
    prets = [cle for cle in cles if not entrees[cle]]
    for cle in prets:
        for suite in suites[cle]:
            entrees[suite] -= 1
            if not entrees[suite]:
                prets.append(suite)
    return prets
