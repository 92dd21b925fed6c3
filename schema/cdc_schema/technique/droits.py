"""Roles and access rights."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree, Section
from cdc_schema.references import IdRole, RefChamp, RefEntite, RefPersona, RefRole, RefSysteme
from cdc_schema.types import Booleen, Entier, Matrice, Texte


class Role(Entree):
    """Rôles."""

    id: Annotated[IdRole | None, Exigee()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif : il est repris dans les droits, le planning et les tests."
        ),
    )
    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description=(
            "Reprendre le métier tel qu’on le dit dans l’entreprise, sans nom de personne."
        ),
    )
    description: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Description",
        description=(
            "Dire en une phrase ce que ce groupe fait dans l’outil et ce qu’il n’a pas à y faire."
        ),
    )
    nombre_utilisateurs: Annotated[Entier | None, Exigee(), Unite("personnes")] = Field(
        default=None,
        title="Nombre d’utilisateurs",
        description=(
            "Compter les personnes, temps partiels et saisonniers "
            "compris ; le total doit rejoindre le nombre de licences."
        ),
    )
    personas: list[RefPersona] = Field(
        default=[],
        title="Personas",
        description=(
            "Cocher les profils types de ce groupe ; ils joueront ses droits pendant la recette."
        ),
    )


class ChampRestreint(Entree):
    """Champs masqués."""

    champ: RefChamp | None = Field(
        default=None,
        title="Champ",
        description=(
            "Choisir l’information dans la liste décrite en 3a ; "
            "laisser vide si elle n’y figure pas encore."
        ),
    )
    donnee: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Donnée citée",
        description=(
            "Nommer l’information avec les mots de vos équipes, même "
            "si elle n’existe pas encore dans la liste."
        ),
    )
    lecture: list[RefRole] = Field(
        default=[],
        title="Qui la voit",
        description=(
            "Cocher les seuls groupes qui en ont besoin ; les autres "
            "ne doivent même pas l’apercevoir."
        ),
    )
    modification: list[RefRole] = Field(
        default=[],
        title="Qui la modifie",
        description="Se limiter à ceux qui répondent de l’exactitude de l’information.",
    )
    export: list[RefRole] = Field(
        default=[],
        title="Qui l’exporte",
        description=(
            "Se limiter au strict nécessaire : une fois sortie de "
            "l’outil, l’information n’est plus protégée."
        ),
    )


class Habilitation(Element):
    """Cycle de vie du compte."""

    demande: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Demande",
        description=(
            "Indiquer qui demande l’accès, à qui et sous quelle forme, pour en garder la trace."
        ),
    )
    validation: Annotated[RefRole | None, Exigee()] = Field(
        default=None,
        title="Validation",
        description=("Désigner celui qui accepte ; ce ne doit pas être celui qui demande."),
    )
    revue: Annotated[enum.Frequence | None, Exigee()] = Field(
        default=None,
        title="Revue",
        description=(
            "Rythme auquel on relit la liste des comptes pour fermer ceux qui ne servent plus."
        ),
    )
    retrait: Annotated[Entier | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Délai de retrait",
        description=(
            "Nombre de jours entre le départ de la personne et la "
            "fermeture ; zéro signifie le jour même."
        ),
    )


class Export(Element):
    """Exports."""

    roles: Annotated[list[RefRole], Exigee()] = Field(
        default=[],
        title="Rôles",
        description=("Cocher les seuls groupes qui ont un usage régulier des fichiers extraits."),
    )
    journalise: Annotated[Booleen | None, Exigee()] = Field(
        default=None,
        title="Journalisé",
        description=(
            "Répondre oui pour pouvoir retrouver qui a sorti quelle liste et à quelle date."
        ),
    )
    seuil_alerte: Annotated[Entier | None, Unite("lignes")] = Field(
        default=None,
        title="Seuil d’alerte",
        description=("Nombre de lignes au-delà duquel une extraction n’est plus un usage courant."),
    )
    alerte_a: list[RefRole] = Field(
        default=[],
        title="Destinataire de l’alerte",
        description=("Personne qui peut juger si l’extraction est normale et réagir le jour même."),
    )


class CompteTechnique(Entree):
    """Comptes techniques."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
        description="Choisir un intitulé qui dit quel logiciel s’en sert.",
    )
    systeme: RefSysteme | None = Field(
        default=None,
        title="Système",
        description="Choisir le logiciel déjà décrit qui utilise cet accès.",
    )
    usage: Texte | None = Field(
        default=None,
        title="Usage",
        description=(
            "Préciser ce que cet accès lit ou écrit, pour lui donner le minimum de droits."
        ),
    )


class Separation(Entree):
    """Séparation des tâches."""

    action_a: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action A",
        description="Geste qui engage l’entreprise, écrit avec un verbe.",
    )
    action_b: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Action B",
        description=("Geste de contrôle à confier à quelqu’un d’autre, écrit avec un verbe."),
    )


class Droits(Section):
    """Qui peut voir, créer, modifier, supprimer, exporter quoi ?"""

    roles: Annotated[list[Role], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Rôles",
        description=(
            "Regrouper les personnes qui ont les mêmes droits. Entre "
            "quatre et huit groupes suffisent en général."
        ),
        examples=["ROL-COM ; commercial itinérant ; 8"],
    )
    matrice: Annotated[
        Matrice[RefRole, RefEntite, list[enum.Droit]],
        Exigee(CONSULTATION, RECETTE),
        HorsEntretien(),
    ] = Field(
        default={},
        title="Matrice rôle × entité",
        description=(
            "Pour chaque groupe et chaque type de fiche, cocher les "
            "seuls gestes utiles à son travail. Limiter suppression et "
            "export."
        ),
        examples=["SAV : dossier CRU tout ; client R tout"],
    )
    portees: Annotated[Matrice[RefRole, RefEntite, enum.Portee], Recommandee(), HorsEntretien()] = (
        Field(
            default={},
            title="Portée des droits",
            description=(
                "Préciser sur quelles fiches le droit s’exerce : les "
                "siennes, celles de l’équipe, du site ou toutes."
            ),
            examples=["SAV × client : tout"],
        )
    )
    champs_restreints: Annotated[list[ChampRestreint], Recommandee()] = Field(
        default=[],
        title="Champs masqués",
        description=(
            "Relever les informations qu’une partie des utilisateurs "
            "ne doit pas voir, même sur une fiche ouverte à tous."
        ),
        examples=["marge : direction et direction commerciale"],
    )
    habilitation: Annotated[Habilitation | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Cycle de vie du compte",
        description=(
            "Décrire comment un accès s’ouvre, change et se ferme : "
            "les comptes oubliés sont la première faille."
        ),
        examples=["retrait le jour du départ, revue semestrielle"],
    )
    delegation: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Délégation et absence",
        description=(
            "Dire qui reprend les dossiers d’un absent et avec quels "
            "droits, sans prêter de mot de passe."
        ),
        examples=["remplaçant désigné"],
    )
    export: Annotated[Export | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Exports",
        description=(
            "Encadrer la sortie de listes en fichier : c’est par là "
            "que partent le plus souvent les données clients."
        ),
        examples=["> 500 lignes : alerte DPO"],
    )
    comptes_techniques: Annotated[list[CompteTechnique], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Comptes techniques",
        description=(
            "Lister les accès utilisés par d’autres logiciels et non "
            "par des personnes ; chacun doit avoir un responsable."
        ),
        examples=["API ERP"],
    )
    separation: Annotated[list[Separation], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Séparation des tâches",
        description=(
            "Noter les gestes qu’une même personne ne doit pas pouvoir "
            "enchaîner seule, pour éviter erreurs et fraudes."
        ),
        examples=["créer et valider une remise"],
    )
