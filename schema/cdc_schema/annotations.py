"""The small annotations that say more of a data item than its type.

`Field` words a data item; these say for which goals it is required, who may read it, in which
unit it is counted and whether an interview can fill it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Objectif(StrEnum):
    """What the specification must be complete for."""

    CONSULTATION = "consultation"
    RECETTE = "recette"
    MIGRATION = "migration"


class Diffusion(StrEnum):
    """Who may read a data item."""

    PRESTATAIRE = "prestataire"
    INTERNE = "interne"


class Motif(StrEnum):
    """Why a data item never leaves the company, in the words that its author reads."""

    PERSONNES = "nomme ou juge des personnes"
    ENTRETIENS = "dit en entretien, pour l’équipe seulement"
    NEGOCIATION = "affaiblirait la négociation"
    CONDUITE = "relève de la conduite interne du projet"
    SOURCES = "dit d’où vient une donnée"
    REGLAGE = "règle le fonctionnement de cdc"


class Obligation(StrEnum):
    """Whether a data item may stay empty."""

    OUI = "oui"
    RECOMMANDE = "recommande"
    NON = "non"


@dataclass(frozen=True, slots=True)
class Exigee:
    """Required: for the goals named, or, in a record, as soon as the record exists."""

    objectifs: tuple[Objectif, ...]

    def __init__(self, *objectifs: Objectif) -> None:
        object.__setattr__(self, "objectifs", objectifs)


@dataclass(frozen=True, slots=True)
class Recommandee:
    """Left empty, it deserves a warning."""


@dataclass(frozen=True, slots=True)
class Interne:
    """Never leaves the company: no document handed to a vendor shows it."""

    motif: Motif


@dataclass(frozen=True, slots=True)
class Unite:
    """The unit of a number, shown beside its label and never part of its value."""

    nom: str


@dataclass(frozen=True, slots=True)
class HorsEntretien:
    """No interview answer can fill it: the author decides it."""


@dataclass(frozen=True, slots=True)
class DuCandidat:
    """Left to the vendor's offer; the client may write a demand, it is never missing."""


@dataclass(frozen=True, slots=True)
class Derivee:
    """Computed from other data, never typed nor stored; `calcul` says how."""

    calcul: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self._refuse, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "null"}

    def _refuse(self, value: Any) -> Any:
        if value is None or value == []:
            return value
        raise PydanticCustomError(
            "derivee",
            "cette donnée est calculée ({calcul}). Retirez sa valeur.",
            {"calcul": self.calcul},
        )


CONSULTATION = Objectif.CONSULTATION
RECETTE = Objectif.RECETTE
MIGRATION = Objectif.MIGRATION
