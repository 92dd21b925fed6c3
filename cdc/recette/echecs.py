"""The steps that failed, told apart: which are seen for the first time, which only follow another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from cdc.recette.passages import Passage, ResultatEtape
    from cdc_schema.recette.anomalies import Anomalie

_RELEVE = re.compile(r"^REL-\d+(?:\.v\d+)?")
RATES = (Verdict.NON_CONFORME, Verdict.BLOQUE)
# The number of a step, for what says the result of a whole case.
CAS_ENTIER = 0


@dataclass(frozen=True, slots=True)
class Echec:
    """One step that failed, or could not be played, in one passage."""

    passage: Passage
    etape: ResultatEtape

    @property
    def cle(self) -> tuple[str, int]:
        """Return what makes two failures the same gap: the case and the step."""
        return self.passage.cas, self.etape.n

    @property
    def source(self) -> str:
        """Return the cell that says it (`REL-01#CT-01!F13`), or nothing where there are no cells."""
        if not (self.passage.feuille and self.etape.cellule):
            return ""
        return f"{self.passage.releve}#{self.passage.feuille}!{self.etape.cellule}"


def failures(passage: Passage, avant: Passage | None = None) -> Iterator[Echec]:
    """Yield the failures of a passage that `avant`, the same one in an older version, did not say.

    A step that is blocked after one that failed is its consequence: no gap of its own.
    """
    connus = _said(avant) if avant and avant.date == passage.date else set()
    rate = False
    for etape in passage.etapes:
        if etape.verdict not in RATES:
            continue
        consequence = rate and etape.verdict is Verdict.BLOQUE
        rate = True
        if not consequence and _bare(etape) not in connus:
            yield Echec(passage, etape)


def withdrawn(passage: Passage, avant: Passage) -> Iterator[Echec]:
    """Yield the failures that an older version said and that `passage` does not say any more."""
    restent = {e.n for e in passage.etapes if e.verdict in RATES}
    yield from (e for e in failures(avant) if e.etape.n not in restent)


def is_cited(anomalie: Anomalie, echec: Echec) -> bool:
    """Tell whether an anomaly already rests on this failure."""
    if echec.source and echec.source in anomalie.provenance:
        return True
    origine = anomalie.execution_etape
    if origine and (origine.execution, origine.etape or CAS_ENTIER) == (
        echec.passage.id,
        echec.etape.n,
    ):
        return True
    return any(echec.passage.id in (c.motif or "").split() for c in anomalie.historique)


def cited(anomalie: Anomalie, passages: Mapping[tuple[str, str], Passage]) -> list[Echec]:
    """Return the failures that an anomaly rests on; `passages` are those of each record and case."""
    numero = (anomalie.execution_etape.etape if anomalie.execution_etape else None) or CAS_ENTIER
    releves = dict.fromkeys(source.partition("#")[0] for source in anomalie.provenance)
    vus = (passages.get((releve, anomalie.cas or "")) for releve in releves)
    return [Echec(p, e) for p in vus if p for e in p.etapes if e.n == numero and e.verdict in RATES]


def failed_after(anomalie: Anomalie, passage: Passage) -> bool:
    """Tell whether a passage that fails was played once the anomaly had come to its present state.

    Without dates, a record that the anomaly does not cite is a later one.
    """
    depuis = _since(anomalie)
    if depuis and passage.date:
        return passage.date >= depuis
    cites = {m[0] for source in anomalie.provenance if (m := _RELEVE.match(source))}
    origine = anomalie.execution_etape
    if origine and origine.execution:
        cites.add(origine.execution.partition("#")[0])
    return passage.releve not in cites


def _since(anomalie: Anomalie) -> dt.date | None:
    return max((c.date for c in anomalie.historique if c.date), default=None)


def _said(passage: Passage) -> set[ResultatEtape]:
    return {_bare(etape) for etape in passage.etapes if etape.verdict in RATES}


def _bare(etape: ResultatEtape) -> ResultatEtape:
    # A row that was inserted moves the cells: the result is the same.
    return replace(etape, cellule="")
