"""What is inside, outside, later."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import CONSULTATION, Exigee, Recommandee
from cdc_schema.base import Entree, Section
from cdc_schema.references import RefLot
from cdc_schema.types import Texte


class HorsPerimetre(Entree):
    """Hors périmètre."""

    texte: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Texte",
        description="Nommer l’activité ou la fonction écartée, sans ambiguïté.",
    )
    raison: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Raison",
        description="Dire pourquoi et, s’il y a lieu, quel autre outil s’en charge.",
    )


class Ulterieur(Entree):
    """Ultérieur."""

    texte: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Texte",
        description=("Décrire l’attente en quelques mots ; elle ne sera pas chiffrée maintenant."),
    )
    lot: RefLot | None = Field(
        default=None,
        title="Lot",
        description="Livraison envisagée ; laisser vide si rien n’est décidé.",
    )


class Perimetre(Section):
    """Qu’est-ce qui est dedans, dehors, plus tard ?"""

    dans: Annotated[list[Texte], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Dans le périmètre",
        description=(
            "Lister les activités et services que l’outil doit couvrir "
            "dès la première mise en service."
        ),
        examples=["ventes, SAV, marketing simple"],
    )
    hors: Annotated[list[HorsPerimetre], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Hors périmètre",
        description=(
            "Écrire ce que le candidat n’a pas à chiffrer : le silence "
            "ouvre la porte aux malentendus et aux suppléments."
        ),
        examples=["gestion de stock (ERP)"],
    )
    ulterieur: Annotated[list[Ulterieur], Recommandee()] = Field(
        default=[],
        title="Ultérieur",
        description=("Annoncer ce qui viendra après, pour que l’outil choisi ne l’empêche pas."),
        examples=["portail client"],
    )
    hypotheses: Annotated[list[Texte], Recommandee()] = Field(
        default=[],
        title="Hypothèses",
        description=(
            "Noter ce que vous tenez pour vrai sans en être certain ; "
            "si l’un de ces points change, le prix change."
        ),
        examples=["45 licences"],
    )
