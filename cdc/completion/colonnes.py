"""The columns of a table: which data of its rows, and what may be chosen there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cdc.completion.options import Option, options
from cdc.completion.places import all_fields, first_field, is_record, is_record_list
from cdc.completion.questions import Forme, shape
from cdc_schema.annotations import Obligation
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completion.lignes import Cles
    from cdc.completion.situation import Situation
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.description import Champ

_COLONNES, _PREMIERES = 6, 4


@dataclass(frozen=True, slots=True)
class Colonne:
    """One data item of the rows.

    `cles` lead down to it from the row; `options` are what may be chosen there.
    """

    cles: Cles
    champ: Champ
    forme: Forme
    options: tuple[Option, ...] = ()

    @property
    def titre(self) -> str:
        """The label of the data item."""
        return self.champ.titre

    @property
    def obligatoire(self) -> bool:
        """Whether a row is incomplete without it."""
        return self.champ.obligation is Obligation.OUI


def column(situation: Situation, liste: Chemin, cles: Cles, item: Champ) -> Colonne:
    """Return the column of the data item `item` of the rows of the list at `liste`."""
    return Colonne(cles, item, shape(item), options(situation, item, (*liste, 0, *cles)))


@cache
def shown(modele: type[Element]) -> tuple[tuple[Cles, Champ], ...]:
    """Return the columns worth a table: all where they are few, else what names and is required."""
    toutes = leaves(modele)
    if len(toutes) <= _COLONNES:
        return toutes
    rangs = sorted(
        range(len(toutes)),
        key=lambda r: (
            toutes[r][0] != first_field(modele),
            len(toutes[r][0]) > 1 or toutes[r][1].obligation is not Obligation.OUI,
            shape(toutes[r][1]) is Forme.TEXTE_LONG,
            r,
        ),
    )
    return tuple(toutes[r] for r in sorted(rangs[:_PREMIERES]))


@cache
def leaves(modele: type[Element]) -> tuple[tuple[Cles, Champ], ...]:
    """Return the data of a row that a cell may hold, those of its records included."""
    return tuple(_walk(modele, ()))


def _walk(modele: type[Element], cles: Cles) -> Iterator[tuple[Cles, Champ]]:
    for item in all_fields(modele):
        ici = (*cles, item.cle)
        if is_record(item) and item.modele is not None:
            yield from _walk(item.modele, ici)
        elif not is_record_list(item) and item.genre is not Genre.MATRICE:
            yield ici, item


@cache
def has_lists(modele: type[Element]) -> bool:
    """Say whether a row holds lists or matrices, which no cell shows."""
    return any(
        is_record_list(c)
        or c.genre is Genre.MATRICE
        or (is_record(c) and c.modele is not None and has_lists(c.modele))
        for c in all_fields(modele)
    )
