"""The root of the specification: its sections in the order of the document."""

from __future__ import annotations

from pydantic import Field

from cdc_schema.base import Element
from cdc_schema.complements.accompagnement import Accompagnement
from cdc_schema.complements.budget import Budget
from cdc_schema.complements.consultation import Consultation
from cdc_schema.complements.glossaire import Terme
from cdc_schema.complements.perimetre import Perimetre
from cdc_schema.complements.regles import Regle
from cdc_schema.complements.risques import Risque
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
from cdc_schema.technique.amelioration import Amelioration
from cdc_schema.technique.confidentialite import Confidentialite
from cdc_schema.technique.droits import Droits
from cdc_schema.technique.hebergement import Hebergement
from cdc_schema.technique.migration import Migration
from cdc_schema.technique.propriete import Propriete
from cdc_schema.technique.securite import Securite


class Cahier(Element):
    """Le cahier des charges entier, de la page de garde au glossaire."""

    projet: DescriptionProjet = Field(default=DescriptionProjet(), title="Le projet")
    cinq_questions: CinqQuestions = Field(
        default=CinqQuestions(), title="Les cinq questions de départ"
    )
    entretiens: list[Entretien] = Field(default=[], title="Entretiens")
    processus: list[Processus] = Field(default=[], title="Processus commerciaux et suivi clients")
    flux: list[FluxInformation] = Field(
        default=[], title="Flux d’informations et étapes de validation"
    )
    cartographie: Cartographie = Field(
        default=Cartographie(), title="Cartographie des données et des workflows"
    )
    presentation: Presentation = Field(
        default=Presentation(), title="Histoire, activités, organisation"
    )
    cibles: list[Cible] = Field(default=[], title="Cibles")
    objectifs: list[ObjectifProjet] = Field(default=[], title="Objectifs")
    existant: Existant = Field(default=Existant(), title="Présentation de l’existant")
    visiteurs: Visiteurs = Field(default=Visiteurs(), title="Visiteurs")
    leads: Leads = Field(default=Leads(), title="Leads")
    prospects: Prospects = Field(default=Prospects(), title="Prospects")
    clients: Clients = Field(default=Clients(), title="Clients")
    relation: Relation = Field(default=Relation(), title="Relation clients")
    fidelisation: Fidelisation = Field(default=Fidelisation(), title="Fidélisation")
    mapping: list[Correspondance] = Field(default=[], title="Mapping champ à champ")
    interfaces: list[Interface] = Field(default=[], title="Interactions entre systèmes")
    workflows: list[MachineEtats] = Field(default=[], title="Workflows et automatisations")
    hebergement: Hebergement = Field(default=Hebergement(), title="Hébergement")
    securite: Securite = Field(default=Securite(), title="Sécurité")
    droits: Droits = Field(default=Droits(), title="Droits utilisateurs")
    propriete: Propriete = Field(default=Propriete(), title="Propriété des données")
    confidentialite: Confidentialite = Field(
        default=Confidentialite(), title="Confidentialité / sécurité"
    )
    migration: Migration = Field(default=Migration(), title="Migration des données")
    amelioration: Amelioration = Field(default=Amelioration(), title="Amélioration continue")
    planning: Planning = Field(default=Planning(), title="Planning")
    equipe: Equipe = Field(default=Equipe(), title="Équipe projet & rôles")
    exigences: list[Exigence] = Field(default=[], title="Exigences")
    perimetre: Perimetre = Field(default=Perimetre(), title="Périmètre et hors périmètre")
    budget: Budget = Field(default=Budget(), title="Budget")
    consultation: Consultation = Field(default=Consultation(), title="Consultation")
    accompagnement: Accompagnement = Field(
        default=Accompagnement(), title="Indicateurs, formation, conduite du changement, support"
    )
    risques: list[Risque] = Field(default=[], title="Risques")
    glossaire: list[Terme] = Field(default=[], title="Glossaire")
    regles: list[Regle] = Field(default=[], title="Règles de gestion")
    personas: list[Persona] = Field(default=[], title="Personas de la recette")
