"""One answer to the question of a walk: what it writes, and where the walk is after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cdc.completion import parcours as marche
from cdc.completion.ecritures import Ajouter, Ecriture, Poser
from cdc.completion.lecture import rank, read, refer
from cdc.completion.listes import order
from cdc.completion.matrices import read_cells
from cdc.completion.options import fresh_id, home, referable
from cdc.completion.places import identifier, is_record, place_at, row_model
from cdc.completion.questions import Forme, display, matrix_rows, question
from cdc.completion.refus import ReponseRefuseeError
from cdc.entretien.decisions import Choix, cited, settle
from cdc.entretien.valeurs import RefusError, as_written
from cdc_schema.description import vide
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.completion.parcours import Parcours
    from cdc.completion.questions import Avis, Question
    from cdc.completion.situation import Situation
    from cdc.entretien.arbitrages import Arbitrage
    from cdc_schema.chemins import Chemin

EFFACER = "x!"


@dataclass(frozen=True, slots=True)
class Pas:
    """One step: the walk after it, what it writes, and how to tell it.

    Attributes:
        parcours: the walk after the step.
        ecritures: what it changes in the project, nothing when it only moves.
        chemin: where the value is, once written.
        dit: the value as an author reads it, or what was done.
        sources: the interviews that it comes from.
        arbitrage: the decision that it takes between answers, or None.
    """

    parcours: Parcours
    ecritures: tuple[Ecriture, ...] = ()
    chemin: Chemin = ()
    dit: str = ""
    sources: tuple[str, ...] = ()
    arbitrage: Arbitrage | None = None


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
        return _written(parcours, situation, posee, posee.chemin, None)
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
            return _take_over(parcours, situation, posee, posee.avis[choisi - 1], motif)
    valeur = _with_more(situation, posee, nu)
    if posee.contradiction is not None:
        dite = as_written(valeur)
        return _settle(parcours, situation, posee, dite, "")
    return _written(parcours, situation, posee, posee.chemin, valeur)


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


def _take_over(
    parcours: Parcours, situation: Situation, posee: Question, avis: Avis, motif: str
) -> Pas:
    """Return the step that takes what an interview said, its source kept."""
    if posee.contradiction is not None:
        return _settle(parcours, situation, posee, avis.lu, motif)
    sources = [d.releve.cite(d.question) for d in avis.temoignages if d.question]
    valeur = avis.temoignages[0].valeur
    if posee.place.champ.genre is Genre.LISTE and not isinstance(valeur, list):
        valeur = list(dict.fromkeys([*(situation.value(posee.chemin) or []), valeur]))
    ecritures = cited(situation.donnees, posee.chemin, valeur, sources)
    return _written_as(parcours, situation, posee, ecritures, avis.lu, sources)


def _settle(
    parcours: Parcours, situation: Situation, posee: Question, valeur: str, motif: str
) -> Pas:
    """Return the step that decides between answers, and keeps the decision."""
    assert posee.contradiction is not None
    choix = Choix(valeur, motif.strip(" :"), situation.arbitre, situation.date)
    try:
        reglement = settle(posee.contradiction, choix, situation.arbitrage, situation.donnees)
    except RefusError as refus:
        raise ReponseRefuseeError(str(refus), valeur) from refus
    arbitrage = reglement.arbitrage
    sources = [*(r.entretien for r in arbitrage.reponses), arbitrage.id]
    pas = _written_as(
        parcours, situation, posee, list(reglement.ecritures), arbitrage.valeur, sources
    )
    return replace(pas, arbitrage=arbitrage)


def _written_as(
    parcours: Parcours,
    situation: Situation,
    posee: Question,
    ecritures: list[tuple[Chemin, Any]],
    dit: str,
    sources: list[str],
) -> Pas:
    depuis = marche.here(parcours, situation)
    ouvre = _begun(situation, posee.chemin)
    suivant = marche.forward(parcours, situation, depuis=depuis, ouvre=ouvre)
    entretiens = tuple(dict.fromkeys(s.partition("#")[0] for s in sources))
    return Pas(suivant, tuple(Poser(c, v) for c, v in ecritures), posee.chemin, dit, entretiens)


def _take_row(parcours: Parcours, situation: Situation, posee: Question, nu: str) -> Pas:
    """Return the step of an order on rows, or of what a new row begins with."""
    rangement = order(parcours, situation, posee, nu)
    if rangement is not None:
        return Pas(rangement.parcours, rangement.ecritures, posee.chemin, rangement.dit)
    assert posee.premier is not None
    valeur = read(situation, posee.premier, nu)
    return _written(parcours, situation, posee.premier, posee.premier.chemin, valeur)


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
    return _written(parcours, situation, posee, posee.chemin, cases)


def _written(
    parcours: Parcours, situation: Situation, posee: Question, chemin: Chemin, valeur: Any
) -> Pas:
    ecriture, ecrit = _writing(situation, posee, chemin, valeur)
    place = posee.place
    if place.ligne or valeur is None:
        dit = "" if valeur is None else "  ".join(f"{c} {_short(v)}" for c, v in valeur.items())
    else:
        dit = display(situation, place.champ, chemin, valeur)
    depuis = replace(parcours, suite=(ecrit, *parcours.suite[1:]))
    suivant = marche.forward(
        parcours, situation, depuis=depuis, ouvre=_begun(situation, chemin, ecrit)
    )
    if isinstance(ecriture, Ajouter):
        liste = ecriture.chemin
        memes = (o for o in suivant.ouvertes if o != liste and o[:-1] != liste)
        debut = (*ecrit[: len(liste) + 1],)
        gardees = tuple(o for o in memes if o[: len(debut)] != debut)
        suivant = replace(suivant, ouvertes=(*gardees, debut, *_records(situation, ecrit, debut)))
    if valeur is None:
        suivant = replace(suivant, passees=suivant.passees | {chemin})
    return Pas(suivant, (ecriture,), ecrit, dit)


def _writing(
    situation: Situation, posee: Question, chemin: Chemin, valeur: Any
) -> tuple[Ecriture, Chemin]:
    """Return how `valeur` is written: a new row is added with its identifier."""
    for rang, segment in enumerate(chemin):
        liste = chemin[:rang]
        if isinstance(segment, int) and segment >= len(situation.rows(liste)):
            element = _nested(chemin[rang + 1 :], valeur)
            item = identifier(row_model(place_at(situation, liste).champ))
            if item is None:
                return Ajouter(liste, element), chemin
            nom = display(situation, posee.place.champ, chemin, valeur)
            cle = fresh_id(situation, item.prefixe, nom, liste)
            return Ajouter(liste, {"id": cle, **element}), (*liste, cle, *chemin[rang + 1 :])
    return Poser(chemin, valeur), chemin


def _nested(cles: Chemin, valeur: Any) -> Any:
    for cle in reversed(cles):
        valeur = {str(cle): valeur}
    return valeur


def _begun(situation: Situation, chemin: Chemin, ecrit: Chemin | None = None) -> tuple[Chemin, ...]:
    """Return the records and matrices that an answer at `chemin` begins, which go on after it."""
    ecrit = ecrit or chemin
    for rang in range(2, len(chemin)):
        item = place_at(situation, chemin[:rang]).champ
        compose = is_record(item) and isinstance(chemin[rang - 1], str)
        if (compose or item.genre is Genre.MATRICE) and vide(situation.value(chemin[:rang])):
            return (ecrit[:rang],)
    return ()


def _records(situation: Situation, ecrit: Chemin, ligne: Chemin) -> tuple[Chemin, ...]:
    del situation
    return (ecrit[: len(ligne) + 1],) if len(ecrit) > len(ligne) + 1 else ()


def _short(valeur: Any) -> str:
    return "".join(valeur) if isinstance(valeur, list) else str(valeur)


_TAKEN = {
    Forme.LIGNES: _take_row,
    Forme.MATRICE: _take_matrix,
    Forme.CASES: _take_cells,
}
