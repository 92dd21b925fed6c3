"""The types of a value: what a person may write, and what Python reads.

A project is read with every scalar as text, so that `0102030405`, `01000`, `12:30` or `No` keep
their characters; each type here reads that text the way a French-speaking author writes it.
The JSON Schema of a type accepts what a YAML editor makes of the same characters.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cdc_schema import enumerations as enum
from cdc_schema.base import Element

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core.core_schema import CoreSchema


class Genre(StrEnum):
    """The kind of a data item, as the outline names it."""

    TEXTE = "texte"
    TEXTE_LONG = "texte_long"
    IDENTIFIANT = "identifiant"
    ENTIER = "entier"
    DECIMAL = "decimal"
    MONTANT = "montant"
    POURCENTAGE = "pourcentage"
    DATE = "date"
    DATE_HEURE = "date_heure"
    BOOLEEN = "booleen"
    DUREE = "duree"
    COURRIEL = "courriel"
    TELEPHONE = "telephone"
    URL = "url"
    CHOIX = "choix"
    REFERENCE = "reference"
    ENREGISTREMENT = "enregistrement"
    LISTE = "liste"
    MATRICE = "matrice"


_ESPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_ENTIER = re.compile(r"^[+-]?\d+$")
_DECIMAL = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
_DATE_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_DATE_FR = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_DATE_LONGUE = re.compile(r"^(\d{1,2})(?:er)? ([^\W\d_]+) (\d{4})$")
_HEURE = re.compile(r"^(.+?)(?: à |[ T])(\d{1,2})(?:[:h]| h ?)(\d{2})?(?::\d{2})?$")
_COURRIEL = re.compile(r"^[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+$")
_TELEPHONE = re.compile(r"^\+?[\d .()/-]{6,25}$")
_URL = re.compile(r"^https?://[^\s/?#]+\S*$", re.IGNORECASE)
_VRAI = frozenset({"oui", "vrai", "true", "o", "yes"})
_FAUX = frozenset({"non", "faux", "false", "n", "no"})


def _text(value: Any) -> Any:
    """Accept the scalars that a YAML editor may type by itself, as their text."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value) if isinstance(value, int | float | Decimal) else value


def _refuse(code: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(code, _MESSAGES[code], {"valeur": str(value)})


_MESSAGES = {
    "entier": "« {valeur} » n’est pas un nombre entier. Écrivez par exemple 12 ou 1 200.",
    "nombre": "« {valeur} » n’est pas un nombre. Écrivez par exemple 12 ou 12,5.",
    "date": "« {valeur} » n’est pas une date. Écrivez par exemple 22/11/2026 ou 2026-11-22.",
    "date_heure": (
        "« {valeur} » n’est pas une date. "
        "Écrivez par exemple 22/11/2026, avec l’heure si besoin : 22/11/2026 12:00."
    ),
    "booleen": "« {valeur} » n’est ni oui ni non. Écrivez oui ou non.",
    "duree": (
        "« {valeur} » n’est pas une durée. Écrivez un nombre puis une unité, par exemple "
        "« 4 h ouvrées » ou « 21 jours »."
    ),
    "courriel": "« {valeur} » n’est pas une adresse électronique. Écrivez par exemple a@b.fr.",
    "telephone": (
        "« {valeur} » n’est pas un numéro de téléphone. Écrivez par exemple 02 43 00 00 00."
    ),
    "url": "« {valeur} » n’est pas une adresse web. Elle commence par http:// ou https://.",
}


def _number(value: Any) -> str:
    return _ESPACES.sub("", str(value)).replace("\u2212", "-")


def _read_entier(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _number(value)
    if isinstance(value, bool | list | dict) or not _ENTIER.match(text):
        raise _refuse("entier", value)
    return int(text)


def _read_decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _number(value)
    if isinstance(value, bool | list | dict) or not _DECIMAL.match(text):
        raise _refuse("nombre", value)
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise _refuse("nombre", value) from error


def _read_pourcentage(value: Any) -> Decimal:
    return _read_decimal(value.rstrip().removesuffix("%") if isinstance(value, str) else value)


def _read_montant(value: Any) -> Decimal:
    return _read_decimal(value.rstrip().removesuffix("€") if isinstance(value, str) else value)


def _parse_date(text: str) -> dt.date | None:
    try:
        if found := _DATE_ISO.match(text):
            return dt.date(*map(int, found.groups()))
        if found := _DATE_FR.match(text):
            jour, mois, annee = map(int, found.groups())
            return dt.date(annee, mois, jour)
        if found := _DATE_LONGUE.match(_ESPACES.sub(" ", text)):
            mois_cite = enum.find(enum.Mois, found[2])
            if mois_cite is not None:
                return dt.date(int(found[3]), list(enum.Mois).index(mois_cite) + 1, int(found[1]))
    except ValueError:
        return None
    return None


def _read_date(value: Any) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    date = _parse_date(value.strip()) if isinstance(value, str) else None
    if date is None:
        raise _refuse("date", value)
    return date


def _read_date_heure(value: Any) -> dt.date:
    if isinstance(value, dt.date):
        return value
    text = _ESPACES.sub(" ", value).strip() if isinstance(value, str) else ""
    date = _parse_date(text)
    if date is not None:
        return date
    found = _HEURE.match(text)
    date = _parse_date(found[1]) if found else None
    try:
        if found and date is not None:
            heure = dt.time(int(found[2]), int(found[3] or 0))
            return dt.datetime.combine(date, heure)
    except ValueError:
        pass
    raise _refuse("date_heure", value)


def _read_booleen(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = str(value).strip().casefold()
    if text in _VRAI:
        return True
    if text in _FAUX:
        return False
    raise _refuse("booleen", value)


def _matching(pattern: re.Pattern[str], code: str) -> AfterValidator:
    def check(value: str) -> str:
        text = value.strip()
        if not pattern.match(text):
            raise _refuse(code, value)
        return text

    return AfterValidator(check)


_SCALAIRE = {"type": ["string", "number", "boolean"]}
_NOMBRE_JSON = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^\s*[+-]?\d[\d\s]*([.,]\d+)?\s*[%€]?\s*$"},
    ]
}
_DATE_JSON = {
    "type": "string",
    "pattern": r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}(er)? \S+ \d{4})",
}

Texte = Annotated[str, Genre.TEXTE, BeforeValidator(_text), WithJsonSchema(_SCALAIRE)]
TexteLong = Annotated[str, Genre.TEXTE_LONG, BeforeValidator(_text), WithJsonSchema(_SCALAIRE)]
Entier = Annotated[
    int,
    Genre.ENTIER,
    BeforeValidator(_read_entier),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^\s*[+-]?\d[\d\s]*$"}]}
    ),
]
Nombre = Annotated[
    Decimal, Genre.DECIMAL, BeforeValidator(_read_decimal), WithJsonSchema(_NOMBRE_JSON)
]
Montant = Annotated[
    Decimal, Genre.MONTANT, BeforeValidator(_read_montant), WithJsonSchema(_NOMBRE_JSON)
]
Pourcentage = Annotated[
    Decimal, Genre.POURCENTAGE, BeforeValidator(_read_pourcentage), WithJsonSchema(_NOMBRE_JSON)
]
Date = Annotated[dt.date, Genre.DATE, BeforeValidator(_read_date), WithJsonSchema(_DATE_JSON)]
DateHeure = Annotated[
    dt.datetime | dt.date,
    Genre.DATE_HEURE,
    BeforeValidator(_read_date_heure),
    WithJsonSchema(_DATE_JSON),
]
Booleen = Annotated[
    bool,
    Genre.BOOLEEN,
    BeforeValidator(_read_booleen),
    WithJsonSchema({"enum": ["oui", "non", True, False]}),
]
Courriel = Annotated[
    str, Genre.COURRIEL, _matching(_COURRIEL, "courriel"), WithJsonSchema({"type": "string"})
]
Telephone = Annotated[
    str,
    Genre.TELEPHONE,
    BeforeValidator(_text),
    _matching(_TELEPHONE, "telephone"),
    WithJsonSchema({"type": ["string", "number"]}),
]
Url = Annotated[str, Genre.URL, _matching(_URL, "url"), WithJsonSchema({"type": "string"})]


class Duree(Element):
    """Une durée : un nombre et son unité, qui s’écrivent aussi « 4 h ouvrées »."""

    valeur: Nombre = Field(title="Valeur", description="Le nombre, avec une virgule si besoin.")
    unite: enum.UniteDuree = Field(title="Unité", description="En quoi la durée se compte.")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        """Split « 4 h ouvrées » into its number and its unit."""
        if not isinstance(data, str):
            return data
        found = re.match(r"^\s*([+-]?[\d\s\u00a0\u202f]+(?:[.,]\d+)?)\s*(\D.*?)\s*$", data)
        unite = enum.find(enum.UniteDuree, _UNITES.get(found[2], found[2])) if found else None
        if found is None or unite is None:
            raise _refuse("duree", data)
        return {"valeur": found[1], "unite": unite}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        objet = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [objet, {"type": "string", "pattern": r"^\s*[+-]?\d.*\D$"}]}

    def __str__(self) -> str:
        return f"{self.valeur.normalize():f} {self.unite}".replace(".", ",")


# What people write for the units of the outline.
_UNITES = {
    "j": "jours",
    "jour": "jours",
    "jour ouvré": "jours ouvrés",
    "j ouvrés": "jours ouvrés",
    "heure": "h",
    "heures": "h",
    "heures ouvrées": "h ouvrées",
    "heure ouvrée": "h ouvrées",
    "h ouvrée": "h ouvrées",
    "minute": "min",
    "minutes": "min",
    "mn": "min",
    "semaine": "semaines",
    "an": "ans",
    "année": "ans",
    "années": "ans",
}

_Ligne = TypeVar("_Ligne")
_Colonne = TypeVar("_Colonne")
_Cellule = TypeVar("_Cellule")


def _drop_unset_cells(value: Any) -> Any:
    """Read `DON-LEAD:` or `SYS-ERP:` alone as an absent row or cell."""
    if not isinstance(value, dict):
        return value
    rows = {k: v for k, v in value.items() if v is not None}
    return {
        k: {c: x for c, x in v.items() if x is not None} if isinstance(v, dict) else v
        for k, v in rows.items()
    }


# {row: {column: cell}}: the outline writes every matrix so.
Matrice = Annotated[
    dict[_Ligne, dict[_Colonne, _Cellule]], Genre.MATRICE, BeforeValidator(_drop_unset_cells)
]
