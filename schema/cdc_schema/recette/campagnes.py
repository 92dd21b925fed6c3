"""A campaign: which delivery is accepted, where, when, by whom, and on which proofs."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import Exigee, Interne, Motif, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.references import (
    IdCampagne,
    RefCasDeTest,
    RefLot,
    RefMembre,
    RefRapportPrestataire,
)
from cdc_schema.types import Booleen, Date, Nombre, Texte, Url


class EnvironnementDeRecette(Element):
    """Environnement."""

    nom: Annotated[enum.Environnement | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Où les cas se jouent : jamais en production.",
        examples=["recette"],
    )
    url: Url | None = Field(
        default=None,
        title="Adresse (URL)",
        description="Adresse que les recetteurs ouvrent.",
        examples=["https://recette.crm.exemple.fr"],
    )
    jeu_de_donnees: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Jeu de données",
        description="Quelles données y sont chargées, et d’où elles viennent.",
        examples=["copie anonymisée de 5 000 comptes"],
    )
    date_prise: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date de la copie de données",
        description="Jour où ces données ont été prises.",
        examples=["09/04/2027"],
    )


class PeriodeDeCampagne(Element):
    """Période."""

    debut: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Début",
        description="Premier jour où l’on joue des cas.",
        examples=["12/04/2027"],
    )
    fin: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Fin",
        description="Dernier jour, corrections rejouées comprises.",
        examples=["30/04/2027"],
    )


class CritereEntree(Entree):
    """Critères d’entrée."""

    critere: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Critère",
        description="Ce qui doit être vrai avant de commencer.",
        examples=["recette usine close sans bloquante ouverte"],
    )
    atteint: Annotated[Booleen | None, Exigee()] = Field(
        default=None,
        title="Atteint",
        description="Oui seulement quand la preuve a été lue et acceptée par le client.",
        examples=["oui"],
    )
    preuve: Texte | None = Field(
        default=None,
        title="Preuve",
        description="Le document qui le montre, par son chemin dans le projet.",
        examples=["recette/rapports/note-1.0.3.pdf"],
    )
    rapport: RefRapportPrestataire | None = Field(
        default=None,
        title="Rapport du prestataire",
        description="Le rapport de recette usine ou technique qui l’atteste.",
        examples=["RAP-01"],
    )


class CritereSortie(Entree):
    """Critères de sortie."""

    mesure: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Mesure",
        description="Ce que l’on mesure pour terminer.",
        examples=["cas critiques joués"],
    )
    seuil: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Seuil",
        description="La valeur à atteindre.",
        examples=["100 %"],
    )
    valeur: Texte | None = Field(
        default=None,
        title="Valeur",
        description="La valeur constatée ; laissée vide quand cdc la calcule.",
        examples=["96 %"],
    )
    atteint: Booleen | None = Field(
        default=None,
        title="Atteint",
        description="Renseigné par vous pour ce que cdc ne calcule pas.",
        examples=["oui"],
    )


class CasEcarte(Entree):
    """Cas écartés."""

    cas: Annotated[RefCasDeTest | None, Exigee()] = Field(
        default=None,
        title="Cas",
        description="Un cas de ce lot qui ne sera pas joué.",
        examples=["CT-12"],
    )
    motif: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Motif",
        description="Pourquoi il ne s’applique pas ; il sort alors de tous les taux.",
        examples=["sans réseau : livré au lot 2"],
    )


class VerdictArrete(Entree):
    """Verdicts arrêtés."""

    cas: Annotated[RefCasDeTest | None, Exigee()] = Field(
        default=None,
        title="Cas",
        description="Un cas que plusieurs recetteurs ont jugé différemment.",
        examples=["CT-07"],
    )
    verdict: Annotated[enum.Verdict | None, Exigee()] = Field(
        default=None,
        title="Verdict",
        description="Celui que l’on retient après en avoir parlé.",
        examples=["non conforme"],
    )
    motif: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Motif",
        description="Ce qui a tranché.",
        examples=["rejoué ensemble le 15/04 : le numéro reste affiché"],
    )
    par: Annotated[RefMembre | None, Exigee()] = Field(
        default=None,
        title="Par",
        description="Qui a tranché.",
        examples=["MEM-02"],
    )
    date: Date | None = Field(
        default=None,
        title="Date",
        description="Le jour de cette décision.",
        examples=["15/04/2027"],
    )


class ChangementCampagne(Entree):
    """Historique."""

    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="Le jour du changement.",
        examples=["12/04/2027"],
    )
    etat: Annotated[enum.EtatCampagne | None, Exigee()] = Field(
        default=None,
        title="État",
        description="L’état où elle est passée.",
        examples=["en cours"],
    )
    par: Texte | None = Field(
        default=None,
        title="Par",
        description="Qui l’y a fait passer.",
        examples=["MEM-02"],
    )
    motif: Texte | None = Field(
        default=None,
        title="Motif",
        description="Ce qui l’a décidé : l’écart accepté, la cause de la suspension, le procès-verbal.",
        examples=["environnement indisponible depuis 6 h"],
    )


class Campagne(Entree):
    """Quelle livraison recette-t-on, où, quand, et sur quelles preuves ?"""

    id: Annotated[IdCampagne | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code définitif, repris par les classeurs, les relevés et le procès-verbal.",
        examples=["CAMP-01"],
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Ce que l’on recette et pour la quantième fois.",
        examples=["Recette utilisateur du lot 1"],
    )
    type_recette: Annotated[enum.TypeRecette | None, Exigee()] = Field(
        default=None,
        title="Type",
        description="Qui recette : le développeur, le chef de projet du prestataire, le service technique, les utilisateurs.",
        examples=["utilisateur"],
    )
    lot: Annotated[RefLot | None, Exigee()] = Field(
        default=None,
        title="Lot recetté",
        description="Le lot livré ; ses exigences font le périmètre.",
        examples=["LOT-1"],
    )
    version_livree: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Version livrée",
        description="Le numéro de version que la note de livraison annonce.",
        examples=["1.0.3"],
    )
    date_livraison: Annotated[Date | None, Recommandee()] = Field(
        default=None,
        title="Date de livraison",
        description="Le jour où cette version a été remise.",
        examples=["09/04/2027"],
    )
    environnement: Annotated[EnvironnementDeRecette | None, Exigee()] = Field(
        default=None,
        title="Environnement",
        description="Là où les cas se jouent, et avec quelles données.",
        examples=["recette ; copie anonymisée du 09/04/2027"],
    )
    periode: Annotated[PeriodeDeCampagne | None, Exigee()] = Field(
        default=None,
        title="Période",
        description="Du premier au dernier jour où l’on joue.",
        examples=["du 12/04/2027 au 30/04/2027"],
    )
    responsable: Annotated[RefMembre | None, Exigee(), Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Responsable",
        description="Qui réunit les recetteurs et suit les écarts.",
        examples=["MEM-02"],
    )
    cas: list[RefCasDeTest] = Field(
        default=[],
        title="Cas joués",
        description="Les seuls cas de cette campagne, quand elle ne rejoue pas tout le lot. Vide : tous ceux du lot.",
        examples=["CT-01"],
    )
    cas_ecartes: list[CasEcarte] = Field(
        default=[],
        title="Cas écartés",
        description="Les cas du lot qui ne s’appliquent pas, chacun avec son motif.",
        examples=["CT-12 ; sans réseau : livré au lot 2"],
    )
    criteres_entree: Annotated[list[CritereEntree], Exigee()] = Field(
        default=[],
        title="Critères d’entrée",
        description="Sans eux, la campagne fait perdre leur temps aux recetteurs.",
        examples=["recette usine close sans bloquante ouverte"],
    )
    criteres_sortie: Annotated[list[CritereSortie], Exigee()] = Field(
        default=[],
        title="Critères de sortie",
        description="Ce qui doit être atteint pour rédiger le procès-verbal.",
        examples=["cas critiques joués ; 100 %"],
    )
    verdicts_arretes: list[VerdictArrete] = Field(
        default=[],
        title="Verdicts arrêtés",
        description="Ce que l’on retient quand deux recetteurs ne voient pas la même chose.",
        examples=["CT-07 ; non conforme ; rejoué ensemble"],
    )
    budget: Annotated[Nombre | None, Recommandee(), Unite("jours")] = Field(
        default=None,
        title="Budget",
        description="Jours prévus pour cette campagne, préparation et restitution comprises.",
        examples=["11"],
    )
    etat: Annotated[enum.EtatCampagne | None, Exigee()] = Field(
        default=None,
        title="État",
        description="Où en est la campagne.",
        examples=["en cours"],
    )
    historique: list[ChangementCampagne] = Field(
        default=[],
        title="Historique",
        description="Chaque changement d’état, avec sa date.",
        examples=["12/04/2027 ; en cours ; MEM-02"],
    )
