"""Every text of a specification where people write sentences, with its path."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cdc_schema.base import Element
from cdc_schema.description import Champ, champs
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc_schema import Cahier
    from cdc_schema.chemins import Chemin

_TEXTES = (Genre.TEXTE, Genre.TEXTE_LONG)
# Texts that quote other people's references, or that are kept as they were.
_LAISSES = frozenset({"reference_externe", "version", "verbatim", "exemple", "format", "colonne"})


def texts(cahier: Cahier) -> list[tuple[Chemin, str]]:
    """Return every text of `cahier` where people write sentences, with its path."""
    trouves: list[tuple[Chemin, str]] = []
    _inside(cahier, (), trouves)
    return trouves


def _inside(element: Element, chemin: Chemin, trouves: list[tuple[Chemin, str]]) -> None:
    valeurs = vars(element)
    for champ in _leading(type(element), frozenset(element.model_fields_set)):
        _within(valeurs[champ.cle], (*chemin, champ.cle), trouves)


def _within(valeur: Any, chemin: Chemin, trouves: list[tuple[Chemin, str]]) -> None:
    if isinstance(valeur, str):
        trouves.append((chemin, valeur))
    elif isinstance(valeur, Element):
        _inside(valeur, chemin, trouves)
    elif isinstance(valeur, list):
        for rang, un in enumerate(valeur):
            adresse = (isinstance(un, Element) and vars(un).get("id")) or rang
            _within(un, (*chemin, adresse), trouves)


@cache
def _leading(modele: type[Element], ecrits: frozenset[str]) -> tuple[Champ, ...]:
    return tuple(c for c in champs(modele) if c.cle in ecrits - _LAISSES and _leads(c))


def _leads(champ: Champ) -> bool:
    if champ.genre in _TEXTES:
        return True
    if champ.modele is not None:
        return any(map(_leads, champs(champ.modele)))
    return champ.element is not None and _leads(champ.element)
