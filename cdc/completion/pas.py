"""One step of a walk: what it writes, the sources that it keeps, and where the walk is after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cdc.completion import parcours as marche
from cdc.completion.ecritures import Ajouter, Ecriture, Poser
from cdc.completion.options import fresh_id
from cdc.completion.places import (
    ORDRE,
    first_field,
    identifier,
    is_record,
    place_at,
    row_model,
)
from cdc.completion.questions import display
from cdc.completion.refus import ReponseRefuseeError
from cdc.entretien.decisions import Choix, cited, settle
from cdc.entretien.valeurs import RefusError
from cdc_schema.description import vide
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.completion.parcours import Parcours
    from cdc.completion.questions import Avis, Question
    from cdc.completion.renvois import Renvoi
    from cdc.completion.situation import Situation
    from cdc.entretien.arbitrages import Arbitrage
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin


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
        libelle: what is undone with it, in words; empty for an answer.
        renvois: what named the row that it takes away.
    """

    parcours: Parcours
    ecritures: tuple[Ecriture, ...] = ()
    chemin: Chemin = ()
    dit: str = ""
    sources: tuple[str, ...] = ()
    arbitrage: Arbitrage | None = None
    libelle: str = ""
    renvois: tuple[Renvoi, ...] = ()


def written(
    parcours: Parcours, situation: Situation, posee: Question, chemin: Chemin, valeur: Any
) -> Pas:
    """Return the step that writes `valeur` at `chemin`; None empties it."""
    ecriture, ecrit = _writing(situation, posee, chemin, valeur)
    place = posee.place
    if place.ligne or valeur is None:
        noms = {o.valeur: o.libelle for o in posee.colonnes}
        cases = () if valeur is None else valeur.items()
        dit = "  ".join(f"{noms.get(c, c)}\u00a0: {_short(v)}" for c, v in cases)
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


def take_avis(
    parcours: Parcours, situation: Situation, posee: Question, avis: Avis, motif: str
) -> Pas:
    """Return the step that takes what an interview said, its source kept."""
    if posee.contradiction is not None:
        return settle_as(parcours, situation, posee, avis.lu, motif)
    sources = [d.releve.cite(d.question) for d in avis.temoignages if d.question]
    valeur = avis.temoignages[0].valeur
    if posee.place.champ.genre is Genre.LISTE and not isinstance(valeur, list):
        valeur = list(dict.fromkeys([*(situation.value(posee.chemin) or []), valeur]))
    ecritures = cited(situation.donnees, posee.chemin, valeur, sources)
    return _written_as(parcours, situation, posee, ecritures, avis.lu, sources)


def settle_as(
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


def _writing(
    situation: Situation, posee: Question, chemin: Chemin, valeur: Any
) -> tuple[Ecriture, Chemin]:
    """Return how `valeur` is written: a new row is added with its identifier."""
    for rang, segment in enumerate(chemin):
        liste = chemin[:rang]
        if isinstance(segment, int) and segment >= len(situation.rows(liste)):
            modele = row_model(place_at(situation, liste).champ)
            element = _counted(situation, liste, modele, nested(chemin[rang + 1 :], valeur))
            item = identifier(modele)
            if item is None:
                return Ajouter(liste, element), chemin
            nom = display(situation, posee.place.champ, chemin, valeur)
            cle = fresh_id(situation, item.prefixe, nom, liste)
            return Ajouter(liste, {"id": cle, **element}), (*liste, cle, *chemin[rang + 1 :])
    return Poser(chemin, valeur), chemin


def _counted(
    situation: Situation, liste: Chemin, modele: type[Element], element: dict[str, Any]
) -> dict[str, Any]:
    """Return a new row with its rank, where rows have one and nobody typed it."""
    if first_field(modele) != (ORDRE,) or ORDRE in element:
        return element
    rangs = [e.ordre or 0 for e in situation.rows(liste)]
    return {ORDRE: max(rangs, default=0) + 1, **element}


def nested(cles: Chemin, valeur: Any) -> Any:
    """Return `valeur` inside the records that `cles` lead through."""
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
