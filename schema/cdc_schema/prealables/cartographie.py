"""Sources, business entities and who holds the truth."""

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
from cdc_schema.references import (
    IdEntite,
    IdSource,
    RefChamp,
    RefEntite,
    RefMachineEtats,
    RefRole,
    RefRoleOuMembre,
    RefSysteme,
)
from cdc_schema.types import Date, Entier, Matrice, Pourcentage, Texte, TexteLong


class Source(Entree):
    """Inventaire des sources."""

    id: Annotated[IdSource | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif, à garder même si le fichier change de nom."),
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description=("Le nom exact du fichier ou de l’outil, tel qu’on le trouve à l’écran."),
    )
    type: Annotated[enum.TypeSource | None, Exigee()] = Field(
        default=None,
        title="Type",
    )
    emplacement: Texte | None = Field(
        default=None,
        title="Emplacement",
        description=(
            "Le dossier partagé, le poste, le service en ligne ou l’armoire où la trouver."
        ),
    )
    proprietaire: Annotated[RefRoleOuMembre | None, Exigee()] = Field(
        default=None,
        title="Propriétaire",
        description=(
            "Qui répond de son contenu et décidera de son sort, une seule personne ou fonction."
        ),
    )
    detenteurs: Annotated[list[Texte], Interne(Motif.PERSONNES)] = Field(
        default=[],
        title="Personnes qui en ont une copie",
        description=(
            "Toutes celles et ceux qui gardent leur propre "
            "exemplaire ; indiquer la fonction de préférence."
        ),
    )
    utilisateurs: Annotated[Entier | None, Unite("personnes")] = Field(
        default=None,
        title="Utilisateurs",
        description="Nombre de personnes qui l’ouvrent au moins une fois par mois.",
    )
    lignes: Annotated[Entier | None, Unite("lignes")] = Field(
        default=None,
        title="Lignes",
        description=(
            "Nombre d’enregistrements, tous onglets confondus, sans les titres ni ce qui est vide."
        ),
    )
    colonnes: list[Texte] = Field(
        default=[],
        title="Colonnes",
        description=(
            "Les titres tels qu’écrits dans le fichier : ils serviront à préparer la reprise."
        ),
    )
    derniere_maj: Date | None = Field(
        default=None,
        title="Dernière mise à jour",
        description=(
            "Jour de la dernière saisie réelle, et non de la dernière ouverture du fichier."
        ),
    )
    versions_connues: Entier | None = Field(
        default=None,
        title="Versions connues",
        description=(
            "Nombre d’exemplaires différents en circulation ; plus "
            "d’un constitue un risque pour la reprise."
        ),
    )
    doublons: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Doublons",
        description=(
            "Part des fiches présentes plusieurs fois ; un comptage "
            "sur 100 lignes prises au hasard suffit."
        ),
    )
    perimees: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Fiches périmées",
        description=(
            "Part des fiches devenues fausses ou sans utilité, estimée sur un échantillon."
        ),
    )
    vides: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Vides",
        description=(
            "Part des cases non remplies parmi les informations qui vous sont indispensables."
        ),
    )
    sensibilite: enum.Sensibilite | None = Field(
        default=None,
        title="Sensibilité",
        description=(
            "Retenir le niveau le plus élevé rencontré dans la source, même pour une seule colonne."
        ),
    )
    sort: Annotated[enum.SortSource | None, Exigee()] = Field(
        default=None,
        title="Sort",
        description=(
            "Ce qu’elle deviendra à l’arrivée de l’outil ; chaque source doit avoir une décision."
        ),
    )
    precision: Texte | None = Field(
        default=None,
        title="Précision sur le sort",
        description=(
            "Ce qui est repris ou laissé, depuis quelle date, et ce qu’il faut corriger avant."
        ),
    )
    date_extinction: Date | None = Field(
        default=None,
        title="Date d’extinction",
        description=("Jour à partir duquel plus personne ne doit y écrire, même par habitude."),
    )


class Entite(Entree):
    """Entités métier."""

    id: Annotated[IdEntite | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif, utilisé par tous les champs, flux et interfaces."),
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    definition: Annotated[TexteLong | None, Exigee()] = Field(
        default=None,
        title="Définition",
        description=(
            "Ce que le mot recouvre et ce qu’il exclut, pour que deux services comptent pareil."
        ),
    )
    cle_metier: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Clé métier",
        description=(
            "L’information qui permet de reconnaître à coup sûr que deux fiches n’en font qu’une."
        ),
    )
    maitre: Annotated[RefSysteme | None, Exigee()] = Field(
        default=None,
        title="Maître",
        description=("L’outil dont la valeur l’emporte en cas de différence ; un seul par objet."),
    )


class MaitreChamp(Entree):
    """Exceptions au maître, champ par champ."""

    champ: Annotated[RefChamp | None, Exigee()] = Field(
        default=None,
        title="Champ",
        description=(
            "L’information concernée, si elle figure déjà dans le dictionnaire de données."
        ),
    )
    donnee: Texte | None = Field(
        default=None,
        title="Donnée citée",
        description=(
            "Le nom courant de l’information, tant qu’elle n’a pas été inscrite au dictionnaire."
        ),
    )
    maitre: Annotated[RefSysteme | None, Exigee()] = Field(
        default=None,
        title="Maître",
        description="L’outil dont la valeur l’emporte pour cette seule information.",
    )
    modifie_par: list[RefRole] = Field(
        default=[],
        title="Modifiée par",
        description=(
            "Les fonctions autorisées à la changer, dans cet outil et nulle part ailleurs."
        ),
    )
    frequence_maj: enum.Frequence | None = Field(
        default=None,
        title="Fréquence de mise à jour",
        description=(
            "Rythme auquel la valeur change vraiment, pour régler la copie vers les autres outils."
        ),
    )


class Cartographie(Section):
    """Quelle donnée existe, dans quel fichier ou outil, qui fait foi ?"""

    sources: Annotated[list[Source], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Inventaire des sources",
        description=(
            "Recensez tout fichier, outil, boîte mail ou classeur "
            "contenant une information client, avec son état et son "
            "avenir."
        ),
        examples=[
            (
                "SRC-03 ; clients_pro_V12_DEF.xlsx ; 3 140 lignes ; 11 % "
                "de doublons ; nettoyer puis reprendre"
            )
        ],
    )
    entites: Annotated[list[Entite], Exigee(CONSULTATION, MIGRATION)] = Field(
        default=[],
        title="Entités métier",
        description=(
            "Listez les objets que vous suivez et donnez une "
            "définition unique de chacun, valable pour tous les "
            "services."
        ),
        examples=["Client particulier ; clé : e-mail ou téléphone normalisé"],
    )
    maitre_donnee: Annotated[
        Matrice[RefEntite, RefSysteme, enum.Autorite], Exigee(CONSULTATION, MIGRATION)
    ] = Field(
        default={},
        title="Qui fait foi",
        description=(
            "Pour chaque objet, désignez un seul outil de référence, "
            "puis dites lesquels en ont une copie ou le consultent."
        ),
        examples=["Client × ERP : maître ; Client × CRM : copie"],
    )
    maitre_champs: Annotated[list[MaitreChamp], Recommandee()] = Field(
        default=[],
        title="Exceptions au maître, champ par champ",
        description=(
            "Notez les seules informations dont l’outil de référence "
            "n’est pas celui du reste de la fiche."
        ),
        examples=["adresse de facturation : ERP"],
    )
    workflows: Annotated[list[RefMachineEtats], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Workflows",
        description=(
            "Reliez tous les schémas d’états décrits plus loin, pour "
            "en donner une vue d’ensemble au candidat."
        ),
        examples=["WF-LEAD, WF-SAV"],
    )
    circulation: Annotated[
        Matrice[RefRole, RefEntite, list[enum.Droit]], Recommandee(), HorsEntretien()
    ] = Field(
        default={},
        title="Qui voit quoi",
        description=(
            "Pour chaque fonction, cochez ce qu’elle peut créer, lire, "
            "modifier, supprimer, exporter ou importer."
        ),
        examples=["ROL-SAV × Client : R, U"],
    )
