"""Dates and durations as people write them at the top of their notes."""

from __future__ import annotations

import datetime as dt
import re

from cdc.entretien.reponses import normalize
from cdc.formats.tableurs.moments import moment_of

_MOIS = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
]
_ABREGES = {m[:3]: i for i, m in enumerate(_MOIS, 1)} | {"juil": 7, "juin": 6, "fev": 2, "aou": 8}
_EN_LETTRES = re.compile(
    r"^(?:le )?(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?"
    r"(?P<jour>\d{1,2})(?:er)? (?P<mois>[a-z]+) (?P<annee>\d{4})$"
)
_DUREE = re.compile(
    r"^(?:environ |env |~ ?)?(?:(?P<h>\d{1,2})\s*(?:h|heures?|:)\s*(?P<m>\d{1,2})?(?:\s*(?:mn|min)?)?"
    r"|(?P<min>\d{1,3})\s*(?:mn|min|minutes?|'|’)\.?)$",
    re.IGNORECASE,
)


def read_date(texte: str) -> str:
    """Return a date as 12/03/2026, or nothing."""
    lu = moment_of(texte.removeprefix("le ").strip())
    if lu is None:
        trouve = _EN_LETTRES.match(normalize(texte))
        lu = _in_words(trouve) if trouve else None
    return f"{lu:%d/%m/%Y}" if lu and lu.year > 1990 else ""


def read_minutes(texte: str) -> str:
    """Return a duration in minutes: 75 for « 1 h 15 », or nothing."""
    trouve = _DUREE.match(" ".join(texte.split()))
    if trouve is None:
        return ""
    if trouve["min"]:
        return trouve["min"]
    return str(int(trouve["h"]) * 60 + int(trouve["m"] or 0))


def _in_words(trouve: re.Match[str]) -> dt.datetime | None:
    mois = next((n for debut, n in _ABREGES.items() if trouve["mois"].startswith(debut)), 0)
    if trouve["mois"].startswith("juil"):
        mois = 7
    try:
        return dt.datetime(int(trouve["annee"]), mois, int(trouve["jour"]))
    except ValueError:
        return None
