"""Every identifier and every reference of a specification, with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cdc_schema.base import Element
from cdc_schema.description import Champ, champs
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema.chemins import Chemin

_CHERCHES = (Genre.REFERENCE, Genre.IDENTIFIANT)


@dataclass(frozen=True, slots=True)
class Citation:
    """One identifier, or one reference to it.

    `etats` are the states of the machine around it: a transition names no other.
    """

    chemin: Chemin
    champ: Champ
    texte: str
    etats: frozenset[str]


def citations(element: Element, chemin: Chemin = ()) -> Iterator[Citation]:
    """Yield those of `element`, which stands at `chemin`, in the order of the document."""
    yield from _scalars(element, chemin, frozenset())


def _scalars(element: Element, chemin: Chemin, etats: frozenset[str]) -> Iterator[Citation]:
    etats = _own_states(element) or etats
    for champ in _leading(type(element), frozenset(element.model_fields_set)):
        yield from _values(getattr(element, champ.cle), champ, (*chemin, champ.cle), etats)


@cache
def _leading(modele: type[Element], ecrits: frozenset[str]) -> tuple[Champ, ...]:
    """Return the items among `ecrits` that hold references or identifiers, however deep."""
    return tuple(c for c in champs(modele) if c.cle in ecrits and _leads(c))


def _leads(champ: Champ) -> bool:
    if champ.genre in _CHERCHES:
        return True
    if champ.genre is Genre.ENREGISTREMENT and champ.modele is not None:
        return any(map(_leads, champs(champ.modele)))
    return any(c and _leads(c) for c in (champ.element, champ.lignes, champ.colonnes))


def _values(valeur: Any, champ: Champ, chemin: Chemin, etats: frozenset[str]) -> Iterator[Citation]:
    if isinstance(valeur, Element):
        if champ.genre is Genre.ENREGISTREMENT:
            yield from _scalars(valeur, chemin, etats)
    elif isinstance(valeur, list):
        for rang, un in enumerate(valeur):
            adresse = (isinstance(un, Element) and vars(un).get("id")) or rang
            yield from _values(un, champ.element or champ, (*chemin, adresse), etats)
    elif isinstance(valeur, dict):
        yield from _cells(valeur, champ, chemin, etats)
    elif isinstance(valeur, str) and champ.genre in _CHERCHES:
        yield Citation(chemin, champ, valeur, etats)


def _cells(
    matrice: dict[str, dict[str, Any]], champ: Champ, chemin: Chemin, etats: frozenset[str]
) -> Iterator[Citation]:
    if champ.lignes is None or champ.colonnes is None:
        return
    for ligne, cellules in matrice.items():
        yield from _values(ligne, champ.lignes, (*chemin, ligne), etats)
        for colonne in cellules:
            yield from _values(colonne, champ.colonnes, (*chemin, ligne, colonne), etats)


def _own_states(element: Element) -> frozenset[str]:
    """Return the names of the states of a state machine: its transitions name no other."""
    etats = vars(element).get("etats")
    return frozenset(e.nom for e in etats if e.nom) if isinstance(etats, list) else frozenset()
