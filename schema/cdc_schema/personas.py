"""The personas who accept what was delivered."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import Exigee, Recommandee
from cdc_schema.base import Element, Entree
from cdc_schema.references import IdPersona, RefMembre, RefRole
from cdc_schema.types import Texte


class Contexte(Element):
    """Contexte d’usage."""

    lieu: Texte | None = Field(
        default=None,
        title="Lieu",
        description=(
            "Endroit où l’outil est ouvert le plus souvent ; signaler l’absence de réseau."
        ),
    )
    terminal: enum.TypePoste | None = Field(
        default=None,
        title="Terminal",
        description="Appareil utilisé le plus souvent ; les tests se joueront dessus.",
    )
    frequence: enum.Frequence | None = Field(
        default=None,
        title="Fréquence",
        description=(
            "Rythme d’ouverture de l’outil ; un usage rare demande plus d’aide à l’écran."
        ),
    )
    precision: Texte | None = Field(
        default=None,
        title="Précision",
        description=(
            "Contraintes à connaître : bruit, gants, client en face, appels qui interrompent."
        ),
    )


class Persona(Entree):
    """Qui joue la recette, avec quels droits et dans quelles conditions ?"""

    id: Annotated[IdPersona | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif, repris par les rôles et les tests.",
    )
    prenom_fictif: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Prénom d’emprunt",
        description=(
            "Choisir un prénom que personne ne porte dans l’équipe, pour ne viser aucun collègue."
        ),
    )
    metier: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Métier",
        description=(
            "Reprendre l’intitulé en usage dans l’entreprise ; un "
            "profil par façon de travailler différente."
        ),
    )
    role_acces: Annotated[RefRole | None, Exigee()] = Field(
        default=None,
        title="Rôle d’accès",
        description=("Groupe de droits de 4c avec lequel ce profil se connecte et joue ses tests."),
    )
    contexte: Annotated[Contexte | None, Exigee()] = Field(
        default=None,
        title="Contexte d’usage",
        description=(
            "Décrire les conditions réelles de travail, car un outil "
            "pratique au bureau peut être inutilisable dehors."
        ),
    )
    objectifs: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Ce qu’il cherche à faire",
        description=(
            "Résultats que ce profil attend de sa journée, en verbes, sans parler de l’outil."
        ),
    )
    prerequis: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Prérequis",
        description=(
            "Compte, données, matériel ou formation à réunir avant "
            "qu’il puisse commencer ses tests."
        ),
    )
    attendus: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Attendus",
        description=("Ce qu’il doit constater à l’écran pour dire que l’outil lui convient."),
    )
    frustrations: Annotated[list[Texte], Recommandee()] = Field(
        default=[],
        title="Irritants actuels",
        description=(
            "Ce qui lui fait perdre du temps aujourd’hui ; ces gênes deviennent les premiers tests."
        ),
    )
    aisance_numerique: Annotated[enum.Aisance | None, Recommandee()] = Field(
        default=None,
        title="Aisance",
        description=(
            "De 1, ne sait pas, à 4, à l’aise. Prévoir au moins un "
            "profil peu à l’aise dans les tests."
        ),
    )
    recetteurs: Annotated[list[RefMembre], Exigee()] = Field(
        default=[],
        title="Personnes réelles qui jouent ce persona",
        description=(
            "Choisir au moins un collègue qui fait vraiment ce métier "
            "et sera libre pendant la recette."
        ),
    )
