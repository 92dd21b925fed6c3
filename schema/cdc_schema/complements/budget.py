"""The budget and the form of the price."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import (
    CONSULTATION,
    Exigee,
    HorsEntretien,
    Interne,
    Motif,
    Recommandee,
    Unite,
)
from cdc_schema.base import Element, Section
from cdc_schema.types import Entier, Montant, Texte


class Enveloppe(Element):
    """Enveloppe."""

    min: Annotated[Montant | None, Unite("€ HT")] = Field(
        default=None,
        title="Minimum",
        description="Montant sous lequel une offre vous paraîtrait incomplète.",
    )
    max: Annotated[Montant | None, Exigee(), Unite("€ HT")] = Field(
        default=None,
        title="Maximum",
        description=("Plafond accordé par la direction, à ne pas dépasser sans nouvelle décision."),
    )
    horizon: Annotated[Entier | None, Unite("années")] = Field(
        default=None,
        title="Horizon",
        description="Nombre d’années que ce montant doit couvrir.",
    )
    perimetre: Texte | None = Field(
        default=None,
        title="Périmètre",
        description=("Dire ce qui est compris : licences, mise en place, temps interne, matériel."),
    )


class Budget(Section):
    """Quel budget et quelle forme de prix ?"""

    enveloppe: Annotated[Enveloppe | None, Recommandee(), Interne(Motif.NEGOCIATION)] = Field(
        default=None,
        title="Enveloppe",
        description=(
            "Fourchette que l’entreprise peut engager. Elle reste "
            "interne et sert à juger si une offre est réaliste."
        ),
        examples=["60–85 k€ HT la 1re année"],
    )
    horizon_tco: Annotated[
        Entier | None, Exigee(CONSULTATION), Unite("années"), HorsEntretien()
    ] = Field(
        default=None,
        title="Horizon du coût global",
        description=(
            "Nombre d’années sur lequel additionner toutes les "
            "dépenses ; cinq ans révèlent le poids des abonnements."
        ),
        examples=["5"],
    )
    forme_prix: Annotated[list[enum.FormePrix], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Forme du prix",
        description=(
            "Le forfait fixe le prix, la régie paie le temps passé, "
            "l’abonnement se paie dans la durée."
        ),
        examples=["forfait ; abonnement"],
    )
    postes: Annotated[list[enum.PostePrix], Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=[],
        title="Postes attendus",
        description=(
            "Cocher toutes les lignes que l’offre doit chiffrer à "
            "part, sinon les prix ne se comparent pas."
        ),
        examples=[
            (
                "licences, intégration, reprise, interfaces, formation, "
                "support, évolutions, réversibilité"
            )
        ],
    )
