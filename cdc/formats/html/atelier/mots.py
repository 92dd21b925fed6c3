"""How values are said in the templates: counts, paths, identifiers of elements."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdc.francais import enumeration, number, plural
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc_schema.chemins import Chemin

_HORS = re.compile(r"[^A-Za-z0-9]+")


def path(chemin: Chemin | str) -> str:
    """Return a path as it is written: `exigences[EX-VTE-004].titre`."""
    return chemin if isinstance(chemin, str) else ecrire(chemin)


def anchor(chemin: Chemin | str) -> str:
    """Return the identifier, in the page, of what stands at `chemin`."""
    return f"c-{_HORS.sub('-', path(chemin)).strip('-')}"


def weight(octets: int) -> str:
    """Return the size of a file: « 184 Ko », « 1,2 Mo »."""
    kilos = Decimal(octets) / 1000
    if kilos < 1000:
        return f"{number(max(kilos, Decimal(1)).quantize(Decimal(1)))}\u00a0Ko"
    return f"{number((kilos / 1000).quantize(Decimal('0.1')))}\u00a0Mo"


FILTRES: dict[str, Callable[..., Any]] = {
    "ancre": anchor,
    "chemin": path,
    "enumeration": enumeration,
    "pluriel": plural,
    "poids": weight,
}

NOMBRES = {2: "Deux", 3: "Trois", 4: "Quatre", 5: "Cinq", 6: "Six"}
BUTS = {
    "consultation": "la consultation des prestataires",
    "recette": "la recette",
    "migration": "la migration",
}
