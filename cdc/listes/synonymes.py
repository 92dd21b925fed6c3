"""What people call the data items and their values: a file that everybody may extend."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from cdc.entretien.reponses import normalize
from cdc.listes.cibles import LISTES, PSEUDONYMES
from cdc_schema import enumerations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema.enumerations import Enumeration

TOUTES = "toutes"
BOOLEEN = "oui_non"
SECTION = "section"
ETAPE = "etape"
_LIBRES = {BOOLEEN, SECTION, ETAPE}


class Synonymes(BaseModel):
    """The headings by list and data item, and the spellings by enumeration and value."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    colonnes: dict[str, dict[str, list[str]]] = {}
    valeurs: dict[str, dict[str, list[str]]] = {}

    def extended(self, autre: Synonymes) -> Synonymes:
        """Return these synonyms and those of `autre`, which prevail."""
        return Synonymes(
            colonnes=_merged(self.colonnes, autre.colonnes),
            valeurs=_merged(self.valeurs, autre.valeurs),
        )

    def faults(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Give what designates nothing: its keys, and what is expected."""
        for nom, cles in self.colonnes.items():
            connues = _items(nom)
            for cle in cles:
                if cle not in connues:
                    yield (nom, cle), ", ".join(connues) or ", ".join([TOUTES, *LISTES])
        for nom, formes in self.valeurs.items():
            admises = _values(nom)
            for valeur in formes:
                if admises is not None and valeur not in admises:
                    yield (nom, valeur), ", ".join(admises) or ", ".join(_enumerations())


def enumeration_key(enumeration: type[Enumeration]) -> str:
    """Return the key of an enumeration: `type_champ`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", enumeration.__name__).lower()


def spellings(formes: dict[str, list[str]]) -> dict[str, str]:
    """Return each spelling, normalised, with the value that it means."""
    return {spelling_key(texte): valeur for valeur, textes in formes.items() for texte in textes}


def spelling_key(texte: str) -> str:
    """Return `texte` as spellings are compared: signs count where there is no letter."""
    return normalize(texte) or texte.strip()


def _merged(
    un: dict[str, dict[str, list[str]]], autre: dict[str, dict[str, list[str]]]
) -> dict[str, dict[str, list[str]]]:
    tout = {nom: dict(formes) for nom, formes in un.items()}
    for nom, formes in autre.items():
        dits = {spelling_key(t) for textes in formes.values() for t in textes}
        garde = {
            valeur: [t for t in textes if spelling_key(t) not in dits]
            for valeur, textes in tout.get(nom, {}).items()
        }
        tout[nom] = {
            valeur: [*garde.get(valeur, []), *formes.get(valeur, [])]
            for valeur in dict.fromkeys([*garde, *formes])
        }
    return tout


def _items(nom: str) -> tuple[str, ...]:
    if nom == TOUTES:
        return tuple(PSEUDONYMES)
    return LISTES[nom].cles if nom in LISTES else ()


def _values(nom: str) -> list[str] | None:
    """Return the values of the enumeration `nom`; None where they are not listed here."""
    if nom in _LIBRES:
        return None
    enumeration = _enumerations().get(nom)
    return [m.value for m in enumeration] if enumeration else []


@cache
def _enumerations() -> dict[str, type[Enumeration]]:
    classes = (v for v in vars(enumerations).values() if isinstance(v, type))
    return {
        enumeration_key(c): c
        for c in classes
        if issubclass(c, enumerations.Enumeration) and c is not enumerations.Enumeration
    }
