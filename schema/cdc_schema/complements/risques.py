"""The risks of the project."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, Exigee, HorsEntretien, Interne, Motif, Recommandee
from cdc_schema.base import Entree
from cdc_schema.references import IdRisque, RefRoleOuMembre
from cdc_schema.types import Date, TexteLong


class Risque(Entree):
    """Qu’est-ce qui peut faire échouer ?"""

    id: Annotated[
        IdRisque | None, Exigee(CONSULTATION), Interne(Motif.CONDUITE), HorsEntretien()
    ] = Field(
        default=None,
        title="Identifiant",
        description="Numéro définitif, à garder même une fois l’affaire close.",
        examples=["RSQ-02"],
    )
    description: Annotated[TexteLong | None, Exigee(CONSULTATION), Interne(Motif.CONDUITE)] = Field(
        default=None,
        title="Risque",
        description=(
            "Dire ce qui peut arriver et avec quelle conséquence, en une phrase. Donnée interne."
        ),
        examples=["reprise sous-estimée"],
    )
    probabilite: Annotated[
        enum.Probabilite | None, Exigee(CONSULTATION), Interne(Motif.CONDUITE)
    ] = Field(
        default=None,
        title="Probabilité",
        description="De 1, improbable, à 4, presque certaine ; à estimer à plusieurs.",
        examples=["3"],
    )
    impact: Annotated[enum.Impact | None, Exigee(CONSULTATION), Interne(Motif.CONDUITE)] = Field(
        default=None,
        title="Impact",
        description=(
            "De 1, faible, à 4, menace le projet. Multiplié par la "
            "probabilité, il donne l’ordre d’urgence."
        ),
        examples=["4"],
    )
    parade: Annotated[TexteLong | None, Exigee(CONSULTATION), Interne(Motif.CONDUITE)] = Field(
        default=None,
        title="Parade",
        description=(
            "Ce que vous faites dès maintenant pour l’éviter ou en "
            "réduire l’effet ; obligatoire si le produit atteint 9."
        ),
        examples=["reprise à blanc dès février"],
    )
    responsable: Annotated[
        RefRoleOuMembre | None, Exigee(CONSULTATION), Interne(Motif.CONDUITE)
    ] = Field(
        default=None,
        title="Porteur",
        description=("Une seule personne ou fonction, qui surveille et déclenche l’action."),
        examples=["MEM-08"],
    )
    echeance: Annotated[Date | None, Recommandee(), Interne(Motif.CONDUITE), HorsEntretien()] = (
        Field(
            default=None,
            title="Échéance de la parade",
            description=(
                "Date à laquelle l’action doit être faite, avant que le risque ne puisse survenir."
            ),
            examples=["22/03/2027"],
        )
    )
    etat: Annotated[
        enum.EtatRisque | None, Exigee(CONSULTATION), Interne(Motif.CONDUITE), HorsEntretien()
    ] = Field(
        default=None,
        title="État",
        description=(
            "À revoir à chaque réunion de projet ; « survenu » "
            "signifie qu’il faut agir sur les effets."
        ),
        examples=["ouvert"],
    )
