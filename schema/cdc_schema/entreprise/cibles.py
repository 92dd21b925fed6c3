"""The customers that the company aims at."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.references import IdCible, RefChamp, RefPersona
from cdc_schema.types import Date, Duree, Entier, Pourcentage, Texte


class Critere(Entree):
    """Critères de reconnaissance."""

    champ: RefChamp | None = Field(
        default=None,
        title="Champ",
        description=(
            "L’information examinée, si elle figure déjà dans le dictionnaire de données."
        ),
    )
    donnee: Texte | None = Field(
        default=None,
        title="Donnée citée",
        description=(
            "L’information examinée, en langage courant, si elle n’est pas encore au dictionnaire."
        ),
    )
    operateur: Annotated[enum.Operateur | None, Exigee()] = Field(
        default=None,
        title="Opérateur",
        description=(
            "La comparaison à faire entre l’information enregistrée et la valeur attendue."
        ),
    )
    valeur: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Valeur",
        description="Le seuil ou le mot exact attendu, écrit comme dans vos fichiers.",
    )


class VolumeActuel(Element):
    """Volume actuel."""

    valeur: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Valeur",
    )
    unite: Texte | None = Field(
        default=None,
        title="Unité",
        description=("Ce que l’on compte : personnes, foyers, sociétés ou établissements."),
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="Jour du comptage, pour le comparer plus tard à l’objectif.",
    )


class VolumeCible(Element):
    """Volume visé."""

    valeur: Annotated[Entier | None, Exigee()] = Field(
        default=None,
        title="Valeur",
    )
    unite: Texte | None = Field(
        default=None,
        title="Unité",
        description=("La même que pour le comptage actuel, sinon la comparaison est impossible."),
    )
    echeance: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Échéance",
        description=("Jour où ce nombre doit être atteint, postérieur au comptage actuel."),
    )


class Interlocuteur(Entree):
    """Interlocuteurs."""

    fonction: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Fonction",
        description=("Le métier ou la place de la personne chez le client, ou dans le foyer."),
    )
    role_dans_achat: enum.RoleAchat | None = Field(
        default=None,
        title="Rôle dans l’achat",
        description=("Le poids réel dans la décision, qui diffère souvent du titre affiché."),
    )


class Cible(Entree):
    """À qui vend-on et comment reconnaît-on chaque cible ?"""

    id: Annotated[IdCible | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description=("Code court et définitif ; exigences, segments et campagnes s’y réfèrent."),
        examples=["CIB-02"],
    )
    nom: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Nom de la cible",
        description=(
            "L’expression que vos vendeurs emploient, sans sigle, avec "
            "un groupe de clients par fiche."
        ),
        examples=["Artisans installateurs partenaires"],
    )
    type: Annotated[enum.TypeCible | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Type",
        description=("La nature des clients de ce groupe ; en cas de mélange, créez deux cibles."),
        examples=["entreprise"],
    )
    criteres: Annotated[list[Critere], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Critères de reconnaissance",
        description=(
            "Ce qui permet à l’outil de classer seul une fiche dans ce "
            "groupe, à partir d’informations enregistrées."
        ),
        examples=["code NAF = 43.22B ; effectif ≤ 20"],
    )
    volume_actuel: Annotated[VolumeActuel | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Volume actuel",
        description=(
            "Comptez les clients ou contacts de ce groupe déjà connus, à une date donnée."
        ),
        examples=["640 comptes au 30/09/2026"],
    )
    volume_cible: Annotated[VolumeCible | None, Recommandee()] = Field(
        default=None,
        title="Volume visé",
        description=(
            "Le nombre que vous espérez atteindre et quand : l’outil "
            "doit pouvoir suivre sans surcoût imprévu."
        ),
        examples=["900 fin 2028"],
    )
    poids_ca: Annotated[
        Pourcentage | None, Recommandee(), Unite("% du chiffre d’affaires"), HorsEntretien()
    ] = Field(
        default=None,
        title="Poids dans le CA",
        description=(
            "Part des ventes du dernier exercice réalisée avec ce groupe ; une estimation suffit."
        ),
        examples=["31"],
    )
    besoins: Annotated[list[Texte], Recommandee()] = Field(
        default=[],
        title="Besoins et attentes",
        description=(
            "Ce que ces clients attendent de vous, une attente par ligne, tel qu’ils le disent."
        ),
        examples=["réponse technique sous 4 h"],
    )
    canaux: Annotated[list[enum.CanalContact], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Canaux de contact préférés",
        description=(
            "Les moyens par lesquels ils vous joignent et acceptent "
            "d’être joints, du plus au moins utilisé."
        ),
        examples=["téléphone ; portail"],
    )
    cycle_decision: Annotated[Duree | None, Recommandee()] = Field(
        default=None,
        title="Durée du cycle de décision",
        description=(
            "Temps moyen entre le premier échange et l’accord ou le "
            "refus, constaté sur vos dernières affaires."
        ),
        examples=["45 jours"],
    )
    interlocuteurs: Annotated[list[Interlocuteur], Recommandee()] = Field(
        default=[],
        title="Interlocuteurs",
        description=(
            "Qui compte dans la décision d’achat : dit combien de "
            "contacts l’outil doit suivre par client."
        ),
        examples=["gérant : décideur"],
    )
    personas_clients: Annotated[list[RefPersona], HorsEntretien()] = Field(
        default=[],
        title="Personas clients",
        description=("Reliez les portraits types décrits plus loin qui représentent ce groupe."),
        examples=["PER-07"],
    )
    base_legale_prospection: Annotated[list[enum.BaseLegale], Recommandee(), HorsEntretien()] = (
        Field(
            default=[],
            title="Base légale de la prospection",
            description=(
                "Ce qui vous autorise à démarcher ces personnes ; "
                "indispensable pour les particuliers, à faire vérifier."
            ),
            examples=["consentement"],
        )
    )
