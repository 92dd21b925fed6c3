"""Requests for change: drawn from a gap that is no defect, priced, then decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.francais import enumeration
from cdc.recette.cycles import DEMANDE, Changement, ChangementRefuseError, Partie, check
from cdc.recette.ecarts import BESOINS, is_agreed
from cdc.recette.perimetre import cases_of
from cdc_schema.enumerations import DecisionEvolution, OrigineEvolution, Qualification

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from cdc_schema import Cahier
    from cdc_schema.exigences import Exigence
    from cdc_schema.recette.anomalies import Anomalie, DemandeEvolution

_ACCEPTEES = (DecisionEvolution.ACCEPTEE_DANS_LE_LOT, DecisionEvolution.ACCEPTEE_LOT_ULTERIEUR)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is written of a request: what it costs, and what was decided."""

    date: dt.date
    par: str = ""
    decision: DecisionEvolution | None = None
    motif: str = ""
    lot: str = ""
    avenant: str = ""
    delai_jours: Decimal | None = None
    cout_ht: Decimal | None = None


def draft_request(
    cahier: Cahier, anomalie: Anomalie, *, texte: str, motif: str, exigence: str = ""
) -> dict[str, Any]:
    """Return the request for change that a gap qualified as a need makes.

    The requirement is copied as it reads today; its cases are to review.

    Raises:
        ChangementRefuseError: both parties did not say so, or nothing tells the requirement.
    """
    nom = anomalie.id or ""
    fautes = []
    if anomalie.nature not in BESOINS or not is_agreed(anomalie):
        natures = " ou ".join(n.value for n in BESOINS)
        fautes.append(
            f"elle n’est pas qualifiée par les deux parties comme {natures}. "
            f"cdc recette anomalie {nom} --qualifier CLIENT,PRESTATAIRE --nature évolution"
        )
    deja = [d.id for d in cahier.demandes_evolution if d.anomalie == nom]
    if deja:
        fautes.append(f"{deja[0]} en vient déjà.")
    visee = _requirement(cahier, anomalie, exigence)
    if visee is None:
        citees = enumeration(anomalie.exigences) or "aucune"
        fautes.append(f"dites l’exigence à changer (--exigence). Celles de l’écart : {citees}.")
    if fautes or visee is None:
        raise ChangementRefuseError(nom, tuple(fautes))
    demande: dict[str, Any] = {
        "titre": anomalie.titre,
        "origine": _origin(anomalie),
        "anomalie": nom,
        "exigence_avant": _before(visee),
        "texte_propose": texte,
        "motif": motif,
        "impact": _touched(cahier, visee),
        "decision": DecisionEvolution.A_CHIFFRER,
    }
    return {cle: valeur for cle, valeur in demande.items() if valeur}


def settle_request(demande: DemandeEvolution, ecrite: Decision) -> dict[str, Any]:
    """Return what a price or a decision writes in a request, by path inside it.

    Raises:
        ChangementRefuseError: it is decided already, or something is missing to decide.
    """
    nom = demande.id or ""
    champs: dict[str, Any] = {
        "impact.delai_jours": ecrite.delai_jours,
        "impact.cout_ht": ecrite.cout_ht,
        "avenant": ecrite.avenant,
        "lot": ecrite.lot,
    }
    if ecrite.decision is not None:
        avant = demande.decision or DecisionEvolution.A_CHIFFRER
        check(Changement(nom, DEMANDE, avant, ecrite.decision, Partie.CLIENT))
        if fautes := _undecidable(demande, ecrite):
            raise ChangementRefuseError(nom, tuple(fautes))
        champs["decision"] = ecrite.decision
        champs["decideur"] = {"membre": ecrite.par, "date": ecrite.date}
        champs["motif_decision"] = ecrite.motif
    return {cle: valeur for cle, valeur in champs.items() if valeur not in (None, "")}


def _undecidable(demande: DemandeEvolution, ecrite: Decision) -> list[str]:
    fautes = []
    if not ecrite.par:
        fautes.append("dites qui décide : --par MEM-01.")
    if ecrite.decision is DecisionEvolution.REFUSEE and not ecrite.motif:
        fautes.append("le refus se motive : --motif …")
    if ecrite.decision in _ACCEPTEES:
        fautes += _unpriced(demande, ecrite)
    if ecrite.decision is DecisionEvolution.ACCEPTEE_LOT_ULTERIEUR and not (
        ecrite.lot or demande.lot
    ):
        fautes.append("dites le lot où elle sera faite : --lot LOT-2.")
    return fautes


def _unpriced(demande: DemandeEvolution, ecrite: Decision) -> list[str]:
    impact = demande.impact
    fautes = []
    if ecrite.delai_jours is None and (impact is None or impact.delai_jours is None):
        fautes.append(
            "chiffrez le délai avant de l’accepter : --delai JOURS (0 s’il n’y en a pas)."
        )
    if ecrite.cout_ht is None and (impact is None or impact.cout_ht is None):
        fautes.append(
            "chiffrez le prix avant de l’accepter : --cout MONTANT (0 s’il n’y en a pas)."
        )
    return fautes


def _requirement(cahier: Cahier, anomalie: Anomalie, voulue: str) -> Exigence | None:
    noms = [voulue] if voulue else anomalie.exigences
    trouvees = [e for e in cahier.exigences if e.id in noms]
    return trouvees[0] if len(trouvees) == 1 else None


def _touched(cahier: Cahier, exigence: Exigence) -> dict[str, Any]:
    cas = sorted(cases_of(cahier, [exigence]))
    return {"exigences": [exigence.id], **({"cas_a_revoir": cas} if cas else {})}


def _origin(anomalie: Anomalie) -> OrigineEvolution:
    if anomalie.nature is Qualification.BESOIN_MAL_EXPRIME:
        return OrigineEvolution.INCOHERENCE_BESOIN
    return OrigineEvolution.RECETTE


def _before(exigence: Exigence) -> dict[str, Any]:
    avant = {"exigence": exigence.id, "version": exigence.version, "texte": exigence.enonce}
    return {cle: valeur for cle, valeur in avant.items() if valeur}
