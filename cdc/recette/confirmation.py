"""The test of confirmation: was the case of an anomaly played again, and does it conform now?"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from cdc.recette.etat_cas import case_of, known, seen_in, sort_passages
from cdc_schema.enumerations import EtatAnomalie, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.recette.passages import Passage
    from cdc_schema.recette.anomalies import Anomalie

_PASSAGE = re.compile(r"^REL-\d{1,4}(?:\.v\d{1,4})?#CT-\S+$")
_LIVREE = (EtatAnomalie.LIVREE, EtatAnomalie.A_RETESTER)


def replayed(anomalie: Anomalie, passages: Iterable[Passage]) -> Passage | None:
    """Return the last time the case of an anomaly was played since it was corrected, or None."""
    siens = [
        passage
        for (_, cas), ranges in sort_passages(passages).items()
        if cas == case_of(anomalie)
        for passage in ranges
        if passage.verdict is not Verdict.NON_JOUE
    ]
    origine = seen_in(anomalie, known(siens))
    apres = [p for p in siens if p is not origine and after_correction(anomalie, origine, p)]
    return max(apres, key=lambda p: (p.date or dt.date.min, p.releve), default=None)


def confirms(passage: Passage, anomalie: Anomalie) -> bool:
    """Say whether a passage shows an anomaly corrected: its step conforms, or the whole case."""
    if passage.cas != case_of(anomalie):
        return False
    numero = anomalie.execution_etape.etape if anomalie.execution_etape else None
    etapes = [etape.verdict for etape in passage.etapes if etape.n == numero]
    return (etapes[0] if etapes else passage.verdict) is Verdict.CONFORME


def after_correction(anomalie: Anomalie, origine: Passage | None, passage: Passage) -> bool:
    """Say whether a passage came after the correction, or else after the anomaly was seen."""
    jour = passage.date or dt.date.min
    livree = _delivered_on(anomalie)
    if livree is not None:
        return jour >= livree
    vue = anomalie.detectee_le or (origine.date if origine else None)
    return vue is None or jour > vue


def names_passage(preuve: str) -> bool:
    """Say whether a proof is a passage (`REL-04#CT-07`) rather than a document."""
    return bool(_PASSAGE.match(preuve))


def find_passage(preuve: str, passages: Iterable[Passage]) -> Passage | None:
    """Return the passage that a proof names, or None."""
    return next((p for p in passages if p.id == preuve), None)


def _delivered_on(anomalie: Anomalie) -> dt.date | None:
    dates = [c.date for c in anomalie.historique if c.etat in _LIVREE and c.date]
    return max(dates, default=None)
