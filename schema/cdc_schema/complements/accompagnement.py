"""Dashboards, training, documentation and support."""

from typing import Annotated

from pydantic import Field

from cdc_schema import enumerations as enum
from cdc_schema.annotations import CONSULTATION, Exigee, HorsEntretien, Recommandee, Unite
from cdc_schema.base import Entree, Section
from cdc_schema.references import RefRole
from cdc_schema.types import Nombre, Texte


class TableauDeBord(Entree):
    """Tableaux de bord."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    public: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Public",
        description="Personnes qui le lisent et ce qu’elles décident à partir de lui.",
    )
    indicateurs: Annotated[list[Texte], Exigee()] = Field(
        default=[],
        title="Indicateurs",
        description=("Peu de chiffres, chacun calculable avec des données saisies dans l’outil."),
    )
    rythme: Annotated[enum.Frequence | None, Exigee()] = Field(
        default=None,
        title="Rythme",
        description="S’aligner sur les réunions où ces chiffres sont examinés.",
    )


class Formation(Entree):
    """Formation."""

    public: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Public",
        description="Un groupe par métier ; ne pas oublier l’administrateur de l’outil.",
    )
    objet: Texte | None = Field(
        default=None,
        title="Objet",
        description="Gestes que la personne doit savoir faire seule en sortant.",
    )
    duree: Annotated[Nombre | None, Exigee(), Unite("jours")] = Field(
        default=None,
        title="Durée",
        description=("Temps par personne, en tenant compte de son aisance avec les outils."),
    )


class Documentation(Entree):
    """Documentation."""

    nom: Annotated[Texte | None, Exigee()] = Field(
        default=None,
        title="Nom",
    )
    public: Texte | None = Field(
        default=None,
        title="Public",
        description="Groupe qui s’en servira ; un guide pour tous n’aide personne.",
    )
    langue: Texte | None = Field(
        default=None,
        title="Langue",
        description=(
            "Exiger celle de vos équipes, car beaucoup d’éditeurs ne traduisent pas tout."
        ),
    )


class Accompagnement(Section):
    """Qu’attend-on autour de l’outil ?"""

    tableaux_de_bord: Annotated[list[TableauDeBord], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Tableaux de bord",
        description=(
            "Lister les vues chiffrées dont quelqu’un se servira pour "
            "décider, et non toutes celles qui sont possibles."
        ),
        examples=["direction, mensuel"],
    )
    formation: Annotated[list[Formation], Exigee(CONSULTATION)] = Field(
        default=[],
        title="Formation",
        description=(
            "Dire ce que chaque groupe doit savoir faire et en combien "
            "de temps ; le planning en fixe les dates."
        ),
        examples=["référents 2 j, utilisateurs 1 j"],
    )
    documentation: Annotated[list[Documentation], Recommandee(), HorsEntretien()] = Field(
        default=[],
        title="Documentation",
        description=("Lister les guides à remettre, tenus à jour et adaptés à chaque métier."),
        examples=["guide par rôle, en français"],
    )
    support_n1: Annotated[RefRole | None, Recommandee()] = Field(
        default=None,
        title="Support de niveau 1",
        description=(
            "Groupe interne que les collègues appellent en premier, "
            "avant le fournisseur ; lui prévoir du temps."
        ),
        examples=["ROL-SI"],
    )
