"""A matrix as a grid: rights by role and by entity, who is responsible for what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.completion.options import Option, missing_home, options, referable
from cdc.completion.places import place_at
from cdc.completion.questions import Avis, cell_text, matrix_rows, said
from cdc_schema.annotations import Obligation
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.completion.places import Place
    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin


@dataclass(frozen=True, slots=True)
class CaseMatrice:
    """One cell: where it is edited, and what it says (« CRU »)."""

    chemin: Chemin
    saisie: str


@dataclass(frozen=True, slots=True)
class LigneMatrice:
    """One row: its key, its name, and a cell for each column."""

    chemin: Chemin
    nom: str
    cases: tuple[CaseMatrice, ...]


@dataclass(frozen=True, slots=True)
class Matrice:
    """A grid.

    Attributes:
        chemin: where it stands.
        titre: its label.
        aide: what is expected, or empty.
        exemple: an answer, or empty.
        obligatoire: whether the specification is incomplete without it.
        lignes: its rows.
        colonnes: what its columns are about.
        legende: what a cell may say, and what that means.
        multiple: whether a cell may say several of them.
        libres: whether people word the rows themselves.
        source_lignes: where the rows are described, or empty.
        source_colonnes: where the columns are.
        avis: what interviews said of the whole.
    """

    chemin: Chemin
    titre: str
    aide: str
    exemple: str
    obligatoire: bool
    lignes: tuple[LigneMatrice, ...]
    colonnes: tuple[Option, ...]
    legende: tuple[Option, ...]
    multiple: bool
    libres: bool
    source_lignes: str
    source_colonnes: str
    avis: tuple[Avis, ...] = ()

    @property
    def remplie(self) -> bool:
        """Whether a cell says something."""
        return any(c.saisie for ligne in self.lignes for c in ligne.cases)


def matrice(situation: Situation, chemin: Chemin) -> Matrice:
    """Return the grid at `chemin`."""
    place = place_at(situation, chemin)
    item = place.champ
    assert item.lignes is not None
    assert item.cellule is not None
    assert item.colonnes is not None
    colonnes = _columns(situation, place)
    return Matrice(
        chemin,
        item.titre,
        item.aide,
        item.exemple,
        item.obligation is Obligation.OUI,
        tuple(_rows(situation, place, colonnes)),
        colonnes,
        options(situation, item.cellule, chemin),
        item.cellule.genre is Genre.LISTE,
        item.lignes.genre is not Genre.REFERENCE,
        missing_home(item.lignes),
        missing_home(item.colonnes),
        said(situation, chemin),
    )


def _columns(situation: Situation, place: Place) -> tuple[Option, ...]:
    """Return what the project has as columns, then what is written besides."""
    assert place.champ.colonnes is not None
    connues = referable(situation, place.champ.colonnes, place.chemin)
    noms = {o.valeur for o in connues}
    ecrites = situation.value(place.chemin) or {}
    autres = dict.fromkeys(c for cases in ecrites.values() for c in cases if c not in noms)
    return (*connues, *(Option(c, c) for c in autres))


def _rows(situation: Situation, place: Place, colonnes: tuple[Option, ...]) -> list[LigneMatrice]:
    assert place.champ.lignes is not None
    noms = {o.valeur: o.libelle for o in referable(situation, place.champ.lignes, place.chemin)}
    ecrites = situation.value(place.chemin) or {}
    return [
        LigneMatrice(
            (*place.chemin, cle),
            noms.get(cle, cle),
            tuple(
                CaseMatrice(
                    (*place.chemin, cle, o.valeur),
                    cell_text((ecrites.get(cle) or {}).get(o.valeur)),
                )
                for o in colonnes
            ),
        )
        for cle in matrix_rows(situation, place)
    ]
