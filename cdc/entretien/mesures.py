"""Numbers with their unit, brought to one unit to be compared: 2 h is 120 min."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import equal

# What a unit is worth in the smallest one of its kind. Working hours and days stay apart: how
# many hours a day has is not ours to say.
_UNITES = {
    "min": ("min", 1), "minute": ("min", 1), "minutes": ("min", 1), "mn": ("min", 1),
    "h": ("min", 60), "heure": ("min", 60), "heures": ("min", 60),
    "h ouvrees": ("min ouvrées", 60), "min ouvrees": ("min ouvrées", 1),
    "jour": ("j", 1), "jours": ("j", 1), "j": ("j", 1), "semaines": ("j", 7), "semaine": ("j", 7),
    "mois": ("mois", 1), "an": ("mois", 12), "ans": ("mois", 12),
    "k": ("€", 1000), "ke": ("€", 1000), "euros": ("€", 1), "euro": ("€", 1),
    "mo": ("mo", 1), "go": ("mo", 1000), "to": ("mo", 1000000),
}  # fmt: skip
_MESURE = re.compile(r"^([+-]?\d+(?:,\d+)?) (\D+)$")


def measure(valeur: Any) -> Any:
    """Return what is compared: a number with its unit, in the smallest unit of its kind."""
    if isinstance(valeur, str) and (found := _MESURE.match(valeur)):
        valeur = (Decimal(found[1].replace(",", ".")), normalize(found[2]))
    if isinstance(valeur, tuple):
        nombre, unite = valeur
        base, facteur = _UNITES.get(unite, (unite, 1))
        return nombre * facteur, base
    return valeur


def same_measure(un: Any, autre: Any) -> bool:
    """Say whether two values that the schema read are the same, unit aside."""
    return equal(un, autre) or equal(measure(un), measure(autre))
