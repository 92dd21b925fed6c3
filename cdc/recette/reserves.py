"""Reserves: which anomalies one may cover, and how it is lifted, extended or refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.francais import enumeration
from cdc.recette.confirmation import confirms, find_passage, names_passage, replayed
from cdc.recette.cycles import ANOMALIE, RESERVE, Changement, ChangementRefuseError, Partie, check
from cdc.recette.etat_cas import case_of
from cdc_schema.enumerations import EtatAnomalie, EtatReserve, Severite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.recette.passages import Passage
    from cdc.recette.seuils import Seuils
    from cdc_schema import Cahier
    from cdc_schema.recette.anomalies import Anomalie, Reserve

_SOLDEES = (EtatAnomalie.CLOSE, EtatAnomalie.REFUSEE)
# The states that one passage proves over: corrected and delivered, nothing but the test is missing.
_A_CONFIRMER = (EtatAnomalie.DIFFEREE, EtatAnomalie.LIVREE, EtatAnomalie.A_RETESTER)


@dataclass(frozen=True, slots=True)
class Levee:
    """What lifting a reserve writes: the reserve itself, and the anomalies that it closes.

    Attributes:
        champs: the fields of the reserve.
        closes: by anomaly, the lines of its history, the last one closing it.
    """

    champs: dict[str, Any]
    closes: dict[str, tuple[dict[str, Any], ...]]


def effective_state(reserve: Reserve, jour: dt.date) -> EtatReserve:
    """Return the state of a reserve on `jour`: open beyond its last day, it has expired."""
    etat = reserve.etat or EtatReserve.OUVERTE
    echue = reserve.echeance_levee is not None and reserve.echeance_levee < jour
    return EtatReserve.EXPIREE if etat is EtatReserve.OUVERTE and echue else etat


def draft_reserve(anomalies: Sequence[Anomalie], seuils: Seuils, jour: dt.date) -> dict[str, Any]:
    """Return a reserve that covers `anomalies`: the worst severity, its delay, the cases to replay.

    Raises:
        ChangementRefuseError: one of them blocks, or nobody knows how serious it is.
    """
    _check_reservable(anomalies)
    majeure = any(a.severite is Severite.MAJEURE for a in anomalies)
    delai = seuils.delai_majeure if majeure else seuils.delai_mineure
    cas = list(dict.fromkeys(filter(None, map(case_of, anomalies))))
    rejoues = "rejoué conforme" if len(cas) == 1 else "rejoués conformes"
    return {
        "anomalies": [a.id for a in anomalies],
        "libelle": " ; ".join(f"Corriger : {a.titre}" for a in anomalies if a.titre),
        "severite": Severite.MAJEURE if majeure else Severite.MINEURE,
        "echeance_levee": jour + dt.timedelta(days=delai),
        "condition_levee": f"{enumeration(cas)} {rejoues}" if cas else "preuve de la correction",
        "etat": EtatReserve.OUVERTE,
    }


def lift(
    cahier: Cahier,
    reserve: Reserve,
    *,
    preuve: str,
    par: str,
    jour: dt.date,
    passages: Sequence[Passage] = (),
) -> Levee:
    """Return what lifts `reserve`; anomalies that the proof shows corrected are closed with it.

    Raises:
        ChangementRefuseError: no proof, an anomaly that is not corrected, or no such move.
    """
    nom = reserve.id or ""
    etat = effective_state(reserve, jour)
    check(Changement(nom, RESERVE, etat, EtatReserve.LEVEE, Partie.CLIENT))
    if not preuve:
        raise ChangementRefuseError(nom, ("la levée demande une preuve : --preuve REL-04#CT-07.",))
    passage = find_passage(preuve, passages) if names_passage(preuve) else None
    if names_passage(preuve) and passage is None:
        raise ChangementRefuseError(nom, (f"le passage {preuve} n’existe pas.",))
    couvertes = [a for a in cahier.anomalies if a.id in reserve.anomalies]
    fautes = [*_missing(reserve, couvertes), *_uncorrected(couvertes, passage, passages)]
    if fautes:
        raise ChangementRefuseError(nom, tuple(fautes))
    a_clore = [a for a in couvertes if a.etat not in _SOLDEES]
    levee = {"date": jour, "par": par, "preuve": preuve}
    return Levee(
        {"etat": EtatReserve.LEVEE, "levee": levee},
        {a.id or "": _closing(a, par, preuve, jour) for a in a_clore},
    )


def extend(reserve: Reserve, echeance: dt.date, motif: str, jour: dt.date) -> dict[str, Any]:
    """Return what gives an expired reserve another last day.

    Raises:
        ChangementRefuseError: it has not expired, the day is past, or nothing says who decided.
    """
    nom = reserve.id or ""
    check(
        Changement(nom, RESERVE, effective_state(reserve, jour), EtatReserve.OUVERTE, Partie.CLIENT)
    )
    fautes = []
    if echeance <= jour:
        fautes.append(f"la nouvelle échéance ({echeance:%d/%m/%Y}) est déjà passée.")
    if not motif:
        fautes.append("dites l’avenant ou la décision : --motif …")
    if fautes:
        raise ChangementRefuseError(nom, tuple(fautes))
    return {"etat": EtatReserve.OUVERTE, "echeance_levee": echeance, "motif": motif}


def refuse(reserve: Reserve, motif: str, jour: dt.date) -> dict[str, Any]:
    """Return what turns an expired reserve into a refusal.

    Raises:
        ChangementRefuseError: it has not expired, or no reason is given.
    """
    nom, refus = reserve.id or "", EtatReserve.TRANSFORMEE_EN_REFUS
    check(Changement(nom, RESERVE, effective_state(reserve, jour), refus, Partie.CLIENT))
    if not motif:
        raise ChangementRefuseError(nom, ("le refus se motive : --motif …",))
    return {"etat": refus, "motif": motif}


def _check_reservable(anomalies: Sequence[Anomalie]) -> None:
    fautes = [
        f"{a.id} est {a.severite or 'sans sévérité'} : elle ne se met jamais en réserve."
        for a in anomalies
        if a.severite in (None, Severite.BLOQUANTE)
    ]
    fautes += [f"{a.id} est déjà {a.etat}." for a in anomalies if a.etat in _SOLDEES]
    fautes += [f"{a.id} est déjà dans {a.reserve}." for a in anomalies if a.reserve]
    if fautes:
        raise ChangementRefuseError("réserve", tuple(fautes))


def _missing(reserve: Reserve, couvertes: Sequence[Anomalie]) -> list[str]:
    connues = {a.id for a in couvertes}
    return [f"{nom} n’existe pas." for nom in reserve.anomalies if nom not in connues]


def _uncorrected(
    couvertes: Sequence[Anomalie], preuve: Passage | None, passages: Sequence[Passage]
) -> list[str]:
    return [
        f"{a.id} est « {a.etat or EtatAnomalie.OUVERTE} », {_advice(a)}"
        for a in couvertes
        if a.etat not in _SOLDEES and not _shown_corrected(a, preuve, passages)
    ]


def _shown_corrected(
    anomalie: Anomalie, preuve: Passage | None, passages: Sequence[Passage]
) -> bool:
    """Say whether the proof, or the last time that its case was played, shows it corrected."""
    if anomalie.etat not in _A_CONFIRMER:
        return False
    vus = (preuve, replayed(anomalie, passages) if preuve else None)
    return any(passage is not None and confirms(passage, anomalie) for passage in vus)


def _advice(anomalie: Anomalie) -> str:
    cas = case_of(anomalie)
    if anomalie.etat in _A_CONFIRMER and cas:
        return f"et la preuve ne montre pas {cas} conforme. Rejouez-le, donnez ce passage."
    return f"pas close. Clôturez-la d’abord : cdc recette anomalie {anomalie.id}"


def _closing(
    anomalie: Anomalie, par: str, preuve: str, jour: dt.date
) -> tuple[dict[str, Any], ...]:
    """Return the lines of history from the state of an anomaly to its end."""
    chemin = ANOMALIE.way(anomalie.etat or EtatAnomalie.OUVERTE, EtatAnomalie.CLOSE) or ()
    return tuple(
        {"date": jour, "etat": t.vers, "par": par, "motif": f"levée sur {preuve}"} for t in chemin
    )
