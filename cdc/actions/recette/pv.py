"""The minutes of a project: drafted, signed with their reserves, held against what they refer to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdc.actions.recette.anomalies import find_anomaly
from cdc.actions.recette.bilan import load_bilan
from cdc.actions.recette.communs import next_id
from cdc.actions.recette.pv_references import changes_since, kept_files, references_of
from cdc.actions.recette.reserves import reserving
from cdc.projet.modifications import appliquer
from cdc.projet.proces_verbaux import (
    find_minutes,
    load_minutes,
    path_of,
    write_minutes,
)
from cdc.recette.pv import VIVANTS, Cadre, PVRefuseError, draft
from cdc.recette.pv_suites import move, sign
from cdc_schema.annotations import Diffusion
from cdc_schema.diffusion import readable
from cdc_schema.enumerations import DecisionPV, EtatPV, NaturePV

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.projet import Projet
    from cdc.projet.modifications import Modification
    from cdc.projet.proces_verbaux import Minutes
    from cdc.recette.pv import Demande
    from cdc.recette.pv_suites import Signature
    from cdc_schema.recette.campagnes import Campagne
    from cdc_schema.recette.proces_verbaux import ProcesVerbal

_UNIQUES = (NaturePV.PROVISOIRE, NaturePV.DEFINITIVE)
_SUIVIES = (NaturePV.LEVEE_DE_RESERVES, NaturePV.DEFINITIVE, NaturePV.VSR)


def draft_minutes(
    projet: Projet, campagne: str | None, demande: Demande, precedent: str, *, apercu: bool
) -> ProcesVerbal:
    """Write the minutes of a campaign as a draft, or only return them.

    A draft of the same nature for the same campaign is written again.

    Raises:
        CampagneInconnueError: there is no such campaign.
        PVInconnuError: no minutes have the identifier of those before.
        PVRefuseError: they cannot be drafted; every reason is told.
    """
    minutes = load_minutes(projet.dossier)
    bilan = load_bilan(projet, campagne, demande.jour)
    campagne_vue = bilan.faits.campagne
    suivi = _precedent(projet, minutes, campagne_vue, demande, precedent)
    _check_first(minutes, campagne_vue, demande)
    ancien = next((m for m in minutes if _is_draft_of(m, campagne_vue, demande)), None)
    nom = ancien.id if ancien else next_id("PV", (m.id for m in minutes))
    cadre = Cadre(
        id=nom,
        precedent=suivi,
        references=tuple(references_of(projet, bilan)),
        annexes=tuple(r for r in kept_files(projet, bilan) if r.startswith("recette/rapports/")),
        historique=tuple(ancien.pv.historique) if ancien else (),
    )
    # Minutes are shared with the vendor: nothing internal is there to be told.
    pv = draft(readable(projet.cahier, Diffusion.PRESTATAIRE), bilan, demande, cadre)
    if not apercu:
        appliquer(projet, [], {Path(path_of(nom)): write_minutes(pv)}, f"projet de {nom}")
    return pv


def sign_minutes(projet: Projet, identifiant: str, signature: Signature) -> ProcesVerbal:
    """Sign minutes, or note who refuses; the reserves of an admission are put with the signature.

    Raises:
        PVInconnuError: there are none.
        PVRefuseError: they cannot be signed; every reason is told.
        ChangementRefuseError: their state does not allow it.
    """
    minutes = find_minutes(projet.dossier, identifiant)
    pv = sign(minutes.pv, signature, _stale(projet, minutes))
    posees = list(_reserves(projet, pv)) if pv.etat is EtatPV.SIGNE else []
    contenus = {Path(path_of(identifiant)): write_minutes(pv)}
    appliquer(projet, posees, contenus, f"signature de {identifiant}")
    return pv


def move_minutes(
    projet: Projet, identifiant: str, vers: EtatPV, jour: dt.date, motif: str
) -> ProcesVerbal:
    """Say that minutes were read again, or give them up.

    Raises:
        PVInconnuError: there are none.
        PVRefuseError: giving up needs a reason, or they were changed by hand.
        ChangementRefuseError: their state does not allow it.
    """
    minutes = find_minutes(projet.dossier, identifiant)
    if not minutes.intact and vers is not EtatPV.ANNULE:
        raise PVRefuseError(identifiant, (_touched(minutes),))
    pv = move(minutes.pv, vers, jour, motif)
    contenus = {Path(path_of(identifiant)): write_minutes(pv)}
    appliquer(projet, [], contenus, f"{identifiant} {vers}")
    return pv


def _is_draft_of(minutes: Minutes, campagne: Campagne, demande: Demande) -> bool:
    pv = minutes.pv
    return pv.etat in VIVANTS and pv.campagne == campagne.id and pv.nature is demande.nature


def _precedent(
    projet: Projet,
    minutes: Sequence[Minutes],
    campagne: Campagne,
    demande: Demande,
    nomme: str,
) -> ProcesVerbal | None:
    """Return the minutes named, else the last signed ones of the lot that others can follow."""
    if nomme:
        trouve = find_minutes(projet.dossier, nomme)
        if trouve.pv.etat is not EtatPV.SIGNE:
            raise PVRefuseError(
                nomme, (f"il est « {trouve.etat} » : seul un procès-verbal signé se suit.",)
            )
        return _whole(trouve)
    if demande.nature not in _SUIVIES:
        return None
    du_lot = [
        m
        for m in minutes
        if m.etat is EtatPV.SIGNE
        and m.pv.objet_perimetre
        and campagne.lot in m.pv.objet_perimetre.lots
        and m.pv.nature is not NaturePV.LEVEE_DE_RESERVES
    ]
    return _whole(du_lot[-1]) if du_lot else None


def _whole(minutes: Minutes) -> ProcesVerbal:
    """Return minutes that others follow: nothing follows from what somebody edited by hand."""
    if not minutes.intact:
        raison = (
            f"{minutes.fichier} a été modifié à la main : rien ne le suit. Rétablissez-le depuis "
            "votre gestion de versions."
        )
        raise PVRefuseError(minutes.id, (raison,))
    return minutes.pv


def _check_first(minutes: Sequence[Minutes], campagne: Campagne, demande: Demande) -> None:
    """Refuse to admit a campaign twice: signed minutes are rectified, not made again."""
    for signe in minutes:
        pv = signe.pv
        if (
            signe.etat is EtatPV.SIGNE
            and (pv.campagne, pv.nature) == (campagne.id, demande.nature)
            and demande.nature in _UNIQUES
            and pv.decision not in (DecisionPV.AJOURNEMENT, DecisionPV.REJET)
        ):
            raison = (
                f"il prononce déjà « {pv.decision} » pour {campagne.id}. Un procès-verbal signé se "
                f"rectifie : cdc recette pv {campagne.id} --nature rectificatif --pv {signe.id}"
            )
            raise PVRefuseError(signe.id, (raison,))


def _stale(projet: Projet, minutes: Minutes) -> Iterator[str]:
    """Yield why a draft is no longer what was drafted, or what it was drafted on."""
    if not minutes.intact:
        yield _touched(minutes)
    if _takes_over(projet, minutes.pv):
        return
    for ecart in changes_since(projet, minutes.pv):
        if ecart.compte:
            yield f"{ecart.document} {ecart.quoi} depuis le projet : {ecart.pourquoi}. Refaites-le."
    yield from _facts_changed(projet, minutes.pv)
    connues = {r.id for r in projet.cahier.reserves}
    for reserve in _new_reserves(minutes.pv):
        if reserve["id"] in connues:
            yield f"{reserve['id']} existe déjà dans recette/anomalies.yaml. Refaites le projet."


def _takes_over(projet: Projet, pv: ProcesVerbal) -> bool:
    """Say whether minutes rectify others on the facts that those froze."""
    if pv.nature is not NaturePV.RECTIFICATIF or not pv.precedent:
        return False
    return find_minutes(projet.dossier, pv.precedent).pv.references == pv.references


def _facts_changed(projet: Projet, pv: ProcesVerbal) -> Iterator[str]:
    """Yield what is not open any more, or is now, of the anomalies: signed facts are those of today."""
    from cdc.recette.pv_faits import frozen_anomalies, frozen_summary

    jour = pv.dates.pv if pv.dates else None
    if jour is None:
        return
    faits = load_bilan(projet, pv.campagne, jour).faits
    avant = {(a.id, a.severite) for a in pv.anomalies}
    maintenant = {(a.id, a.severite) for a in frozen_anomalies(faits)}
    if frozen_summary(faits) != pv.synthese or avant != maintenant:
        yield "les faits ont changé depuis le projet (résultats ou anomalies). Refaites-le."


def _touched(minutes: Minutes) -> str:
    return (
        f"{minutes.fichier} a été modifié à la main depuis que cdc l’a écrit. Refaites le projet : "
        f"cdc recette pv {minutes.pv.campagne} --nature …"
    )


def _reserves(projet: Projet, pv: ProcesVerbal) -> Iterator[Modification]:
    """Yield what puts the reserves of an admission, and defers their anomalies."""
    jour = pv.dates.pv if pv.dates else None
    assert jour is not None
    for donnees in _new_reserves(pv):
        couvertes = [find_anomaly(projet, nom) for nom in donnees["anomalies"]]
        yield from reserving({**donnees, "pv": pv.id}, couvertes, jour)


def _new_reserves(pv: ProcesVerbal) -> list[Mapping[str, Any]]:
    """Return the reserves that the minutes put: those that earlier ones did not."""
    if pv.nature in (NaturePV.LEVEE_DE_RESERVES, NaturePV.DEFINITIVE):
        return []
    return [
        {cle: v for cle, v in r.model_dump().items() if v not in (None, [])}
        for r in pv.detail_reserves
        if not r.deja_posee
    ]
