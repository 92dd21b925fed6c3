"""Figures of a specification: maps, life cycle, state machines, planning, each as a placed Scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.figures.automate import cle_etats, numeros_transitions
from cdc.figures.cartes import repere_flux
from cdc.figures.cartographie import figures_cible, figures_existant
from cdc.figures.cycle import figures_cycle
from cdc.figures.etats import figures_etats
from cdc.figures.figure import Figure
from cdc.figures.gantt import figures_planning
from cdc.figures.scene import Scene
from cdc_schema.annotations import Diffusion
from cdc_schema.diffusion import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdc_schema import Cahier

    Famille = Callable[[Cahier], Iterator[Figure]]

__all__ = [
    "FAMILLES",
    "Figure",
    "Scene",
    "cle_etats",
    "figures",
    "figures_cible",
    "figures_cycle",
    "figures_etats",
    "figures_existant",
    "figures_planning",
    "numeros_transitions",
    "repere_flux",
]

FAMILLES: tuple[Famille, ...] = (
    figures_existant,
    figures_cible,
    figures_cycle,
    figures_etats,
    figures_planning,
)


def figures(
    cahier: Cahier,
    diffusion: Diffusion = Diffusion.PRESTATAIRE,
    familles: Iterable[Famille] = FAMILLES,
) -> list[Figure]:
    """Return the figures of `cahier`, in the order of the document, as `diffusion` may see it."""
    lisible = readable(cahier, Diffusion(diffusion))
    return [figure for famille in familles for figure in famille(lisible)]
