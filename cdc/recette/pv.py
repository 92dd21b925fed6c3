"""The minutes of an acceptance: drafted from the facts, then signed or contested.

The rules propose, people decide: a decision that differs from the proposal says why. What was
drafted never changes: it is drafted again, or rectified by other minutes once signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.francais import enumeration, typography
from cdc.recette import pv_faits as figes
from cdc.recette.cycles import ChangementRefuseError
from cdc.recette.pv_proposition import Proposee, proposed
from cdc.recette.reserves import draft_reserve, effective_state
from cdc_schema.enumerations import DecisionPV, EtatPV, EtatReserve, NaturePV
from cdc_schema.recette import proces_verbaux as m

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from cdc.recette.bilan import Bilan
    from cdc.recette.ecarts import Ecart
    from cdc_schema import Cahier
    from cdc_schema.recette.anomalies import Reserve

ADMISSIONS = (DecisionPV.ADMISSION, DecisionPV.ADMISSION_AVEC_RESERVES, DecisionPV.REFACTION)
# A reduction of price replaces one of these only.
_AVANT_REFACTION = (DecisionPV.AJOURNEMENT, DecisionPV.ADMISSION_AVEC_RESERVES)
VIVANTS = (EtatPV.PROJET, EtatPV.RELU, EtatPV.CONTESTE)
_SUIVENT = (NaturePV.LEVEE_DE_RESERVES, NaturePV.RECTIFICATIF)


class PVRefuseError(CdcError):
    """The minutes cannot be drafted or signed: nothing was written. `fautes` are all the reasons."""

    def __init__(self, sujet: str, fautes: Sequence[str]) -> None:
        self.sujet = sujet
        self.fautes = tuple(fautes)
        dites = "\n".join(f"{sujet} : {faute}" for faute in fautes)
        super().__init__(typography(f"{dites}\nRien n’a été écrit."))


@dataclass(frozen=True, slots=True)
class Signataire:
    """Somebody who signs: her name, in which quality, for which company."""

    nom: str
    qualite: str
    societe: str


@dataclass(frozen=True, slots=True)
class Demande:
    """What the minutes must be.

    Attributes:
        nature: their nature.
        jour: their date.
        decision: what people decided, or None: what the rules propose.
        motif: why it differs from the proposal, or what is rectified.
        signataires: who will sign.
        groupes: the anomalies that one reserve covers together.
        effets: what follows from the decision, as the parties agree.
        recalcule: whether minutes that rectify others establish the facts again.
    """

    nature: NaturePV
    jour: dt.date
    decision: DecisionPV | None = None
    motif: str = ""
    signataires: tuple[Signataire, ...] = ()
    groupes: tuple[tuple[str, ...], ...] = ()
    effets: m.EffetsPV = field(default_factory=m.EffetsPV)
    recalcule: bool = False


@dataclass(frozen=True, slots=True)
class Cadre:
    """What surrounds the minutes in the project.

    Attributes:
        id: their identifier.
        precedent: the minutes that they follow or rectify, if any.
        references: the documents that they hold against, with their fingerprints.
        annexes: the files joined.
        historique: what earlier drafts under this identifier went through.
    """

    id: str
    precedent: m.ProcesVerbal | None = None
    references: tuple[m.ReferencePV, ...] = ()
    annexes: tuple[str, ...] = ()
    historique: tuple[m.ChangementPV, ...] = ()


def draft(cahier: Cahier, bilan: Bilan, demande: Demande, cadre: Cadre) -> m.ProcesVerbal:
    """Return the minutes of a campaign.

    Raises:
        PVRefuseError: they cannot be; every reason is told.
    """
    repris = cadre.precedent if _takes_over(demande, cadre) else None
    proposition = proposed(_rules_of(demande, cadre), cahier, bilan, cadre.precedent)
    if repris is not None:
        proposition = Proposee.of(repris)
    decision = demande.decision or (repris and repris.decision) or proposition.decision
    fautes = [
        *_dates(bilan, demande),
        *_decision(bilan, demande, proposition, decision),
        *_sequence(cahier, bilan, demande, cadre),
    ]
    reserves: Sequence[m.ReservePosee] = ()
    try:
        if repris is None:
            reserves = _reserves(cahier, bilan, demande, decision)
    except ChangementRefuseError as error:
        fautes += error.fautes
    if fautes:
        raise PVRefuseError(cadre.id, fautes)
    if _takes_over(demande, cadre):
        assert cadre.precedent is not None
        return _rectified(cahier, bilan, demande, cadre, cadre.precedent)
    return _written(cahier, bilan, demande, cadre, Arrete(proposition, decision, tuple(reserves)))


def _takes_over(demande: Demande, cadre: Cadre) -> bool:
    """Say whether the facts are those that the minutes before froze."""
    rectifie = demande.nature is NaturePV.RECTIFICATIF and not demande.recalcule
    return rectifie and cadre.precedent is not None


def _rectified(
    cahier: Cahier, bilan: Bilan, demande: Demande, cadre: Cadre, avant: m.ProcesVerbal
) -> m.ProcesVerbal:
    """Return minutes with the facts of `avant`, what surrounds them as it is now."""
    signataires = demande.signataires or tuple(
        Signataire(s.nom or "", s.qualite or "", s.societe or "") for s in avant.signatures
    )
    dates = avant.dates or m.DatesPV()
    livraison = bilan.faits.campagne.date_livraison or dates.livraison
    deja = [r.model_copy(update={"deja_posee": True}) for r in avant.detail_reserves]
    effets = {**(avant.effets or m.EffetsPV()).model_dump(exclude_none=True)}
    return avant.model_copy(
        update={
            "id": cadre.id,
            "nature": demande.nature,
            "etat": EtatPV.PROJET,
            "precedent": avant.id,
            "objet_perimetre": _perimeter(cahier, bilan),
            "dates": dates.model_copy(update={"livraison": livraison, "pv": demande.jour}),
            "parties": _parties(signataires),
            "decision": demande.decision or avant.decision,
            "motif_ecart": demande.motif,
            "detail_reserves": deja,
            "effets": m.EffetsPV(**{**effets, **demande.effets.model_dump(exclude_none=True)}),
            "signatures": _to_sign(signataires),
            "historique": [
                *cadre.historique,
                m.ChangementPV(date=demande.jour, etat=EtatPV.PROJET, motif=demande.motif),
            ],
            "sceau": None,
        }
    )


@dataclass(frozen=True, slots=True)
class Arrete:
    """What is decided: on which proposal, with which reserves."""

    proposition: Proposee
    decision: DecisionPV
    reserves: tuple[m.ReservePosee, ...]


def _written(
    cahier: Cahier, bilan: Bilan, demande: Demande, cadre: Cadre, arrete: Arrete
) -> m.ProcesVerbal:
    faits, campagne = bilan.faits, bilan.faits.campagne
    differe = arrete.decision is not arrete.proposition.decision
    periode = campagne.periode
    reserves = list(arrete.reserves)
    if demande.nature in (NaturePV.LEVEE_DE_RESERVES, NaturePV.DEFINITIVE):
        reserves = [figes.frozen_reserve(r) for r in reserves_of(cahier, bilan, cadre.precedent)]
    return m.ProcesVerbal(
        id=cadre.id,
        nature=demande.nature,
        etat=EtatPV.PROJET,
        campagne=campagne.id,
        precedent=cadre.precedent.id if cadre.precedent else None,
        objet_perimetre=_perimeter(cahier, bilan),
        dates=m.DatesPV(
            livraison=campagne.date_livraison,
            debut_verification=periode.debut if periode else None,
            fin_verification=periode.fin if periode else None,
            pv=demande.jour,
        ),
        parties=_parties(demande.signataires),
        synthese=figes.frozen_summary(faits),
        proposition=arrete.proposition.decision,
        decision=arrete.decision,
        motivation="\n".join(arrete.proposition.motifs) or None,
        motif_ecart=demande.motif if differe or demande.nature is NaturePV.RECTIFICATIF else None,
        regles=list(arrete.proposition.regles),
        reserves=[r.id for r in reserves if r.id],
        detail_reserves=reserves,
        effets=demande.effets,
        anomalies=figes.frozen_anomalies(faits, reserves),
        contradictions=figes.frozen_contradictions(cahier, faits),
        cas_non_joues=figes.frozen_unplayed(faits),
        cas_ecartes=figes.frozen_aside(cahier, faits),
        references=list(cadre.references),
        annexes=list(cadre.annexes),
        signatures=_to_sign(demande.signataires),
        historique=[
            *cadre.historique,
            m.ChangementPV(date=demande.jour, etat=EtatPV.PROJET),
        ],
    )


def _perimeter(cahier: Cahier, bilan: Bilan) -> m.ObjetPV:
    campagne = bilan.faits.campagne
    return m.ObjetPV(
        objet=_object(cahier, bilan),
        lots=[campagne.lot] if campagne.lot else [],
        version=campagne.version_livree,
        contrat=cahier.reglement_recette.contrat,
    )


def _parties(signataires: Sequence[Signataire]) -> list[m.PartiePV]:
    return [m.PartiePV(societe=s.societe, nom=s.nom, fonction=s.qualite) for s in signataires]


def _to_sign(signataires: Sequence[Signataire]) -> list[m.SignaturePV]:
    return [m.SignaturePV(nom=s.nom, qualite=s.qualite, societe=s.societe) for s in signataires]


def reserves_of(
    cahier: Cahier, bilan: Bilan, precedent: m.ProcesVerbal | None = None
) -> list[Reserve]:
    """Return the reserves of the lot: on one of its anomalies, or put by the minutes before."""
    du_lot = {e.id for e in bilan.faits.ecarts}
    posees = set(precedent.reserves) if precedent else set()
    return [r for r in cahier.reserves if r.id in posees or du_lot & set(r.anomalies)]


def _rules_of(demande: Demande, cadre: Cadre) -> NaturePV:
    """Return whose rules decide: minutes that rectify others are held to theirs."""
    if demande.nature is NaturePV.RECTIFICATIF and cadre.precedent and cadre.precedent.nature:
        return cadre.precedent.nature
    return demande.nature


def _object(cahier: Cahier, bilan: Bilan) -> str:
    lot = next((un for un in cahier.planning.lots if un.id == bilan.faits.campagne.lot), None)
    titre = cahier.projet.titre or "CRM"
    nom = f" ({lot.nom})" if lot and lot.nom else ""
    return typography(f"Recette du lot {bilan.faits.campagne.lot or ''}{nom} : {titre}")


def _dates(bilan: Bilan, demande: Demande) -> Iterator[str]:
    campagne, effets = bilan.faits.campagne, demande.effets
    debut = campagne.periode.debut if campagne.periode else None
    if debut and demande.jour < debut:
        yield (
            f"le {demande.jour:%d/%m/%Y} est avant le début de {campagne.id} ({debut:%d/%m/%Y}). "
            "Un procès-verbal ne se date pas d’avance : corrigez --date."
        )
    if effets.vsr_debut and effets.vsr_fin and effets.vsr_fin < effets.vsr_debut:
        yield "la VSR finit avant de commencer : --vsr 03/05/2027-02/06/2027."


def _decision(
    bilan: Bilan, demande: Demande, proposition: Proposee, decision: DecisionPV
) -> Iterator[str]:
    if decision is not proposition.decision and not demande.motif:
        yield (
            f"« {decision} » s’écarte de ce que les règles proposent ({proposition.decision}). "
            "Dites pourquoi : --motif …"
        )
    bloquantes = [e.id for e in bilan.faits.bloquantes]
    if decision is DecisionPV.ADMISSION_AVEC_RESERVES and bloquantes:
        yield (
            f"{enumeration(bloquantes)} : une bloquante, ou une anomalie de sévérité inconnue, ne "
            "se met jamais en réserve. Corrigez-la, requalifiez-la, ou ajournez."
        )
    if decision is DecisionPV.REFACTION:
        if proposition.decision not in _AVANT_REFACTION:
            yield "la réfaction remplace un ajournement ou une admission avec réserves, rien d’autre."
        if demande.effets.refaction is None:
            yield "la réfaction dit la réduction du prix : --refaction 5."


def _sequence(cahier: Cahier, bilan: Bilan, demande: Demande, cadre: Cadre) -> Iterator[str]:
    nature = demande.nature
    if nature in _SUIVENT and cadre.precedent is None:
        yield f"un {nature} suit un procès-verbal signé : dites lequel, --pv PV-01."
    if nature is NaturePV.RECTIFICATIF and not demande.motif:
        yield "un procès-verbal rectificatif dit ce qu’il corrige : --motif …"
    if nature is NaturePV.VSR and not (demande.effets.vsr_debut and demande.effets.vsr_fin):
        yield "un PV de VSR dit sa période : --vsr 03/05/2027-02/06/2027."
    reserves = reserves_of(cahier, bilan, cadre.precedent)
    if nature is NaturePV.DEFINITIVE:
        for reserve in reserves:
            etat = effective_state(reserve, demande.jour)
            if etat is not EtatReserve.LEVEE:
                yield (
                    f"{reserve.id} est {etat} : « {reserve.condition_levee or reserve.libelle} ». "
                    f"Levez-la d’abord : cdc recette reserve {reserve.id} --lever --preuve …"
                )
    levees = [r for r in reserves if r.etat is EtatReserve.LEVEE]
    if nature is NaturePV.LEVEE_DE_RESERVES and not levees:
        yield "aucune réserve du lot n’est levée : cdc recette reserve RES-01 --lever --preuve …"


def _reserves(
    cahier: Cahier, bilan: Bilan, demande: Demande, decision: DecisionPV
) -> list[m.ReservePosee]:
    """Return the reserves of an admission: those there are, and one by anomaly or group left.

    Raises:
        ChangementRefuseError: an anomaly cannot be put in a reserve; all the reasons are told.
    """
    admis = decision is DecisionPV.ADMISSION_AVEC_RESERVES
    if not admis or demande.nature is NaturePV.LEVEE_DE_RESERVES:
        return []
    ouvertes = {e.id: e for e in bilan.faits.ecarts if e.compte and not e.bloquante}
    posees = [
        r
        for r in reserves_of(cahier, bilan)
        if set(r.anomalies) & set(ouvertes) and r.etat is not EtatReserve.LEVEE
    ]
    prises = {ano for r in posees for ano in r.anomalies}
    fautes, groupes = _groups(demande, ouvertes, prises)
    if not posees and not groupes:
        fautes.append("aucune anomalie ouverte à mettre en réserve : décidez autrement.")
    if fautes:
        raise ChangementRefuseError("réserve", tuple(fautes))
    rang = max((_number(r.id) for r in cahier.reserves), default=0)
    neuves = [
        m.ReservePosee(
            id=f"RES-{rang + n:02d}",
            **draft_reserve([e.anomalie for e in groupe], bilan.seuils, demande.jour),
        )
        for n, groupe in enumerate(groupes, 1)
    ]
    return [*map(figes.frozen_reserve, posees), *neuves]


def _groups(
    demande: Demande, ouvertes: dict[str, Ecart], prises: set[str]
) -> tuple[list[str], list[list[Ecart]]]:
    """Return what is wrong with the groups asked for, and all the groups."""
    nommees = [ano for groupe in demande.groupes for ano in groupe]
    fautes = [
        f"{ano} n’est pas une anomalie ouverte à mettre en réserve."
        for ano in nommees
        if ano not in ouvertes
    ]
    fautes += [f"{ano} est déjà dans une réserve." for ano in nommees if ano in prises]
    fautes += [
        f"{a} est dans deux groupes." for a in dict.fromkeys(nommees) if nommees.count(a) > 1
    ]
    seules = [[e] for e in ouvertes.values() if e.id not in prises and e.id not in nommees]
    groupes = [[ouvertes[a] for a in g if a in ouvertes] for g in demande.groupes]
    return fautes, [*filter(None, groupes), *seules]


def _number(identifiant: str | None) -> int:
    chiffres = (identifiant or "").rpartition("-")[2]
    return int(chiffres) if chiffres.isdecimal() else 0
