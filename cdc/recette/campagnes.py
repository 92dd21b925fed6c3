"""A campaign: how one begins, and which moves its facts allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.francais import enumeration, plural
from cdc.recette.criteres import CRITERES_ENTREE
from cdc.recette.cycles import CAMPAGNE, Changement, ChangementRefuseError, Partie, check
from cdc.recette.sortie import usual_exit
from cdc_schema.enumerations import EtatCampagne, EtatCas, TypeRecette, Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from cdc.recette.bilan import Bilan
    from cdc.recette.seuils import Seuils
    from cdc_schema import Cahier
    from cdc_schema.recette.campagnes import Campagne

_E = EtatCampagne


@dataclass(frozen=True, slots=True)
class NouvelleCampagne:
    """What is known of a campaign that begins; what is not stays to be filled."""

    lot: str
    version: str = ""
    nom: str = ""
    debut: dt.date | None = None
    fin: dt.date | None = None
    responsable: str = ""
    reprend: tuple[str, ...] = ()


def draft_campaign(cahier: Cahier, nouvelle: NouvelleCampagne, seuils: Seuils) -> dict[str, Any]:
    """Return a campaign on a lot, with the usual entry and exit criteria to tick.

    Raises:
        ChangementRefuseError: the lot does not exist, or the dates are upside down.
    """
    lots = {lot.id: lot for lot in cahier.planning.lots}
    fautes = []
    if nouvelle.lot not in lots:
        connus = enumeration([nom for nom in lots if nom]) or "aucun (cahier/5-planning.yaml)"
        dit = (
            f"le lot « {nouvelle.lot} » n’existe pas" if nouvelle.lot else "dites son lot : --lot …"
        )
        fautes.append(f"{dit}. Lots connus : {connus}.")
    if nouvelle.debut and nouvelle.fin and nouvelle.fin < nouvelle.debut:
        fautes.append("la fin précède le début.")
    if fautes:
        raise ChangementRefuseError("nouvelle campagne", tuple(fautes))
    lot = lots[nouvelle.lot]
    rang = sum(c.lot == nouvelle.lot for c in cahier.campagnes) + 1
    suite = f", campagne {rang}" if rang > 1 else ""
    debut, fin = nouvelle.debut, nouvelle.fin
    if rang == 1:  # the planning says when a lot is first accepted
        debut, fin = debut or lot.recette_debut, fin or lot.recette_fin
    campagne: dict[str, Any] = {
        "nom": nouvelle.nom or f"Recette utilisateur, {lot.nom or lot.id}{suite}",
        "type_recette": TypeRecette.UTILISATEUR,
        "lot": nouvelle.lot,
        "version_livree": nouvelle.version,
        "periode": _given(debut=debut, fin=fin),
        "responsable": nouvelle.responsable,
        "cas": list(nouvelle.reprend),
        "criteres_entree": [{"critere": texte} for texte in CRITERES_ENTREE],
        "criteres_sortie": [{"mesure": m, "seuil": s} for m, s in usual_exit(seuils)],
        "etat": _E.EN_PREPARATION,
    }
    return _given(**campagne)


def to_replay(bilan: Bilan) -> tuple[str, ...]:
    """Return the cases that a next campaign plays again: all but those that conform."""
    return tuple(e.id for e in bilan.faits.cas if e.etat is not EtatCas.CONFORME)


def move_campaign(
    bilan: Bilan, vers: EtatCampagne, *, par: str, motif: str, jour: dt.date, signe: bool
) -> dict[str, Any]:
    """Return the line of history of a campaign that goes to `vers`.

    `signe` says whether its minutes are signed.

    Raises:
        ChangementRefuseError: no such move, or its condition does not hold.
    """
    campagne = bilan.faits.campagne
    nom, de = campagne.id or "", campagne.etat or _E.EN_PREPARATION
    check(Changement(nom, CAMPAGNE, de, vers, Partie.CLIENT))
    fautes = _CONDITIONS[vers](bilan, motif, signe) if vers in _CONDITIONS else []
    if fautes:
        raise ChangementRefuseError(nom, tuple(fautes))
    return _given(date=jour, etat=vers, par=par, motif=motif)


def settle_verdict(
    bilan: Bilan, cas: str, verdict: Verdict, *, par: str, motif: str, jour: dt.date
) -> dict[str, Any]:
    """Return the decision that settles what testers saw differently of `cas`.

    Raises:
        ChangementRefuseError: nobody disagrees on this case in this campaign, or no reason is given.
    """
    campagne = bilan.faits.campagne
    disputes = [c.cas for c in bilan.disputes]
    fautes = _closed_faults(campagne)
    if cas not in disputes:
        connus = f"À départager : {enumeration(disputes)}." if disputes else "Rien ne l’est."
        fautes.append(f"{cas} n’y est pas à départager. {connus}")
    joues = [p.date for c in bilan.disputes if c.cas == cas for p in c.passages if p.date]
    if joues and jour < max(joues):
        fautes.append(
            f"le {jour:%d/%m/%Y} précède le dernier passage de {cas} ({max(joues):%d/%m/%Y}). Dites "
            "le jour : --date JJ/MM/AAAA."
        )
    if not motif:
        fautes.append("dites ce qui a tranché : --motif …")
    if fautes:
        raise ChangementRefuseError(campagne.id or "", tuple(fautes))
    return {"cas": cas, "verdict": verdict, "motif": motif, "par": par, "date": jour}


def set_aside(bilan: Bilan, cas: str, motif: str) -> dict[str, Any]:
    """Return what puts a case of the lot aside, with its reason: it leaves every rate.

    Raises:
        ChangementRefuseError: it is no case of the lot, it conforms, or no reason is given.
    """
    campagne = bilan.faits.campagne
    fautes = _closed_faults(campagne)
    vu = next((e for e in bilan.faits.cas if e.id == cas), None)
    if vu is None:
        fautes.append(f"{cas} n’est pas un cas de ce lot, ou il est déjà écarté.")
    elif vu.verdict is Verdict.CONFORME:
        fautes.append(f"{cas} est conforme : il n’y a pas de raison de l’écarter.")
    if not motif:
        fautes.append("un cas s’écarte avec son motif : --motif …")
    if fautes:
        raise ChangementRefuseError(campagne.id or "", tuple(fautes))
    return {"cas": cas, "motif": motif}


def _closed_faults(campagne: Campagne) -> list[str]:
    finie = campagne.etat in CAMPAGNE.finaux
    return [f"elle est {campagne.etat} : rien n’y change plus."] if finie else []


def _ready(bilan: Bilan, _motif: str, _signe: bool) -> list[str]:
    if not bilan.entree:
        return ["elle n’a aucun critère d’entrée : écrivez-les dans recette/campagnes.yaml."]
    return [
        f"critère d’entrée non prouvé, « {critere.critere} » : {critere.motif}."
        for critere in bilan.entree
        if critere.atteint is not True
    ]


def _suspended(bilan: Bilan, motif: str, _signe: bool) -> list[str]:
    if motif or any(s.atteint for s in bilan.suspensions):
        return []
    return ["aucun critère de suspension n’est constaté : dites la cause (--motif)."]


def _ended(bilan: Bilan, motif: str, _signe: bool) -> list[str]:
    restent = [e.id for e in bilan.dans_la_campagne if not e.joue]
    if motif or not restent:
        return []
    combien = plural(len(restent), "cas n’est pas joué", "cas ne sont pas joués")
    return [f"{combien} ({', '.join(restent[:8])}). Jouez-les, ou justifiez l’écart : --motif …"]


def _closed(_bilan: Bilan, _motif: str, signe: bool) -> list[str]:
    return [] if signe else ["aucun procès-verbal signé ne la termine : cdc recette pv"]


def _given_up(_bilan: Bilan, motif: str, _signe: bool) -> list[str]:
    return [] if motif else ["l’abandon se motive : --motif …"]


_CONDITIONS: dict[EtatCampagne, Callable[[Bilan, str, bool], list[str]]] = {
    _E.PRETE: _ready,
    _E.SUSPENDUE: _suspended,
    _E.TERMINEE: _ended,
    _E.CLOTUREE: _closed,
    _E.ABANDONNEE: _given_up,
}


def _given(**champs: Any) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in champs.items() if valeur}
