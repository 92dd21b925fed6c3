"""The rules of the call for tenders and its scoring."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import IdCritere, IdPosteDePrix, IdScenario, RefCasDeTest, RefPersona
from cdc_schema.types import Entier, Nombre, Pourcentage, Texte, TexteLong


class ReglesConsultation(Element):
    """Règlement de consultation."""

    objet: Texte | None = Field(
        default=None,
        title="Objet",
        description=(
            "Dire en une phrase ce que vous achetez : logiciel, mise en place, formation, suivi."
        ),
    )
    type: Texte | None = Field(
        default=None,
        title="Type",
        description=(
            "Préciser s’il s’agit d’une demande d’informations, de prix ou d’offre complète."
        ),
    )
    format: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Format",
        description="Imposer la forme, la longueur et l’adresse d’envoi de la réponse.",
    )
    pieces_demandees: list[Texte] = Field(
        default=[],
        title="Pièces demandées",
        description=("Lister tout document à joindre ; ce qui n’est pas demandé ne viendra pas."),
    )
    questions: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Questions",
        description=(
            "Dire comment et jusqu’à quand vous interroger, et que les réponses iront à tous."
        ),
    )
    confidentialite: Texte | None = Field(
        default=None,
        title="Confidentialité",
        description=("Ce que le candidat ne peut ni diffuser ni garder après la consultation."),
    )
    validite: Annotated[Entier | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Validité",
        description=(
            "Jours pendant lesquels l’offre et son prix restent "
            "fermes ; couvrir votre temps de décision."
        ),
    )
    variantes: Texte | None = Field(
        default=None,
        title="Variantes",
        description=(
            "Dire si un candidat peut proposer une autre solution, et à quelle condition."
        ),
    )
    negociation: Texte | None = Field(
        default=None,
        title="Négociation",
        description=(
            "Préciser si le prix et le contenu pourront être discutés, "
            "et avec combien de candidats."
        ),
    )
    irrecevabilite: list[Texte] = Field(
        default=[],
        title="Irrecevabilité",
        description=(
            "Manques qui font écarter une offre sans la lire ; s’en "
            "tenir à des faits indiscutables."
        ),
    )


class SousCritere(Entree):
    """Sous-critères."""

    critere: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Critère",
        description="Un seul point à juger, sans recouper les autres.",
    )
    poids: Annotated[Pourcentage | None, Exigee(), Unite("%")] = Field(
        default=None,
        title="Poids",
        description="Part prise sur le poids du critère, et non sur cent.",
    )


class Critere(Entree):
    """Critères et poids."""

    id: Annotated[IdCritere | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif, pour citer ce critère dans la notation.",
    )
    critere: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Critère",
        description=("Qualité que l’on peut noter à partir de l’offre ou de la démonstration."),
    )
    poids: Annotated[Pourcentage | None, Exigee(), Unite("%")] = Field(
        default=None,
        title="Poids",
        description=("Part dans la note finale ; l’ensemble des critères doit totaliser 100."),
    )
    methode: Texte | None = Field(
        default=None,
        title="Méthode de mesure",
        description=(
            "Dire comment passer de ce que vous lisez à une note, pour "
            "que deux lecteurs trouvent la même."
        ),
    )
    sous_criteres: list[SousCritere] = Field(
        default=[],
        title="Sous-critères",
        description=(
            "Détailler un critère trop large ; leurs poids réunis égalent celui du critère."
        ),
    )


class EchelleConformite(Entree):
    """Échelle de conformité."""

    code: Annotated[enum.ReponseCandidat | None, Exigee()] = Field(
        default=None,
        title="Code",
        description="Réponse que le candidat peut choisir face à chaque exigence.",
    )
    coefficient: Annotated[Nombre | None, Exigee()] = Field(
        default=None,
        title="Coefficient",
        description="De 0 si rien n’est couvert à 1 si tout l’est sans développement.",
    )
    condition: Texte | None = Field(
        default=None,
        title="Condition",
        description="Preuve à apporter pour que cette réponse soit admise.",
    )


class PoidsPriorite(Entree):
    """Poids des priorités."""

    priorite: Annotated[enum.Priorite | None, Exigee()] = Field(
        default=None,
        title="Priorité",
    )
    poids: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Poids",
        description=(
            "Écarter nettement les valeurs, sinon les petites demandes dominent par leur nombre."
        ),
    )


class LignePrix(Entree):
    """Cadre de prix."""

    id: Annotated[IdPosteDePrix | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif, que le candidat recopie dans son devis.",
    )
    poste: Annotated[enum.PostePrix | None, Exigee()] = Field(
        default=None,
        title="Poste",
    )
    libelle: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Libellé",
        description=("Décrire la fourniture pour que tous les candidats chiffrent la même chose."),
    )
    unite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Unité",
        description=("Mesure à laquelle s’applique le prix : par personne, par mois, par jour."),
    )
    quantite: Annotated[Nombre | None, Exigee()] = Field(
        default=None,
        title="Quantité",
        description=(
            "Nombre identique pour tous les candidats, tiré de vos effectifs ou de vos volumes."
        ),
    )
    annees: Texte | None = Field(
        default=None,
        title="Années",
        description="Préciser à quel moment du contrat cette dépense tombe.",
    )
    nature: Annotated[enum.NaturePrix | None, Exigee()] = Field(
        default=None,
        title="Nature",
        description="Distinguer ce qui se paie une fois de ce qui revient chaque année.",
    )


class ScenarioDemo(Entree):
    """Démonstrations scénarisées."""

    id: Annotated[IdScenario | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif, repris dans la fiche de notation.",
    )
    scenario: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Scénario",
        description=("Raconter les gestes à montrer, du début à la fin, avec vos données d’essai."),
    )
    persona: RefPersona | None = Field(
        default=None,
        title="Persona",
        description=("Profil type dont le candidat prend la place pendant la démonstration."),
    )
    duree: Annotated[Entier | None, Unite("min")] = Field(
        default=None,
        title="Durée",
        description=("Temps identique pour tous les candidats ; il oblige à aller à l’essentiel."),
    )
    cas: RefCasDeTest | None = Field(
        default=None,
        title="Cas",
        description=("Test de recette dont s’inspire cette situation, s’il est déjà écrit."),
    )
    bareme: Texte | None = Field(
        default=None,
        title="Barème",
        description=(
            "Dire ce qui donne des points, à remplir séparément par chaque membre du jury."
        ),
    )


class ReferencesDemandees(Element):
    """Références demandées."""

    nombre: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Nombre",
        description="Deux ou trois suffisent, à condition de les appeler vraiment.",
    )
    similarite: Texte | None = Field(
        default=None,
        title="Similarité",
        description=(
            "Taille, métier ou type de clients que ces entreprises doivent partager avec vous."
        ),
    )


class Consultation(Section):
    """Comment répondre, comment choisit-on ?"""

    regles: Annotated[ReglesConsultation | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Règlement de consultation",
        description=(
            "Donner à tous les candidats les mêmes consignes, pour recevoir des offres comparables."
        ),
        examples=["questions jusqu’à J-10, réponses à tous"],
    )
    criteres: Annotated[list[Critere], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Critères et poids",
        description=(
            "Fixer avant l’envoi ce qui comptera dans le choix ; le total des poids doit faire 100."
        ),
        examples=["couverture fonctionnelle 35"],
    )
    echelle_conformite: Annotated[list[EchelleConformite], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Échelle de conformité",
        description=(
            "Donner une valeur à chaque type de réponse, pour transformer les réponses en note."
        ),
        examples=["Standard : 1,0, démontrable"],
    )
    poids_priorites: Annotated[list[PoidsPriorite], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Poids des priorités",
        description=(
            "Dire combien pèse une exigence dans la note selon qu’elle "
            "est indispensable ou souhaitable."
        ),
        examples=["indispensable : 5"],
    )
    grille_prix: Annotated[list[LignePrix], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Cadre de prix",
        description=(
            "Imposer les lignes et les quantités du devis : c’est le "
            "seul moyen de comparer les prix."
        ),
        examples=[
            (
                "PX-01 ; licences ; Abonnement utilisateur complet ; "
                "utilisateur × mois ; 45 ; récurrent"
            )
        ],
    )
    scenarios_demo: Annotated[list[ScenarioDemo], Recommandee()] = Field(
        default=[],
        title="Démonstrations scénarisées",
        description=(
            "Imposer vos propres situations de travail en "
            "démonstration, plutôt que la présentation du vendeur."
        ),
        examples=["SAV 20 min"],
    )
    references: Annotated[ReferencesDemandees | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Références demandées",
        description=(
            "Demander des clients à appeler, qui vous ressemblent et "
            "utilisent l’outil depuis au moins un an."
        ),
        examples=["2 PME B2B+B2C"],
    )
