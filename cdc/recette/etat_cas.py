"""Where each case stands: in one campaign, and for the decision on a lot."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.perimetre import campaigns_up_to
from cdc_schema.enumerations import EtatAnomalie, EtatCas, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.recette.passages import Passage
    from cdc.recette.perimetre import Perimetre
    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.recette.anomalies import Anomalie
    from cdc_schema.recette.campagnes import Campagne, VerdictArrete

# What several testers saw: the worst is kept until somebody settles it.
_DU_PIRE = (Verdict.NON_CONFORME, Verdict.BLOQUE, Verdict.CONFORME)
_ETATS = {
    Verdict.CONFORME: EtatCas.CONFORME,
    Verdict.NON_CONFORME: EtatCas.NON_CONFORME,
    Verdict.BLOQUE: EtatCas.BLOQUE,
}
JOUES = (Verdict.CONFORME, Verdict.NON_CONFORME)
_CORRIGEE = (EtatAnomalie.LIVREE, EtatAnomalie.A_RETESTER)
_SOLDEE = (EtatAnomalie.CLOSE, EtatAnomalie.REFUSEE)
_RELEVE = re.compile(r"^(REL-(\d+))(?:\.v(\d+))?$")


@dataclass(frozen=True, slots=True)
class EtatDuCas:
    """One case, as the testers left it.

    Attributes:
        cas: the case.
        campagne: the campaign that says it; empty when nobody played it.
        verdict: what is kept of all testers.
        etat: where it stands, « à rejouer » included.
        passages: the last one of each tester.
        arrete: the decision that settled it, when testers disagreed.
        raison: why it is to be played again, in words; else empty.
    """

    cas: CasDeTest
    campagne: str
    verdict: Verdict
    etat: EtatCas
    passages: tuple[Passage, ...] = ()
    arrete: VerdictArrete | None = None
    raison: str = ""

    @property
    def id(self) -> str:
        """Return the identifier of the case."""
        return self.cas.id or ""

    @property
    def joue(self) -> bool:
        """Say whether it counts as played: a blocked case does not."""
        return self.verdict in JOUES

    @property
    def conforme(self) -> bool:
        """Say whether it counts as conforming."""
        return self.verdict is Verdict.CONFORME


Rangement = dict[tuple[str, str], list["Passage"]]


def sort_passages(passages: Iterable[Passage]) -> Rangement:
    """Return the passages by campaign and case, in time; a newer version replaces its record's."""
    derniers: dict[tuple[str, str, str], Passage] = {}
    for passage in sorted(passages, key=lambda p: _numbers(p.releve)):
        derniers[(_record(passage.releve), passage.campagne, passage.cas)] = passage
    ranges: Rangement = {}
    for passage in sorted(derniers.values(), key=_rank):
        ranges.setdefault((passage.campagne, passage.cas), []).append(passage)
    return ranges


def states_in(
    cahier: Cahier, campagne: Campagne, cas: Iterable[CasDeTest], ranges: Rangement
) -> tuple[EtatDuCas, ...]:
    """Return where `cas` stand in `campagne` alone."""
    exigences = {e.id or "": e.version for e in cahier.exigences}
    anomalies = anomalies_by_case(cahier)
    return tuple(_state(campagne, un, ranges, anomalies, exigences) for un in cas)


def states_for_decision(
    cahier: Cahier, campagne: Campagne, perimetre: Perimetre, ranges: Rangement
) -> tuple[EtatDuCas, ...]:
    """Return where the cases of the lot stand: each in the last campaign that played it."""
    campagnes = campaigns_up_to(cahier, campagne)
    exigences = {e.id or "": e.version for e in cahier.exigences}
    anomalies = anomalies_by_case(cahier)
    etats = []
    for cas in perimetre.cas:
        vus = [_state(c, cas, ranges, anomalies, exigences) for c in reversed(campagnes)]
        joues = (etat for etat in vus if etat.verdict is not Verdict.NON_JOUE)
        etats.append(next(joues, vus[0]))
    return tuple(etats)


def regressions(
    campagnes: Sequence[Campagne], etats: Iterable[EtatDuCas], ranges: Rangement
) -> tuple[str, ...]:
    """Return the cases that fail now and conformed in an earlier campaign."""
    rangs = {c.id: rang for rang, c in enumerate(campagnes)}
    rates = (e for e in etats if e.verdict is Verdict.NON_CONFORME)
    return tuple(
        etat.id
        for etat in rates
        if any(
            worst(last_passages(ranges.get((c.id or "", etat.id), ()))) is Verdict.CONFORME
            for c in campagnes[: rangs[etat.campagne]]
        )
    )


def last_passages(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the last passage of each tester; one left wholly blank says nothing after another."""
    derniers: dict[str, Passage] = {}
    for passage in passages:
        vierge = all(etape.verdict is Verdict.NON_JOUE for etape in passage.etapes)
        if not vierge or passage.recetteur not in derniers:
            derniers[passage.recetteur] = passage
    return tuple(derniers.values())


def worst(passages: Iterable[Passage]) -> Verdict:
    """Return what several testers make together: not played counts only when nobody played."""
    vus = {passage.verdict for passage in passages}
    return next((verdict for verdict in _DU_PIRE if verdict in vus), Verdict.NON_JOUE)


def anomalies_by_case(cahier: Cahier) -> dict[str, list[Anomalie]]:
    """Return the anomalies of each case: those that name it, and those seen while it was played."""
    par_cas: dict[str, list[Anomalie]] = {}
    for anomalie in cahier.anomalies:
        par_cas.setdefault(case_of(anomalie), []).append(anomalie)
    return par_cas


def case_of(anomalie: Anomalie) -> str:
    """Return the case that shows an anomaly, or nothing."""
    return anomalie.cas or origin(anomalie).partition("#")[2]


def origin(anomalie: Anomalie) -> str:
    """Return the passage that an anomaly was seen in (`REL-01#CT-01`), or nothing."""
    return (anomalie.execution_etape.execution if anomalie.execution_etape else None) or ""


def known(passages: Iterable[Passage]) -> dict[str, Passage]:
    """Return the passages by what names them, whatever the version of their record."""
    return {_unversioned(passage.id): passage for passage in passages}


def seen_in(anomalie: Anomalie, connus: Mapping[str, Passage]) -> Passage | None:
    """Return the passage that an anomaly was seen in, among those `known`."""
    return connus.get(_unversioned(origin(anomalie)))


def _state(
    campagne: Campagne,
    cas: CasDeTest,
    ranges: Rangement,
    anomalies: Mapping[str, list[Anomalie]],
    exigences: Mapping[str, str | None],
) -> EtatDuCas:
    numero, nom = campagne.id or "", cas.id or ""
    passages = last_passages(ranges.get((numero, nom), ()))
    arrete = _ruling(campagne, nom)
    if arrete is not None and (apres := _after(passages, arrete)):
        passages, arrete = apres, None
    verdict = (arrete.verdict if arrete else None) or worst(passages)
    raison = _reason(cas, verdict, anomalies.get(nom, ()), exigences)
    etat = _name(campagne, nom, verdict, passages, raison)
    return EtatDuCas(cas, numero if passages else "", verdict, etat, passages, arrete, raison)


def _ruling(campagne: Campagne, cas: str) -> VerdictArrete | None:
    decisions = [v for v in campagne.verdicts_arretes if v.cas == cas and v.verdict]
    return decisions[-1] if decisions else None


def _after(passages: Sequence[Passage], arrete: VerdictArrete) -> tuple[Passage, ...]:
    """Return the passages played after the testers agreed: these speak again."""
    jour = arrete.date or dt.date.max
    return tuple(
        p for p in passages if p.date and p.date > jour and p.verdict is not Verdict.NON_JOUE
    )


def _name(
    campagne: Campagne, cas: str, verdict: Verdict, passages: Sequence[Passage], raison: str
) -> EtatCas:
    if any(ecarte.cas == cas for ecarte in campagne.cas_ecartes):
        return EtatCas.NON_APPLICABLE
    if raison:
        return EtatCas.A_REJOUER
    if verdict in _ETATS:
        return _ETATS[verdict]
    commence = any(e.verdict is not Verdict.NON_JOUE for p in passages for e in p.etapes)
    return EtatCas.EN_COURS if commence else EtatCas.A_JOUER


def _reason(
    cas: CasDeTest,
    verdict: Verdict,
    anomalies: Sequence[Anomalie],
    exigences: Mapping[str, str | None],
) -> str:
    """Return why a case that was played is to be played again, or nothing."""
    if verdict is Verdict.NON_JOUE:
        return ""
    if verdict is not Verdict.CONFORME:
        return _corrected(anomalies)
    for visee in cas.version_exigence:
        version = exigences.get(visee.exigence or "")
        if visee.version and version and version != visee.version:
            return f"{visee.exigence} est passée de la version {visee.version} à {version}"
    return ""


def _corrected(anomalies: Sequence[Anomalie]) -> str:
    """Return why a case that failed may pass now: nothing of it is left to correct."""
    restent = [a for a in anomalies if a.etat not in _SOLDEE]
    if not anomalies or any(a.etat not in _CORRIGEE for a in restent):
        return ""
    dites = restent or anomalies
    return ", ".join(f"{a.id} est {a.etat}" for a in dites)


def _rank(passage: Passage) -> tuple[dt.date, int, int]:
    return (passage.date or dt.date.min, *_numbers(passage.releve))


def _unversioned(execution: str) -> str:
    releve, _, cas = execution.partition("#")
    return f"{_record(releve)}#{cas}"


def _record(releve: str) -> str:
    lu = _RELEVE.match(releve)
    return lu[1] if lu else releve


def _numbers(releve: str) -> tuple[int, int]:
    lu = _RELEVE.match(releve)
    return (int(lu[2]), int(lu[3] or 1)) if lu else (0, 0)
