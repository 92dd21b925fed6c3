"""How many arrows cross: our layout beside Graphviz's dot, given the same rows and frames.

Run by hand: `pip install pygraphviz`, then `python -m bancs.croisements`.
"""

from __future__ import annotations

import itertools
import random
import time
from typing import TYPE_CHECKING

import pygraphviz

from cdc.figures.carte import Aspect, Carte, Fleche, Piece, Reglage, merged, to_graph
from cdc.figures.ordre import arrange, crossings
from cdc.figures.rangees import Rangees, build

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.figures.graphe import Graphe

CARTES, LARGEUR = 60, 900.0
ZONES = {"roles": "Rôles", "en_ligne": "En ligne", "centre": "", "sur_site": "Sur site"}


def draw_carte(hasard: random.Random) -> Carte:
    """Return a map of 3 to 16 applications round a hub, 2 to 20 flows."""
    nombre = hasard.randint(3, 16)
    autour = [zone for zone in ZONES if zone != "centre"]
    pieces = [Piece("0", "CRM", Aspect.CIBLE, "centre")] + [
        Piece(str(i), f"Outil {i}", Aspect.APPLICATION, hasard.choice(autour))
        for i in range(1, nombre)
    ]
    fleches = []
    for rang in range(hasard.randint(2, 20)):
        de = 0 if hasard.random() < 0.6 else hasard.randrange(nombre)
        vers = hasard.randrange(nombre)
        if hasard.random() < 0.5:
            de, vers = vers, de
        fleches.append(Fleche(str(de), str(vers), (f"F{rang + 1:02d}",)))
    return Carte(tuple(pieces), merged(fleches), ZONES)


def with_cdc(graphe: Graphe) -> int:
    """Return the crossings left by our layout."""
    return arrange(build(graphe), LARGEUR, graphe.titres, 6)


def with_dot(graphe: Graphe) -> int:
    """Return the crossings left by dot for the same elements, rows and frames."""
    rangees = build(graphe)
    noms = {id(e): f"n{i}" for i, e in enumerate(rangees.elements)}
    dot = pygraphviz.AGraph(directed=True, strict=False, newrank="true", nodesep="0.08")
    for e in rangees.elements:
        taille = {"width": str(e.largeur / 72), "height": str(max(e.hauteur, 1) / 72)}
        dot.add_node(noms[id(e)], shape="box", fixedsize="true", label="", **taille)
    _constrain(dot, rangees, noms)
    dot.layout("dot")
    for e in rangees.elements:
        e.x = float(dot.get_node(noms[id(e)]).attr["pos"].split(",")[0])
    return crossings(rangees)


def _constrain(dot: pygraphviz.AGraph, rangees: Rangees, noms: dict[int, str]) -> None:
    lignes = [
        [noms[id(e)] for e in rangees.elements if e.rangee == rang]
        for rang in range(rangees.nombre)
    ]
    for dessus, dessous in itertools.pairwise(lignes):
        if dessus and dessous:
            dot.add_edge(dessus[0], dessous[0], style="invis", weight="0")
    for ligne in lignes:
        dot.add_subgraph(ligne, rank="same")
    for bloc in (b for bande in rangees.bandes for b in bande if b.zone):
        membres = [noms[id(e)] for elements in bloc.rangees.values() for e in elements]
        dot.add_subgraph(membres, name=f"cluster_{bloc.zone}")
    for arc in (a for rang in rangees.arcs for a in rang):
        dot.add_edge(noms[id(arc.dessus)], noms[id(arc.dessous)])


def main() -> None:
    """Print the crossings and the time of both."""
    hasard = random.Random(1)
    graphes = [to_graph(draw_carte(hasard), Reglage(92, 5))[0] for _ in range(CARTES)]
    engines: dict[str, Callable[[Graphe], int]] = {"cdc": with_cdc, "dot": with_dot}
    for nom, engine in engines.items():
        debut = time.process_time()
        total = sum(map(engine, graphes))
        print(f"{nom}: {total} croisements, {time.process_time() - debut:.2f} s CPU")  # noqa: T201


if __name__ == "__main__":
    main()
