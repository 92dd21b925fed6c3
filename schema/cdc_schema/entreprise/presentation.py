"""The company: history, activities, size, sites."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import RefMembre
from cdc_schema.types import (
    Courriel,
    Date,
    Entier,
    Montant,
    Pourcentage,
    Telephone,
    Texte,
    TexteLong,
)


class JalonHistorique(Entree):
    """Dates clés."""

    annee: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Année",
    )
    fait: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Fait",
        description=(
            "L’événement en une ligne et ce qu’il a changé pour vos clients ou vos fichiers."
        ),
    )


class Activite(Entree):
    """Activités."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Un intitulé parlant pour une personne extérieure à votre secteur.",
    )
    part_ca: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Part du chiffre d’affaires",
        description=(
            "Poids sur le dernier exercice clos ; le total des activités doit faire 100 %."
        ),
    )
    modele: Annotated[enum.ModeleVente | None, Exigee()] = Field(
        default=None,
        title="Modèle",
        description=(
            "À qui s’adresse l’activité : entreprises, particuliers, revendeurs ou secteur public."
        ),
    )


class Site(Entree):
    """Sites."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Le nom que les équipes emploient pour désigner ce lieu.",
    )
    entite_juridique: Texte | None = Field(
        default=None,
        title="Entité juridique",
        description=("La société à laquelle le lieu appartient, si le groupe en compte plusieurs."),
    )
    ville: Texte | None = Field(
        default=None,
        title="Ville",
    )
    pays: Texte | None = Field(
        default=None,
        title="Pays",
    )
    effectif: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Effectif",
        description="Nombre de personnes rattachées au lieu, itinérants compris.",
    )
    utilisateurs_crm: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Utilisateurs du CRM",
        description=(
            "Parmi elles, combien ouvriront l’outil, ne serait-ce qu’une fois par semaine."
        ),
    )
    activite: Texte | None = Field(
        default=None,
        title="Activité",
        description="Ce que l’on y fait, pour comprendre les besoins propres au lieu.",
    )
    langue: Texte | None = Field(
        default=None,
        title="Langue",
        description=("Celle du travail courant, pour prévoir l’affichage et la formation."),
    )


class Service(Entree):
    """Services concernés et effectifs."""

    service: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Service",
    )
    effectif: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Effectif",
        description=(
            "Toutes les personnes du service ; le total ne peut dépasser celui de l’entreprise."
        ),
    )
    utilisateurs_crm: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Utilisateurs du CRM",
        description=("Personnes à qui il faudra un accès : c’est la base du calcul des licences."),
    )


class Saisonnalite(Element):
    """Saisonnalité."""

    description: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Description",
        description=(
            "Ce qui augmente, de combien par rapport à un mois "
            "ordinaire, et quels services sont touchés."
        ),
    )
    mois_de_pointe: list[enum.Mois] = Field(
        default=[],
        title="Mois de pointe",
        description=(
            "Les mois pendant lesquels aucune équipe ne peut être détournée de son travail."
        ),
    )


class ContactConsultation(Element):
    """Contact pour la consultation."""

    role: RefMembre | None = Field(
        default=None,
        title="Fonction du contact",
        description=(
            "À choisir dans l’équipe projet ; seule sa fonction figurera dans le document remis."
        ),
    )
    courriel: Annotated[Courriel | None, Exigee()] = Field(
        default=None,
        title="Courriel",
        description="De préférence une adresse partagée, lue aussi pendant les congés.",
    )
    telephone: Telephone | None = Field(
        default=None,
        title="Téléphone",
        description=(
            "Ligne directe ou standard ; laisser vide si vous préférez "
            "recevoir les questions par écrit."
        ),
    )
    horaires: Texte | None = Field(
        default=None,
        title="Horaires",
        description="Jours et heures où les candidats peuvent appeler.",
    )


class Presentation(Section):
    """Qui sommes-nous, que vendons-nous, à quelle échelle ?"""

    raison_sociale: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Raison sociale",
        description=(
            "Le nom officiel inscrit au registre du commerce, qui "
            "figurera sur le contrat ; ajouter le nom d’usage s’il "
            "diffère."
        ),
        examples=["Alizée Chauffage SAS"],
    )
    forme_juridique: Annotated[Texte | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Forme juridique",
        description=(
            "Telle qu’elle figure sur vos statuts ou votre extrait "
            "Kbis ; elle peut peser sur les règles d’achat."
        ),
        examples=["SAS"],
    )
    siren: Annotated[Texte | None, HorsEntretien()] = Field(
        default=None,
        title="SIREN",
        description=(
            "Les neuf chiffres de l’entreprise, sans les cinq derniers "
            "propres à chaque établissement."
        ),
        examples=["123456789"],
    )
    annee_creation: Annotated[Entier | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Année de création",
        description=(
            "Année de début d’activité de l’entreprise, même si la "
            "société a changé de forme depuis."
        ),
        examples=["1987"],
    )
    jalons_historiques: Annotated[list[JalonHistorique], Recommandee()] = Field(
        default=[],
        title="Dates clés",
        description=(
            "Trois à six étapes qui expliquent vos outils et votre "
            "organisation : rachat, ouverture, changement d’activité."
        ),
        examples=["2016 : ouverture du site marchand"],
    )
    activites: Annotated[list[Activite], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Activités",
        description=(
            "Listez vos métiers et leur poids : chacun peut avoir ses "
            "propres clients, étapes et documents."
        ),
        examples=["Pose et entretien, 46 %, B2C"],
    )
    produits_services: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Produits et services vendus",
        description=(
            "Les grandes familles proposées, sans le catalogue "
            "complet, dans les termes employés avec vos clients."
        ),
        examples=["poêles à granulés, contrats d’entretien"],
    )
    canaux_vente: Annotated[list[enum.CanalVente], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Canaux de vente",
        description=(
            "Cochez toutes les voies par lesquelles une vente peut se conclure, même marginales."
        ),
        examples=["commerciaux itinérants ; web ; magasin"],
    )
    canaux_vente_autres: list[Texte] = Field(
        default=[],
        title="Autres canaux de vente",
        description=(
            "Les voies absentes de la liste proposée, une par ligne, "
            "si elles apportent de vraies ventes."
        ),
        examples=["marché de Noël"],
    )
    effectif: Annotated[Entier | None, Exigee(CONSULTATION), Unite("personnes")] = Field(
        default=None,
        title="Effectif",
        description=(
            "Nombre de personnes employées, tous contrats compris, hors intérimaires de passage."
        ),
        examples=["82"],
    )
    effectif_date: Annotated[Date | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Date de l’effectif",
        description=(
            "Jour auquel le compte a été fait : une entreprise en croissance change vite de taille."
        ),
        examples=["30/09/2026"],
    )
    chiffre_affaires: Annotated[Montant | None, Exigee(CONSULTATION), Unite("M€")] = Field(
        default=None,
        title="Chiffre d’affaires",
        description=(
            "Montant hors taxes du dernier exercice clos, en millions d’euros, arrondi au dixième."
        ),
        examples=["14,6"],
    )
    chiffre_affaires_exercice: Annotated[Entier | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Exercice du chiffre d’affaires",
        description="Année de clôture des comptes dont vient le montant indiqué.",
        examples=["2025"],
    )
    croissance: Annotated[Pourcentage | None, Recommandee(), Unite("% par an"), HorsEntretien()] = (
        Field(
            default=None,
            title="Croissance",
            description=(
                "Évolution annuelle moyenne sur les trois derniers "
                "exercices ; un nombre négatif est possible."
            ),
            examples=["11"],
        )
    )
    sites: Annotated[list[Site], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Sites",
        description=(
            "Déclarez chaque lieu où l’on se servira de l’outil : les "
            "déplacements, la formation et les accès en dépendent."
        ),
        examples=["Agence de Tours, Tours, 14 personnes, vente et pose"],
    )
    organigramme: Annotated[list[Service], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Services concernés et effectifs",
        description=(
            "Uniquement les services touchés par le projet, avec leur "
            "taille et le nombre de futurs connectés."
        ),
        examples=["SAV : 6 ; 6 utilisateurs"],
    )
    saisonnalite: Annotated[Saisonnalite | None, Recommandee()] = Field(
        default=None,
        title="Saisonnalité",
        description=(
            "Signalez les périodes chargées : on évite d’y former ou "
            "d’y démarrer, et l’outil doit y tenir la charge."
        ),
        examples=["pointe de septembre à novembre"],
    )
    contact_consultation: Annotated[
        ContactConsultation | None, Exigee(CONSULTATION), HorsEntretien()
    ] = Field(
        default=None,
        title="Contact pour la consultation",
        description=(
            "La seule personne que les candidats peuvent interroger, "
            "pour que tous reçoivent les mêmes réponses."
        ),
        examples=["MEM-02 ; projet-crm@exemple.fr ; 9 h – 17 h"],
    )
