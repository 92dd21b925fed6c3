"""One answer to the question of a walk: what it writes, and where the walk is after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cdc.completion import parcours as marche
from cdc.completion.ecritures import Ajouter
from cdc.completion.lecture import rank, read, refer
from cdc.completion.listes import order
from cdc.completion.matrices import read_cells
from cdc.completion.options import fresh_id, home, referable
from cdc.completion.pas import Pas, settle_as, take_avis, written
from cdc.completion.questions import Forme, matrix_rows, question
from cdc.completion.refus import ReponseRefuseeError
from cdc.entretien.valeurs import as_written
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.completion.parcours import Parcours
    from cdc.completion.questions import Question
    from cdc.completion.situation import Situation

EFFACER = "x!"


def answer(parcours: Parcours, situation: Situation, texte: str) -> Pas:
    """Return the step that `texte` makes as an answer to the question of the walk.

    An empty text keeps what is written, or ends a list.

    Raises:
        ReponseRefuseeError: it cannot be taken; nothing moves.
    """
    posee = question(parcours, situation)
    if posee is None:
        return Pas(parcours)
    nu = texte.strip() or posee.proposition
    if not nu:
        return _keep(parcours, situation, posee)
    if nu == EFFACER:
        return written(parcours, situation, posee, posee.chemin, None)
    return _TAKEN.get(posee.forme, _take_value)(parcours, situation, posee, nu)


def create(parcours: Parcours, situation: Situation, nom: str, cible: str) -> Pas:
    """Return the step that creates the element `nom`, which an answer names; the walk stays there."""
    foyer = home(cible)
    if foyer is None:
        raise ReponseRefuseeError(f"«\u00a0{nom}\u00a0» ne peut pas être créé d’ici.", nom)
    depuis = marche.current(parcours, situation) or foyer.chemin
    cote = depuis if cible == "exigence" else foyer.chemin  # EX-LEA-001 is asked for by the leads
    identifiant = fresh_id(situation, CIBLES[cible].prefixe, nom, cote)
    element = {"id": identifiant, foyer.nommant: nom}
    return Pas(
        parcours,
        (Ajouter(foyer.chemin, element),),
        (*foyer.chemin, identifiant),
        f"{nom} ({identifiant})",
    )


def _keep(parcours: Parcours, situation: Situation, posee: Question) -> Pas:
    if posee.forme in (Forme.LIGNES, Forme.MATRICE):
        if not posee.lignes and not parcours.suite and posee.obligatoire:
            raise ReponseRefuseeError("Rien n’est écrit. Pour passer la question\u00a0: >", "")
        fermee = marche.close(parcours, posee.chemin)
    elif posee.actuelle or not posee.obligatoire:
        fermee = parcours
    else:
        raise ReponseRefuseeError("Rien n’est écrit. Pour passer la question\u00a0: >", "")
    depuis = marche.here(parcours, situation)
    suivant = marche.forward(fermee, situation, depuis=depuis)
    if not posee.actuelle and not posee.lignes:
        suivant = replace(suivant, passees=suivant.passees | {posee.chemin})
    return Pas(suivant)


def _take_value(parcours: Parcours, situation: Situation, posee: Question, nu: str) -> Pas:
    numero, _, motif = nu.partition(" ")
    choisi = rank(numero)
    if choisi is not None and choisi <= len(posee.avis):
        exact = any(nu == o.valeur for o in posee.options)
        if (not motif and not exact) or (motif and _only_a_reason(situation, posee, nu)):
            return take_avis(parcours, situation, posee, posee.avis[choisi - 1], motif)
    valeur = _with_more(situation, posee, nu)
    if posee.contradiction is not None:
        dite = as_written(valeur)
        return settle_as(parcours, situation, posee, dite, "")
    return written(parcours, situation, posee, posee.chemin, valeur)


def _only_a_reason(situation: Situation, posee: Question, nu: str) -> bool:
    """Say whether « 1 la direction a tranché » picks an answer: it is no value itself."""
    if posee.contradiction is None:
        return False
    try:
        read(situation, posee, nu)
    except ReponseRefuseeError:
        return True
    return False


def _with_more(situation: Situation, posee: Question, nu: str) -> Any:
    """Return the value of an answer; of a list, « + » adds to what there is."""
    if posee.place.champ.genre is not Genre.LISTE or not nu.startswith("+"):
        return read(situation, posee, nu)
    avant = list(situation.value(posee.chemin) or [])
    return list(dict.fromkeys([*avant, *read(situation, posee, nu[1:])]))


def _take_row(parcours: Parcours, situation: Situation, posee: Question, nu: str) -> Pas:
    """Return the step of an order on rows, or of what a new row begins with."""
    rangement = order(parcours, situation, posee, nu)
    if rangement is not None:
        return Pas(
            rangement.parcours,
            rangement.ecritures,
            posee.chemin,
            rangement.dit,
            renvois=rangement.renvois,
        )
    assert posee.premier is not None
    valeur = read(situation, posee.premier, nu)
    return written(parcours, situation, posee.premier, posee.premier.chemin, valeur)


def _take_matrix(parcours: Parcours, situation: Situation, posee: Question, nu: str) -> Pas:
    """Return the step to one row of a matrix, by its number or its name."""
    ecrites = situation.value(posee.chemin) or {}
    lignes = posee.place.champ.lignes
    assert lignes is not None
    numero = rank(nu)
    if numero is not None and numero <= len(posee.lignes):
        ligne = matrix_rows(situation, posee.place)[numero - 1]
    elif lignes.genre is Genre.REFERENCE and nu not in ecrites:
        ligne = refer(_about_rows(situation, posee), nu)
    else:
        ligne = nu
    ouverte = marche.close(parcours, posee.chemin)
    ouverte = replace(ouverte, suite=parcours.suite[1:], ouvertes=(*ouverte.ouvertes, posee.chemin))
    return Pas(marche.goto(ouverte, situation, (*posee.chemin, ligne)))


def _about_rows(situation: Situation, posee: Question) -> Question:
    lignes = posee.place.champ.lignes
    assert lignes is not None
    options = referable(situation, lignes, posee.chemin)
    return replace(posee, place=replace(posee.place, champ=lignes), options=options)


def _take_cells(parcours: Parcours, situation: Situation, posee: Question, nu: str) -> Pas:
    cases = read_cells(situation, posee, nu)
    return written(parcours, situation, posee, posee.chemin, cases)


_TAKEN = {
    Forme.LIGNES: _take_row,
    Forme.MATRICE: _take_matrix,
    Forme.CASES: _take_cells,
}
