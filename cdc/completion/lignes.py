"""The rows of a list, one step each: add, duplicate, move, take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.completion.ecritures import Ajouter, Deplacer, Inserer, Retirer
from cdc.completion.edition import read_text
from cdc.completion.options import fresh_id
from cdc.completion.pas import Pas, nested
from cdc.completion.places import (
    first_field,
    identifier,
    is_record_list,
    place_at,
    row_model,
    row_name,
)
from cdc.completion.questions import question_at
from cdc.completion.refus import EndroitInconnuError, ReponseRefuseeError
from cdc.completion.renvois import referring
from cdc.entretien.identifiants import is_named
from cdc.entretien.lieux import value_at
from cdc_schema.base import PROVENANCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.completion.parcours import Parcours
    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin

Cles = tuple[str, ...]


def add_row(
    parcours: Parcours,
    situation: Situation,
    liste: Chemin,
    apres: int | None = None,
    textes: Mapping[Cles, str] | None = None,
) -> Pas:
    """Return the step that puts a row after the one number `apres`, or at the end.

    `textes` are its first values, by the keys down to each.

    Raises:
        ReponseRefuseeError: a value cannot be taken, or the row needs one to be identified.
    """
    total = _count(situation, liste)
    element = new_element(parcours, situation, liste, textes or {})
    rang = total if apres is None else min(apres + 1, total)
    ecriture = Ajouter(liste, element) if rang == total else Inserer(liste, rang, element)
    chemin = (*liste, element.get("id", rang))
    return Pas(parcours, (ecriture,), chemin, libelle=_told(situation, liste, "ligne ajoutée"))


def duplicate_row(parcours: Parcours, situation: Situation, chemin: Chemin) -> Pas:
    """Return the step that copies the row at `chemin` below it, its sources and identifiers aside."""
    liste, rang = _address(situation, chemin)
    copie = _without_sources(value_at(situation.donnees, (*liste, rang)))
    item = identifier(row_model(place_at(situation, liste).champ))
    if item is not None:
        nom = row_name(situation, (*liste, rang))
        copie = {"id": fresh_id(situation, item.prefixe, nom, liste), **copie}
    return Pas(
        parcours,
        (Inserer(liste, rang + 1, copie),),
        (*liste, copie.get("id", rang + 1)),
        libelle=_told(situation, liste, "ligne copiée"),
    )


def move_row(parcours: Parcours, situation: Situation, chemin: Chemin, rang: int) -> Pas:
    """Return the step after which the row at `chemin` is the one number `rang`."""
    liste, avant = _address(situation, chemin)
    if not 0 <= rang < len(situation.rows(liste)):
        raise EndroitInconnuError(f"{'.'.join(map(str, liste))}[{rang}]")
    arrivee = chemin if isinstance(chemin[-1], str) else (*liste, rang)
    ecritures = () if rang == avant else (Deplacer((*liste, avant), rang),)
    return Pas(parcours, ecritures, arrivee, libelle=_told(situation, liste, "ligne déplacée"))


def delete_row(parcours: Parcours, situation: Situation, chemin: Chemin) -> Pas:
    """Return the step that takes the row at `chemin` away, with what it was and what names it."""
    liste, rang = _address(situation, chemin)
    precis = (*liste, rang)
    return Pas(
        parcours,
        (Retirer(precis),),
        liste,
        row_name(situation, precis),
        libelle=_told(situation, liste, "ligne supprimée"),
        renvois=referring(situation, precis),
    )


def new_element(
    parcours: Parcours,
    situation: Situation,
    liste: Chemin,
    textes: Mapping[Cles, str],
    pris: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return a new row that says `textes`, with an identifier that is nobody's nor in `pris`.

    Raises:
        ReponseRefuseeError: a value cannot be taken, or the row needs one to be identified.
    """
    modele = row_model(place_at(situation, liste).champ)
    premier = first_field(modele)
    element: dict[str, Any] = nested(premier, None)
    for cles, texte in textes.items():
        valeur = read_new(parcours, situation, liste, cles, texte)
        element = _merged(element, nested(cles, valeur))
    item = identifier(modele)
    if item is None:
        return element
    nom = textes.get(premier, "")
    if is_named(item.prefixe) and not nom.strip():
        titre = place_at(situation, (*liste, 0, *premier)).champ.titre
        raise ReponseRefuseeError(
            f"Commencez par «\u00a0{titre}\u00a0»\u00a0: l’identifiant de la ligne en vient.", ""
        )
    return {"id": fresh_id(situation, item.prefixe, nom, liste, pris), **element}


def read_new(
    parcours: Parcours, situation: Situation, liste: Chemin, cles: Cles, texte: str
) -> Any:
    """Return what `texte` is worth in a row to come.

    Raises:
        ReponseRefuseeError: it cannot be taken.
    """
    chemin = (*liste, len(situation.rows(liste)), *cles)
    return read_text(situation, question_at(situation, chemin, parcours.objectif), texte)


def _merged(un: dict[str, Any], autre: dict[str, Any]) -> dict[str, Any]:
    fait = dict(un)
    for cle, valeur in autre.items():
        avant = fait.get(cle)
        deux = isinstance(avant, dict) and isinstance(valeur, dict)
        fait[cle] = _merged(avant, valeur) if deux else valeur  # type: ignore[arg-type]
    return fait


def _count(situation: Situation, liste: Chemin) -> int:
    """Return the number of rows of a list.

    Raises:
        EndroitInconnuError: there is no list of rows at `liste`.
    """
    if not is_record_list(place_at(situation, liste).champ):
        raise EndroitInconnuError(".".join(map(str, liste)))
    return len(situation.rows(liste))


def _address(situation: Situation, chemin: Chemin) -> tuple[Chemin, int]:
    """Return the list of a row and its rank.

    Raises:
        EndroitInconnuError: there is no such row.
    """
    liste, rang = chemin[:-1], situation.rank(chemin)
    if not 0 <= rang < _count(situation, liste):
        raise EndroitInconnuError(".".join(map(str, chemin)))
    return liste, rang


def _told(situation: Situation, liste: Chemin, quoi: str) -> str:
    return f"{place_at(situation, liste).champ.titre}\u00a0: {quoi}"


def _without_sources(valeur: Any) -> Any:
    """Return a copy that nobody said and nothing else designates."""
    if isinstance(valeur, dict):
        return {c: _without_sources(v) for c, v in valeur.items() if c not in (PROVENANCE, "id")}
    return [_without_sources(v) for v in valeur] if isinstance(valeur, list) else valeur
