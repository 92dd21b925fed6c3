"""Requests for change of a project: drawn from an anomaly, priced, decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.actions.recette.anomalies import FICHIER, find_anomaly
from cdc.actions.recette.communs import check_client, find, next_id, replacing
from cdc.projet.modifications import Ajouter, appliquer
from cdc.recette.demandes import draft_request, settle_request

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc.recette.demandes import Decision
    from cdc_schema.recette.anomalies import DemandeEvolution


def find_request(projet: Projet, identifiant: str) -> DemandeEvolution:
    """Return a request by its identifier.

    Raises:
        ElementInconnuError: there is none.
    """
    return find(projet.cahier.demandes_evolution, identifiant, FICHIER)


def ask_change(
    projet: Projet, anomalie: str, *, texte: str, motif: str, exigence: str = ""
) -> tuple[Projet, str]:
    """Draw a request from an anomaly; return the new project and the name of the request.

    Raises:
        ElementInconnuError: there is no such anomaly.
        ChangementRefuseError: both parties did not qualify it so.
    """
    ecart = find_anomaly(projet, anomalie)
    nom = next_id("DEM", (d.id for d in projet.cahier.demandes_evolution))
    demande = draft_request(projet.cahier, ecart, texte=texte, motif=motif, exigence=exigence)
    ajout = Ajouter("demandes_evolution", {"id": nom, **demande})
    return appliquer(projet, [ajout], libelle=f"demande {nom}"), nom


def decide_request(projet: Projet, identifiant: str, ecrite: Decision) -> Projet:
    """Write the price of a request, or what was decided.

    Raises:
        ElementInconnuError: there is no such request.
        ChangementRefuseError: it is decided already, or something is missing to decide.
        PersonneInconnueError: the client decides.
    """
    demande = find_request(projet, identifiant)
    champs = settle_request(demande, ecrite)
    if ecrite.decision:
        check_client(projet.cahier, ecrite.par)
    modifications = replacing(f"demandes_evolution[{identifiant}]", champs)
    return appliquer(projet, modifications, libelle=f"demande {identifiant}")
