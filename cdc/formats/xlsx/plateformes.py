"""Which platform a form export comes from, by the headings that the platform itself writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MICROSOFT = "Microsoft Forms"
_ESPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Signature:
    """The headings that one platform writes, all of them; `premier` stands in column A."""

    plateforme: str
    entetes: frozenset[str]
    premier: str = ""


def platform_of(lignes: Iterable[Sequence[str]]) -> str:
    """Return the name of the platform that wrote these first rows, or nothing."""
    for ligne in lignes:
        entetes = [simple(t) for t in ligne]
        presents = frozenset(entetes)
        for signature in _SIGNATURES:
            premier = not signature.premier or entetes[:1] == [signature.premier]
            if premier and signature.entetes <= presents:
                return signature.plateforme
    return ""


def simple(entete: str) -> str:
    """Return a heading without case, nor spaces around or doubled."""
    return _ESPACES.sub(" ", entete).strip().casefold()


def _signature(plateforme: str, *entetes: str, premier: str = "") -> _Signature:
    return _Signature(plateforme, frozenset(entetes), premier)


_SIGNATURES = (
    _signature(MICROSOFT, "id", "heure de début", "heure de fin"),
    _signature(MICROSOFT, "id", "start time", "completion time"),
    _signature("Google Forms", premier="horodateur"),
    _signature("Google Forms", premier="timestamp"),
    _signature("LimeSurvey", "id de la réponse", "date de soumission"),
    _signature("LimeSurvey", "response id", "date submitted"),
    _signature("LimeSurvey", "submitdate", "lastpage", "startlanguage"),
    _signature("KoboToolbox", "_id", "_uuid"),
    _signature("KoboToolbox", "_submission_time", "_index"),
    _signature("Framaforms", "serial", "sid"),
    _signature("Framaforms", premier="submission details"),
    _signature("Typeform", "#", "network id"),
    _signature("Typeform", "start date (utc)", "submit date (utc)"),
    _signature("Tally", "submission id", "respondent id"),
)
