"""The business processes, step by step."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.references import (
    IdProcessus,
    RefEntiteOuChampOuSource,
    RefMachineEtats,
    RefRegle,
    RefRole,
    RefRoleOuSysteme,
    RefSysteme,
)
from cdc_schema.types import Booleen, Duree, Entier, Nombre, Pourcentage, Texte


class Etape(Entree):
    """Étapes."""

    ordre: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Ordre",
        description=(
            "Numéro de passage ; deux actions menées en même temps peuvent porter le même."
        ),
    )
    acteur: Annotated[RefRoleOuSysteme | None, Exigee()] = Field(
        default=None,
        title="Acteur",
        description=(
            "Qui agit : une fonction, ou un logiciel quand l’action "
            "est automatique ; un seul par ligne."
        ),
    )
    action: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action",
        description=(
            "Un verbe et son objet, assez précis pour qu’un nouvel arrivant sache quoi faire."
        ),
    )
    outil: RefSysteme | None = Field(
        default=None,
        title="Outil",
        description=(
            "L’application où l’action se fait ; laisser vide si elle se fait sans informatique."
        ),
    )
    donnee_lue: list[RefEntiteOuChampOuSource] = Field(
        default=[],
        title="Donnée lue",
        description=("Ce qu’il faut avoir sous les yeux pour agir ; révèle les accès à prévoir."),
    )
    donnee_ecrite: list[RefEntiteOuChampOuSource] = Field(
        default=[],
        title="Donnée écrite",
        description=("Ce qui est créé ou modifié à ce moment ; révèle les doubles saisies."),
    )
    duree_cible: Duree | None = Field(
        default=None,
        title="Durée cible",
        description=("Temps admis entre le début et la fin de l’action, attente comprise."),
    )
    validation: Booleen | None = Field(
        default=None,
        title="Étape de validation",
        description=(
            "Répondre oui si le travail s’arrête tant que quelqu’un n’a pas donné son accord."
        ),
    )
    valideur: RefRole | None = Field(
        default=None,
        title="Valideur",
        description=(
            "La fonction qui donne l’accord ; prévoir aussi qui la remplace en cas d’absence."
        ),
    )
    si_accord: Texte | None = Field(
        default=None,
        title="En cas d’accord",
        description=("Ce qui se passe ensuite : étape suivante, message envoyé, document produit."),
    )
    si_refus: Texte | None = Field(
        default=None,
        title="En cas de refus",
        description=(
            "Où le travail repart et qui est prévenu ; sans réponse, les demandes restent bloquées."
        ),
    )


class Volume(Element):
    """Volume."""

    valeur: Annotated[Nombre | None, Exigee()] = Field(
        default=None,
        title="Valeur",
        description=(
            "Une moyenne constatée sur plusieurs mois, ou une estimation signalée comme telle."
        ),
    )
    unite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Unité",
        description=("Ce que l’on compte, au pluriel : la même chose que l’objet du processus."),
    )
    periode: enum.Periode | None = Field(
        default=None,
        title="Période",
    )


class DelaiCible(Element):
    """Délai cible."""

    part: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Part des cas",
        description=(
            "Proportion des cas qui doivent tenir le délai ; le reste couvre les cas difficiles."
        ),
    )
    delai: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Délai",
        description=(
            "Temps entre le déclenchement et la fin ; préciser s’il "
            "s’agit d’heures ou de jours ouvrés."
        ),
    )


class Processus(Entree):
    """Quelles étapes suit chaque processus, qui fait quoi, quand est-ce fini ?"""

    id: Annotated[IdProcessus | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif ; les exigences et les essais s’y "
            "réfèrent, il ne se réutilise pas."
        ),
        examples=["PRC-05"],
    )
    nom: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Nom",
        description=(
            "Un intitulé que les équipes emploient, qui dit ce qui est traité et jusqu’où."
        ),
        examples=["Traitement d’un dossier SAV"],
    )
    declencheur: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Déclencheur",
        description=(
            "L’événement précis qui fait démarrer le travail ; s’il y "
            "en a plusieurs, les citer tous."
        ),
        examples=["appel, e-mail ou formulaire web"],
    )
    proprietaire: Annotated[RefRole | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Propriétaire du processus",
        description=(
            "La fonction qui décide des règles et tranche les désaccords, une seule par processus."
        ),
        examples=["ROL-RSAV"],
    )
    etat: Annotated[enum.EtatProcessus | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = (
        Field(
            default=None,
            title="Existant ou cible",
            description=(
                "Dire si vous décrivez la pratique d’aujourd’hui ou celle "
                "que vous voulez avec le nouvel outil."
            ),
            examples=["cible"],
        )
    )
    etapes: Annotated[list[Etape], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Étapes",
        description=(
            "Une ligne par action, dans l’ordre, avec un seul "
            "responsable : le candidat en tire les écrans à prévoir."
        ),
        examples=["2 ; conseiller SAV ; crée le dossier à partir du n° de commande"],
    )
    statuts: Annotated[RefMachineEtats | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Statuts et transitions",
        description=(
            "Reliez le schéma d’états qui suit l’avancement, décrit "
            "dans la partie sur les automatisations."
        ),
        examples=["WF-SAV"],
    )
    fin: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Condition de fin",
        description=(
            "Le fait vérifiable qui permet de dire que le travail est "
            "terminé et ne sera plus rouvert."
        ),
        examples=["dossier au statut Clos avec motif"],
    )
    volume: Annotated[Volume | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Volume",
        description=(
            "Comptez les cas réellement traités sur une période "
            "normale : cela dimensionne l’outil et son prix."
        ),
        examples=["430 ; dossiers ; mois"],
    )
    delai_cible: Annotated[DelaiCible | None, Recommandee()] = Field(
        default=None,
        title="Délai cible",
        description=(
            "Fixez la part des cas à traiter et en combien de temps : "
            "un engagement mesurable, sans viser la perfection."
        ),
        examples=["80 % clos en 5 jours ouvrés"],
    )
    variantes: Annotated[list[Texte], Recommandee()] = Field(
        default=[],
        title="Cas particuliers",
        description=(
            "Les situations qui font sortir du chemin habituel, une "
            "par ligne : ce sont elles qui coûtent à l’installation."
        ),
        examples=["client sans numéro de commande"],
    )
    regles: Annotated[list[RefRegle], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Règles de gestion",
        description=(
            "Reliez les règles à appliquer pendant le travail : "
            "conditions, plafonds, calculs, interdictions."
        ),
        examples=["RG-12"],
    )
