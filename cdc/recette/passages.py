"""What testers saw: one passage is one case played by one person, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc_schema.enumerations import Severite, Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class ResultatEtape:
    """What one tester saw at one step.

    Attributes:
        n: the number of the step in its case.
        verdict: `non joué` when the cell was left empty.
        obtenu: what the tester wrote of it, or empty.
        preuve: the file or the reference that shows it, or empty.
        severite: how serious the tester finds it, for a step that failed.
        cellule: the cell of the verdict, as `F13`; empty where the source has no cells.
    """

    n: int
    verdict: Verdict
    obtenu: str = ""
    preuve: str = ""
    severite: Severite | None = None
    cellule: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One case as one tester played it once.

    Attributes:
        campagne: the campaign (`CAMP-01`).
        cas: the case (`CT-01`).
        recetteur: who played it: a member (`MEM-09`), or the name as it was written.
        date: the day, or None when nobody wrote it.
        etapes: the steps in their order.
        releve: the record that says it, with its version (`REL-01`, `REL-01.v2`).
        feuille: the sheet of the workbook; empty where the source has none.
        duree: minutes that it took, or None.
        commentaire: the general remark: a need badly expressed is told there.
        signature: the name that signed the case, or empty.
    """

    campagne: str
    cas: str
    recetteur: str
    date: dt.date | None
    etapes: tuple[ResultatEtape, ...]
    releve: str
    feuille: str = ""
    duree: int | None = None
    commentaire: str = ""
    signature: str = ""

    @property
    def id(self) -> str:
        """Return how an anomaly names this passage (`REL-01#CT-01`)."""
        return f"{self.releve}#{self.cas}"

    @property
    def verdict(self) -> Verdict:
        """Return the verdict of the case."""
        return case_verdict(etape.verdict for etape in self.etapes)


def case_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict of a case from those of its steps.

    One step that fails fails the case; else one that is blocked blocks it; else one that was not
    played leaves it unplayed. A case without steps was not played.

    Source: rule of `verdict` in the objects of the acceptance (execution).
    """
    vus = set(verdicts)
    for verdict in (Verdict.NON_CONFORME, Verdict.BLOQUE, Verdict.NON_JOUE):
        if verdict in vus:
            return verdict
    return Verdict.CONFORME if vus else Verdict.NON_JOUE
