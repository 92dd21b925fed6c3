"""Ownership of the data and reversibility."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import (
    CONSULTATION,
    MIGRATION,
    Exigee,
    HorsEntretien,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Section
from cdc_schema.types import Entier, Montant, Texte, TexteLong


class ExportAutonome(Element):
    """Export à tout moment."""

    formats: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Formats",
        description=(
            "Choisir des formats ouverts, lisibles par un autre logiciel sans payer l’éditeur."
        ),
    )
    perimetre: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Périmètre",
        description=(
            "Préciser si l’historique, les pièces jointes et les "
            "échanges sont inclus ; ce sont eux qui manquent souvent."
        ),
    )
    delai: Annotated[Entier | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Délai",
        description=(
            "Jours entre la demande et le fichier complet ; zéro si "
            "l’utilisateur l’obtient aussitôt."
        ),
    )
    cout: Annotated[Montant | None, Unite("€ HT")] = Field(
        default=None,
        title="Coût",
        description=(
            "Écrire zéro pour la gratuité. Un champ vide laisse le fournisseur libre de facturer."
        ),
    )


class Reversibilite(Element):
    """Réversibilité."""

    preavis: Annotated[Entier | None, Unite("mois")] = Field(
        default=None,
        title="Préavis",
        description=(
            "Le règlement européen sur les données (Data Act) limite "
            "ce délai d’annonce à deux mois."
        ),
    )
    transition: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Transition",
        description=(
            "Temps pour passer au nouvel outil : 30 jours au plus "
            "selon le Data Act, sept mois par exception."
        ),
    )
    recuperation: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Récupération",
        description=(
            "Jours pendant lesquels vos données restent accessibles "
            "après la sortie ; le Data Act impose au moins 30."
        ),
    )
    duree: Annotated[Entier | None, Exigee(), Unite("mois")] = Field(
        default=None,
        title="Durée",
        description=(
            "Mois d’accompagnement en tout, de l’annonce du départ à la dernière copie remise."
        ),
    )
    formats: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Formats",
        description=(
            "Demander aussi la description des fichiers, sans laquelle "
            "le repreneur ne pourra pas les lire."
        ),
    )
    assistance: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Assistance",
        description="Jours de travail du fournisseur compris dans le prix de sortie.",
    )
    prix: Annotated[Montant | None, Exigee(), Unite("€ HT")] = Field(
        default=None,
        title="Prix",
        description=(
            "Montant connu à la signature. Les frais de changement "
            "seront interdits à partir du 12/01/2027."
        ),
    )
    prix_base: Texte | None = Field(
        default=None,
        title="Base du prix",
        description=(
            "Dire ce que le montant couvre et comment il évolue avec "
            "le volume ou l’année de départ."
        ),
    )
    destruction: Annotated[Entier | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Délai de destruction attestée",
        description=(
            "Jours laissés au fournisseur pour effacer toutes les "
            "copies et vous en remettre la preuve écrite."
        ),
    )


class Propriete(Section):
    """À qui sont les données et comment les récupère-t-on ?"""

    proprietaire: Annotated[Texte | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Propriétaire",
        description=(
            "Écrire noir sur blanc à qui appartiennent les données "
            "saisies ou importées, fichiers joints compris."
        ),
        examples=["client, à titre exclusif"],
    )
    licence_prestataire: Annotated[TexteLong | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Usages permis au prestataire",
        description=(
            "Délimiter ce que le fournisseur peut faire de vos "
            "données ; tout autre usage demandera votre accord écrit."
        ),
        examples=[("exécution du service uniquement ; pas d’entraînement d’IA sans accord écrit")],
    )
    export_autonome: Annotated[ExportAutonome | None, Exigee(CONSULTATION, MIGRATION)] = Field(
        default=None,
        title="Export à tout moment",
        description=(
            "Décrire ce que vous devez pouvoir récupérer seul pendant "
            "le contrat, sans demander au fournisseur."
        ),
        examples=["CSV + pièces jointes, sans frais, par l’administrateur"],
    )
    reversibilite: Annotated[Reversibilite | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Réversibilité",
        description=(
            "Fixer dès maintenant les conditions de départ : elles se "
            "négocient mal une fois le contrat signé."
        ),
        examples=["3 mois, CSV/JSON + schéma, destruction sous 30 j avec attestation"],
    )
    propriete_parametrages: Annotated[TexteLong | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Propriété des paramétrages et développements",
        description=(
            "Dire si vous gardez les réglages et le code payés, et si "
            "un autre prestataire peut les reprendre."
        ),
        examples=["cession ou licence, code source déposé"],
    )
    donnees_derivees: Annotated[TexteLong | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Statistiques et données dérivées",
        description=(
            "Préciser si le fournisseur peut tirer des chiffres de vos "
            "données, et sous quelle forme."
        ),
        examples=["anonymes uniquement"],
    )
    sequestre: Annotated[TexteLong | None, HorsEntretien()] = Field(
        default=None,
        title="Séquestre / dépôt",
        description=(
            "Prévoir chez un tiers une copie du code, utile si l’éditeur est fragile ou disparaît."
        ),
        examples=["si éditeur < 20 personnes"],
    )
