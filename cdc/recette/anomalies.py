"""What may be done to an anomaly: qualify it together, correct it, test it again, close it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cdc.francais import enumeration
from cdc.recette.confirmation import confirms, find_passage, names_passage, replayed
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
from cdc.recette.etat_cas import case_of
from cdc.recette.reserves import effective_state
from cdc_schema.enumerations import EtatAnomalie, EtatReserve, Qualification, Severite

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from cdc.recette.passages import Passage
    from cdc_schema import Cahier
    from cdc_schema.recette.anomalies import Anomalie

_E = EtatAnomalie
_RETENUES = tuple(n for n in DEFAUTS if n is not Qualification.A_QUALIFIER)


@dataclass(frozen=True, slots=True)
class Geste:
    """What somebody does to an anomaly, on a day.

    Attributes:
        date: the day.
        par: who: a member (`MEM-02`), or somebody at the vendor's; empty when it goes without saying.
        partie: on whose side; None when nobody was named.
        vers: the state to reach, or None.
        motif: why.
        version: the version that corrects it.
        preuve: the passage or the document that shows it corrected.
        severite: the severity to keep, or None.
        nature: the nature to keep, or None.
        accord: who qualified it, for the client and for the vendor, or None.
        doublon_de: the anomaly that says the same, or empty.
        delai: the day promised for the correction, or None.
    """

    date: dt.date
    par: str = ""
    partie: Partie | None = None
    vers: EtatAnomalie | None = None
    motif: str = ""
    version: str = ""
    preuve: str = ""
    severite: Severite | None = None
    nature: Qualification | None = None
    accord: tuple[str, str] | None = None
    doublon_de: str = ""
    delai: dt.date | None = None


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


@dataclass(slots=True)
class _Contexte:
    """What the guards of the moves look at."""

    cahier: Cahier
    anomalie: Anomalie
    geste: Geste
    passages: Sequence[Passage]
    severite: Severite | None
    nature: Qualification
    accord: bool
    fautes: list[str] = field(default_factory=list)


def follow(
    cahier: Cahier, anomalie: Anomalie, geste: Geste, passages: Sequence[Passage] = ()
) -> Suite:
    """Return what `geste` makes of `anomalie`.

    Raises:
        ChangementRefuseError: it may not be; all the reasons are told.
    """
    contexte = _Contexte(
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
    return Suite(_fields(contexte, pas), tuple(_line(geste, t) for t in pas))


def _date_faults(anomalie: Anomalie, geste: Geste) -> list[str]:
    dates = [c.date for c in anomalie.historique if c.date]
    dernier = max([*dates, *([anomalie.detectee_le] if anomalie.detectee_le else [])], default=None)
    if dernier is None or geste.date >= dernier:
        return []
    avant = f"le {geste.date:%d/%m/%Y} précède son dernier changement ({dernier:%d/%m/%Y})"
    return [f"{avant}. Dites le jour : --date JJ/MM/AAAA."]


def _qualification_faults(contexte: _Contexte) -> list[str]:
    anomalie, geste = contexte.anomalie, contexte.geste
    fautes = []
    accordee = is_agreed(anomalie) and not geste.accord
    if geste.severite not in (None, anomalie.severite) and accordee:
        fautes.append(
            f"sa sévérité « {anomalie.severite} » a été retenue par les deux parties. "
            "Pour en changer : --qualifier CLIENT,PRESTATAIRE --motif …"
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


def _duplicate_faults(contexte: _Contexte) -> list[str]:
    cible = contexte.geste.doublon_de or contexte.anomalie.doublon_de or ""
    if contexte.geste.nature is Qualification.DOUBLON and not cible:
        return ["dites de quelle anomalie : --doublon-de ANO-001."]
    connues = {a.id for a in contexte.cahier.anomalies} - {contexte.anomalie.id}
    if contexte.geste.doublon_de and cible not in connues:
        return [f"{cible} n’est pas une autre anomalie du projet."]
    return []


def _moves(contexte: _Contexte) -> tuple[Transition, ...]:
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
        contexte.fautes += [f for garde in _GARDES.get((etat, vers), ()) if (f := garde(contexte))]
        contexte.fautes += _unsigned(contexte, transition)
        pas.append(transition)
        etat = vers
    return tuple(pas)


def _targets(contexte: _Contexte, etat: EtatAnomalie) -> list[EtatAnomalie]:
    """Return the states to go through: a qualification made together leads to its own."""
    vers = contexte.geste.vers
    if contexte.geste.accord and etat in (_E.OUVERTE, _E.A_QUALIFIER):
        issue = vers or (_E.ACCEPTEE if contexte.nature in DEFAUTS else _E.REFUSEE)
        return [issue] if etat is _E.A_QUALIFIER else [_E.A_QUALIFIER, issue]
    return [] if vers is None else [vers]


def _unsigned(contexte: _Contexte, transition: Transition) -> list[str]:
    if transition.reservee_au_client and not contexte.geste.par and not contexte.geste.accord:
        qui = " ou ".join(transition.acteurs)
        return [f"« {transition.vers} » revient au client ({qui}). Dites qui : --par MEM-02."]
    return []


def _described(contexte: _Contexte) -> str:
    vus, anomalie = contexte.anomalie.attendu_obtenu, contexte.anomalie
    manquent = [
        nom
        for nom, present in (
            ("l’attendu", vus and vus.attendu),
            ("l’obtenu", vus and vus.obtenu),
            ("les étapes pour reproduire", anomalie.reproduction),
        )
        if not present
    ]
    return f"il manque {enumeration(manquent)} pour la qualifier." if manquent else ""


def _agreed(contexte: _Contexte) -> str:
    if contexte.accord:
        return ""
    return "elle se qualifie à deux : --qualifier CLIENT,PRESTATAIRE --nature … --severite …"


def _kept(contexte: _Contexte) -> str:
    if contexte.nature in _RETENUES:
        return ""
    natures = enumeration([n.value for n in _RETENUES])
    return f"« {contexte.nature} » n’est pas un défaut à corriger. Natures acceptées : {natures}."


def _refusable(contexte: _Contexte) -> str:
    if contexte.nature not in DEFAUTS:
        return ""
    natures = enumeration([n.value for n in Qualification if n not in DEFAUTS])
    return (
        f"« {contexte.nature} » est un défaut : il ne se refuse pas. Natures refusées : {natures}."
    )


def _reasoned(contexte: _Contexte) -> str:
    return "" if contexte.geste.motif else "le refus se motive par écrit : --motif …"


def _contested_once(contexte: _Contexte) -> str:
    etats = [c.etat for c in contexte.anomalie.historique]
    if (_E.REFUSEE, _E.A_QUALIFIER) in pairwise(etats):
        return "son refus a déjà été contesté une fois, devant le comité : il est définitif."
    return ""


def _reservable(contexte: _Contexte) -> str:
    if contexte.severite in (None, Severite.BLOQUANTE):
        return f"une anomalie {contexte.severite or 'sans sévérité'} ne se met jamais en réserve."
    couvertes = {a for r in contexte.cahier.reserves for a in r.anomalies}
    if contexte.anomalie.id not in couvertes:
        return f"créez d’abord sa réserve : cdc recette reserve --creer {contexte.anomalie.id}"
    return ""


def _versioned(contexte: _Contexte) -> str:
    if contexte.geste.version or contexte.anomalie.version_correction:
        return ""
    return "dites la version qui la corrige : --version 1.0.4."


def _proven(contexte: _Contexte) -> str:
    return "" if contexte.geste.preuve else "dites ce qui le montre : --preuve …"


def _expired(contexte: _Contexte) -> str:
    siennes = [r for r in contexte.cahier.reserves if contexte.anomalie.id in r.anomalies]
    expirees = (EtatReserve.EXPIREE, EtatReserve.TRANSFORMEE_EN_REFUS)
    if any(effective_state(r, contexte.geste.date) in expirees for r in siennes):
        return ""
    return "sa réserve n’est pas échue."


def _confirmed(contexte: _Contexte) -> str:
    """Refuse to close without a test of confirmation: a passage, or a proof beside."""
    anomalie, preuve = contexte.anomalie, contexte.geste.preuve
    if names_passage(preuve):
        passage = find_passage(preuve, contexte.passages)
        if passage is None:
            return f"le passage {preuve} n’existe pas."
        return "" if confirms(passage, anomalie) else f"{preuve} ne la montre pas corrigée."
    dernier = replayed(anomalie, contexte.passages)
    if dernier is not None:
        if confirms(dernier, anomalie):
            return ""
        return f"{dernier.id}, son dernier passage, n’est pas conforme : rouvrez-la."
    if preuve:
        return ""
    cas = case_of(anomalie)
    return (
        f"{cas or 'son cas'} n’a pas été rejoué depuis la correction. Rejouez-le, ou dites la preuve "
        "du test de confirmation : --preuve …"
    )


_GARDES: dict[tuple[EtatAnomalie, EtatAnomalie], tuple[Callable[[_Contexte], str], ...]] = {
    (_E.OUVERTE, _E.A_QUALIFIER): (_described,),
    (_E.A_QUALIFIER, _E.ACCEPTEE): (_agreed, _kept),
    (_E.A_QUALIFIER, _E.REFUSEE): (_agreed, _refusable, _reasoned),
    (_E.REFUSEE, _E.A_QUALIFIER): (_contested_once, _reasoned),
    (_E.ACCEPTEE, _E.DIFFEREE): (_reservable,),
    (_E.EN_CORRECTION, _E.LIVREE): (_versioned,),
    (_E.A_RETESTER, _E.CLOSE): (_confirmed,),
    (_E.DIFFEREE, _E.A_RETESTER): (_versioned, _proven),
    (_E.DIFFEREE, _E.EN_CORRECTION): (_expired,),
}


def _fields(contexte: _Contexte, pas: Sequence[Transition]) -> dict[str, Any]:
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


def _line(geste: Geste, transition: Transition) -> dict[str, Any]:
    par = geste.par or (" et ".join(geste.accord) if geste.accord else _usual_actor(transition))
    version = f"version {geste.version}" if geste.version else ""
    motif = ", ".join(dit for dit in (version, geste.preuve, geste.motif) if dit)
    ligne = {"date": geste.date, "etat": transition.vers, "par": par, "motif": motif}
    return {cle: valeur for cle, valeur in ligne.items() if valeur}


def _usual_actor(transition: Transition) -> str:
    return "prestataire" if Acteur.PRESTATAIRE in transition.acteurs else ""
