"""What of the plan the rules look at: the cases that somebody will play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.reperes import situes
from cdc_schema.annotations import Objectif
from cdc_schema.enumerations import StatutRedaction

if TYPE_CHECKING:
    from cdc.verification.examen import Examen
    from cdc_schema.cas_de_test import CasDeTest


def living_cases(examen: Examen) -> list[tuple[str, CasDeTest]]:
    """Return the cases that are not obsolete, with their paths."""
    tous = situes(examen.cahier.cas_de_test, "cas_de_test")
    return [(c, cas) for c, cas in tous if cas.statut_redaction is not StatutRedaction.OBSOLETE]


def plan_expected(examen: Examen) -> bool:
    """Tell whether a plan is begun, or due: before that, what it lacks is no finding."""
    return bool(examen.cahier.cas_de_test) or examen.objectif is Objectif.RECETTE
