"""Campaigns of a project: begun on a lot, moved as their facts allow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.actions.recette.bilan import find_campaign, load_bilan
from cdc.actions.recette.communs import adding, check_client, next_id
from cdc.errors import CdcError
from cdc.francais import plural
from cdc.projet.enregistrements import load_enregistrements
from cdc.projet.modifications import Ajouter, Remplacer, appliquer
from cdc.recette.campagnes import (
    draft_campaign,
    move_campaign,
    set_aside,
    settle_verdict,
    to_replay,
)
from cdc.recette.seuils import thresholds
from cdc_schema.enumerations import EtatPV

if TYPE_CHECKING:
    import datetime as dt

    from cdc.projet import Projet
    from cdc.recette.campagnes import NouvelleCampagne
    from cdc_schema.enumerations import EtatCampagne, Verdict

_PV = "recette/pv/PV-*.yaml"


class PreuveRefuseeError(CdcError):
    """What is given as a proof is no document of the project, or proves no criterion."""


def begin_campaign(
    projet: Projet, nouvelle: NouvelleCampagne, reprend: str | None, jour: dt.date
) -> tuple[Projet, str]:
    """Write a campaign; `reprend` names the one whose cases that do not conform are played again.

    Raises:
        CampagneInconnueError: the campaign to take up does not exist.
        ChangementRefuseError: the lot does not exist, or the dates are upside down.
        PersonneInconnueError: who answers for it is no member of the client's team.
    """
    if nouvelle.responsable:
        check_client(projet.cahier, nouvelle.responsable)
    if reprend:
        avant = find_campaign(projet, reprend)
        cas = to_replay(load_bilan(projet, reprend, jour))
        nouvelle = replace(nouvelle, lot=nouvelle.lot or avant.lot or "", reprend=cas)
    nom = next_id("CAMP", (c.id for c in projet.cahier.campagnes))
    seuils = thresholds(projet.cahier.reglement_recette)
    donnees = {"id": nom, **draft_campaign(projet.cahier, nouvelle, seuils)}
    return appliquer(projet, [Ajouter("campagnes", donnees)], libelle=f"campagne {nom}"), nom


def change_campaign(
    projet: Projet, identifiant: str, vers: EtatCampagne, *, par: str, motif: str, jour: dt.date
) -> Projet:
    """Move a campaign to another state.

    Raises:
        CampagneInconnueError: it does not exist.
        ChangementRefuseError: the move is not allowed, or its condition does not hold.
        PersonneInconnueError: only the client moves it.
    """
    bilan = load_bilan(projet, identifiant, jour)
    ligne = move_campaign(
        bilan, vers, par=par, motif=motif, jour=jour, signe=_signed(projet, identifiant)
    )
    check_client(projet.cahier, par)
    chemin = f"campagnes[{identifiant}]"
    modifications = [Remplacer(f"{chemin}.etat", vers), *adding(f"{chemin}.historique", [ligne])]
    return appliquer(projet, modifications, libelle=f"{identifiant} {vers}")


def settle_case(
    projet: Projet,
    identifiant: str,
    cas: str,
    verdict: Verdict,
    *,
    par: str,
    motif: str,
    jour: dt.date,
) -> Projet:
    """Write which verdict is kept of a case that testers judged differently.

    Raises:
        CampagneInconnueError: the campaign does not exist.
        ChangementRefuseError: nobody disagrees on it, or no reason is given.
        PersonneInconnueError: only the client settles.
    """
    bilan = load_bilan(projet, identifiant, jour)
    arrete = settle_verdict(bilan, cas, verdict, par=par, motif=motif, jour=jour)
    check_client(projet.cahier, par)
    ajout = Ajouter(f"campagnes[{identifiant}].verdicts_arretes", arrete)
    return appliquer(projet, [ajout], libelle=f"{identifiant}, {cas} {verdict}")


def put_aside(projet: Projet, identifiant: str, cas: str, motif: str, jour: dt.date) -> Projet:
    """Write that a case does not apply.

    Raises:
        CampagneInconnueError: the campaign does not exist.
        ChangementRefuseError: it is no case of the lot, it conforms, or no reason is given.
    """
    ecarte = set_aside(load_bilan(projet, identifiant, jour), cas, motif)
    ajout = Ajouter(f"campagnes[{identifiant}].cas_ecartes", ecarte)
    return appliquer(projet, [ajout], libelle=f"{identifiant}, {cas} écarté")


def prove_criterion(projet: Projet, identifiant: str, rang: int, preuve: str) -> str:
    """Write what proves the entry criterion number `rang`; return its words.

    Raises:
        CampagneInconnueError: the campaign does not exist.
        PreuveRefuseeError: no such criterion, or no such proof in the project.
    """
    campagne = find_campaign(projet, identifiant)
    if not 1 <= rang <= len(campagne.criteres_entree):
        combien = plural(len(campagne.criteres_entree), "critère d’entrée", "critères d’entrée")
        raise PreuveRefuseeError(f"{identifiant} a {combien}\u00a0: il n’y a pas de numéro {rang}.")
    rapports = {r.id for r in projet.cahier.rapports_recette}
    if preuve not in rapports and not _is_document(projet, preuve):
        raise PreuveRefuseeError(
            f"«\u00a0{preuve}\u00a0» n’est ni un document du projet, ni un rapport du prestataire. "
            "Rangez-y le document, puis donnez son chemin\u00a0: recette/rapports/note-1.0.3.pdf"
        )
    chemin = f"campagnes[{identifiant}].criteres_entree[{rang - 1}]"
    modifications = [
        Remplacer(f"{chemin}.atteint", True),
        Remplacer(f"{chemin}.{'rapport' if preuve in rapports else 'preuve'}", preuve),
    ]
    appliquer(projet, modifications, libelle=f"{identifiant}, preuve d’un critère")
    return campagne.criteres_entree[rang - 1].critere or ""


def _is_document(projet: Projet, preuve: str) -> bool:
    """Say whether `preuve` is a file of the project that holds something."""
    racine = projet.dossier.resolve()
    document = (racine / preuve).resolve()
    return document.is_relative_to(racine) and document.is_file() and document.stat().st_size > 0


def _signed(projet: Projet, campagne: str) -> bool:
    """Say whether signed minutes end `campagne`."""
    signes = (EtatPV.SIGNE, EtatPV.RECTIFIE)
    return any(
        pv.donnees.get("etat") in signes and pv.donnees.get("campagne") == campagne
        for pv in load_enregistrements(projet.dossier, _PV)
    )
