"""The walk itself: where it is, and the pure steps that lead elsewhere.

The project is the session: the next question is what is still missing for the goal. A walk only
remembers what the project cannot tell: what was put off, what the author asked to see, which rows
were begun, and where one came from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdc.completion.options import referable
from cdc.completion.places import (
    all_fields,
    is_record,
    is_record_list,
    place_at,
    sections_walked,
    to_ask,
)
from cdc.completion.relecture import to_reread
from cdc.completude import gaps, missing_in
from cdc_schema.annotations import Objectif
from cdc_schema.chemins import parse
from cdc_schema.description import vide
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completion.situation import Situation
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.plan import SousSection


@dataclass(frozen=True, slots=True)
class Parcours:
    """Where a walk is.

    Attributes:
        objectif: what the specification must be complete for.
        sections: the keys of the sub-sections to walk; empty for all.
        suite: what the author asked to see, before anything else.
        ouvertes: the lists, rows and records begun, the innermost last.
        passees: what was put off.
        precedent: the walk at the question before.
    """

    objectif: Objectif = Objectif.CONSULTATION
    sections: tuple[str, ...] = ()
    suite: tuple[Chemin, ...] = ()
    ouvertes: tuple[Chemin, ...] = ()
    passees: frozenset[Chemin] = frozenset()
    precedent: Parcours | None = None


def current(parcours: Parcours, situation: Situation) -> Chemin | None:
    """Return the path of the question to ask now; None when nothing is left."""
    if parcours.suite:
        return parcours.suite[0]
    for ouverte in reversed(parcours.ouvertes):
        place = _inside(parcours, situation, ouverte)
        if place is not None:
            return place
    for section in walked(parcours):
        for manque in gaps(situation.cahier, section, parcours.objectif):
            chemin = parse(manque.chemin) if manque.champ else (section.cle,)
            place = _first(parcours, situation, chemin)
            if place is not None:
                return place
        for chemin in (*_to_settle(situation, section), *to_reread(situation, section)):
            if chemin not in parcours.passees:
                return chemin
    return None


def skip(parcours: Parcours, situation: Situation) -> Parcours:
    """Return the walk after its question was put off."""
    chemin = current(parcours, situation)
    if chemin is None:
        return parcours
    passe = replace(parcours, passees=parcours.passees | {chemin})
    return forward(passe, situation, depuis=replace(parcours, suite=(chemin, *parcours.suite[1:])))


def back(parcours: Parcours) -> Parcours:
    """Return the walk at the question before; the same at the first one."""
    return parcours.precedent or parcours


def goto(parcours: Parcours, situation: Situation, chemin: Chemin) -> Parcours:
    """Return the walk at `chemin`, which may be filled; a record is seen field by field.

    Raises:
        EndroitInconnuError: the outline has nothing there.
    """
    place = place_at(situation, chemin)
    suite: tuple[Chemin, ...] = (chemin,)
    if is_record(place.champ):
        suite = tuple(_fields(situation, chemin))
    reprises = parcours.passees - {c for c in parcours.passees if c[: len(chemin)] == chemin}
    return replace(parcours, suite=suite, passees=reprises, precedent=here(parcours, situation))


def restrict(parcours: Parcours, situation: Situation, sections: tuple[str, ...]) -> Parcours:
    """Return the walk through `sections` only."""
    return replace(
        parcours,
        sections=sections,
        suite=(),
        ouvertes=(),
        precedent=here(parcours, situation),
    )


def retry(parcours: Parcours) -> Parcours:
    """Return the walk with nothing put off any more."""
    return replace(parcours, passees=frozenset(), suite=(), ouvertes=())


def here(parcours: Parcours, situation: Situation) -> Parcours | None:
    """Return the walk standing on its question, to come back to."""
    chemin = current(parcours, situation)
    return parcours.precedent if chemin is None else replace(parcours, suite=(chemin,))


def forward(
    parcours: Parcours,
    situation: Situation,  # noqa: ARG001
    *,
    depuis: Parcours | None = None,
    ouvre: tuple[Chemin, ...] = (),
) -> Parcours:
    """Return the walk past its question, `depuis` being where it was and `ouvre` what began there."""
    ouvertes = [o for o in parcours.ouvertes if o not in ouvre]
    return replace(
        parcours, suite=parcours.suite[1:], ouvertes=(*ouvertes, *ouvre), precedent=depuis
    )


def close(parcours: Parcours, chemin: Chemin) -> Parcours:
    """Return the walk once the author is done with the list at `chemin`."""
    restent = tuple(o for o in parcours.ouvertes if o[: len(chemin)] != chemin)
    return replace(parcours, ouvertes=restent)


def forget(parcours: Parcours, chemin: Chemin) -> Parcours:
    """Return the walk when the rows of the list at `chemin` moved: their old paths mean nothing."""

    def tient(c: Chemin) -> bool:
        return c[: len(chemin)] != chemin or c == chemin

    return replace(
        parcours,
        suite=tuple(filter(tient, parcours.suite)),
        ouvertes=(*(o for o in parcours.ouvertes if tient(o) and o != chemin), chemin),
        passees=frozenset(filter(tient, parcours.passees)),
        precedent=None,
    )


def walked(parcours: Parcours) -> tuple[SousSection, ...]:
    """Return the sub-sections that the walk goes through."""
    return sections_walked(parcours.sections)


def _to_settle(situation: Situation, section: SousSection) -> Iterator[Chemin]:
    """Yield the places of a sub-section where answers of interviews contradict one another."""
    for contradiction in situation.contradictions.values():
        if contradiction.section == section.cle:
            yield parse(contradiction.chemin)


def _inside(parcours: Parcours, situation: Situation, ouverte: Chemin) -> Chemin | None:
    """Return what to ask in a list, a row, a record or a matrix under way; None when it is done."""
    place = place_at(situation, ouverte)
    if is_record_list(place.champ):
        return ouverte
    if place.champ.genre is Genre.MATRICE:
        libres = place.champ.lignes is not None and place.champ.lignes.genre is not Genre.REFERENCE
        return ouverte if libres else _first(parcours, situation, ouverte)
    element = situation.value(ouverte)
    if element is None:
        return None
    trouve = _in_record(parcours, situation, ouverte, element)
    if trouve is None and len(ouverte) > 1 and not is_a_key(situation, ouverte):
        return ouverte[:-1]
    return trouve


def is_a_key(situation: Situation, chemin: Chemin) -> bool:
    """Say whether the last segment is the key of a record, and not the address of a row."""
    parent = situation.value(chemin[:-1]) if len(chemin) > 1 else situation.cahier
    return not isinstance(parent, list)


def _in_record(
    parcours: Parcours, situation: Situation, chemin: Chemin, element: Element
) -> Chemin | None:
    section = place_at(situation, chemin).section
    for item in to_ask(type(element), parcours.objectif):
        ici = (*chemin, item.cle)
        if vide(getattr(element, item.cle)):
            manques: Iterator[Chemin] = iter((ici,))
        else:
            manques = (parse(m.chemin) for m in missing_in(element, item, ici, section))
        for manque in manques:
            place = _first(parcours, situation, manque)
            if place is not None:
                return place
    return None


def _first(parcours: Parcours, situation: Situation, chemin: Chemin) -> Chemin | None:
    """Return the first question that fills what is missing at `chemin`, unless it was put off."""
    if any(chemin[:n] in parcours.passees for n in range(1, len(chemin) + 1)):
        return None
    place = place_at(situation, chemin)
    item = place.champ
    if is_record(item):
        assert item.modele is not None
        element = situation.value(chemin) or item.modele.model_construct()
        return _in_record(parcours, situation, chemin, element)
    if item.genre is Genre.MATRICE and not place.ligne:
        return _row_to_fill(parcours, situation, chemin)
    return chemin


def _row_to_fill(parcours: Parcours, situation: Situation, chemin: Chemin) -> Chemin | None:
    """Return the first row of a matrix without any cell; the matrix when its rows are not known."""
    item = place_at(situation, chemin).champ
    assert item.lignes is not None
    ecrites = situation.value(chemin) or {}
    connues = [o.valeur for o in referable(situation, item.lignes, chemin)]
    if not connues:
        return None if ecrites else chemin
    for ligne in connues:
        place = (*chemin, ligne)
        if not ecrites.get(ligne) and place not in parcours.passees:
            return place
    return None


def _fields(situation: Situation, chemin: Chemin) -> Iterator[Chemin]:
    """Yield every data item of a record, those of the records inside included."""
    item = place_at(situation, chemin).champ
    assert item.modele is not None
    for dedans in all_fields(item.modele):
        ici = (*chemin, dedans.cle)
        if is_record(dedans):
            yield from _fields(situation, ici)
        else:
            yield ici
