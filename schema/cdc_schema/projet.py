"""The description of the project itself: what `cdc.yaml` holds."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import CONSULTATION, Exigee, Interne, Motif, Recommandee
from cdc_schema.base import Element
from cdc_schema.types import Date, Texte


class VersionDocument(Element):
    """Une version du document."""

    version: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Version",
        description="Le numéro de cette version, tel qu’il figurera en tête du document.",
        examples=["0.6"],
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date",
        description="Le jour où cette version a été arrêtée.",
        examples=["16/10/2026"],
    )
    auteur: Texte | None = Field(
        default=None,
        title="Auteur",
        description="Qui a écrit cette version : un membre de l’équipe (MEM-02) ou un nom.",
        examples=["MEM-02"],
    )
    motif: Texte | None = Field(
        default=None,
        title="Motif",
        description="Ce qui a changé depuis la version précédente.",
        examples=["entretiens, processus, sources"],
    )


class OptionsGeneration(Element):
    """Les options du document."""

    modele: Annotated[Texte | None, Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Modèle Word",
        description="Votre modèle Word, par son chemin dans le projet. Sans lui, celui de cdc sert.",
        examples=["modeles/charte-maison.docx"],
    )


class DescriptionProjet(Element):
    """Le projet : son titre, sa version, ses auteurs et les options du document."""

    titre: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Titre",
        description="Le titre du document, en page de garde et en tête de chaque page.",
        examples=["Cahier des charges CRM"],
    )
    sous_titre: Texte | None = Field(
        default=None,
        title="Sous-titre",
        description="Ce que la consultation demande, en une phrase.",
        examples=["Fourniture, paramétrage, reprise des données et maintenance"],
    )
    version: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Version",
        description="Le numéro de la version en cours. Changez-le à chaque envoi.",
        examples=["1.2"],
    )
    date: Annotated[Date | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Date",
        description="La date de cette version. C’est elle que le document porte.",
        examples=["20/11/2026"],
    )
    statut: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Statut",
        description="Où en est le document : brouillon, en relecture, validé pour consultation.",
        examples=["Validé pour consultation"],
    )
    auteurs: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Auteurs",
        description="Qui rédige : une fonction plutôt qu’un nom, car le prestataire le lira.",
        examples=["Responsable organisation, chef de projet"],
    )
    logo: Texte | None = Field(
        default=None,
        title="Logo",
        description="L’image de la page de garde, par son chemin dans le projet (PNG ou JPEG).",
        examples=["logo.png"],
    )
    avertissement: Texte | None = Field(
        default=None,
        title="Avertissement",
        description="Une phrase en bas de la page de garde.",
        examples=["Document confidentiel, à ne pas transmettre à des tiers."],
    )
    historique: list[VersionDocument] = Field(
        default=[],
        title="Historique des versions",
        description="Une ligne pour chaque version, de la plus ancienne à la plus récente.",
        examples=["0.6 ; 16/10/2026 ; MEM-02 ; entretiens, processus, sources"],
    )
    generation: OptionsGeneration = Field(
        default_factory=OptionsGeneration,
        title="Options du document",
        description="Comment le document est fabriqué.",
    )
