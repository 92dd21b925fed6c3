"""What a reader may know: a vendor is given a specification without anything internal."""

from __future__ import annotations

from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from cdc_schema.annotations import Diffusion
from cdc_schema.base import PROVENANCE, Element
from cdc_schema.description import Champ, champs
from cdc_schema.plan import CHAPITRES, RECETTE

if TYPE_CHECKING:
    from cdc_schema import Cahier

_E = TypeVar("_E", bound=Element)


def readable(cahier: Cahier, diffusion: Diffusion) -> Cahier:
    """Return `cahier` as `diffusion` may read it.

    Whatever is internal is taken away here, before a word is written: no presentation, label or
    property can then show it.
    """
    if diffusion is Diffusion.INTERNE:
        return cahier
    sections = (*(s for c in CHAPITRES for s in c.sous_sections if not s.derive), *RECETTE)
    lisibles = {s.cle: _value(getattr(cahier, s.cle)) for s in sections}
    return cahier.model_copy(update={**lisibles, "projet": _record(cahier.projet)})


def _value(valeur: Any) -> Any:
    if isinstance(valeur, list):
        lisibles = [lisible for v in valeur if not _empty(lisible := _value(v))]
        # What loses nothing is not copied.
        return (
            valeur if len(lisibles) == len(valeur) and all(map(is_, lisibles, valeur)) else lisibles
        )
    return _record(valeur) if isinstance(valeur, Element) else valeur


def _record(element: _E) -> _E:
    changes: dict[str, Any] = {}
    for cle, interne in _to_visit(type(element), frozenset(element.model_fields_set)):
        valeur = getattr(element, cle)
        if valeur is None or valeur in ([], {}):
            continue
        lisible = _nothing(valeur) if interne else _value(valeur)
        if lisible is not valeur:
            changes[cle] = lisible
    return element.model_copy(update=changes) if changes else element


@cache
def _to_visit(modele: type[Element], ecrits: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    """Return the fields among `ecrits` that are internal, or may hold something internal."""
    if not ecrits:
        return ()
    items = tuple(
        (c.cle, c.interne) for c in champs(modele) if c.cle in ecrits and (c.interne or _holds(c))
    )
    return (*items, (PROVENANCE, True)) if PROVENANCE in ecrits else items


def _holds(champ: Champ) -> bool:
    modele = champ.modele or (champ.element.modele if champ.element else None)
    return modele is not None and bool(_to_visit(modele, frozenset(modele.model_fields)))


def _nothing(valeur: Any) -> Any:
    return [] if isinstance(valeur, list) else {} if isinstance(valeur, dict) else None


def _empty(valeur: Any) -> bool:
    if not isinstance(valeur, Element):
        return False
    return all(v is None or v in ([], {}) for v in vars(valeur).values())
