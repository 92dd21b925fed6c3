"""The words of the company."""

from typing import Annotated

from pydantic import Field

from cdc_schema.annotations import CONSULTATION, Exigee, HorsEntretien, Interne, Motif, Recommandee
from cdc_schema.base import Entree
from cdc_schema.types import Texte, TexteLong


class Terme(Entree):
    """Parlons-nous de la même chose ?"""

    terme: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Terme",
        description=("Mot que les services n’emploient pas tous dans le même sens, au singulier."),
        examples=["Lead"],
    )
    definition: Annotated[TexteLong | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Définition",
        description=(
            "Une phrase qui permet de dire, devant un cas réel, s’il en fait partie ou non."
        ),
        examples=[("personne identifiée ayant manifesté un intérêt, non encore qualifiée")],
    )
    synonymes_interdits: Annotated[list[Texte], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Synonymes à éviter",
        description=(
            "Mots à remplacer par celui-ci partout dans le dossier, pour ne désigner qu’une chose."
        ),
        examples=["contact froid"],
    )
    desaccords: Annotated[Texte | None, Interne(Motif.PERSONNES)] = Field(
        default=None,
        title="Qui n’est pas d’accord",
        description=(
            "Noter le service qui l’entend autrement et comment, pour "
            "en parler avant l’envoi. Donnée interne."
        ),
        examples=["les ventes comptent les devis en cours"],
    )
