"""How values are said in the templates: counts, paths, identifiers of elements."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdc.francais import enumeration, number, plural
from cdc_schema.chemins import ecrire
from cdc_schema.description import champ, champs
from cdc_schema.plan import sous_section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.description import Champ

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


def internal(chemin: Chemin) -> str:
    """Return why a vendor never reads what stands at `chemin`, or nothing."""
    section = sous_section(str(chemin[0]))
    tous = champs(section.modele)
    if len(chemin) == 1:
        return _reason(tous[0]) if tous and all(c.interne for c in tous) else ""
    for item in _on_the_way(section.modele, chemin[2 if section.repetition else 1 :]):
        if item.interne:
            return _reason(item)
    return ""


def _on_the_way(modele: type[Element], cles: Chemin) -> Iterator[Champ]:
    """Yield the data items that lead to a path, from the outside."""
    dedans: type[Element] | None = modele
    for cle in cles:
        if dedans is None or cle not in {c.cle for c in champs(dedans)}:
            continue  # a row of a list, or of a matrix
        item = champ(dedans, str(cle))
        yield item
        dedans = item.modele or (item.element.modele if item.element else None)


def _reason(item: Champ) -> str:
    return str(item.motif or "réservé à l’équipe")


FILTRES: dict[str, Callable[..., Any]] = {
    "ancre": anchor,
    "chemin": path,
    "interne": internal,
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
