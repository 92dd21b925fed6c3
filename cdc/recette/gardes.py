"""On which condition an anomaly moves: what each guard looks at, and the words of its refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.confirmation import confirms, find_passage, names_passage, replayed
from cdc.recette.ecarts import DEFAUTS
from cdc.recette.etat_cas import case_of
from cdc.recette.reserves import effective_state
from cdc_schema.enumerations import EtatAnomalie, EtatReserve, Qualification, Severite

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from cdc.recette.cycles import Partie
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


@dataclass(slots=True)
class Contexte:
    """What the guards of the moves look at."""

    cahier: Cahier
    anomalie: Anomalie
    geste: Geste
    passages: Sequence[Passage]
    severite: Severite | None
    nature: Qualification
    accord: bool
    fautes: list[str] = field(default_factory=list)


def _described(contexte: Contexte) -> str:
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


def _agreed(contexte: Contexte) -> str:
    if contexte.accord:
        return ""
    return "elle se qualifie à deux : --qualifier CLIENT,PRESTATAIRE --nature … --severite …"


def _kept(contexte: Contexte) -> str:
    if contexte.nature in _RETENUES:
        return ""
    natures = enumeration([n.value for n in _RETENUES])
    return f"« {contexte.nature} » n’est pas un défaut à corriger. Natures acceptées : {natures}."


def _refusable(contexte: Contexte) -> str:
    if contexte.nature not in DEFAUTS:
        return ""
    natures = enumeration([n.value for n in Qualification if n not in DEFAUTS])
    return (
        f"« {contexte.nature} » est un défaut : il ne se refuse pas. Natures refusées : {natures}."
    )


def _reasoned(contexte: Contexte) -> str:
    return "" if contexte.geste.motif else "le refus se motive par écrit : --motif …"


def _contested_once(contexte: Contexte) -> str:
    etats = [c.etat for c in contexte.anomalie.historique]
    if (_E.REFUSEE, _E.A_QUALIFIER) in pairwise(etats):
        return "son refus a déjà été contesté une fois, devant le comité : il est définitif."
    return ""


def _reservable(contexte: Contexte) -> str:
    if contexte.severite in (None, Severite.BLOQUANTE):
        return f"une anomalie {contexte.severite or 'sans sévérité'} ne se met jamais en réserve."
    couvertes = {a for r in contexte.cahier.reserves for a in r.anomalies}
    if contexte.anomalie.id not in couvertes:
        return f"créez d’abord sa réserve : cdc recette reserve --creer {contexte.anomalie.id}"
    return ""


def _versioned(contexte: Contexte) -> str:
    if contexte.geste.version or contexte.anomalie.version_correction:
        return ""
    return "dites la version qui la corrige : --version 1.0.4."


def _proven(contexte: Contexte) -> str:
    return "" if contexte.geste.preuve else "dites ce qui le montre : --preuve …"


def _expired(contexte: Contexte) -> str:
    siennes = [r for r in contexte.cahier.reserves if contexte.anomalie.id in r.anomalies]
    expirees = (EtatReserve.EXPIREE, EtatReserve.TRANSFORMEE_EN_REFUS)
    if any(effective_state(r, contexte.geste.date) in expirees for r in siennes):
        return ""
    return "sa réserve n’est pas échue."


def _confirmed(contexte: Contexte) -> str:
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


GARDES: dict[tuple[EtatAnomalie, EtatAnomalie], tuple[Callable[[Contexte], str], ...]] = {
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
