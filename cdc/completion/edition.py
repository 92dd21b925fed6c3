"""A value typed in its own place, as on a form: nothing is asked, nothing is picked by number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cdc.completion.lecture import read
from cdc.completion.matrices import read_cell, read_cells
from cdc.completion.pas import Pas, settle_as, take_avis, written
from cdc.completion.places import place_at
from cdc.completion.questions import Forme, cell_text, question_at
from cdc.completion.refus import ReponseRefuseeError
from cdc.entretien.valeurs import as_written
from cdc_schema.base import Element
from cdc_schema.description import vide
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from cdc.completion.parcours import Parcours
    from cdc.completion.questions import Question
    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin

_PAR_LIGNE = (Forme.TEXTE_LONG, Forme.TEXTES, Forme.REFERENCES, Forme.CHOIX_MULTIPLE)
_COMPOSEES = (Forme.LIGNES, Forme.MATRICE)


def edit(parcours: Parcours, situation: Situation, chemin: Chemin, texte: str) -> Pas:
    """Return the step that makes `texte` the value at `chemin`; an empty one empties it.

    A list has one item a line. One cell of a matrix is edited at its row and its column.

    Raises:
        ReponseRefuseeError: it cannot be taken.
        EndroitInconnuError: the outline has nothing there.
    """
    if _is_cell(situation, chemin):
        return _edit_cell(parcours, situation, chemin, texte)
    posee = question_at(situation, chemin, parcours.objectif)
    _check_typed(posee, texte)
    if posee.contradiction is None and plain(texte) == saisie_at(situation, chemin):
        return Pas(parcours, chemin=chemin)
    valeur = read_text(situation, posee, texte)
    if posee.contradiction is not None and valeur is not None:
        pas = settle_as(parcours, situation, posee, as_written(valeur), "")
    else:
        pas = written(parcours, situation, posee, chemin, valeur)
    return replace(pas, parcours=parcours, libelle=_told(posee))


def saisie_at(situation: Situation, chemin: Chemin) -> str:
    """Return what stands at `chemin` as a form shows it; `edit` reads it as the same value."""
    if _is_cell(situation, chemin):
        return cell_text((situation.value(chemin[:-1]) or {}).get(chemin[-1]))
    return saisie(situation.value(chemin))


def saisie(valeur: Any) -> str:
    """Return `valeur` as one types it: identifiers rather than names, one item of a list a line."""
    if vide(valeur) or (isinstance(valeur, Element | dict) and not isinstance(valeur, Duree)):
        return ""
    if isinstance(valeur, list):
        return "\n".join(" ".join(saisie(v).split()) for v in valeur)
    if isinstance(valeur, dt.datetime):
        return f"{valeur:%d/%m/%Y %H:%M}"
    return as_written(valeur).strip()


def plain(texte: str) -> str:
    """Return what a form gives back, without the line ends of browsers nor outer spaces."""
    return texte.replace("\r\n", "\n").replace("\r", "\n").strip()


def take_over(
    parcours: Parcours, situation: Situation, chemin: Chemin, lu: str, motif: str = ""
) -> Pas:
    """Return the step that takes over what interviews said, read as `lu`; its sources are kept.

    Raises:
        ReponseRefuseeError: nobody says so any more.
    """
    posee = question_at(situation, chemin, parcours.objectif)
    dit = next((a for a in posee.avis if a.lu == lu), None)
    if dit is None:
        raise ReponseRefuseeError(
            f"Aucun entretien ne dit plus «\u00a0{lu}\u00a0». Relisez les réponses proposées.", lu
        )
    pas = take_avis(parcours, situation, posee, dit, motif)
    return replace(pas, parcours=parcours, libelle=_told(posee))


def read_text(situation: Situation, posee: Question, texte: str) -> Any:
    """Return what `texte` is worth at the place of `posee`, None when it is empty."""
    entier = plain(texte)
    if not entier:
        return None
    if posee.forme is Forme.CASES:
        return read_cells(situation, posee, entier)
    if posee.forme not in _PAR_LIGNE:
        entier = " ".join(entier.split("\n"))
    return read(situation, posee, entier, rangs=False)


def _check_typed(posee: Question, texte: str) -> None:
    """Refuse what is computed, and what is no text."""
    item = posee.place.champ
    if item.calcul:
        raise ReponseRefuseeError(f"Cette donnée est calculée ({item.calcul}).", texte)
    if posee.forme in _COMPOSEES or (item.genre is Genre.ENREGISTREMENT):
        raise ReponseRefuseeError("Remplissez chaque donnée à sa place.", texte)


def _is_cell(situation: Situation, chemin: Chemin) -> bool:
    return len(chemin) > 2 and bool(place_at(situation, chemin[:-1]).ligne)


def _edit_cell(parcours: Parcours, situation: Situation, chemin: Chemin, texte: str) -> Pas:
    posee = question_at(situation, chemin[:-1], parcours.objectif)
    cases = read_cell(situation, posee, str(chemin[-1]), texte)
    pas = written(parcours, situation, posee, posee.chemin, cases)
    return replace(pas, parcours=parcours, libelle=_told(posee))


def _told(posee: Question) -> str:
    """Return what is edited, in the words of the outline: « Rôles, Commercial, Nom »."""
    return ", ".join([*posee.place.fil, posee.titre])
