"""A list of records as a table: its columns, its rows, the part of them that is looked at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.completion.colonnes import Colonne, column, has_lists, leaves, shown
from cdc.completion.edition import saisie, saisie_at
from cdc.completion.filtres import found
from cdc.completion.options import options
from cdc.completion.places import (
    first_field,
    place_at,
    row_model,
    row_name,
)
from cdc.completion.questions import Avis, Forme, display, lacks, said, shape
from cdc.entretien.lieux import value_at
from cdc_schema.annotations import Obligation
from cdc_schema.chemins import ecrire, parse
from cdc_schema.description import vide
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.completion.lignes import Cles
    from cdc.completion.situation import Situation
    from cdc_schema.annotations import Objectif
    from cdc_schema.chemins import Chemin

PAR_PAGE = 50


@dataclass(frozen=True, slots=True)
class Vue:
    """The part of a list that is looked at: a page of the rows that say every word of `cherche`."""

    page: int = 1
    cherche: str = ""
    par_page: int = PAR_PAGE


TOUT = Vue()


@dataclass(frozen=True, slots=True)
class Case:
    """One cell: where it is edited, its text as typed, and as read.

    `differe` says that interviews contradict one another there.
    """

    chemin: Chemin
    saisie: str
    affichee: str
    manque: bool = False
    differe: bool = False


@dataclass(frozen=True, slots=True)
class Rangee:
    """One row.

    Attributes:
        chemin: where it stands: its identifier where it has one, else its rank.
        rang: its rank in the whole list, from 0.
        nom: how people call it.
        identifiant: its identifier, or empty.
        cases: one cell for each column.
        manques: how many of the data that it requires are still to be written.
        empreinte: what it says, in short: a row without identifier is known by it when others move.
        dite: whether interviews said something of it, which its form shows.
    """

    chemin: Chemin
    rang: int
    nom: str
    identifiant: str
    cases: tuple[Case, ...]
    manques: int
    empreinte: str
    dite: bool = False


@dataclass(frozen=True, slots=True)
class Tableau:
    """A list of records.

    Attributes:
        chemin: where it stands.
        titre: its label.
        aide: what is expected, or empty.
        exemple: an answer, or empty.
        obligatoire: whether the specification is incomplete without it.
        colonnes: the columns shown.
        entier: whether they are all that a row may say; else a row opens as a form.
        premiere: the keys of what a new row begins with.
        rangees: the rows of the page.
        total: the number of rows of the list.
        trouvees: the number of those that the search keeps.
        vue: the part that is looked at.
        avis: what interviews said of the whole.
    """

    chemin: Chemin
    titre: str
    aide: str
    exemple: str
    obligatoire: bool
    colonnes: tuple[Colonne, ...]
    entier: bool
    premiere: Cles
    rangees: tuple[Rangee, ...]
    total: int
    trouvees: int
    vue: Vue
    avis: tuple[Avis, ...] = ()

    @property
    def fiches(self) -> bool:
        """Whether some row has to be opened: a table does not show all of it."""
        return not self.entier or any(r.dite for r in self.rangees)

    @property
    def pages(self) -> int:
        """The number of pages of the rows found."""
        return max(1, -(-self.trouvees // self.vue.par_page))


def tableau(situation: Situation, chemin: Chemin, objectif: Objectif, vue: Vue = TOUT) -> Tableau:
    """Return the table of the list at `chemin`, or the page of it that `vue` looks at."""
    item = place_at(situation, chemin).champ
    modele = row_model(item)
    rangees = situation.rows(chemin)
    trouvees = found(situation, chemin, vue.cherche)
    colonnes = tuple(column(situation, chemin, cles, c) for cles, c in shown(modele))
    page = min(max(vue.page, 1), max(1, -(-len(trouvees) // vue.par_page)))
    debut = (page - 1) * vue.par_page
    visibles = trouvees[debut : debut + vue.par_page]
    return Tableau(
        chemin,
        item.titre,
        item.aide,
        item.exemple,
        item.obligation is Obligation.OUI or len(chemin) == 1,
        colonnes,
        len(shown(modele)) == len(leaves(modele)) and not has_lists(modele),
        first_field(modele),
        tuple(row(situation, chemin, rang, colonnes, objectif) for rang in visibles),
        len(rangees),
        len(trouvees),
        Vue(page, vue.cherche, vue.par_page),
        said(situation, chemin),
    )


def row(
    situation: Situation,
    liste: Chemin,
    rang: int,
    colonnes: Sequence[Colonne],
    objectif: Objectif,
) -> Rangee:
    """Return one row of a table."""
    element = situation.rows(liste)[rang]
    identifiant = getattr(element, "id", None) or ""
    chemin = (*liste, identifiant or rang)
    return Rangee(
        chemin,
        rang,
        row_name(situation, (*liste, rang)),
        identifiant,
        tuple(_cell(situation, chemin, element, c) for c in colonnes),
        lacks(place_at(situation, liste).section, element, objectif),
        fingerprint(situation, (*liste, rang)),
        chemin in _said_of(situation),
    )


def _said_of(situation: Situation) -> frozenset[Chemin]:
    """Return the places that hold something that interviews said."""
    connus: frozenset[Chemin] | None = situation.memo.get("dits")
    if connus is None:
        chemins = [parse(c) for c in (*situation.dits, *situation.contradictions)]
        connus = frozenset(c[:rang] for c in chemins for rang in range(2, len(c)))
        situation.memo["dits"] = connus
    return connus


def case_at(situation: Situation, chemin: Chemin) -> Case:
    """Return the cell at `chemin` as it is now, of a row or of a matrix."""
    texte = saisie_at(situation, chemin)
    place = place_at(situation, chemin)
    if place.ligne:
        return Case(chemin, texte, texte)
    item = place.champ
    manque = not texte and item.obligation is Obligation.OUI
    valeur = situation.value(chemin)
    lue = "" if vide(valeur) else display(situation, item, chemin, valeur)
    if item.genre is Genre.REFERENCE or (item.element and item.element.genre is Genre.REFERENCE):
        colonne = Colonne((), item, shape(item), options(situation, item, chemin))
        lue = "" if vide(valeur) else _read(situation, colonne, chemin, valeur)
    return Case(chemin, texte, lue, manque)


def fingerprint(situation: Situation, chemin: Chemin) -> str:
    """Return in short what the row at `chemin` says; nothing when there is none."""
    dit = value_at(situation.donnees, chemin)
    return hashlib.sha256(repr(dit).encode()).hexdigest()[:16] if dit is not None else ""


def _cell(situation: Situation, ligne: Chemin, element: Any, colonne: Colonne) -> Case:
    valeur = element
    for cle in colonne.cles:
        valeur = getattr(valeur, cle, None)
    chemin = (*ligne, *colonne.cles)
    differe = bool(situation.contradictions) and ecrire(chemin) in situation.contradictions
    if vide(valeur):
        return Case(chemin, "", "", colonne.obligatoire, differe)
    lue = _read(situation, colonne, chemin, valeur)
    return Case(chemin, saisie(valeur), lue, manque=False, differe=differe)


def _read(situation: Situation, colonne: Colonne, chemin: Chemin, valeur: Any) -> str:
    """Return a value as people read it: names rather than identifiers."""
    if colonne.forme in (Forme.REFERENCE, Forme.REFERENCES):
        noms = {o.valeur: o.libelle for o in colonne.options}
        valeurs = valeur if isinstance(valeur, list) else [valeur]
        return "\u202f; ".join(noms.get(v, str(v)) for v in valeurs)
    return display(situation, colonne.champ, chemin, valeur)
