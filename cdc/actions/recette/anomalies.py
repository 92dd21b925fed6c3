"""Anomalies of a project: what a gesture writes, in one operation that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.actions.recette.communs import adding, check_client, find, replacing
from cdc.projet.modifications import appliquer
from cdc.projet.releves_recette import load_passages
from cdc.recette.anomalies import follow

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc.recette.gardes import Geste
    from cdc_schema.recette.anomalies import Anomalie

FICHIER = "recette/anomalies.yaml"


def find_anomaly(projet: Projet, identifiant: str) -> Anomalie:
    """Return an anomaly by its identifier.

    Raises:
        ElementInconnuError: there is none.
    """
    return find(projet.cahier.anomalies, identifiant, FICHIER)


def change_anomaly(projet: Projet, identifiant: str, geste: Geste) -> Projet:
    """Write what `geste` makes of an anomaly, and return the new project.

    Raises:
        ElementInconnuError: there is no such anomaly.
        ChangementRefuseError: the move is not allowed; nothing was written.
        PersonneInconnueError: the client is no member of the team.
    """
    anomalie = find_anomaly(projet, identifiant)
    if geste.accord:
        check_client(projet.cahier, geste.accord[0])
    suite = follow(projet.cahier, anomalie, geste, load_passages(projet))
    chemin = f"anomalies[{identifiant}]"
    modifications = [
        *replacing(chemin, suite.champs),
        *adding(f"{chemin}.historique", suite.historique),
    ]
    return appliquer(projet, modifications, libelle=f"{identifiant} {suite.libelle}")
