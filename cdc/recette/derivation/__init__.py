"""From what a project says to the test cases that prove it."""

from __future__ import annotations

from cdc.recette.derivation.derivation import Derivation, derive
from cdc.recette.derivation.fusion import Derive, Fusion, Retard, is_touched, merge, written
from cdc.recette.derivation.journee import in_day_order, plan_of
from cdc.recette.derivation.modele import LIBELLES, Couvert, Ebauche, Ecarte, Famille, Pas

__all__ = [
    "LIBELLES",
    "Couvert",
    "Derivation",
    "Derive",
    "Ebauche",
    "Ecarte",
    "Famille",
    "Fusion",
    "Pas",
    "Retard",
    "derive",
    "in_day_order",
    "is_touched",
    "merge",
    "plan_of",
    "written",
]
