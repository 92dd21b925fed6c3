"""Parts of the specification whose validator is built when something is first read there.

Building the validators of the whole outline takes ten times as long as reading the chapters that
a project has begun: a section pays for itself only.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter
from pydantic_core import core_schema

from cdc_schema.base import Element

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Differe:
    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            partial(_read, source), metadata={"source": source}
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # Wrapped, so that the handler names the model among the definitions.
        entier = _adapter(schema["metadata"]["source"]).core_schema
        return handler(core_schema.definitions_schema(entier, []))


Differe = Annotated[_T, _Differe()]


@cache
def _adapter(source: Any) -> TypeAdapter[Any]:
    return TypeAdapter(source)


def _read(source: Any, value: Any) -> Any:
    rien = _blank(source, value)
    # A ValidationError raised here joins those of the whole, its places below this one.
    return _adapter(source).validate_python(value) if rien is None else rien


def write_json(source: Any, value: Any) -> bytes:
    """Return the part `value`, of type `source`, less its defaults: what was read is written at once."""
    keys = _keys(value) if isinstance(value, Element) else None
    if keys is not None:
        return json.dumps(keys, separators=(",", ":")).encode()
    return _adapter(source).dump_json(value, exclude_defaults=True)


def _keys(element: Element) -> dict[str, Any] | None:
    """Return the records of a blank part, or None when one of them holds a value."""
    keys: dict[str, Any] = {}
    for cle, info in type(element).model_fields.items():
        valeur = getattr(element, cle)
        if valeur != info.get_default(call_default_factory=True):
            keys[cle] = _keys(valeur) if isinstance(valeur, Element) else None
            if keys[cle] is None:
                return None
    return keys


def _blank(source: Any, value: Any) -> Any:
    """Return what a skeleton writes, keys without their values, or None when there is more."""
    if get_origin(source) is list:
        return [] if value == [] else None
    champs = source.model_fields
    if not isinstance(value, dict) or not value.keys() <= champs.keys():
        return None
    if any(info.is_required() for info in champs.values()):
        return None
    records = {}
    for cle in (cle for cle, dedans in value.items() if dedans is not None):
        modele = _record(champs[cle].annotation)
        records[cle] = _blank(modele, value[cle]) if modele else None
        if records[cle] is None:
            return None
    return source.model_construct(**records)


def _record(annotation: Any) -> Any:
    """Return the model of a field that holds a record, or None."""
    admis = (annotation, *get_args(annotation)) if get_origin(annotation) in _SEULS else ()
    return next((un for un in admis if isinstance(un, type) and issubclass(un, Element)), None)


_SEULS = (None, UnionType, Union)
