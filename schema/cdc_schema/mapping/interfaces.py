"""How the systems talk to each other."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Element, Entree
from cdc_schema.references import IdInterface, RefEntite, RefFlux, RefRole, RefSysteme
from cdc_schema.types import Duree, Entier, Texte, Url


class Systemes(Element):
    """Systèmes."""

    a: Annotated[RefSysteme | None, Exigee()] = Field(
        default=None,
        title="Système A",
        description="Par habitude le nouvel outil, ou celui d’où part l’information.",
    )
    b: Annotated[RefSysteme | None, Exigee()] = Field(
        default=None,
        title="Système B",
        description="L’autre application, déclarée parmi celles en place.",
    )
    sens: Annotated[enum.SensInterface | None, Exigee()] = Field(
        default=None,
        title="Sens",
        description=(
            "N’indiquer les deux sens que si chacun modifie l’autre : "
            "cela coûte nettement plus cher."
        ),
    )


class Frequence(Element):
    """Fréquence et délai max."""

    frequence: Annotated[enum.Frequence | None, Exigee()] = Field(
        default=None,
        title="Fréquence",
    )
    delai_max: Duree | None = Field(
        default=None,
        title="Délai maximal",
        description="Retard au-delà duquel le travail des équipes est gêné.",
    )
    precision: Texte | None = Field(
        default=None,
        title="Précision",
        description=("Heure ou jour précis, plage à éviter, événement qui déclenche l’envoi."),
    )


class Volume(Element):
    """Volume et pointe."""

    moyen: Annotated[Entier | None, Exigee(), Unite("par jour")] = Field(
        default=None,
        title="Moyen",
        description="Quantité transmise un jour ordinaire, les deux sens ensemble.",
    )
    pointe: Annotated[Entier | None, Exigee(), Unite("par jour")] = Field(
        default=None,
        title="Pointe",
        description=("Quantité du jour le plus chargé de l’année, que la liaison doit absorber."),
    )


class Supervision(Element):
    """Supervision et alerte."""

    journal: Texte | None = Field(
        default=None,
        title="Journal",
        description=(
            "Ce qui est noté de chaque envoi, où le lire et combien de temps c’est gardé."
        ),
    )
    alerte_a: Annotated[list[RefRole], Exigee()] = Field(
        default=[],
        title="Destinataire de l’alerte",
        description=("Les fonctions prévenues ; prévoir quelqu’un aussi pendant les congés."),
    )
    delai: Annotated[Duree | None, Exigee()] = Field(
        default=None,
        title="Délai",
        description="Temps maximal entre la panne et l’avertissement.",
    )


class Responsabilites(Element):
    """Qui développe et maintient quel côté."""

    cote_a: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Côté A",
        description=(
            "Le prestataire, l’éditeur ou l’équipe interne chargé de la première application."
        ),
    )
    cote_b: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Côté B",
        description=(
            "Le prestataire, l’éditeur ou l’équipe interne chargé de la seconde application."
        ),
    )


class Documentation(Element):
    """Documentation disponible."""

    url: Url | None = Field(
        default=None,
        title="Adresse (URL)",
        description=("Lien vers les pages techniques, si elles sont publiques ou transmissibles."),
    )
    mention: Texte | None = Field(
        default=None,
        title="Mention",
        description=("Où la trouver sinon, à qui la demander, ou le fait qu’elle n’existe pas."),
    )


class Interface(Entree):
    """Quels systèmes se parlent, dans quel sens, à quel rythme ?"""

    id: Annotated[IdInterface | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description=(
            "Code court et définitif ; le candidat chiffrera chaque liaison sous ce code."
        ),
        examples=["INT-03"],
    )
    systemes: Annotated[Systemes | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Systèmes",
        description=(
            "Les deux applications à relier et le sens de circulation ; une fiche par liaison."
        ),
        examples=["SYS-CRM ; SYS-ERP ; deux sens"],
    )
    objets: Annotated[list[RefEntite], Exigee(CONSULTATION, RECETTE)] = Field(
        default=[],
        title="Objets échangés",
        description=(
            "Les types d’informations qui passent par cette liaison, choisis dans la cartographie."
        ),
        examples=["DON-CLI ; DON-DEV ; DON-FAC"],
    )
    flux_couverts: Annotated[list[RefFlux], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Flux couverts",
        description=(
            "Reliez les échanges décrits plus haut que cette liaison "
            "prendra en charge ; aucun ne doit être oublié."
        ),
        examples=["FLX-05"],
    )
    technologie: Annotated[enum.Technologie | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Technologie",
        description=(
            "Le moyen technique admis par les deux applications ; à "
            "demander à leurs éditeurs en cas de doute."
        ),
        examples=["API REST"],
    )
    frequence: Annotated[Frequence | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Fréquence et délai max",
        description=(
            "Le rythme et le retard acceptable pour bien travailler ; "
            "plus il est court, plus la liaison coûte."
        ),
        examples=["≤ 5 min"],
    )
    volume: Annotated[Volume | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Volume et pointe",
        description=(
            "Comptez les fiches ou pièces transmises, un jour ordinaire et le jour le plus chargé."
        ),
        examples=["60 ; 140"],
    )
    authentification: Annotated[Texte | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Authentification",
        description=(
            "Comment une application prouve à l’autre qu’elle a le "
            "droit d’entrer ; à laisser à votre informaticien ou à "
            "l’éditeur."
        ),
        examples=["OAuth 2.0 client credentials"],
    )
    idempotence: Annotated[Texte | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Rejeu et doublons",
        description=(
            "Dites comment éviter qu’un envoi répété après une panne crée deux fois la même fiche."
        ),
        examples=["identifiant externe unique"],
    )
    regle_conflit: Annotated[Texte | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Règle de conflit (deux sens)",
        description=(
            "Quelle application l’emporte si la même information a "
            "changé des deux côtés ; exigé quand tout circule dans les "
            "deux sens."
        ),
        examples=["l’ERP prime sur l’adresse"],
    )
    supervision: Annotated[Supervision | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Supervision et alerte",
        description=(
            "Comment on s’aperçoit qu’une liaison est en panne, qui "
            "est prévenu et en combien de temps."
        ),
        examples=["référent SI, 15 min"],
    )
    responsabilites: Annotated[Responsabilites | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Qui développe et maintient quel côté",
        description=(
            "Qui construit, paie et répare chaque bout de la liaison : "
            "c’est là que naissent les litiges."
        ),
        examples=["intégrateur / éditeur ERP"],
    )
    documentation: Annotated[Documentation | None, Recommandee(), HorsEntretien()] = Field(
        default=None,
        title="Documentation disponible",
        description=(
            "Ce que l’éditeur fournit pour se relier à son outil : le "
            "candidat chiffre mieux quand il peut le lire."
        ),
        examples=["Swagger fourni en annexe C"],
    )
