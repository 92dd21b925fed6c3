"""How sure one may be that a heading asks a question: a logistic model over few features.

One exponent for each place of the bank that the heading has something in common with, and one for
« nothing of the bank »; the confidence of a place is its share. `python -m bancs.appariement
--ajuster` fits both tables and says, by cross-validation, what a threshold gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.appariement.index import Lu, Place, Rapport

SEUIL = 0.45
_MASSE = 10.0

PLACE = {
    "accord": 1.36,
    "couverture": 0.13,
    "retour": 0.81,
    "mots": 3.36,
    "propres": 0.18,
    "indices": 0.24,
    "précision": -0.19,
    "hors sujet": 3.17,
    "propres, au long": 2.32,
    "accord, au long": 4.08,
    "thème": 2.00,
    "voisins": 3.50,
    "options": 4.13,
    "réponses": 0.28,
    "mots des réponses": 2.15,
}
AUCUNE = {
    "biais": 6.68,
    "inconnu": 0.85,
    "brièveté": 0.79,
    "un seul mot": 2.55,
    "deux mots": 0.56,
    "longueur": -0.25,
}


@dataclass(frozen=True, slots=True)
class Contexte:
    """What a file shows of a heading besides its words; each from -1 to 1, 0 says nothing."""

    theme: float = 0.0
    voisins: float = 0.0
    options: float = 0.0
    reponses: float = 0.0
    dits: float = 0.0


def place_features(place: Place, rapport: Rapport, lu: Lu, contexte: Contexte) -> tuple[float, ...]:
    """Return the features of a place, in the order of `PLACE`."""
    longueur = min(lu.masse / _MASSE, 2.0)
    return (
        rapport.accord,
        rapport.couverture,
        rapport.retour,
        rapport.mots,
        rapport.propres,
        rapport.indices,
        float(place.precision),
        float(place.etrangere),
        rapport.propres * longueur,
        rapport.accord * longueur,
        contexte.theme,
        contexte.voisins,
        contexte.options,
        contexte.reponses,
        contexte.dits,
    )


def none_features(lu: Lu) -> tuple[float, ...]:
    """Return the features of « nothing of the bank », in the order of `AUCUNE`."""
    mots = len(lu.poids)
    longueur = min(lu.masse / _MASSE, 6.0)
    return (1.0, lu.inconnu, 1 / (1 + lu.masse), float(mots == 1), float(mots == 2), longueur)


def exponent(traits: Sequence[float], coefficients: Mapping[str, float]) -> float:
    """Return the weighted sum of `traits`."""
    return sum(t * c for t, c in zip(traits, coefficients.values(), strict=True))


def shares(exposants: Mapping[Place, float], aucune: float) -> dict[Place, float]:
    """Return the confidence in each place, the likeliest first."""
    haut = max([*exposants.values(), aucune])
    total = exp(aucune - haut) + sum(exp(e - haut) for e in exposants.values())
    parts = {place: exp(e - haut) / total for place, e in exposants.items()}
    return dict(sorted(parts.items(), key=lambda paire: -paire[1]))
