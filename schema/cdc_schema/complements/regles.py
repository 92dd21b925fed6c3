"""The business rules."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee
from cdc_schema.base import Entree
from cdc_schema.references import IdRegle, RefEntiteOuProcessus
from cdc_schema.types import Texte


class Regle(Entree):
    """Quelles règles de gestion s’appliquent, et à quoi ?"""

    id: Annotated[IdRegle | None, Exigee(CONSULTATION, RECETTE), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif, cité par les étapes des processus.",
        examples=["RG-12"],
    )
    enonce: Annotated[Texte | None, Recommandee()] = Field(
        default=None,
        title="Énoncé court",
        description="Quelques mots pour reconnaître la règle dans une liste.",
        examples=["code postal hors zone"],
    )
    si: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Si (condition)",
        description=("Situation que l’outil peut reconnaître seul, à partir de données saisies."),
        examples=["le code postal est hors zone"],
    )
    alors: Annotated[Texte | None, Exigee(CONSULTATION, RECETTE)] = Field(
        default=None,
        title="Alors (effet)",
        description=(
            "Ce que l’outil fait ou interdit dans ce cas, sans laisser de choix à l’utilisateur."
        ),
        examples=["le lead est transmis au partenaire"],
    )
    sinon: Texte | None = Field(
        default=None,
        title="Sinon",
        description=("Ce qui se passe dans tous les autres cas ; vide, l’outil ne fait rien."),
        examples=["le lead est affecté au commercial du secteur"],
    )
    concerne: Annotated[list[RefEntiteOuProcessus], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Entités ou processus concernés",
        description=(
            "Types de fiches et façons de travailler touchés, pour "
            "mesurer l’effet d’un changement de règle."
        ),
        examples=["DON-LEAD"],
    )
