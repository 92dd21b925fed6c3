"""What new results make of the anomalies: opened, seen again, reopened, ready to close."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.recette.confirmation import after_correction, confirms
from cdc.recette.echecs import CAS_ENTIER, cited, failed_after, is_cited
from cdc.recette.etat_cas import case_of, known, last_passages, seen_in
from cdc.recette.mouvements import Mouvement, Sort
from cdc.recette.perimetre import cases_of
from cdc.recette.redaction import draft_anomaly, proposed_severity, refreshed, steps
from cdc_schema.enumerations import EtatAnomalie, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.recette.echecs import Echec
    from cdc.recette.passages import Passage
    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.recette.anomalies import Anomalie

ATTENDENT = (EtatAnomalie.LIVREE, EtatAnomalie.A_RETESTER)
_NUMERO = re.compile(r"^ANO-(\d+)$")


@dataclass(slots=True)
class Registre:
    """The anomalies of a project, while results come.

    Attributes:
        cahier: the project as it was read.
        donnees: its anomalies as plain data; what is read of one is read in `cahier`.
        passages: what was played, by record with its version, and case.
        dernier: the highest number ever given.
        mouvements: what happened.
    """

    cahier: Cahier
    donnees: list[dict[str, Any]]
    passages: Mapping[tuple[str, str], Passage]
    dernier: int = 0
    mouvements: list[Mouvement] = field(default_factory=list)
    _par_etape: dict[tuple[str, int], list[int]] = field(init=False)
    _cas: dict[str, CasDeTest] = field(init=False)
    _exigences: Mapping[str, set[str]] = field(init=False)
    _changees: set[int] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        self._par_etape = {}
        for rang, anomalie in enumerate(self.cahier.anomalies):
            etape = anomalie.execution_etape.etape if anomalie.execution_etape else None
            self._par_etape.setdefault((case_of(anomalie), etape or 0), []).append(rang)
        self._cas = {c.id: c for c in self.cahier.cas_de_test if c.id}
        self._exigences = cases_of(self.cahier, self.cahier.exigences)
        numeros = (_NUMERO.match(a.id or "") for a in self.cahier.anomalies)
        self.dernier = max([self.dernier, *(int(n[1]) for n in numeros if n)])

    def bring(self, echecs: Iterable[Echec]) -> None:
        """Bring failures: the same case and the same step are the same anomaly."""
        groupes: dict[tuple[str, int], list[Echec]] = {}
        for echec in echecs:
            groupes.setdefault(echec.cle, []).append(echec)
        for cle, memes in groupes.items():
            cas = self._cas.get(cle[0])
            # What the project does not know is told by the control: nobody could play it again.
            if cas is not None and cle[1] in {CAS_ENTIER, *(n for n, _ in steps(cas))}:
                self._bring(cas, memes)

    def withdraw(self, echecs: Iterable[Echec]) -> None:
        """Tell the open anomalies that rest only on what testers said by mistake."""
        for echec in echecs:
            for rang in self._par_etape.get(echec.cle, ()):
                anomalie = self.cahier.anomalies[rang]
                sien = _record(echec.passage.releve)
                autres = [s for s in anomalie.provenance if _record(s) != sien]
                ouverte = anomalie.etat in (EtatAnomalie.OUVERTE, EtatAnomalie.A_QUALIFIER, None)
                if is_cited(anomalie, echec) and ouverte and not autres:
                    self._tell(Sort.RETIREE, rang, [echec.source or echec.passage.id], echec.cle)

    def close(self, passages: Mapping[str, Sequence[Passage]], *, ecrire: bool) -> None:
        """Tell the corrected anomalies whose case conforms since; with `ecrire`, close them.

        `passages` are those of each case, in time.
        """
        connus = known(p for siens in passages.values() for p in siens)
        for rang, anomalie in enumerate(self.cahier.anomalies):
            if rang in self._changees or anomalie.etat not in ATTENDENT:
                continue
            origine = seen_in(anomalie, connus)
            siens = passages.get(case_of(anomalie), ())
            apres = [p for p in siens if after_correction(anomalie, origine, p)]
            joues = [p for p in last_passages(apres) if p.verdict is not Verdict.NON_JOUE]
            if joues and all(confirms(p, anomalie) for p in joues):
                self._close(rang, joues, ecrire=ecrire)

    def _close(self, rang: int, joues: Sequence[Passage], *, ecrire: bool) -> None:
        anomalie = self.cahier.anomalies[rang]
        etape = anomalie.execution_etape.etape if anomalie.execution_etape else None
        sort = Sort.CLOSE if ecrire else Sort.A_CLORE
        self._tell(sort, rang, [p.id for p in joues], (case_of(anomalie), etape or 0))
        if ecrire:
            self._retest(rang, EtatAnomalie.CLOSE, joues[-1])

    def _bring(self, cas: CasDeTest, echecs: Sequence[Echec]) -> None:
        rangs = self._par_etape.get(echecs[0].cle, [])
        connues = [self.cahier.anomalies[rang] for rang in rangs]
        neufs = [e for e in echecs if not any(is_cited(a, e) for a in connues)]
        if not neufs:
            return
        if not connues:
            self._create(cas, neufs, None)
            return
        rang = _living(rangs, connues)
        anomalie = self.cahier.anomalies[rang]
        apres = [e for e in neufs if failed_after(anomalie, e.passage)]
        if anomalie.etat is EtatAnomalie.CLOSE and apres:
            self._create(cas, apres, anomalie)
            return
        if anomalie.etat in ATTENDENT and apres:
            self._retest(rang, EtatAnomalie.ROUVERTE, apres[-1].passage)
            sort = Sort.ROUVERTE
        else:
            sort = Sort.REVUE
        severite = self._witness(rang, cas, neufs)
        self._tell(sort, rang, _sources(neufs), echecs[0].cle, severite)

    def _create(self, cas: CasDeTest, echecs: Sequence[Echec], deja: Anomalie | None) -> None:
        self.dernier += 1
        ident = f"ANO-{self.dernier:03d}"
        verifiees = self._exigences.get(cas.id or "", set())
        exigences = dict.fromkeys([*cas.exigences, *sorted(verifiees)])
        anomalie = {"id": ident, **draft_anomaly(self.cahier, cas, echecs, exigences, deja)}
        self.donnees.append(anomalie)
        vus = tuple(_sources(echecs))
        self.mouvements.append(
            Mouvement(
                Sort.CREEE,
                ident,
                anomalie["titre"],
                cas.id or "",
                echecs[0].etape.n,
                vus,
                proposed_severity(echecs) is None,
            )
        )

    def _row(self, rang: int) -> dict[str, Any]:
        if rang not in self._changees:
            self.donnees[rang] = copy.deepcopy(self.donnees[rang])
            self._changees.add(rang)
        return self.donnees[rang]

    def _witness(self, rang: int, cas: CasDeTest, echecs: Sequence[Echec]) -> str:
        """Let an anomaly rest on new failures, and return its severity if they change it."""
        ligne = self._row(rang)
        anciens = cited(self.cahier.anomalies[rang], self.passages)
        change: dict[str, Any] = {}
        if anciens:
            avant = draft_anomaly(self.cahier, cas, anciens, ())
            apres = draft_anomaly(self.cahier, cas, [*anciens, *echecs], ())
            change = refreshed(ligne, avant, apres)
        ligne |= change
        sources = [e.source for e in echecs if e.source]
        ligne["provenance"] = list(dict.fromkeys([*(ligne.get("provenance") or []), *sources]))
        return str(change.get("severite", ""))

    def _retest(self, rang: int, etat: EtatAnomalie, passage: Passage) -> None:
        """Move a corrected anomaly on: whoever played its case began to test it again."""
        if self.cahier.anomalies[rang].etat is EtatAnomalie.LIVREE:
            self._move(rang, EtatAnomalie.A_RETESTER, passage)
        self._move(rang, etat, passage)

    def _move(self, rang: int, etat: EtatAnomalie, passage: Passage) -> None:
        """Change the state of an anomaly, and write when, by whom and on what proof."""
        ligne = self._row(rang)
        ligne["etat"] = etat.value
        pas = {
            "date": passage.date,
            "etat": etat.value,
            "par": passage.recetteur,
            "motif": f"{passage.id} {passage.verdict.value}",
        }
        dits = {cle: dit for cle, dit in pas.items() if dit}
        ligne["historique"] = [*(ligne.get("historique") or []), dits]

    def _tell(
        self,
        sort: Sort,
        rang: int,
        vus: Iterable[str],
        cle: tuple[str, int],
        severite: str = "",
    ) -> None:
        anomalie = self.cahier.anomalies[rang]
        dite = anomalie.id or "", anomalie.titre or ""
        etat = anomalie.etat.value if anomalie.etat else ""
        self.mouvements.append(Mouvement(sort, *dite, *cle, tuple(vus), False, severite, etat))


def _living(rangs: Sequence[int], anomalies: Sequence[Anomalie]) -> int:
    """Return the rank of the last one that is not closed, else of the last one."""
    vives = [r for r, a in zip(rangs, anomalies, strict=True) if a.etat is not EtatAnomalie.CLOSE]
    return (vives or rangs)[-1]


def _record(source: str) -> str:
    """Return the record of a citation, whatever its version."""
    return source.partition("#")[0].partition(".")[0]


def _sources(echecs: Iterable[Echec]) -> list[str]:
    return [e.source or e.passage.id for e in echecs]
