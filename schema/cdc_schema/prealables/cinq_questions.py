"""The five questions that open a CRM project."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    MIGRATION,
    Exigee,
    HorsEntretien,
    Interne,
    Motif,
    Recommandee,
    Unite,
)
from cdc_schema.base import Entree, Section
from cdc_schema.references import IdFrein, RefMembre, RefPersona, RefRole, RefSource
from cdc_schema.types import Date, Entier, Texte, TexteLong


class Besoin(Entree):
    """Qui a besoin de cet outil."""

    service: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Service",
        description=("Une ligne par équipe, avec le nom employé couramment dans l’entreprise."),
    )
    effectif: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Effectif",
        description=(
            "Nombre de personnes qui se connecteront réellement, et non la taille de l’équipe."
        ),
    )
    usage: Texte | None = Field(
        default=None,
        title="Usage",
        description=(
            "En quelques mots, ce que ces personnes feront avec "
            "l’outil dans leur journée de travail."
        ),
    )
    frequence: Texte | None = Field(
        default=None,
        title="Fréquence",
        description=(
            "Dire si l’usage est permanent, quotidien, hebdomadaire ou "
            "occasionnel : le prix des licences peut en dépendre."
        ),
    )
    persona: RefPersona | None = Field(
        default=None,
        title="Persona",
        description=(
            "Le portrait type d’utilisateur qui représente le mieux ce service, s’il a été décrit."
        ),
    )


class ProducteurDonnee(Entree):
    """Qui produit les données."""

    personne: Annotated[Texte | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Personne",
        description=(
            "Préférez la fonction au nom de famille : ce tableau peut être transmis aux candidats."
        ),
    )
    role: RefRole | None = Field(
        default=None,
        title="Rôle",
        description=(
            "Le rôle déclaré qui correspond, pour retrouver plus tard ses droits dans l’outil."
        ),
    )
    source: Annotated[RefSource | None, Exigee()] = Field(
        default=None,
        title="Source",
        description=(
            "Le fichier ou l’outil alimenté ; chaque producteur doit être relié à une source."
        ),
    )
    nature: Texte | None = Field(
        default=None,
        title="Nature des données",
        description=(
            "Le contenu saisi, en mots de tous les jours : coordonnées, commandes, visites, appels."
        ),
    )
    frequence: enum.Frequence | None = Field(
        default=None,
        title="Fréquence",
        description="Rythme réel de la saisie, constaté et non souhaité.",
    )


class Moteur(Entree):
    """Qui est moteur du changement."""

    membre: RefMembre | None = Field(
        default=None,
        title="Membre",
        description=(
            "À choisir dans l’équipe projet ; sinon, prévoir de l’y "
            "faire entrer ou dire pourquoi non."
        ),
    )
    role: RefRole | None = Field(
        default=None,
        title="Rôle",
    )
    motivation: Texte | None = Field(
        default=None,
        title="Motivation",
        description=("Ce que la personne espère gagner pour son propre travail, avec ses mots."),
    )
    levier: Texte | None = Field(
        default=None,
        title="Levier",
        description=(
            "Le pouvoir qu’elle a d’aider : budget, autorité, exemple, connaissance du métier."
        ),
    )


class Frein(Entree):
    """Freins au changement."""

    id: Annotated[IdFrein | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif, à garder même si le frein est levé plus tard."),
    )
    categorie: Annotated[enum.CategorieFrein | None, Exigee()] = Field(
        default=None,
        title="Catégorie",
        description=("Une seule nature par frein ; s’il en mêle deux, faites deux lignes."),
    )
    description: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Description",
        description="Décrire des faits et des raisons, sans jugement sur les personnes.",
    )
    gravite: enum.Gravite | None = Field(
        default=None,
        title="Gravité",
        description=(
            "Effet probable sur le projet si rien n’est fait, et non "
            "le bruit qu’il fait aujourd’hui."
        ),
    )
    reponse_prevue: TexteLong | None = Field(
        default=None,
        title="Réponse prévue",
        description=(
            "L’action décidée pour le lever, assez concrète pour vérifier qu’elle a été faite."
        ),
    )
    responsable: RefMembre | None = Field(
        default=None,
        title="Responsable",
        description=("La personne de l’équipe projet qui mène l’action et en rend compte."),
    )


class CategorieVerifiee(Entree):
    """Catégories de freins vérifiées et trouvées vides."""

    categorie: Annotated[enum.CategorieFrein | None, Exigee()] = Field(
        default=None,
        title="Catégorie",
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description=("Jour où la question a été posée ; à revoir si le projet change d’ampleur."),
    )
    par: RefMembre | None = Field(
        default=None,
        title="Par",
        description=("Membre de l’équipe projet qui a fait la vérification et peut en répondre."),
    )


class CinqQuestions(Section):
    """Qui a besoin de l’outil, où sont les données, qui les produit, qui pousse le changement, qu’est-ce qui le freine ?"""

    besoin_de: Annotated[list[Besoin], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Qui a besoin de cet outil",
        description=(
            "Citez chaque service qui se servira de l’outil, même un "
            "peu : les oubliés du départ sont les mécontents de "
            "l’arrivée."
        ),
        examples=["SAV, 6 personnes, suivi des dossiers, toute la journée"],
    )
    emplacement_donnees: Annotated[list[RefSource], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Où se trouvent les données",
        description=(
            "Désignez tous les fichiers, outils, boîtes mail ou "
            "classeurs où dort une information sur les clients."
        ),
        examples=["SRC-05 (fichier « suivi_sav_v7.xlsx » sur le poste de l’accueil)"],
    )
    producteurs_donnees: Annotated[list[ProducteurDonnee], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Qui produit les données",
        description=(
            "Pour chaque source, indiquez qui saisit ou reçoit "
            "l’information en premier : c’est là que se joue sa "
            "qualité."
        ),
        examples=["Assistante ADV saisit les commandes chaque matin"],
    )
    moteurs: Annotated[list[Moteur], Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=[],
        title="Qui est moteur du changement",
        description=(
            "Nommez ceux qui réclament le changement et le défendront "
            "devant leurs collègues ; reste interne à l’entreprise."
        ),
        examples=["Responsable marketing, veut mesurer ses campagnes"],
    )
    freins: Annotated[list[Frein], Exigee(CONSULTATION), Interne(Motif.ENTRETIENS)] = Field(
        default=[],
        title="Freins au changement",
        description=(
            "Notez tout ce qui peut bloquer, côté personnes, technique "
            "et argent, avec la parade prévue ; reste interne."
        ),
        examples=[
            (
                "humain : crainte du flicage chez les itinérants ; "
                "réponse : droits et indicateurs décidés avec eux"
            )
        ],
    )
    categories_verifiees: Annotated[
        list[CategorieVerifiee], Recommandee(), Interne(Motif.ENTRETIENS), HorsEntretien()
    ] = Field(
        default=[],
        title="Catégories de freins vérifiées et trouvées vides",
        description=(
            "À remplir quand une nature de frein a été examinée sans "
            "rien trouver : prouve qu’elle n’a pas été oubliée."
        ),
        examples=["financier, vérifié le 2026-09-30"],
    )
