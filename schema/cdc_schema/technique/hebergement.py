"""Hosting and service levels."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    RECETTE,
    Derivee,
    DuCandidat,
    Exigee,
    HorsEntretien,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import RefDonnee
from cdc_schema.types import Booleen, Duree, Entier, Nombre, Pourcentage, Texte, TexteLong


class Disponibilite(Element):
    """Disponibilité mensuelle."""

    taux: Annotated[Pourcentage | None, Exigee(), Unite("% par mois")] = Field(
        default=None,
        title="Taux",
        description=(
            "Entre 0 et 100. Chaque décimale compte : 1 % d’un mois "
            "entier représente environ sept heures d’arrêt."
        ),
    )
    plages: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Plages",
        description=(
            "Jours et heures pendant lesquels l’arrêt est décompté ; "
            "hors de ces plages, il n’est pas compté en faute."
        ),
    )
    methode: Texte | None = Field(
        default=None,
        title="Méthode de mesure",
        description=(
            "Indiquer qui relève les arrêts, avec quel outil et à quel "
            "rythme vous recevez le relevé."
        ),
    )


class MaintenanceProgrammee(Element):
    """Maintenance programmée."""

    preavis: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Préavis",
        description=(
            "Temps qu’il vous faut pour prévenir les équipes et "
            "déplacer les travaux prévus ce jour-là."
        ),
    )
    plage: Texte | None = Field(
        default=None,
        title="Plage",
        description="Heures où un arrêt ne gêne ni vos équipes ni vos clients.",
    )


class RtoRpo(Element):
    """Reprise."""

    rto: Annotated[Nombre | None, Exigee(), Unite("h")] = Field(
        default=None,
        title="Durée maximale d’arrêt (RTO)",
        description=(
            "Nombre d’heures sans l’outil que l’entreprise peut "
            "supporter avant de perdre des ventes ou des clients."
        ),
    )
    rpo: Annotated[Nombre | None, Exigee(), Unite("h")] = Field(
        default=None,
        title="Perte de données maximale (RPO)",
        description=(
            "Nombre d’heures de saisie que vous acceptez de refaire. "
            "Il impose le rythme des sauvegardes."
        ),
    )


class Performance(Entree):
    """Temps de réponse."""

    action: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action",
        description=(
            "Nommer un geste précis et chronométrable, du clic de "
            "l’utilisateur à l’affichage complet."
        ),
    )
    percentile: Annotated[Pourcentage | None, Exigee(), Unite("%")] = Field(
        default=None,
        title="Percentile",
        description=(
            "Part des essais qui doivent respecter le seuil. Une "
            "moyenne cacherait les attentes les plus longues."
        ),
    )
    seuil: Annotated[Nombre | None, Exigee(), Unite("s")] = Field(
        default=None,
        title="Seuil",
        description=(
            "Attente maximale en secondes, à constater depuis vos "
            "bureaux avec votre connexion habituelle."
        ),
    )
    charge: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Charge",
        description=(
            "Nombre de personnes connectées en même temps pendant la "
            "mesure, à prendre un jour de forte activité."
        ),
    )


class NavigateurMobile(Entree):
    """Postes et mobiles."""

    type: Annotated[enum.TypePoste | None, Exigee()] = Field(
        default=None,
        title="Type",
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description=(
            "Navigateur, système ou modèle tel qu’il apparaît sur les appareils de vos équipes."
        ),
    )
    version_min: Texte | None = Field(
        default=None,
        title="Version minimale",
        description=(
            "Relever la plus ancienne version encore en service que vous ne comptez pas remplacer."
        ),
    )
    hors_ligne: Booleen | None = Field(
        default=None,
        title="Utilisable hors ligne",
        description=(
            "Répondre oui si des personnes travaillent sans réseau ; "
            "cette fonction coûte cher et tous les outils ne l’ont pas."
        ),
    )


class Delai(Entree):
    """Délais."""

    gravite: Annotated[enum.Severite | None, Exigee()] = Field(
        default=None,
        title="Gravité",
        description=(
            "Bloquante si le travail est impossible, majeure s’il "
            "existe un contournement, mineure pour une simple gêne."
        ),
    )
    reponse: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Réponse",
        description=(
            "Temps entre votre appel et la prise en charge par une "
            "personne, hors accusé de réception automatique."
        ),
    )
    retablissement: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Rétablissement",
        description=(
            "Temps entre votre appel et la reprise du travail, même par une solution provisoire."
        ),
    )


class Support(Element):
    """Support."""

    plages: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Plages",
        description=(
            "Jours et heures où quelqu’un doit répondre ; s’aligner "
            "sur vos horaires d’ouverture les plus larges."
        ),
    )
    langues: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Langues",
        description=(
            "Celles que vos équipes parlent vraiment au téléphone, et pas seulement à l’écrit."
        ),
    )
    delais: Annotated[list[Delai], Exigee()] = Field(
        default=[],
        title="Délais",
        description=(
            "Une ligne par niveau de gravité. Compter en heures "
            "ouvrées et le préciser dans les horaires ci-dessus."
        ),
    )


class Hebergement(Section):
    """Où tourne la solution et avec quel engagement de service ?"""

    mode: Annotated[enum.ModeHebergement | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Mode",
        description=(
            "Dire chez qui tourne le logiciel. Ce choix fixe qui "
            "assure l’exploitation et pèse sur le prix."
        ),
        examples=["SaaS"],
    )
    localisation: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Localisation des données et des sauvegardes",
        description=(
            "Lister les pays acceptés, copies de secours comprises. Un "
            "pays hors de l’UE impose des garanties supplémentaires."
        ),
        examples=["France ou UE"],
    )
    hebergeur: Annotated[TexteLong | None, Exigee(), HorsEntretien(), DuCandidat()] = Field(
        default=None,
        title="Hébergeur et chaîne de sous-traitance",
        description=(
            "Le candidat nomme toutes les sociétés qui détiendront vos "
            "données. N’écrire ici que vos exigences à leur égard."
        ),
        examples=["à compléter par le candidat"],
    )
    disponibilite: Annotated[Disponibilite | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Disponibilité mensuelle",
        description=(
            "Part du temps où le service doit fonctionner, mesurée sur "
            "vos heures de travail plutôt que nuit et jour."
        ),
        examples=["99,5 % du lundi au samedi, 7 h–20 h"],
    )
    maintenance_programmee: Annotated[
        MaintenanceProgrammee | None, Recommandee(), HorsEntretien(), DuCandidat()
    ] = Field(
        default=None,
        title="Maintenance programmée",
        description=(
            "Le candidat propose ses conditions. Écrire ici les arrêts "
            "annoncés que vos équipes peuvent accepter."
        ),
        examples=["5 jours, après 20 h"],
    )
    rto_rpo: Annotated[RtoRpo | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Reprise",
        description=(
            "Deux limites à fixer en cas de panne grave : le temps "
            "sans outil et la quantité de saisies perdues."
        ),
        examples=["RTO 8 h, RPO 24 h"],
    )
    performance: Annotated[list[Performance], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Temps de réponse",
        description=(
            "Retenir les trois à cinq gestes les plus fréquents de la "
            "journée et chiffrer l’attente acceptable pour chacun."
        ),
        examples=["fiche client : 95 % < 2 s à 45 utilisateurs"],
    )
    environnements: Annotated[
        list[enum.Environnement], Exigee(CONSULTATION, RECETTE), HorsEntretien()
    ] = Field(
        default=[],
        title="Environnements",
        description=(
            "Cocher au moins un espace de test séparé : la recette ne "
            "doit jamais se jouer sur les vraies données."
        ),
        examples=["production ; recette"],
    )
    navigateurs_mobile: Annotated[list[NavigateurMobile], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Postes et mobiles",
        description=(
            "Inventorier le matériel réellement utilisé, y compris en "
            "déplacement, pour éviter un achat imprévu."
        ),
        examples=["Edge/Chrome 2 dernières versions, Android 13+, mode hors ligne"],
    )
    accessibilite: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Accessibilité",
        description=(
            "Norme à respecter pour les personnes en situation de "
            "handicap. Vérifier si vos équipes en ont besoin dès "
            "maintenant."
        ),
        examples=["RGAA / WCAG 2.1 AA"],
    )
    reversibilite_infra: Annotated[
        RefDonnee | None,
        Exigee(CONSULTATION),
        HorsEntretien(),
        Derivee("renvoi à 4d.reversibilite"),
    ] = Field(
        default=None,
        title="Sortie",
        description=("Rien à saisir : les conditions de départ écrites en 4d sont reprises ici."),
        examples=["4d.reversibilite"],
    )
    support: Annotated[Support | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Support",
        description=(
            "Préciser quand et en combien de temps l’aide répond, "
            "sinon le contrat type du fournisseur s’appliquera."
        ),
        examples=["français, 8 h–18 h, bloquant 1 h/4 h"],
    )
