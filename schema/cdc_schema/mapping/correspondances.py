"""Where each target field comes from."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import CONSULTATION, MIGRATION, Exigee, HorsEntretien, Recommandee
from cdc_schema.base import Element, Entree
from cdc_schema.references import IdMapping, RefChamp, RefRole, RefSourceOuSysteme
from cdc_schema.types import Texte


class Source(Element):
    """Source."""

    source: Annotated[RefSourceOuSysteme | None, Exigee()] = Field(
        default=None,
        title="Source",
        description=(
            "À choisir dans l’inventaire des fichiers ou parmi les applications en place."
        ),
    )
    colonne: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Colonne",
        description=("Le titre exact, fautes comprises, tel qu’il apparaît dans le fichier."),
    )
    exemple: Texte | None = Field(
        default=None,
        title="Exemple",
        description=(
            "Une valeur inventée mais écrite comme les vraies, jamais les coordonnées d’un client."
        ),
    )
    format: Texte | None = Field(
        default=None,
        title="Format",
        description=(
            "La façon dont les valeurs sont écrites, avec leurs irrégularités les plus courantes."
        ),
    )


class ValeurCorrespondante(Entree):
    """Table de correspondance."""

    ancienne: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Ancienne valeur",
        description=(
            "La valeur telle qu’elle se lit dans la source, une ligne par écriture différente."
        ),
    )
    nouvelle: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nouvelle valeur",
        description=(
            "Le choix correspondant dans le nouvel outil ; plusieurs "
            "anciennes peuvent mener au même."
        ),
    )
    liste: Texte | None = Field(
        default=None,
        title="Liste de valeurs",
        description="Le nom de la liste de choix concernée, s’il y en a plusieurs.",
    )


class Correspondance(Entree):
    """D’où vient chaque champ et qui a raison en cas de conflit ?"""

    id: Annotated[IdMapping | None, Exigee(CONSULTATION, MIGRATION), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif : une fiche par information "
            "transférée, pour suivre sa reprise et ses essais."
        ),
        examples=["MAP-041"],
    )
    source: Annotated[Source | None, Exigee(CONSULTATION, MIGRATION)] = Field(
        default=None,
        title="Source",
        description=(
            "D’où vient la valeur aujourd’hui : quel fichier ou outil, "
            "quelle colonne, écrite comment."
        ),
        examples=["SRC-03 ; « Tel portable » ; 06 12 34 56 78"],
    )
    cible: Annotated[RefChamp | None, Exigee(CONSULTATION, MIGRATION)] = Field(
        default=None,
        title="Champ cible",
        description=(
            "L’information du dictionnaire où la valeur doit arriver ; une seule par fiche."
        ),
        examples=["CH-CLI-09"],
    )
    transformation: Annotated[Texte | None, Exigee(MIGRATION)] = Field(
        default=None,
        title="Transformation",
        description=(
            "Ce qu’il faut corriger, découper ou réécrire en route ; "
            "écrire « aucune » si la valeur passe telle quelle."
        ),
        examples=["format E.164, +33"],
    )
    regle_conflit: Annotated[Texte | None, Exigee(MIGRATION)] = Field(
        default=None,
        title="Règle de priorité",
        description=(
            "Quelle valeur garder quand deux sources se contredisent ; "
            "à décider par le métier, pas par le candidat."
        ),
        examples=["ERP > Excel, plus récent > plus ancien"],
    )
    valeur_defaut: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Valeur si vide",
        description=(
            "Ce que l’outil doit inscrire quand la source ne dit "
            "rien ; évitez d’inventer une valeur qui semble vraie."
        ),
        examples=["laisser vide, marquer « à compléter »"],
    )
    table_correspondance: Annotated[list[ValeurCorrespondante], Recommandee()] = Field(
        default=[],
        title="Table de correspondance",
        description=(
            "Pour les listes de choix, dites ce que devient chaque "
            "ancienne valeur ; toutes doivent y figurer."
        ),
        examples=["« SAV ouvert » → Nouveau"],
    )
    controle: Annotated[Texte | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Contrôle après reprise",
        description=(
            "La vérification chiffrée qui permettra de dire que le "
            "transfert de cette information est réussi."
        ),
        examples=["99 % de numéros valides"],
    )
    responsable: Annotated[RefRole | None, Exigee(MIGRATION)] = Field(
        default=None,
        title="Responsable métier",
        description=(
            "La fonction qui tranche les cas douteux et signe le "
            "résultat, côté métier et non informatique."
        ),
        examples=["ROL-ADV"],
    )
