"""A sub-section as a form: its data in order, lists as tables, matrices as grids, records as groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.completion.grilles import Matrice, matrice
from cdc.completion.places import all_fields, is_record, is_record_list, place_at, section_item
from cdc.completion.questions import Question, question_at
from cdc.completion.refus import EndroitInconnuError
from cdc.completion.tableaux import TOUT, Tableau, Vue, tableau
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.completion.situation import Situation
    from cdc_schema.annotations import Objectif
    from cdc_schema.chemins import Chemin
    from cdc_schema.description import Champ
    from cdc_schema.plan import SousSection


@dataclass(frozen=True, slots=True)
class Groupe:
    """A record: its data stand together under one title."""

    chemin: Chemin
    titre: str
    aide: str
    blocs: tuple[Bloc, ...]


Bloc = Question | Tableau | Matrice | Groupe


@dataclass(frozen=True, slots=True)
class Fiche:
    """A sub-section, or one row of a list, as a form; `blocs` in the order of the document."""

    section: SousSection
    chemin: Chemin
    blocs: tuple[Bloc, ...]


def fiche(
    situation: Situation,
    section: SousSection,
    objectif: Objectif,
    vues: Mapping[Chemin, Vue] | None = None,
) -> Fiche:
    """Return the form of a sub-section; `vues` says which part of each list is looked at."""
    item = section_item(section)
    chemin: Chemin = (section.cle,)
    vues = vues or {}
    if is_record_list(item):
        return Fiche(section, chemin, (_bloc(situation, item, chemin, objectif, vues),))
    return Fiche(section, chemin, tuple(_blocs(situation, item, chemin, objectif, vues)))


def row_fiche(
    situation: Situation,
    chemin: Chemin,
    objectif: Objectif,
    vues: Mapping[Chemin, Vue] | None = None,
) -> Fiche:
    """Return the form of the row at `chemin`: all its data, nested lists included; or its cells.

    Raises:
        EndroitInconnuError: the outline has nothing there.
    """
    place = place_at(situation, chemin)
    if place.ligne:
        return Fiche(place.section, chemin, (question_at(situation, chemin, objectif),))
    if not is_record(place.champ):
        raise EndroitInconnuError(".".join(map(str, chemin)))
    blocs = _blocs(situation, place.champ, chemin, objectif, vues or {})
    return Fiche(place.section, chemin, tuple(blocs))


def _blocs(
    situation: Situation,
    item: Champ,
    chemin: Chemin,
    objectif: Objectif,
    vues: Mapping[Chemin, Vue],
) -> Iterator[Bloc]:
    assert item.modele is not None
    for dedans in all_fields(item.modele):
        yield _bloc(situation, dedans, (*chemin, dedans.cle), objectif, vues)


def _bloc(
    situation: Situation,
    item: Champ,
    chemin: Chemin,
    objectif: Objectif,
    vues: Mapping[Chemin, Vue],
) -> Bloc:
    if is_record(item):
        blocs = _blocs(situation, item, chemin, objectif, vues)
        return Groupe(chemin, item.titre, item.aide, tuple(blocs))
    if is_record_list(item):
        return tableau(situation, chemin, objectif, vues.get(chemin, TOUT))
    if item.genre is Genre.MATRICE:
        return matrice(situation, chemin)
    return question_at(situation, chemin, objectif)
