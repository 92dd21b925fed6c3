"""What acceptance found: anomalies, requests for change, reserves."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import Exigee, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.references import (
    IdAnomalie,
    IdDemandeEvolution,
    IdReserve,
    RefAnomalie,
    RefCasDeTest,
    RefExecution,
    RefExigence,
    RefLot,
    RefMembre,
    RefPV,
    RefReserve,
)
from cdc_schema.types import Date, Entier, Montant, Nombre, Texte, TexteLong


class EtapeOrigine(Element):
    """Étape d’origine."""

    execution: Annotated[RefExecution | None, Exigee()] = Field(
        default=None,
        title="Exécution",
        description="Le passage où l’écart a été vu : le relevé et le cas.",
        examples=["REL-01#CT-01"],
    )
    etape: Entier | None = Field(
        default=None,
        title="Étape",
        description="Le numéro de l’étape jouée.",
        examples=["6"],
    )


class AttenduObtenu(Element):
    """Attendu / obtenu."""

    attendu: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Attendu",
        description="Ce que le cas annonçait.",
        examples=["le délai est suspendu"],
    )
    obtenu: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Obtenu",
        description="Ce que le recetteur a vu.",
        examples=["le délai continue de courir"],
    )


class EnvironnementVersion(Element):
    """Environnement et version."""

    environnement: Annotated[enum.Environnement | None, Exigee()] = Field(
        default=None,
        title="Environnement",
        description="Où l’écart a été vu.",
        examples=["recette"],
    )
    version: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Version",
        description="La version livrée qui le montre.",
        examples=["1.0.3"],
    )


class QualifieePar(Element):
    """Qualification contradictoire."""

    client: RefMembre | None = Field(
        default=None,
        title="Représentant du client",
        description="Qui l’a qualifiée pour vous.",
        examples=["MEM-02"],
    )
    prestataire: Texte | None = Field(
        default=None,
        title="Représentant du prestataire",
        description="Qui l’a qualifiée chez le prestataire.",
        examples=["chef de projet du prestataire"],
    )
    date: Date | None = Field(
        default=None,
        title="Date",
        description="Le jour où les deux se sont accordés.",
        examples=["16/04/2027"],
    )


class ChangementEtat(Entree):
    """Historique."""

    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="Le jour du changement.",
        examples=["19/04/2027"],
    )
    etat: Annotated[enum.EtatAnomalie | None, Exigee()] = Field(
        default=None,
        title="État",
        description="L’état où elle est passée.",
        examples=["livrée"],
    )
    par: Texte | None = Field(
        default=None,
        title="Par",
        description="Qui l’y a fait passer : un membre de l’équipe, ou le prestataire.",
        examples=["prestataire"],
    )
    motif: Texte | None = Field(
        default=None,
        title="Motif",
        description="La version, la preuve ou la raison.",
        examples=["version 1.0.4"],
    )


class Anomalie(Entree):
    """Quel écart a-t-on vu, et où en est sa correction ?"""

    id: Annotated[IdAnomalie | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code définitif, repris par les réserves et le procès-verbal.",
        examples=["ANO-003"],
    )
    titre: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Titre",
        description="L’écart en quelques mots.",
        examples=["Le délai continue de courir en attente d’information"],
    )
    execution_etape: Annotated[EtapeOrigine | None, Recommandee()] = Field(
        default=None,
        title="Étape d’origine",
        description="Le passage et l’étape où l’écart a été vu.",
        examples=["REL-01#CT-01, étape 6"],
    )
    cas: RefCasDeTest | None = Field(
        default=None,
        title="Cas de test",
        description="Le cas à rejouer quand elle sera corrigée.",
        examples=["CT-01"],
    )
    exigences: Annotated[list[RefExigence], Exigee()] = Field(
        default=[],
        title="Exigences touchées",
        description="Les exigences que cet écart empêche de tenir.",
        examples=["EX-REL-003"],
    )
    description: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Description",
        description="Ce qui se passe, dans les mots du recetteur.",
        examples=["Le statut change, mais le délai continue de courir."],
    )
    reproduction: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Pour reproduire",
        description="La situation de départ, les données, puis chaque geste jusqu’à l’écart.",
        examples=["1. Je saisis le numéro de commande W-104233"],
    )
    attendu_obtenu: Annotated[AttenduObtenu | None, Exigee()] = Field(
        default=None,
        title="Attendu / obtenu",
        description="Ce que l’on devait voir, ce que l’on a vu.",
        examples=["délai suspendu ; il court toujours"],
    )
    environnement_version: Annotated[EnvironnementVersion | None, Exigee()] = Field(
        default=None,
        title="Environnement et version",
        description="Où, et sur quelle version livrée.",
        examples=["recette ; 1.0.3"],
    )
    preuves: Annotated[list[Texte], Recommandee()] = Field(
        default=[],
        title="Captures",
        description="Les images ou fichiers qui le montrent.",
        examples=["captures/ano-003.png"],
    )
    severite: Annotated[enum.Severite | None, Exigee()] = Field(
        default=None,
        title="Sévérité",
        description="Ce que l’écart empêche ; elle décide du procès-verbal.",
        examples=["majeure"],
    )
    severite_proposee: enum.Severite | None = Field(
        default=None,
        title="Sévérité du recetteur",
        description="Ce que le recetteur en disait, avant la qualification.",
        examples=["bloquante"],
    )
    frequence: Annotated[enum.Reproductibilite | None, Recommandee()] = Field(
        default=None,
        title="Fréquence",
        description="Se voit-elle à chaque essai ?",
        examples=["systématique"],
    )
    contournement: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Contournement",
        description="Comment travailler malgré elle.",
        examples=["noter l’heure à la main"],
    )
    priorite: Annotated[enum.PrioriteCorrection | None, Recommandee()] = Field(
        default=None,
        title="Priorité de correction",
        description="Dans quel ordre la corriger ; ce n’est pas la sévérité.",
        examples=["haute"],
    )
    nature: Annotated[enum.Qualification | None, Exigee()] = Field(
        default=None,
        title="Nature retenue",
        description="« à qualifier » à l’ouverture ; un besoin mal exprimé n’est pas une anomalie.",
        examples=["anomalie"],
    )
    qualifiee_par: Annotated[QualifieePar | None, Exigee()] = Field(
        default=None,
        title="Qualification contradictoire",
        description="Le client et le prestataire la qualifient ensemble.",
        examples=["MEM-02 et le chef de projet du prestataire, le 16/04/2027"],
    )
    motif: Texte | None = Field(
        default=None,
        title="Motif",
        description="Pourquoi elle est refusée, ou sa sévérité changée.",
        examples=["l’écran demandé est dans un autre lot"],
    )
    doublon_de: RefAnomalie | None = Field(
        default=None,
        title="Doublon de",
        description="L’anomalie qui dit la même chose.",
        examples=["ANO-001"],
    )
    detectee_le: Annotated[Date | None, Recommandee()] = Field(
        default=None,
        title="Vue le",
        description="Le jour où le recetteur l’a vue.",
        examples=["13/04/2027"],
    )
    delai_correction: Annotated[Date | None, Recommandee()] = Field(
        default=None,
        title="Échéance",
        description="La date promise pour la correction.",
        examples=["20/04/2027"],
    )
    version_correction: Texte | None = Field(
        default=None,
        title="Version corrigée",
        description="La version qui la corrige.",
        examples=["1.0.4"],
    )
    etat: Annotated[enum.EtatAnomalie | None, Exigee()] = Field(
        default=None,
        title="État",
        description="Seul le client la clôt.",
        examples=["à qualifier"],
    )
    historique: list[ChangementEtat] = Field(
        default=[],
        title="Historique",
        description="Chaque changement d’état, avec sa date.",
        examples=["19/04/2027 ; livrée ; prestataire ; version 1.0.4"],
    )
    reserve: RefReserve | None = Field(
        default=None,
        title="Reprise en réserve",
        description="La réserve du procès-verbal qui la couvre.",
        examples=["RES-01"],
    )


class ExigenceAvant(Element):
    """Exigence et version concernées."""

    exigence: Annotated[RefExigence | None, Exigee()] = Field(
        default=None,
        title="Exigence",
        description="L’exigence que l’on voudrait changer.",
        examples=["EX-REL-003"],
    )
    version: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Version",
        description="Sa version quand on le demande.",
        examples=["1.1"],
    )
    texte: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Texte",
        description="Son texte à ce moment, pour comparer.",
        examples=["Quand un conseiller coche une pièce manquante, le CRM doit…"],
    )


class ImpactEvolution(Element):
    """Impact."""

    delai_jours: Annotated[Nombre | None, Unite("jours")] = Field(
        default=None,
        title="Délai",
        description="Jours ajoutés au planning.",
        examples=["3"],
    )
    cout_ht: Annotated[Montant | None, Unite("€ HT")] = Field(
        default=None,
        title="Coût HT",
        description="Prix demandé par le prestataire.",
        examples=["1 800"],
    )
    exigences: list[RefExigence] = Field(
        default=[],
        title="Exigences",
        description="Les exigences à réécrire.",
        examples=["EX-REL-003"],
    )
    cas_a_revoir: list[RefCasDeTest] = Field(
        default=[],
        title="Cas à revoir",
        description="Les cas de test à réécrire puis rejouer.",
        examples=["CT-01"],
    )
    donnees: Texte | None = Field(
        default=None,
        title="Données",
        description="Les données à reprendre.",
        examples=["aucune"],
    )
    formation: Texte | None = Field(
        default=None,
        title="Formation",
        description="Ce qu’il faudra expliquer aux utilisateurs.",
        examples=["une note aux conseillers"],
    )


class DecideurEvolution(Element):
    """Décideur et date."""

    membre: Annotated[RefMembre | None, Exigee()] = Field(
        default=None,
        title="Membre",
        description="Qui a décidé.",
        examples=["MEM-01"],
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="Quand.",
        examples=["22/04/2027"],
    )


class DemandeEvolution(Entree):
    """Que voudrait-on changer aux exigences, et à quel prix ?"""

    id: Annotated[IdDemandeEvolution | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code définitif.",
        examples=["DEM-01"],
    )
    titre: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Titre",
        description="Le changement en quelques mots.",
        examples=["Ajouter la photo aux pièces attendues"],
    )
    origine: Annotated[enum.OrigineEvolution | None, Exigee()] = Field(
        default=None,
        title="Origine",
        description="D’où vient la demande.",
        examples=["recette"],
    )
    anomalie: RefAnomalie | None = Field(
        default=None,
        title="Écart d’origine",
        description="L’écart qualifié d’évolution ou de besoin mal exprimé.",
        examples=["ANO-004"],
    )
    exigence_avant: Annotated[ExigenceAvant | None, Exigee()] = Field(
        default=None,
        title="Exigence et version concernées",
        description="Ce que l’exigence disait.",
        examples=["EX-REL-003, 1.1"],
    )
    texte_propose: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Texte proposé",
        description="Ce que l’exigence dirait.",
        examples=["… le CRM doit demander aussi la photo du groupe."],
    )
    motif: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Motif",
        description="Pourquoi on le demande seulement maintenant.",
        examples=["les clients envoient la photo par message"],
    )
    impact: Annotated[ImpactEvolution | None, Exigee()] = Field(
        default=None,
        title="Impact",
        description="Délai, prix, exigences, tests : chiffré avant toute décision.",
        examples=["3 jours, 1 800 € HT"],
    )
    decision: Annotated[enum.DecisionEvolution | None, Exigee()] = Field(
        default=None,
        title="Décision",
        description="Elle ne bloque pas le procès-verbal par elle-même.",
        examples=["à chiffrer"],
    )
    motif_decision: Texte | None = Field(
        default=None,
        title="Motif de la décision",
        description="Pourquoi elle est acceptée ou refusée.",
        examples=["hors du budget de cette année"],
    )
    decideur: Annotated[DecideurEvolution | None, Exigee()] = Field(
        default=None,
        title="Décideur et date",
        description="Qui a décidé, et quand.",
        examples=["MEM-01, le 22/04/2027"],
    )
    lot: RefLot | None = Field(
        default=None,
        title="Lot",
        description="Le lot où elle sera faite.",
        examples=["LOT-2"],
    )
    avenant: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Avenant / bon de commande",
        description="Le document qui l’engage.",
        examples=["avenant n° 1"],
    )


class LeveeReserve(Element):
    """Levée."""

    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="Le jour où l’on a vérifié.",
        examples=["20/05/2027"],
    )
    par: Annotated[RefMembre | None, Exigee()] = Field(
        default=None,
        title="Par",
        description="Qui l’a vérifié pour le client.",
        examples=["MEM-02"],
    )
    preuve: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Preuve",
        description="Le passage ou le document qui le montre.",
        examples=["REL-04#CT-07"],
    )


class Reserve(Entree):
    """Sous quelles réserves admet-on, et jusqu’à quand ?"""

    id: Annotated[IdReserve | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code définitif, repris par le procès-verbal.",
        examples=["RES-01"],
    )
    anomalies: Annotated[list[RefAnomalie], Exigee()] = Field(
        default=[],
        title="Anomalies couvertes",
        description="Les anomalies encore ouvertes que cette réserve couvre.",
        examples=["ANO-003"],
    )
    libelle: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Libellé contractuel",
        description="Ce que le prestataire doit corriger, tel que le procès-verbal le dit.",
        examples=["Suspendre le délai en attente d’information"],
    )
    severite: Annotated[enum.Severite | None, Exigee()] = Field(
        default=None,
        title="Sévérité",
        description="Majeure ou mineure : une bloquante ne se met pas en réserve.",
        examples=["majeure"],
    )
    echeance_levee: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date limite de levée",
        description="Passée cette date, la réserve est expirée.",
        examples=["31/05/2027"],
    )
    condition_levee: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Condition de levée",
        description="Le cas à rejouer conforme, ou la preuve à fournir.",
        examples=["CT-01 rejoué conforme"],
    )
    pv: RefPV | None = Field(
        default=None,
        title="Procès-verbal",
        description="Celui qui l’a posée.",
        examples=["PV-02"],
    )
    etat: Annotated[enum.EtatReserve | None, Exigee()] = Field(
        default=None,
        title="État",
        description="Où elle en est.",
        examples=["ouverte"],
    )
    levee: LeveeReserve | None = Field(
        default=None,
        title="Levée",
        description="Quand, par qui, sur quelle preuve.",
        examples=["20/05/2027, MEM-02, REL-04#CT-07"],
    )
    motif: Texte | None = Field(
        default=None,
        title="Motif",
        description="Pourquoi son échéance a changé, ou pourquoi elle est refusée.",
        examples=["décision du comité du 02/06/2027"],
    )
