"""What a reader may know: a vendor is given a specification without anything internal."""

from __future__ import annotations

from functools import cache
from operator import is_
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cdc_schema.annotations import Diffusion, Motif
from cdc_schema.base import PROVENANCE, Element
from cdc_schema.chemins import Chemin, ecrire
from cdc_schema.description import Champ, champ, champs
from cdc_schema.plan import CHAPITRES, PROJET, RECETTE, SousSection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc_schema import Cahier

_E = TypeVar("_E", bound=Element)
_RIEN: tuple[Any, ...] = (None, [], {})
_SECTIONS = (*(s for c in CHAPITRES for s in c.sous_sections if not s.derive), *RECETTE)


def readable(cahier: Cahier, diffusion: Diffusion) -> Cahier:
    """Return `cahier` as `diffusion` may read it.

    Whatever is internal is taken away here, before a word is written: no presentation, label or
    property can then show it.
    """
    if diffusion is Diffusion.INTERNE:
        return cahier
    lisibles = {s.cle: _value(getattr(cahier, s.cle)) for s in _SECTIONS}
    return cahier.model_copy(update={**lisibles, "projet": _record(cahier.projet)})


def shown_ranks(liste: Sequence[Any]) -> list[int]:
    """Return the ranks of what a vendor still reads of `liste`."""
    return [rang for rang, v in enumerate(liste) if not _empty(_value(v))]


class Retenue(NamedTuple):
    """A value that a vendor is not given: where it stands, its label, and why."""

    section: SousSection
    chemin: str
    titre: str
    motif: Motif


def withheld(
    cahier: Cahier, sections: Sequence[SousSection] = (PROJET, *_SECTIONS)
) -> Iterator[Retenue]:
    """Yield what `readable` takes away of `sections` for a vendor, in the order of the outline.

    A list that is internal counts one by element; the sources of one record count one.
    """
    for section in sections:
        for chemin, titre, motif in _kept(getattr(cahier, section.cle), (section.cle,)):
            yield Retenue(section, ecrire(chemin), titre, motif)


def _kept(valeur: Any, chemin: Chemin) -> Iterator[tuple[Chemin, str, Motif]]:
    if isinstance(valeur, list):
        for place, element in _places(valeur):
            yield from _kept(element, (*chemin, place))
    elif isinstance(valeur, Element):
        for cle, interne in _to_visit(type(valeur), frozenset(valeur.model_fields_set)):
            ecrit = getattr(valeur, cle)
            if not interne:
                yield from _kept(ecrit, (*chemin, cle))
            elif cle == PROVENANCE and ecrit:
                yield (*chemin, cle), "Provenance", Motif.SOURCES
            elif ecrit not in (None, "", [], {}):
                yield from _internal(champ(type(valeur), cle), ecrit, (*chemin, cle))


def _internal(item: Champ, ecrit: Any, chemin: Chemin) -> Iterator[tuple[Chemin, str, Motif]]:
    assert item.motif is not None
    if not isinstance(ecrit, list):
        yield chemin, item.titre, item.motif
        return
    for place, _ in _places(ecrit):
        yield (*chemin, place), item.titre, item.motif


def _places(liste: list[Any]) -> Iterator[tuple[str | int, Any]]:
    for rang, element in enumerate(liste):
        yield getattr(element, "id", None) or rang, element


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
        if valeur is None or valeur == [] or valeur == {}:
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
    return all(map(_RIEN.__contains__, vars(valeur).values()))
