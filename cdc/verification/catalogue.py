"""Every control, module by module: what `cdc verifier` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification import (
    acceptations,
    acces,
    citations,
    completude,
    conditions,
    contrat,
    correspondances,
    cycles,
    dictionnaire,
    droits,
    engagements,
    entreprise,
    etapes,
    etats,
    flux,
    interfaces,
    maitres,
    nombres,
    references,
    reprise,
    sources,
)

if TYPE_CHECKING:
    from cdc.verification.regles import Controle, Regle

CONTROLES: tuple[Controle, ...] = (
    *references.CONTROLES,
    *citations.CONTROLES,
    *completude.CONTROLES,
    *conditions.CONTROLES,
    *entreprise.CONTROLES,
    *nombres.CONTROLES,
    *maitres.CONTROLES,
    *dictionnaire.CONTROLES,
    *sources.CONTROLES,
    *correspondances.CONTROLES,
    *flux.CONTROLES,
    *interfaces.CONTROLES,
    *etapes.CONTROLES,
    *etats.CONTROLES,
    *cycles.CONTROLES,
    *droits.CONTROLES,
    *acces.CONTROLES,
    *reprise.CONTROLES,
    *engagements.CONTROLES,
    *contrat.CONTROLES,
    *acceptations.CONTROLES,
)
REGLES: dict[str, Regle] = {regle.code: regle for un in CONTROLES for regle in un.regles}
