"""The measurable objectives of the project."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, RECETTE, Exigee, HorsEntretien, Recommandee
from cdc_schema.base import Element, Entree
from cdc_schema.references import IdObjectif, RefExigence, RefRole
from cdc_schema.types import Date, Nombre, Texte


class ValeurActuelle(Element):
    """Valeur actuelle (et date de mesure)."""

    valeur: Annotated[Nombre | None, Exigee()] = Field(
        default=None,
        title="Valeur",
    )
    unite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Unité",
        description=(
            "Ce dans quoi le chiffre s’exprime, en toutes lettres si elle peut prêter à confusion."
        ),
    )
    date: Annotated[Date | None, Exigee()] = Field(
        default=None,
        title="Date de mesure",
        description=("Jour ou fin de la période mesurée ; refaire le relevé s’il a plus d’un an."),
    )
    source: Texte | None = Field(
        default=None,
        title="Source de la valeur",
        description=(
            "D’où vient le chiffre : relevé, extraction, comptage à la main ou estimation."
        ),
    )


class ValeurCible(Element):
    """Valeur cible."""

    valeur: Annotated[Nombre | None, Exigee()] = Field(
        default=None,
        title="Valeur",
    )
    unite: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Unité",
        description="La même que celle du point de départ, pour pouvoir comparer.",
    )


class GainAttendu(Entree):
    """Gain attendu."""

    nature: Annotated[enum.NatureGain | None, Exigee()] = Field(
        default=None,
        title="Nature",
        description=("La forme du bénéfice ; s’il y en a plusieurs, faites plusieurs lignes."),
    )
    valeur: Nombre | None = Field(
        default=None,
        title="Valeur",
        description="Estimation prudente, plutôt le bas de la fourchette.",
    )
    unite: Texte | None = Field(
        default=None,
        title="Unité",
        description=(
            "Préciser aussi la période, sans quoi le montant ou le temps ne veut rien dire."
        ),
    )
    precision: Texte | None = Field(
        default=None,
        title="Précision",
        description=("Le calcul ou l’hypothèse qui mène au chiffre, pour pouvoir le défendre."),
    )


class ObjectifProjet(Entree):
    """Qu’est-ce qui devra avoir changé, de combien, quand, et comment le saura-t-on ?"""

    id: Annotated[IdObjectif | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Identifiant",
        description="Code court et définitif ; chaque exigence dit lequel elle sert.",
        examples=["OBJ-03"],
    )
    enonce: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Énoncé",
        description=(
            "Une phrase à l’infinitif qui dit ce qui doit changer, "
            "sans nommer d’outil ; visez trois à sept objectifs en "
            "tout."
        ),
        examples=["Réduire le délai de première réponse au client"],
    )
    niveau: Annotated[enum.NiveauObjectif | None, Exigee(CONSULTATION), HorsEntretien()] = Field(
        default=None,
        title="Niveau",
        description=(
            "Distinguer ce qui engage l’entreprise, le travail "
            "quotidien d’un service ou la conduite du projet."
        ),
        examples=["opérationnel"],
    )
    indicateur: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Indicateur",
        description=(
            "La grandeur que vous suivrez, définie assez précisément "
            "pour que deux personnes trouvent le même chiffre."
        ),
        examples=["délai médian de première réponse SAV"],
    )
    valeur_actuelle: Annotated[ValeurActuelle | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Valeur actuelle (et date de mesure)",
        description=(
            "Le point de départ, mesuré avant le projet : sans lui, "
            "aucun progrès ne pourra être prouvé."
        ),
        examples=["26 h ouvrées (sept. 2026)"],
    )
    valeur_cible: Annotated[ValeurCible | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Valeur cible",
        description=(
            "Le résultat attendu à l’échéance, ambitieux mais accepté par celui qui en répond."
        ),
        examples=["4 h ouvrées"],
    )
    echeance: Annotated[Date | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Échéance",
        description=(
            "Jour où le résultat sera jugé ; comptez plusieurs mois "
            "d’usage après la mise en service."
        ),
        examples=["31/12/2027"],
    )
    mode_mesure: Annotated[Texte | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Mode de mesure",
        description=(
            "Où et comment le chiffre sera relevé, par qui, sans "
            "travail supplémentaire si possible."
        ),
        examples=["horodatage CRM"],
    )
    responsable: Annotated[RefRole | None, Exigee(CONSULTATION)] = Field(
        default=None,
        title="Responsable",
        description=(
            "La fonction qui rendra compte du résultat devant la direction, une seule par objectif."
        ),
        examples=["ROL-RSAV"],
    )
    exigences_liees: Annotated[
        list[RefExigence], Exigee(CONSULTATION, RECETTE), HorsEntretien()
    ] = Field(
        default=[],
        title="Exigences qui le servent",
        description=(
            "Reliez les demandes faites à l’outil pour l’atteindre ; "
            "un objectif sans aucune d’elles restera un vœu."
        ),
        examples=["EX-REL-002"],
    )
    gain_attendu: Annotated[list[GainAttendu], Recommandee()] = Field(
        default=[],
        title="Gain attendu",
        description=(
            "Ce que l’entreprise y gagnera, chiffré si possible : cela "
            "justifie le budget face à la direction."
        ),
        examples=["temps ; 0,6 ; ETP"],
    )
