"""Rules on acceptance: the plan, the campaigns, what is found and what becomes of it."""

from cdc.verification.recette import (
    anomalies,
    attendus,
    campagnes,
    couverture,
    dossier,
    etapes,
    fiches,
    passages,
    reserves,
)

CONTROLES = (
    *etapes.CONTROLES,
    *fiches.CONTROLES,
    *attendus.CONTROLES,
    *couverture.CONTROLES,
    *passages.CONTROLES,
    *campagnes.CONTROLES,
    *dossier.CONTROLES,
    *anomalies.CONTROLES,
    *reserves.CONTROLES,
)
