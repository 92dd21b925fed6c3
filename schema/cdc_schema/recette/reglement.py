"""What the contract says of acceptance: thresholds of the decision, work, hours."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import Unite
from cdc_schema.base import Element
from cdc_schema.types import Entier, Nombre, Pourcentage, Texte


class Reglement(Element):
    """Les règles de la recette : ce que le contrat fixe, et comment le travail se compte."""

    couverture_indispensables_min: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Couverture des exigences indispensables",
        description="En dessous, la recette est incomplète et le lot est ajourné. Sans valeur : 100.",
        examples=["100"],
    )
    couverture_importantes_min: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Couverture des exigences importantes",
        description="En dessous, la recette est incomplète et le lot est ajourné. Sans valeur : 90.",
        examples=["90"],
    )
    taux_majeures_max: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Anomalies majeures ouvertes, au plus",
        description="Majeures ouvertes pour cent cas joués ; au-dessus, ajournement. Sans valeur : 5.",
        examples=["5"],
    )
    taux_conforme_min: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Cas conformes, au moins",
        description="Cas conformes pour cent cas joués ; en dessous, ajournement. Sans valeur : 95.",
        examples=["95"],
    )
    nb_mineures_max: Entier | None = Field(
        default=None,
        title="Anomalies mineures ouvertes, au plus",
        description="Au-dessus, ajournement. Sans valeur : 20.",
        examples=["20"],
    )
    delai_majeure: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Délai de correction d’une majeure",
        description="Jours calendaires accordés pour lever une réserve majeure. Sans valeur : 15.",
        examples=["15"],
    )
    delai_mineure: Annotated[Entier | None, Unite("jours")] = Field(
        default=None,
        title="Délai de correction d’une mineure",
        description="Jours calendaires accordés pour lever une réserve mineure. Sans valeur : 60.",
        examples=["60"],
    )
    contrat: Texte | None = Field(
        default=None,
        title="Contrat",
        description="La référence du contrat que le procès-verbal cite.",
        examples=["Contrat CRM 2027-03 du 05/01/2027"],
    )
    part_recette: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Part de la conception",
        description="Temps de recette pour cent jours de conception. Sans valeur : le taux du planning, ou 20.",
        examples=["20"],
    )
    unite_charge: enum.UniteCharge | None = Field(
        default=None,
        title="Unité du temps de recette",
        description="Ce que la part de la conception compte. Sans valeur : des jours-homme.",
        examples=["jours-homme"],
    )
    part_preparation: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Part de la préparation",
        description="Part du temps de recette pour écrire les cas et préparer les données. Sans valeur : 40.",
        examples=["40"],
    )
    part_execution: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Part de l’exécution",
        description="Part du temps de recette pour jouer et rejouer les cas. Sans valeur : 45.",
        examples=["45"],
    )
    part_restitution: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Part de la restitution",
        description="Part du temps de recette pour qualifier, rendre compte et signer. Sans valeur : 15.",
        examples=["15"],
    )
    heures_par_jour: Annotated[Nombre | None, Unite("h")] = Field(
        default=None,
        title="Heures par jour de recette",
        description="Heures réellement passées à jouer des cas dans une journée. Sans valeur : 7.",
        examples=["7"],
    )
    part_rejouee: Annotated[Pourcentage | None, Unite("%")] = Field(
        default=None,
        title="Part des cas rejoués",
        description="Temps ajouté pour rejouer après correction, pour cent de celui des cas. Sans valeur : 30.",
        examples=["30"],
    )
