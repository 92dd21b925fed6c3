"""A closed list of values: how one is read, written, and explained.

A value is recognised whatever its case, its accents, its spaces or its apostrophes; it is stored
as the list writes it.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Enumeration(StrEnum):
    """A closed list of French values; `definition` says what a value means, or is empty."""

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        """Make a value, with what it means."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member

    @property
    def libelle(self) -> str:
        """Return the value as people read it; in files it may lack accents and spaces."""
        return _LIBELLES.get(self.value, self.value)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        valeurs = [m.value for m in cls]
        # A YAML editor reads `gravite: 2` as a number.
        return {"enum": [*valeurs, *(int(v) for v in valeurs if v.isdecimal())]}

    @classmethod
    def _read(cls, value: Any) -> Enumeration:
        found = find(cls, str(value)) if isinstance(value, str | int) else None
        if found is None:
            raise PydanticCustomError(
                "enumeration",
                "la valeur « {valeur} » n’existe pas. Choisissez parmi\u00a0: {choix}.",
                {"valeur": str(value), "choix": ", ".join(cls)},
            )
        return found


_LIBELLES = {
    "adv_finance": "ADV et finance",
    "boite_mail": "boîte de messagerie",
    "booleen": "oui ou non",
    "creation": "à la création",
    "date_heure": "date et heure",
    "decimal": "décimal",
    "dsi": "DSI",
    "email": "e-mail",
    "excel": "Excel",
    "producteur_donnees": "producteur de données",
    "reference": "lien",
    "reticent": "réticent",
    "sav": "SAV",
}

_E = TypeVar("_E", bound=Enumeration)


def find(enumeration: type[_E], text: str) -> _E | None:
    """Return the value of `enumeration` that `text` writes, accents and case aside, or None."""
    index = _index(enumeration)
    found = index.get(text.strip()) or index.get(_fold(text))
    return found if isinstance(found, enumeration) else None


@cache
def _index(enumeration: type[Enumeration]) -> dict[str, Enumeration]:
    # « ≠ » folds to « = »: a value as written wins over a folded one.
    written = {_fold(m.libelle): m for m in enumeration} | {_fold(m): m for m in enumeration}
    return written | {m.value: m for m in enumeration}


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'").replace("œ", "oe"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", plain).strip().casefold()
