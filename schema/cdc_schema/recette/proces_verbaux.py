"""The minutes of an acceptance: what was decided, on which facts, against which documents."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import Exigee, Recommandee, Unite
from cdc_schema.base import Element
from cdc_schema.references import (
    IdPV,
    RefAnomalie,
    RefCampagne,
    RefCasDeTest,
    RefExigence,
    RefLot,
    RefPV,
    RefReserve,
)
from cdc_schema.types import Booleen, Date, Entier, Pourcentage, Texte, TexteLong


class ObjetPV(Element):
    """Objet, lots, version, contrat."""

    objet: Annotated[Texte | None, Exigee()] = Field(default=None, title="Objet")
    lots: Annotated[list[RefLot], Exigee()] = Field(default=[], title="Lots")
    version: Annotated[Texte | None, Exigee()] = Field(default=None, title="Version")
    contrat: Texte | None = Field(default=None, title="Contrat")


class ReferencePV(Element):
    """Documents de référence."""

    document: Annotated[Texte | None, Exigee()] = Field(default=None, title="Document")
    version: Annotated[Texte | None, Exigee()] = Field(default=None, title="Version")
    empreinte: Texte | None = Field(
        default=None, title="Empreinte", description="SHA-256 du fichier, le jour du projet de PV."
    )


class PartiePV(Element):
    """Parties et représentants."""

    societe: Annotated[Texte | None, Exigee()] = Field(default=None, title="Société")
    nom: Annotated[Texte | None, Exigee()] = Field(default=None, title="Nom")
    fonction: Annotated[Texte | None, Exigee()] = Field(default=None, title="Fonction")
    pouvoir: Texte | None = Field(default=None, title="Pouvoir")


class DatesPV(Element):
    """Dates de livraison, de vérification, de PV."""

    livraison: Annotated[Date | None, Exigee()] = Field(default=None, title="Livraison")
    debut_verification: Annotated[Date | None, Exigee()] = Field(
        default=None, title="Début de la vérification"
    )
    fin_verification: Annotated[Date | None, Exigee()] = Field(
        default=None, title="Fin de la vérification"
    )
    pv: Annotated[Date | None, Exigee()] = Field(default=None, title="Date du procès-verbal")


class AnomaliesParSeverite(Element):
    """Anomalies ouvertes par sévérité."""

    bloquante: Entier | None = Field(default=None, title="Bloquante")
    majeure: Entier | None = Field(default=None, title="Majeure")
    mineure: Entier | None = Field(default=None, title="Mineure")


class SynthesePV(Element):
    """Synthèse chiffrée : joués = conformes + non conformes ; les bloqués sont parmi les non joués."""

    cas_total: Annotated[Entier | None, Exigee()] = Field(default=None, title="Cas au total")
    joues: Annotated[Entier | None, Exigee()] = Field(default=None, title="Joués")
    conformes: Annotated[Entier | None, Exigee()] = Field(default=None, title="Conformes")
    non_conformes: Annotated[Entier | None, Exigee()] = Field(default=None, title="Non conformes")
    bloques: Annotated[Entier | None, Exigee()] = Field(default=None, title="Bloqués")
    non_joues: Annotated[Entier | None, Exigee()] = Field(default=None, title="Non joués")
    anomalies_par_severite: AnomaliesParSeverite | None = Field(
        default=None, title="Anomalies ouvertes par sévérité"
    )
    couverture_indispensables: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None, title="Couverture des exigences indispensables"
    )
    couverture_importantes: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None, title="Couverture des exigences importantes"
    )
    taux_conforme: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None, title="Taux de conformité"
    )


class MesurePV(Element):
    """Une comparaison d’une règle."""

    nom: Texte | None = Field(default=None, title="Mesure")
    valeur: Texte | None = Field(default=None, title="Valeur")
    seuil: Texte | None = Field(default=None, title="Seuil")
    vraie: Booleen | None = Field(default=None, title="Vraie")
    elements: list[Texte] = Field(default=[], title="Éléments")


class ReglePV(Element):
    """Une règle de la décision, avec ses valeurs."""

    n: Entier | None = Field(default=None, title="Rang")
    si: Texte | None = Field(default=None, title="Si")
    alors: enum.DecisionPV | None = Field(default=None, title="Alors")
    motif: Texte | None = Field(default=None, title="Motif")
    vraie: Booleen | None = Field(default=None, title="Vraie")
    mesures: list[MesurePV] = Field(default=[], title="Mesures")


class ReservePosee(Element):
    """Une réserve, telle que le procès-verbal la dit."""

    id: RefReserve | None = Field(default=None, title="Réserve")
    anomalies: list[RefAnomalie] = Field(default=[], title="Anomalies couvertes")
    libelle: Texte | None = Field(default=None, title="Libellé")
    severite: enum.Severite | None = Field(default=None, title="Sévérité")
    echeance_levee: Date | None = Field(default=None, title="Date limite de levée")
    condition_levee: Texte | None = Field(default=None, title="Condition de levée")
    etat: enum.EtatReserve | None = Field(default=None, title="État")
    deja_posee: Booleen | None = Field(
        default=None,
        title="Déjà posée",
        description="Oui quand elle existait avant ce procès-verbal.",
    )
    levee_le: Date | None = Field(default=None, title="Levée le")
    preuve: Texte | None = Field(default=None, title="Preuve")


class AnomaliePV(Element):
    """Une anomalie ouverte le jour du procès-verbal."""

    id: RefAnomalie | None = Field(default=None, title="Anomalie")
    titre: Texte | None = Field(default=None, title="Titre")
    severite: enum.Severite | None = Field(default=None, title="Sévérité")
    etat: enum.EtatAnomalie | None = Field(default=None, title="État")
    nature: enum.Qualification | None = Field(default=None, title="Nature")
    cas: RefCasDeTest | None = Field(default=None, title="Cas de test")
    exigences: list[RefExigence] = Field(default=[], title="Exigences")
    reserve: RefReserve | None = Field(default=None, title="Réserve")
    compte: Booleen | None = Field(
        default=None,
        title="Comptée",
        description="Non quand les deux parties l’ont qualifiée autrement que défaut.",
    )


class ContradictionPV(Element):
    """Un cas que des recetteurs ont jugé différemment."""

    cas: RefCasDeTest | None = Field(default=None, title="Cas de test")
    titre: Texte | None = Field(default=None, title="Titre")
    vus: list[Texte] = Field(
        default=[], title="Ce qui a été vu", description="Sans nom de personne."
    )
    retenu: enum.Verdict | None = Field(default=None, title="Verdict retenu")
    arrete: Booleen | None = Field(default=None, title="Départagé")


class CasPV(Element):
    """Un cas bloqué, non joué ou écarté."""

    cas: RefCasDeTest | None = Field(default=None, title="Cas de test")
    titre: Texte | None = Field(default=None, title="Titre")
    verdict: enum.Verdict | None = Field(default=None, title="Verdict")
    exigences: list[RefExigence] = Field(default=[], title="Exigences")
    motif: Texte | None = Field(default=None, title="Motif")


class EffetsPV(Element):
    """Effets."""

    transfert: Texte | None = Field(default=None, title="Transfert de propriété et des risques")
    debut_garantie: Date | None = Field(default=None, title="Début de la garantie")
    facturation: Annotated[Pourcentage | None, Unite("% du prix")] = Field(
        default=None, title="Facturation"
    )
    refaction: Annotated[Pourcentage | None, Unite("% du prix")] = Field(
        default=None, title="Réfaction"
    )
    vsr_debut: Date | None = Field(default=None, title="Début de la VSR")
    vsr_fin: Date | None = Field(default=None, title="Fin de la VSR")


class SignaturePV(Element):
    """Signatures."""

    nom: Annotated[Texte | None, Exigee()] = Field(default=None, title="Nom")
    qualite: Annotated[Texte | None, Exigee()] = Field(default=None, title="Qualité")
    societe: Texte | None = Field(default=None, title="Société")
    date: Date | None = Field(default=None, title="Date")
    lieu: Texte | None = Field(default=None, title="Lieu")
    refus: Booleen | None = Field(default=None, title="Refus de signer")


class ChangementPV(Element):
    """Historique."""

    date: Date | None = Field(default=None, title="Date")
    etat: enum.EtatPV | None = Field(default=None, title="État")
    motif: Texte | None = Field(default=None, title="Motif")


class ProcesVerbal(Element):
    """Le procès-verbal d’une recette : les faits y sont figés, les personnes décident."""

    id: Annotated[IdPV | None, Exigee()] = Field(default=None, title="Identifiant")
    nature: Annotated[enum.NaturePV | None, Exigee()] = Field(default=None, title="Nature")
    etat: Annotated[enum.EtatPV | None, Exigee()] = Field(default=None, title="État")
    campagne: Annotated[RefCampagne | None, Exigee()] = Field(default=None, title="Campagne")
    precedent: RefPV | None = Field(
        default=None, title="Procès-verbal précédent", description="Celui qu’il rectifie ou suit."
    )
    objet_perimetre: Annotated[ObjetPV | None, Exigee()] = Field(
        default=None, title="Objet, lots, version, contrat"
    )
    dates: Annotated[DatesPV | None, Exigee()] = Field(
        default=None, title="Dates de livraison, de vérification, de PV"
    )
    parties: Annotated[list[PartiePV], Exigee()] = Field(
        default=[], title="Parties et représentants"
    )
    synthese: Annotated[SynthesePV | None, Exigee()] = Field(
        default=None, title="Synthèse chiffrée"
    )
    proposition: enum.DecisionPV | None = Field(
        default=None, title="Décision que les règles proposent"
    )
    decision: Annotated[enum.DecisionPV | None, Exigee()] = Field(default=None, title="Décision")
    motivation: Annotated[TexteLong | None, Recommandee()] = Field(
        default=None, title="Motif si ajournement ou rejet"
    )
    motif_ecart: TexteLong | None = Field(
        default=None, title="Motif de l’écart entre la décision et la proposition"
    )
    regles: list[ReglePV] = Field(default=[], title="Règles de la décision")
    reserves: Annotated[list[RefReserve], Exigee()] = Field(default=[], title="Réserves")
    detail_reserves: list[ReservePosee] = Field(default=[], title="Réserves dans le texte")
    effets: Annotated[EffetsPV | None, Exigee()] = Field(default=None, title="Effets")
    anomalies: list[AnomaliePV] = Field(default=[], title="Anomalies ouvertes")
    contradictions: list[ContradictionPV] = Field(default=[], title="Résultats contradictoires")
    cas_non_joues: list[CasPV] = Field(default=[], title="Cas non joués")
    cas_ecartes: list[CasPV] = Field(default=[], title="Cas écartés")
    references: Annotated[list[ReferencePV], Exigee()] = Field(
        default=[], title="Documents de référence"
    )
    annexes: Annotated[list[Texte], Recommandee()] = Field(default=[], title="Annexes")
    signatures: Annotated[list[SignaturePV], Exigee()] = Field(default=[], title="Signatures")
    historique: list[ChangementPV] = Field(default=[], title="Historique")
    sceau: Texte | None = Field(
        default=None,
        title="Sceau",
        description="SHA-256 de tout ce qui précède : une retouche à la main se voit.",
    )
