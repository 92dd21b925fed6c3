"""The work of testers against their time, as a chart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.recette.charge import Charge, Travail

_TITRE = "Charge des recetteurs"
_ZERO = Decimal(0)


def workload_chart(charge: Charge, nom: Callable[[str], str] = str) -> b.Graphique | None:
    """Return one bar for each tester of each lot: what fits in her days, what is free, what does not."""
    barres = [(lot.lot, t) for lot in charge.lots for t in lot.travaux if t.cas or t.capacite]
    if not barres:
        return None
    series = (
        b.Serie("jours de cas à jouer", tuple(_played(t) for _, t in barres)),
        b.Serie("jours libres", tuple(_free(t) for _, t in barres), b.Ton.VIDE),
        b.Serie("jours qui manquent", tuple(_missing(t) for _, t in barres), b.Ton.POINTILLE),
    )
    return b.Graphique(
        _TITRE,
        "Recetteur",
        tuple(f"{lot} · {nom(t.personne)}" for lot, t in barres),
        tuple(s for s in series if any(s.valeurs)) or series[:1],
        "Pour chaque recetteur de chaque lot, les jours de cas à jouer, les jours libres et ceux qui manquent.",
        (b.Texte(f"{_TITRE}, en jours."),),
    )


def _played(travail: Travail) -> float:
    capacite = travail.demande if travail.capacite is None else travail.capacite
    return _rounded(min(travail.demande, capacite))


def _free(travail: Travail) -> float:
    return _rounded(max((travail.capacite or _ZERO) - travail.demande, _ZERO))


def _missing(travail: Travail) -> float:
    return (
        0.0
        if travail.capacite is None
        else _rounded(max(travail.demande - travail.capacite, _ZERO))
    )


def _rounded(jours: Decimal) -> float:
    return float(round(jours, 1))
