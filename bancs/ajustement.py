"""Fit the confidence of the matcher: a logistic model, by gradient, without any library."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from math import exp, sqrt
from typing import TYPE_CHECKING

from cdc.entretien.appariement.confiance import AUCUNE, PLACE, none_features, place_features

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.entretien.appariement.jugement import Juge

PLIS = 5
_TOURS, _PAS, _FREIN = 400, 0.05, 2e-3
# What the sets hardly show, and experience tells: the fit departs from it as far as it must.
_A_PRIORI = {"thème": 2.0, "options": 4.0, "voisins": 2.0}
Poids = list[float]


@dataclass(frozen=True, slots=True)
class Exemple:
    """The features of each place and of « nothing of the bank » (the last), and which are right."""

    places: tuple[tuple[float, ...], ...]
    aucune: tuple[float, ...]
    justes: frozenset[int]
    rattachables: tuple[bool, ...]
    de_la_banque: bool
    pli: int


def make_exemple(juge: Juge, attendues: frozenset[str], groupe: str) -> Exemple:
    """Return what is learnt from one heading; those of one question share a fold."""
    places = list(juge.rapports)
    if attendues:
        justes = {r for r, p in enumerate(places) if p.nom in attendues and not p.precision}
    else:
        justes = {r for r, p in enumerate(places) if p.etrangere} | {len(places)}
    return Exemple(
        tuple(place_features(p, juge.rapports[p], juge.lu, juge.contextes[p]) for p in places),
        none_features(juge.lu),
        frozenset(justes or {len(places)}),
        tuple(not p.etrangere for p in places),
        bool(attendues),
        zlib.crc32(groupe.encode()) % PLIS,
    )


def fit(exemples: Sequence[Exemple]) -> Poids:
    """Return the coefficients, those of `PLACE` before those of `AUCUNE` (Adam, ridge)."""
    repos = [_A_PRIORI.get(nom, 0.0) for nom in (*PLACE, *AUCUNE)]
    poids, premier, second = repos[:], [0.0] * len(repos), [0.0] * len(repos)
    for tour in range(1, _TOURS + 1):
        pente = [_FREIN * (p - r) for p, r in zip(poids, repos, strict=True)]
        for exemple in exemples:
            _add_slope(pente, exemple, poids, 1 / len(exemples))
        for i, g in enumerate(pente):
            premier[i] = 0.9 * premier[i] + 0.1 * g
            second[i] = 0.99 * second[i] + 0.01 * g * g
            elan = premier[i] / (1 - 0.9**tour)
            poids[i] -= _PAS * elan / (sqrt(second[i] / (1 - 0.99**tour)) + 1e-8)
    return poids


def confidences(exemple: Exemple, poids: Poids) -> list[float]:
    """Return the confidence in each place, and in « nothing » (the last)."""
    coupe = len(PLACE)
    exposants = [_dot(traits, poids) for traits in exemple.places]
    exposants.append(_dot(exemple.aucune, poids[coupe:]))
    haut = max(exposants)
    parts = [exp(e - haut) for e in exposants]
    total = sum(parts)
    return [p / total for p in parts]


def cross_validate(exemples: Sequence[Exemple]) -> Iterator[tuple[Exemple, list[float]]]:
    """Yield each example with the confidences learnt from the other folds."""
    for pli in range(PLIS):
        poids = fit([e for e in exemples if e.pli != pli])
        yield from ((e, confidences(e, poids)) for e in exemples if e.pli == pli)


def _add_slope(pente: Poids, exemple: Exemple, poids: Poids, part: float) -> None:
    donnees = confidences(exemple, poids)
    dernier = len(donnees) - 1
    justes = exemple.justes
    somme = sum(donnees[r] for r in justes) or 1e-12
    coupe = len(PLACE)
    for rang, confiance in enumerate(donnees):
        ecart = part * (confiance - (confiance / somme if rang in justes else 0.0))
        traits, debut = (exemple.aucune, coupe) if rang == dernier else (exemple.places[rang], 0)
        for i, trait in enumerate(traits, debut):
            pente[i] += ecart * trait


def _dot(traits: Sequence[float], poids: Sequence[float]) -> float:
    return sum(t * p for t, p in zip(traits, poids, strict=False))
