"""The words of interviews: what helps to recognise a question under other words."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _mots(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


class Lexique(BaseModel):
    """Abbreviations, synonyms, words that teach nothing, and subjects foreign to the bank."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    abreviations: dict[str, str] = {}
    synonymes: tuple[tuple[str, ...], ...] = ()
    mots_vides: Annotated[tuple[str, ...], BeforeValidator(_mots)] = ()
    hors_sujet: dict[str, tuple[str, ...]] = {}

    def __or__(self, autre: Lexique) -> Lexique:
        """Return this lexicon with what `autre` adds; its abbreviations and subjects win."""
        return Lexique(
            abreviations=self.abreviations | autre.abreviations,
            synonymes=self.synonymes + autre.synonymes,
            mots_vides=self.mots_vides + autre.mots_vides,
            hors_sujet=self.hors_sujet | autre.hors_sujet,
        )
