"""The description of the project itself: what `cdc.yaml` holds."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import CONSULTATION, Exigee, Interne, Motif, Recommandee
from cdc_schema.base import Element
from cdc_schema.enumerations import GraviteConstat
from cdc_schema.types import Date, Nombre, Texte


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


class GraviteChoisie(Element):
    """La gravité que le projet donne à une règle."""

    code: Annotated[Texte | None, Exigee(), Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Règle",
        description="Le code de la règle, le début de plusieurs codes, ou une famille.",
        examples=["DOU-002"],
    )
    gravite: Annotated[GraviteConstat | None, Exigee(), Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Gravité",
        description="Ce que vaut un constat de cette règle dans ce projet.",
        examples=["conseil"],
    )


class SeuilChoisi(Element):
    """Le seuil que le projet fixe à une règle."""

    nom: Annotated[Texte | None, Exigee(), Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Seuil",
        description="Le nom du seuil, tel que le donne cdc verifier --expliquer CODE.",
        examples=["part_indispensable"],
    )
    valeur: Annotated[Nombre | None, Exigee(), Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Valeur",
        description="Sa valeur dans ce projet.",
        examples=["60"],
    )


class ConstatAccepte(Element):
    """Un constat que l’auteur accepte : compté à chaque vérification, il ne demande plus rien."""

    code: Annotated[Texte | None, Exigee(), Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Règle",
        description="Le code de la règle, en entier.",
        examples=["VAG-002"],
    )
    element: Annotated[Texte | None, Exigee(), Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Où",
        description="L’identifiant de l’élément, ou le chemin de la donnée, que le constat vise.",
        examples=["EX-VTE-004"],
    )
    motif: Annotated[Texte | None, Exigee(), Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Motif",
        description="Pourquoi il est accepté. Sans motif, le constat reste.",
        examples=["« Simple » est le nom de notre offre d’entrée."],
    )
    par: Annotated[Texte | None, Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Par",
        description="Qui l’accepte : un membre de l’équipe (MEM-02) ou un nom.",
        examples=["MEM-02"],
    )
    le: Annotated[Date | None, Interne(Motif.REGLAGE)] = Field(
        default=None,
        title="Le",
        description="Le jour où il a été accepté.",
        examples=["22/11/2026"],
    )


class OptionsVerification(Element):
    """Ce que cdc verifier regarde, et ce que l’auteur accepte."""

    selection: Annotated[list[Texte], Interne(Motif.REGLAGE)] = Field(
        default=[],
        title="Règles voulues",
        description="Les seules règles à passer : codes, débuts de codes ou familles. Vide, toutes.",
        examples=["formulation"],
    )
    ignorer: Annotated[list[Texte], Interne(Motif.REGLAGE)] = Field(
        default=[],
        title="Règles laissées",
        description="Les règles à ne pas passer : codes, débuts de codes ou familles.",
        examples=["DOU-002"],
    )
    gravites: Annotated[list[GraviteChoisie], Interne(Motif.REGLAGE)] = Field(
        default=[],
        title="Gravités",
        description="Les règles qui pèsent plus, ou moins, dans ce projet.",
        examples=["DOU-002 ; conseil"],
    )
    seuils: Annotated[list[SeuilChoisi], Interne(Motif.REGLAGE)] = Field(
        default=[],
        title="Seuils",
        description="Les nombres à partir desquels des règles parlent, quand ceux de cdc ne vont pas.",
        examples=["part_indispensable ; 60"],
    )
    acceptes: Annotated[list[ConstatAccepte], Interne(Motif.REGLAGE)] = Field(
        default=[],
        title="Constats acceptés",
        description="Les constats qui restent en l’état, chacun avec son motif.",
        examples=["VAG-002 ; EX-VTE-004 ; « Simple » est le nom de notre offre d’entrée."],
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
    verification: OptionsVerification = Field(
        default_factory=OptionsVerification,
        title="Options de vérification",
        description="Ce que cdc verifier regarde, et les constats que vous acceptez.",
    )
