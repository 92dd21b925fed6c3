"""What may be done to an anomaly: qualify it together, correct it, test it again, close it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.recette.confirmation import replayed
from cdc.recette.cycles import (
    ANOMALIE,
    Acteur,
    Changement,
    ChangementRefuseError,
    Partie,
    Transition,
    check,
)
from cdc.recette.ecarts import DEFAUTS, is_agreed
from cdc.recette.gardes import GARDES, Contexte, Geste
from cdc_schema.enumerations import EtatAnomalie, Qualification, Severite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.recette.passages import Passage
    from cdc_schema import Cahier
    from cdc_schema.recette.anomalies import Anomalie

_E = EtatAnomalie


@dataclass(frozen=True, slots=True)
class Suite:
    """What a gesture writes: fields of the anomaly, and lines of its history."""

    champs: dict[str, Any]
    historique: tuple[dict[str, Any], ...] = ()

    @property
    def libelle(self) -> str:
        """Return what was done, for the list of operations: its new state, or « qualifiée »."""
        return str(
            self.champs.get("etat") or ("qualifiée" if "nature" in self.champs else "modifiée")
        )


def follow(
    cahier: Cahier, anomalie: Anomalie, geste: Geste, passages: Sequence[Passage] = ()
) -> Suite:
    """Return what `geste` makes of `anomalie`.

    Raises:
        ChangementRefuseError: it may not be; all the reasons are told.
    """
    contexte = Contexte(
        cahier,
        anomalie,
        geste,
        passages,
        geste.severite or anomalie.severite,
        geste.nature or anomalie.nature or Qualification.A_QUALIFIER,
        bool(geste.accord) or is_agreed(anomalie),
    )
    contexte.fautes += [*_date_faults(anomalie, geste), *_qualification_faults(contexte)]
    pas = _moves(contexte)
    if contexte.fautes:
        raise ChangementRefuseError(anomalie.id or "", tuple(dict.fromkeys(contexte.fautes)))
    return Suite(_fields(contexte, pas), tuple(_line(contexte, t) for t in pas))


def _date_faults(anomalie: Anomalie, geste: Geste) -> list[str]:
    dates = [c.date for c in anomalie.historique if c.date]
    dernier = max([*dates, *([anomalie.detectee_le] if anomalie.detectee_le else [])], default=None)
    if dernier is None or geste.date >= dernier:
        return []
    avant = f"le {geste.date:%d/%m/%Y} précède son dernier changement ({dernier:%d/%m/%Y})"
    return [f"{avant}. Dites le jour : --date JJ/MM/AAAA."]


def _qualification_faults(contexte: Contexte) -> list[str]:
    anomalie, geste = contexte.anomalie, contexte.geste
    fautes = []
    accordee = is_agreed(anomalie) and not geste.accord
    if geste.severite not in (None, anomalie.severite) and accordee:
        fautes.append(
            f"sa sévérité « {anomalie.severite} » a été retenue par les deux parties. "
            "Pour en changer : --qualifier CLIENT,PRESTATAIRE --motif …"
        )
    elif _lowered(contexte) and not geste.accord and geste.partie is not Partie.CLIENT:
        fautes.append(
            f"le prestataire n’abaisse pas seul sa sévérité « {anomalie.severite} ». Accordez-vous "
            "(--qualifier CLIENT,PRESTATAIRE), ou dites qui, au client : --par MEM-02."
        )
    if geste.accord and is_agreed(anomalie) and not geste.motif:
        fautes.append("elle est déjà qualifiée : dites ce qui a changé (--motif).")
    if geste.nature and not geste.accord:
        fautes.append(
            "la nature se retient à deux. Dites qui s’est accordé : --qualifier CLIENT,PRESTATAIRE."
        )
    if geste.severite is Severite.BLOQUANTE and anomalie.etat is _E.DIFFEREE:
        fautes.append("une anomalie en réserve ne devient pas bloquante : refusez la réserve.")
    if geste.accord and contexte.nature is Qualification.A_QUALIFIER:
        fautes.append("dites la nature retenue : --nature anomalie, évolution…")
    if geste.accord and contexte.severite is None:
        fautes.append("dites la sévérité retenue : --severite majeure…")
    return fautes + _duplicate_faults(contexte)


def _lowered(contexte: Contexte) -> bool:
    avant, apres, graves = contexte.anomalie.severite, contexte.geste.severite, list(Severite)
    if avant is None or apres is None:
        return False
    return graves.index(apres) > graves.index(avant)


def _duplicate_faults(contexte: Contexte) -> list[str]:
    cible = contexte.geste.doublon_de or contexte.anomalie.doublon_de or ""
    if contexte.geste.nature is Qualification.DOUBLON and not cible:
        return ["dites de quelle anomalie : --doublon-de ANO-001."]
    connues = {a.id for a in contexte.cahier.anomalies} - {contexte.anomalie.id}
    if contexte.geste.doublon_de and cible not in connues:
        return [f"{cible} n’est pas une autre anomalie du projet."]
    return []


def _moves(contexte: Contexte) -> tuple[Transition, ...]:
    """Return the moves of a gesture, each checked; what is wrong is added to the faults."""
    etat = contexte.anomalie.etat or _E.OUVERTE
    pas = []
    for vers in _targets(contexte, etat):
        try:
            partie = contexte.geste.partie
            transition = check(Changement(contexte.anomalie.id or "", ANOMALIE, etat, vers, partie))
        except ChangementRefuseError as refus:
            contexte.fautes += refus.fautes
            return ()
        contexte.fautes += [f for garde in GARDES.get((etat, vers), ()) if (f := garde(contexte))]
        contexte.fautes += _unsigned(contexte, transition)
        pas.append(transition)
        etat = vers
    return tuple(pas)


def _targets(contexte: Contexte, etat: EtatAnomalie) -> list[EtatAnomalie]:
    """Return the states to go through: a qualification made together leads to its own."""
    vers = contexte.geste.vers
    if contexte.geste.accord and etat in (_E.OUVERTE, _E.A_QUALIFIER):
        issue = vers or (_E.ACCEPTEE if contexte.nature in DEFAUTS else _E.REFUSEE)
        return [issue] if etat is _E.A_QUALIFIER else [_E.A_QUALIFIER, issue]
    return [] if vers is None else [vers]


def _unsigned(contexte: Contexte, transition: Transition) -> list[str]:
    if transition.reservee_au_client and not contexte.geste.par and not contexte.geste.accord:
        qui = " ou ".join(transition.acteurs)
        return [f"« {transition.vers} » revient au client ({qui}). Dites qui : --par MEM-02."]
    return []


def _fields(contexte: Contexte, pas: Sequence[Transition]) -> dict[str, Any]:
    anomalie, geste = contexte.anomalie, contexte.geste
    champs: dict[str, Any] = {
        "severite": geste.severite,
        "nature": geste.nature,
        "version_correction": geste.version,
        "doublon_de": geste.doublon_de,
        "delai_correction": geste.delai,
    }
    if geste.accord:
        client, prestataire = geste.accord
        champs["qualifiee_par"] = {
            "client": client,
            "prestataire": prestataire,
            "date": geste.date,
        }
    if geste.severite and geste.severite is not anomalie.severite:
        # What the tester said stays beside what both parties agreed upon.
        champs["severite_proposee"] = anomalie.severite_proposee or anomalie.severite
    if geste.motif and (geste.accord or any(t.vers is _E.REFUSEE for t in pas)):
        champs["motif"] = geste.motif
    if pas:
        champs["etat"] = pas[-1].vers
    return {nom: valeur for nom, valeur in champs.items() if valeur}


def _line(contexte: Contexte, transition: Transition) -> dict[str, Any]:
    geste = contexte.geste
    preuve = geste.preuve
    if not preuve and transition.vers is _E.CLOSE:  # what confirmed it, where nobody had to say
        passage = replayed(contexte.anomalie, contexte.passages)
        preuve = passage.id if passage else ""
    par = geste.par or (" et ".join(geste.accord) if geste.accord else _usual_actor(transition))
    version = f"version {geste.version}" if geste.version else ""
    motif = ", ".join(dit for dit in (version, preuve, geste.motif) if dit)
    ligne = {"date": geste.date, "etat": transition.vers, "par": par, "motif": motif}
    return {cle: valeur for cle, valeur in ligne.items() if valeur}


def _usual_actor(transition: Transition) -> str:
    return "prestataire" if Acteur.PRESTATAIRE in transition.acteurs else ""
