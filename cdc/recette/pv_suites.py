"""What becomes of minutes: read again, signed, contested, given up; rectified by others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.cycles import PV, Changement, check
from cdc.recette.pv import PVRefuseError
from cdc_schema.enumerations import EtatPV, NaturePV
from cdc_schema.recette.proces_verbaux import ChangementPV, ProcesVerbal, SignaturePV

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

_PARTIES = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """The day when minutes are signed: where, and who refuses, with the reason."""

    jour: dt.date
    lieu: str = ""
    refus: tuple[str, ...] = ()
    motif: str = ""


def effective_states(tous: Sequence[ProcesVerbal]) -> dict[str, EtatPV]:
    """Return the state of each of the minutes; signed ones that others rectify are « rectifié »."""
    rectifies = {
        pv.precedent
        for pv in tous
        if pv.nature is NaturePV.RECTIFICATIF and pv.etat is EtatPV.SIGNE
    }
    return {
        pv.id or "": EtatPV.RECTIFIE
        if pv.id in rectifies and pv.etat is EtatPV.SIGNE
        else pv.etat or EtatPV.PROJET
        for pv in tous
    }


def sign(pv: ProcesVerbal, signature: Signature, autres: Iterable[str] = ()) -> ProcesVerbal:
    """Return `pv` signed, or contested when somebody refuses; `autres` are faults found elsewhere.

    Raises:
        PVRefuseError: it cannot be; every reason is told.
        ChangementRefuseError: its state does not allow it.
    """
    vers = EtatPV.CONTESTE if signature.refus else EtatPV.SIGNE
    etapes = _way(pv, vers)
    fautes = [*_faults(pv, signature), *autres]
    if fautes:
        raise PVRefuseError(pv.id or "", fautes)
    return pv.model_copy(
        update={
            "etat": vers,
            "signatures": [_signed(s, signature) for s in pv.signatures],
            "historique": [*pv.historique, *_history(etapes, signature)],
        }
    )


def move(pv: ProcesVerbal, vers: EtatPV, jour: dt.date, motif: str = "") -> ProcesVerbal:
    """Return `pv` in another state: read again, given up.

    Raises:
        PVRefuseError: giving up says why.
        ChangementRefuseError: its state does not allow it.
    """
    check(Changement(pv.id or "", PV, pv.etat or EtatPV.PROJET, vers))
    if vers is EtatPV.ANNULE and not motif:
        raise PVRefuseError(pv.id or "", ("un abandon se motive : --motif …",))
    ligne = ChangementPV(date=jour, etat=vers, motif=motif or None)
    return pv.model_copy(update={"etat": vers, "historique": [*pv.historique, ligne]})


def _way(pv: ProcesVerbal, vers: EtatPV) -> tuple[EtatPV, ...]:
    """Return the states that a signature goes through: reading again comes first."""
    de = pv.etat or EtatPV.PROJET
    if de is EtatPV.PROJET:
        return (EtatPV.RELU, vers)
    check(Changement(pv.id or "", PV, de, vers))
    return (vers,)


def _faults(pv: ProcesVerbal, signature: Signature) -> Iterator[str]:
    societes = {(s.societe or "").casefold() for s in pv.signatures}
    if len(societes) < _PARTIES:
        yield (
            "un procès-verbal se signe des deux parties. Refaites-le avec ses signataires : "
            '--signataire "Nom;qualité;société", une fois par personne.'
        )
    jour = pv.dates.pv if pv.dates else None
    if jour and signature.jour < jour:
        yield f"il est daté du {jour:%d/%m/%Y} : il ne se signe pas avant (--le)."
    connus = {s.nom for s in pv.signatures}
    for nom in signature.refus:
        if nom not in connus:
            choix = ", ".join(n for n in connus if n) or "aucun"
            yield f"{nom} n’est pas parmi les signataires ({choix})."
    if signature.refus and not signature.motif:
        yield "un refus de signer s’écrit avec son motif : --motif …"


def _signed(signe: SignaturePV, signature: Signature) -> SignaturePV:
    if signe.nom in signature.refus:
        return signe.model_copy(update={"date": signature.jour, "refus": True})
    return signe.model_copy(
        update={"date": signature.jour, "lieu": signature.lieu or None, "refus": None}
    )


def _history(etapes: Sequence[EtatPV], signature: Signature) -> Iterator[ChangementPV]:
    for etat in etapes:
        motif = signature.motif if etat is EtatPV.CONTESTE else ""
        yield ChangementPV(date=signature.jour, etat=etat, motif=motif or None)
