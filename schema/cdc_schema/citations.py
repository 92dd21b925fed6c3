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
    trouvees: list[Citation] = []
    _scalars(element, chemin, frozenset(), trouvees)
    yield from trouvees


def _scalars(
    element: Element, chemin: Chemin, etats: frozenset[str], trouvees: list[Citation]
) -> None:
    etats = _own_states(element) or etats
    valeurs = vars(element)
    for champ in _leading(type(element), frozenset(element.model_fields_set)):
        _values(valeurs[champ.cle], champ, (*chemin, champ.cle), etats, trouvees)


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


def _values(
    valeur: Any, champ: Champ, chemin: Chemin, etats: frozenset[str], trouvees: list[Citation]
) -> None:
    if isinstance(valeur, str):
        if champ.genre in _CHERCHES:
            trouvees.append(Citation(chemin, champ, valeur, etats))
    elif isinstance(valeur, Element):
        if champ.genre is Genre.ENREGISTREMENT:
            _scalars(valeur, chemin, etats, trouvees)
    elif isinstance(valeur, list):
        for rang, un in enumerate(valeur):
            adresse = (isinstance(un, Element) and vars(un).get("id")) or rang
            _values(un, champ.element or champ, (*chemin, adresse), etats, trouvees)
    elif isinstance(valeur, dict):
        _cells(valeur, champ, chemin, etats, trouvees)


def _cells(
    matrice: dict[str, dict[str, Any]],
    champ: Champ,
    chemin: Chemin,
    etats: frozenset[str],
    trouvees: list[Citation],
) -> None:
    if champ.lignes is None or champ.colonnes is None:
        return
    for ligne, cellules in matrice.items():
        _values(ligne, champ.lignes, (*chemin, ligne), etats, trouvees)
        for colonne in cellules:
            _values(colonne, champ.colonnes, (*chemin, ligne, colonne), etats, trouvees)


def _own_states(element: Element) -> frozenset[str]:
    """Return the names of the states of a state machine: its transitions name no other."""
    etats = vars(element).get("etats")
    return frozenset(e.nom for e in etats if e.nom) if isinstance(etats, list) else frozenset()
