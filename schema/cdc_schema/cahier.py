"""The root of the specification: its sections in the order of the document."""

from pydantic import Field

from cdc_schema.base import Element
from cdc_schema.cas_de_test import CasDeTest
from cdc_schema.complements.accompagnement import Accompagnement
from cdc_schema.complements.budget import Budget
from cdc_schema.complements.consultation import Consultation
from cdc_schema.complements.glossaire import Terme
from cdc_schema.complements.perimetre import Perimetre
from cdc_schema.complements.regles import Regle
from cdc_schema.complements.risques import Risque
from cdc_schema.differe import Differe
from cdc_schema.donnees_flux.clients import Clients
from cdc_schema.donnees_flux.fidelisation import Fidelisation
from cdc_schema.donnees_flux.leads import Leads
from cdc_schema.donnees_flux.prospects import Prospects
from cdc_schema.donnees_flux.relation import Relation
from cdc_schema.donnees_flux.visiteurs import Visiteurs
from cdc_schema.entreprise.cibles import Cible
from cdc_schema.entreprise.existant import Existant
from cdc_schema.entreprise.objectifs import ObjectifProjet
from cdc_schema.entreprise.presentation import Presentation
from cdc_schema.equipe import Equipe
from cdc_schema.exigences import Exigence
from cdc_schema.mapping.correspondances import Correspondance
from cdc_schema.mapping.interfaces import Interface
from cdc_schema.mapping.workflows import MachineEtats
from cdc_schema.personas import Persona
from cdc_schema.planning import Planning
from cdc_schema.prealables.cartographie import Cartographie
from cdc_schema.prealables.cinq_questions import CinqQuestions
from cdc_schema.prealables.entretiens import Entretien
from cdc_schema.prealables.flux import FluxInformation
from cdc_schema.prealables.processus import Processus
from cdc_schema.projet import DescriptionProjet
from cdc_schema.recette.anomalies import Anomalie, DemandeEvolution, Reserve
from cdc_schema.recette.campagnes import Campagne
from cdc_schema.recette.rapports import RapportPrestataire
from cdc_schema.recette.reglement import Reglement
from cdc_schema.technique.amelioration import Amelioration
from cdc_schema.technique.confidentialite import Confidentialite
from cdc_schema.technique.droits import Droits
from cdc_schema.technique.hebergement import Hebergement
from cdc_schema.technique.migration import Migration
from cdc_schema.technique.propriete import Propriete
from cdc_schema.technique.securite import Securite


class Cahier(Element):
    """Le cahier des charges entier, de la page de garde au glossaire."""

    projet: Differe[DescriptionProjet] = Field(
        default_factory=DescriptionProjet.model_construct, title="Le projet"
    )
    cinq_questions: Differe[CinqQuestions] = Field(
        default_factory=CinqQuestions.model_construct, title="Les cinq questions de départ"
    )
    entretiens: Differe[list[Entretien]] = Field(default=[], title="Entretiens")
    processus: Differe[list[Processus]] = Field(
        default=[], title="Processus commerciaux et suivi clients"
    )
    flux: Differe[list[FluxInformation]] = Field(
        default=[], title="Flux d’informations et étapes de validation"
    )
    cartographie: Differe[Cartographie] = Field(
        default_factory=Cartographie.model_construct,
        title="Cartographie des données et des workflows",
    )
    presentation: Differe[Presentation] = Field(
        default_factory=Presentation.model_construct, title="Histoire, activités, organisation"
    )
    cibles: Differe[list[Cible]] = Field(default=[], title="Cibles")
    objectifs: Differe[list[ObjectifProjet]] = Field(default=[], title="Objectifs")
    existant: Differe[Existant] = Field(
        default_factory=Existant.model_construct, title="Présentation de l’existant"
    )
    visiteurs: Differe[Visiteurs] = Field(
        default_factory=Visiteurs.model_construct, title="Visiteurs"
    )
    leads: Differe[Leads] = Field(default_factory=Leads.model_construct, title="Leads")
    prospects: Differe[Prospects] = Field(
        default_factory=Prospects.model_construct, title="Prospects"
    )
    clients: Differe[Clients] = Field(default_factory=Clients.model_construct, title="Clients")
    relation: Differe[Relation] = Field(
        default_factory=Relation.model_construct, title="Relation clients"
    )
    fidelisation: Differe[Fidelisation] = Field(
        default_factory=Fidelisation.model_construct, title="Fidélisation"
    )
    mapping: Differe[list[Correspondance]] = Field(default=[], title="Mapping champ à champ")
    interfaces: Differe[list[Interface]] = Field(default=[], title="Interactions entre systèmes")
    workflows: Differe[list[MachineEtats]] = Field(default=[], title="Workflows et automatisations")
    hebergement: Differe[Hebergement] = Field(
        default_factory=Hebergement.model_construct, title="Hébergement"
    )
    securite: Differe[Securite] = Field(default_factory=Securite.model_construct, title="Sécurité")
    droits: Differe[Droits] = Field(
        default_factory=Droits.model_construct, title="Droits utilisateurs"
    )
    propriete: Differe[Propriete] = Field(
        default_factory=Propriete.model_construct, title="Propriété des données"
    )
    confidentialite: Differe[Confidentialite] = Field(
        default_factory=Confidentialite.model_construct, title="Confidentialité / sécurité"
    )
    migration: Differe[Migration] = Field(
        default_factory=Migration.model_construct, title="Migration des données"
    )
    amelioration: Differe[Amelioration] = Field(
        default_factory=Amelioration.model_construct, title="Amélioration continue"
    )
    planning: Differe[Planning] = Field(default_factory=Planning.model_construct, title="Planning")
    equipe: Differe[Equipe] = Field(
        default_factory=Equipe.model_construct, title="Équipe projet & rôles"
    )
    exigences: Differe[list[Exigence]] = Field(default=[], title="Exigences")
    perimetre: Differe[Perimetre] = Field(
        default_factory=Perimetre.model_construct, title="Périmètre et hors périmètre"
    )
    budget: Differe[Budget] = Field(default_factory=Budget.model_construct, title="Budget")
    consultation: Differe[Consultation] = Field(
        default_factory=Consultation.model_construct, title="Consultation"
    )
    accompagnement: Differe[Accompagnement] = Field(
        default_factory=Accompagnement.model_construct,
        title="Indicateurs, formation, conduite du changement, support",
    )
    risques: Differe[list[Risque]] = Field(default=[], title="Risques")
    glossaire: Differe[list[Terme]] = Field(default=[], title="Glossaire")
    regles: Differe[list[Regle]] = Field(default=[], title="Règles de gestion")
    personas: Differe[list[Persona]] = Field(default=[], title="Personas de la recette")
    cas_de_test: Differe[list[CasDeTest]] = Field(default=[], title="Cas de test")
    reglement_recette: Differe[Reglement] = Field(
        default_factory=Reglement.model_construct, title="Règlement de la recette"
    )
    campagnes: Differe[list[Campagne]] = Field(default=[], title="Campagnes")
    rapports_recette: Differe[list[RapportPrestataire]] = Field(
        default=[], title="Rapports du prestataire"
    )
    anomalies: Differe[list[Anomalie]] = Field(default=[], title="Anomalies")
    demandes_evolution: Differe[list[DemandeEvolution]] = Field(
        default=[], title="Demandes d’évolution"
    )
    reserves: Differe[list[Reserve]] = Field(default=[], title="Réserves")
