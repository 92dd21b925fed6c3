"""How a lot went from one campaign to the next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.decision import decide
from cdc.recette.faits import establish
from cdc.recette.perimetre import campaigns_like, end, start
from cdc_schema.enumerations import Severite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.recette.faits import Faits, Synthese
    from cdc.recette.passages import Passage
    from cdc.recette.seuils import Seuils
    from cdc.recette.taux import Taux
    from cdc_schema import Cahier
    from cdc_schema.enumerations import DecisionPV
    from cdc_schema.recette.campagnes import Campagne


@dataclass(frozen=True, slots=True)
class Tendance:
    """The numbers of a lot at the end of one campaign."""

    campagne: str
    version: str
    fin: dt.date | None
    synthese: Synthese
    couverture_indispensables: Taux
    taux_conforme: Taux
    bloquantes: int
    majeures: int
    mineures: int
    decision: DecisionPV


def trends(
    cahier: Cahier, passages: Sequence[Passage], faits: Faits, seuils: Seuils
) -> tuple[Tendance, ...]:
    """Return the numbers of each campaign of the lot, that of `faits` the last one."""
    avant = [
        establish(cahier, passages, campagne, day_of(cahier, campagne))
        for campagne in faits.campagnes[:-1]
    ]
    return tuple(_trend(un, seuils) for un in (*avant, faits))


def day_of(cahier: Cahier, campagne: Campagne) -> dt.date | None:
    """Return the day to tell the anomalies of a campaign as of: before the next one; None for now."""
    suivantes = [start(c) for c in campaigns_like(cahier, campagne) if start(c) > start(campagne)]
    if not suivantes or suivantes[0] is dt.date.max:
        return None
    return suivantes[0] - dt.timedelta(days=1)


def _trend(faits: Faits, seuils: Seuils) -> Tendance:
    return Tendance(
        campagne=faits.campagne.id or "",
        version=faits.campagne.version_livree or "",
        fin=end(faits.campagne),
        synthese=faits.synthese,
        couverture_indispensables=faits.couverture_indispensables,
        taux_conforme=faits.taux_conforme,
        bloquantes=len(faits.bloquantes),
        majeures=len(faits.ouvertes(Severite.MAJEURE)),
        mineures=len(faits.ouvertes(Severite.MINEURE)),
        decision=decide(faits, seuils).decision,
    )
