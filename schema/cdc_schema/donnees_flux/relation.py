"""Exchanges, requests, complaints and after-sales service."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.donnees_flux.commun import EtapeCycle
from cdc_schema.references import RefChamp, RefEntite, RefMachineEtats, RefRole, RefSysteme
from cdc_schema.types import Booleen, Duree, Entier, Texte, TexteLong


class Canal(Entree):
    """Canaux."""

    canal: Annotated[enum.CanalContact | None, Exigee()] = Field(
        default=None,
        title="Canal",
    )
    entrant: Booleen | None = Field(
        default=None,
        title="Entrant",
        description="Oui si les clients s’en servent pour vous joindre.",
    )
    sortant: Booleen | None = Field(
        default=None,
        title="Sortant",
        description="Oui si vos équipes s’en servent pour joindre les clients.",
    )
    volume: Annotated[Entier | None, Unite("par mois")] = Field(
        default=None,
        title="Volume",
        description="Nombre d’échanges dans les deux sens sur un mois ordinaire.",
    )
    outil: RefSysteme | None = Field(
        default=None,
        title="Outil",
        description=("L’application ou l’appareil utilisé, à relier éventuellement au futur CRM."),
    )
    plages: Texte | None = Field(
        default=None,
        title="Plages",
        description="Jours et heures où quelqu’un répond réellement.",
    )
    premiere_reponse: Duree | None = Field(
        default=None,
        title="Première réponse",
        description=(
            "Temps visé avant qu’une personne réponde ; l’accusé automatique ne compte pas."
        ),
    )
    resolution: Duree | None = Field(
        default=None,
        title="Résolution",
        description="Temps visé pour régler la demande, compté depuis son arrivée.",
    )


class HistoriqueEchanges(Element):
    """Historique des échanges."""

    types: Annotated[list[enum.CanalContact], Exigee()] = Field(
        default=[],
        title="Types",
        description=("Les moyens d’échange à conserver ; les autres ne laisseront pas de trace."),
    )
    champs: list[RefChamp] = Field(
        default=[],
        title="Champs",
        description=(
            "Ce qu’on note à chaque fois ; limiter à ce qui se saisit en moins d’une minute."
        ),
    )
    rattachement: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Rattachement",
        description=(
            "Comment l’échange trouve sa fiche, et que faire quand l’expéditeur est inconnu."
        ),
    )


class TypeDemande(Entree):
    """Types de demandes."""

    type: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Type",
        description="Un intitulé court que l’équipe choisira sans hésiter.",
    )
    delai_cible: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Délai cible",
        description="Temps visé pour apporter une réponse complète.",
    )
    escalade: Texte | None = Field(
        default=None,
        title="Escalade",
        description="À qui passe la demande, et après combien de temps sans solution.",
    )


class Dossier(Element):
    """Dossier SAV."""

    entite: RefEntite | None = Field(
        default=None,
        title="Entité",
        description="Le type d’objet de la cartographie qui représente ce dossier.",
    )
    champs: list[RefChamp] = Field(
        default=[],
        title="Champs",
        description="Les informations à remplir, de l’ouverture à la clôture.",
    )
    machine: Annotated[RefMachineEtats | None, Exigee()] = Field(
        default=None,
        title="Machine",
        description=("Le schéma d’états suivi ; le même que celui relié en tête de cette partie."),
    )
    numerotation: Texte | None = Field(
        default=None,
        title="Numérotation",
        description=("La façon de composer le numéro donné au client, unique et facile à dicter."),
    )
    description: TexteLong | None = Field(
        default=None,
        title="Vie du dossier, racontée",
        description=(
            "Racontez un cas ordinaire du premier appel à la clôture, "
            "puis ce qui peut le compliquer."
        ),
    )


class InformationsManquantes(Element):
    """Traitement des informations manquantes."""

    pieces: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Pièces",
        description=(
            "Ce qui manque le plus souvent et bloque le traitement, un élément par ligne."
        ),
    )
    relances: Annotated[list[Entier], Exigee(), Unite("jours")] = Field(
        default=[],
        title="Relances",
        description=("Les jours où l’on rappelle le client, comptés depuis la première demande."),
    )
    cloture: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Clôture",
        description=("Nombre de jours sans réponse après lequel le dossier peut être fermé."),
    )
    cloture_auto: Booleen | None = Field(
        default=None,
        title="Clôture automatique",
        description="Oui si l’outil ferme seul ; non si une personne doit le confirmer.",
    )


class Reclamation(Entree):
    """Réclamations."""

    motif: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Motif",
        description=("La cause de la plainte, une ligne par cause que vous voulez compter."),
    )
    gravite: enum.Gravite | None = Field(
        default=None,
        title="Gravité",
    )
    accuse: Duree | None = Field(
        default=None,
        title="Délai de l’accusé de réception",
        description="Temps maximal pour confirmer au client que sa plainte est reçue.",
    )
    reponse: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Délai de réponse",
        description=(
            "Temps maximal pour une réponse de fond, même si le problème n’est pas réglé."
        ),
    )
    alerte: list[RefRole] = Field(
        default=[],
        title="Qui est averti",
        description="Les fonctions prévenues dès l’arrivée, sans attendre un retard.",
    )


class Engagement(Entree):
    """Délais de service."""

    engagement: Texte | None = Field(
        default=None,
        title="Engagement",
        description="La promesse en une phrase, telle qu’un client pourrait la lire.",
    )
    population: Texte | None = Field(
        default=None,
        title="Population",
        description=(
            "Les clients à qui elle s’applique ; écrire « tous » s’il n’y a pas de distinction."
        ),
    )
    priorite: Annotated[enum.PrioriteDossier | None, Exigee()] = Field(
        default=None,
        title="Priorité",
        description="Le degré d’urgence concerné ; une ligne par degré.",
    )
    premiere_reponse: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Première réponse",
        description=("Temps maximal avant la réponse d’une personne, en heures ou jours ouvrés."),
    )
    resolution: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Résolution",
        description=(
            "Temps maximal promis pour régler le problème, et pas seulement pour y répondre."
        ),
    )
    mesure_actuelle: Texte | None = Field(
        default=None,
        title="Mesure actuelle",
        description=(
            "Ce que vous constatez aujourd’hui ; écrire « non mesuré » si personne ne le sait."
        ),
    )
    penalite: Texte | None = Field(
        default=None,
        title="Pénalité",
        description=("Ce que vous devez au client si la promesse n’est pas tenue, le cas échéant."),
    )


class BaseConnaissance(Element):
    """Base de réponses."""

    sujets: list[Texte] = Field(
        default=[],
        title="Sujets",
        description="Les thèmes à couvrir d’abord, les plus fréquents en tête.",
    )
    redacteurs: list[RefRole] = Field(
        default=[],
        title="Rédacteurs",
        description=("Les fonctions qui écrivent et tiennent à jour ; leur réserver du temps."),
    )


class Satisfaction(Element):
    """Enquête."""

    moment: list[Texte] = Field(
        default=[],
        title="Moment",
        description=(
            "Les événements après lesquels la question est posée ; "
            "éviter de solliciter trop souvent."
        ),
    )
    question: Texte | None = Field(
        default=None,
        title="Question",
        description=(
            "La phrase exacte et l’échelle de notes ; n’en poser qu’une obtient plus de réponses."
        ),
    )
    seuil_alerte: Texte | None = Field(
        default=None,
        title="Seuil d’alerte",
        description="La note à partir de laquelle quelqu’un doit être prévenu.",
    )
    suite: TexteLong | None = Field(
        default=None,
        title="Suite donnée aux mauvaises notes",
        description=("Qui rappelle le client, sous quel délai, et où la réponse est notée."),
    )


class Relation(EtapeCycle):
    """Comment sont enregistrés et traités échanges, demandes, réclamations et SAV ?"""

    canaux: Annotated[list[Canal], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Canaux",
        description=(
            "Tous les moyens d’échange avec les clients, leur volume "
            "et le délai de réponse promis sur chacun."
        ),
        examples=["téléphone 1 150 appels/mois"],
    )
    historique: Annotated[HistoriqueEchanges | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Historique des échanges",
        description=(
            "Ce qui doit rester noté de chaque échange et sur quelle "
            "fiche, pour ne pas faire répéter le client."
        ),
        examples=["appel, e-mail, visite, courrier"],
    )
    types_demande: Annotated[list[TypeDemande], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Types de demandes",
        description=(
            "La liste fermée de ce que les clients demandent, avec un délai visé pour chaque sorte."
        ),
        examples=["panne : 4 h ; question facture : 2 j"],
    )
    dossier: Annotated[Dossier | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Dossier SAV",
        description=(
            "Comment une demande de service après-vente est ouverte, numérotée, suivie et refermée."
        ),
        examples=["DON-SAV ; WF-SAV ; SAV-AAAA-NNNNN"],
    )
    informations_manquantes: Annotated[
        InformationsManquantes | None, Exigee(CONSULTATION, RECETTE)
    ] = Field(
        default=None,
        title="Traitement des informations manquantes",
        description=(
            "Que faire quand le client n’a pas tout fourni : quoi "
            "réclamer, combien de fois et quand renoncer."
        ),
        examples=[
            ("photo, numéro de série ; relances à 3 et 7 jours ; clôture automatique à 21 jours")
        ],
    )
    reclamations: Annotated[list[Reclamation], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Réclamations",
        description=(
            "Les plaintes à traiter à part, avec leurs délais et les "
            "personnes à prévenir : un client mécontent se perd vite."
        ),
        examples=["accusé 24 h, réponse 10 j"],
    )
    engagements: Annotated[list[Engagement], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Délais de service",
        description=(
            "Les délais que vous promettez aux clients selon "
            "l’urgence, en distinguant réponse et solution."
        ),
        examples=["urgent : 2 h / 48 h"],
    )
    base_connaissances: Annotated[BaseConnaissance | None, Recommandee()] = Field(
        default=None,
        title="Base de réponses",
        description=(
            "Les questions qui reviennent et qui écrit les réponses : "
            "l’équipe gagne du temps et répond pareil."
        ),
        examples=["codes erreur poêle"],
    )
    satisfaction: Annotated[Satisfaction | None, Recommandee()] = Field(
        default=None,
        title="Enquête",
        description=(
            "Quand et comment vous demandez leur avis aux clients, et "
            "surtout ce que vous faites des mauvaises notes."
        ),
        examples=["note ≤ 6/10 : rappel sous 24 h"],
    )
