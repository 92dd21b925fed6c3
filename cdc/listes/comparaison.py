"""Three values compared: what the project took, what it says now, what the file says now.

A value that the author changed since stays; two changes are a conflict; lists only grow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.entretien.effets import Sort
from cdc.entretien.pose import is_empty
from cdc.entretien.valeurs import as_written, equal, typed
from cdc.listes.valeurs import compared
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.listes.cibles import Donnee


def compare(donnee: Donnee, existant: Any, lue: Any, avant: Any) -> tuple[Sort, Any]:
    """Return the fate of the value `lue`, and what `donnee` is to hold.

    `avant` is what the project last took from the same row, or None.
    """
    if donnee.champ.genre is Genre.LISTE:
        return _union(donnee, existant, lue, avant)
    return _three_way(donnee, existant, lue, avant)


def written(valeur: Any) -> list[str]:
    """Return the texts of a value, as the record keeps them."""
    valeurs = valeur if isinstance(valeur, list) else [valeur]
    return [show(v) for v in valeurs]


def show(valeur: Any) -> str:
    """Return a value as an author reads it."""
    return "" if is_empty(valeur) else as_written(_plain(valeur))


def _plain(valeur: Any) -> Any:
    if isinstance(valeur, list):
        return [_plain(v) for v in valeur]
    if isinstance(valeur, dict):
        return ", ".join(str(v) for v in valeur.values())
    return valeur


def _three_way(donnee: Donnee, existant: Any, lue: Any, avant: Any) -> tuple[Sort, Any]:
    actuel = typed(donnee.modele, donnee.champ, existant)
    if not is_empty(existant) and equal(actuel, lue):
        return Sort.INCHANGEE, existant
    if is_empty(existant):
        return (Sort.CREEE, lue) if avant is None or not equal(avant, lue) else (Sort.GARDEE, None)
    if avant is None:
        return Sort.CONFLIT, existant
    if equal(actuel, avant):
        return Sort.MODIFIEE, lue
    return (Sort.GARDEE if equal(avant, lue) else Sort.CONFLIT), existant


def _union(donnee: Donnee, existant: Any, lue: list[Any], avant: Any) -> tuple[Sort, Any]:
    """Add what a list lacks; what the author took away since is not put back."""
    existantes = list(existant or [])
    actuelles = compared(donnee, existantes)
    if not isinstance(next(iter(actuelles), None), dict) and existantes:
        actuelles = typed(donnee.modele, donnee.champ, existantes)
    dites = compared(donnee, lue)
    anciennes = compared(donnee, avant or [])
    nouvelles, retirees = [], 0
    for valeur, dite in zip(lue, dites, strict=True):
        if any(equal(a, dite) for a in actuelles):
            continue
        if any(equal(a, dite) for a in anciennes):
            retirees += 1
            continue
        nouvelles.append(valeur)
    if nouvelles:
        return (Sort.MODIFIEE if existantes else Sort.CREEE), [*existantes, *nouvelles]
    return (Sort.GARDEE if retirees else Sort.INCHANGEE), existantes
