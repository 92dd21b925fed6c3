"""Every control, module by module: what `cdc verifier` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification import (
    acceptations,
    acces,
    citations,
    completude,
    conditions,
    consultation,
    contrat,
    correspondances,
    cycles,
    dictionnaire,
    doublons,
    droits,
    engagements,
    entreprise,
    equipe,
    etapes,
    etats,
    flux,
    interfaces,
    maitres,
    mesures,
    nombres,
    planning,
    priorites,
    references,
    reprise,
    rgpd,
    risques,
    sources,
    temps_recette,
    tracabilite,
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
    *rgpd.CONTROLES,
    *planning.CONTROLES,
    *temps_recette.CONTROLES,
    *equipe.CONTROLES,
    *priorites.CONTROLES,
    *tracabilite.CONTROLES,
    *mesures.CONTROLES,
    *doublons.CONTROLES,
    *consultation.CONTROLES,
    *risques.CONTROLES,
    *acceptations.CONTROLES,
)
REGLES: dict[str, Regle] = {regle.code: regle for un in CONTROLES for regle in un.regles}
