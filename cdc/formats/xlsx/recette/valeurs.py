"""What testers write for a day and for a time spent."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc.formats.tableurs.classeur import Cellule

_JOUR = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})\b")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MINUTES = re.compile(r"(\d+)(?:[.,]\d+)?\s*(?:min(?:utes?)?|mn|m|’|')?\.?", re.IGNORECASE)
_HEURES = re.compile(
    r"(\d+)\s*(?:h(?:eures?)?|:)\s*(\d{1,2})?\s*(?:min(?:utes?)?|mn|m)?(?::00)?", re.IGNORECASE
)


def day_of(cell: Cellule) -> dt.date | None:
    """Return the day that a cell says, or None: « 13/04/2027 », « 2027-04-13 »."""
    if cell.moment is not None:
        return cell.moment.date()
    texte = cell.texte.strip()
    iso, jour = _ISO.match(texte), _JOUR.match(texte)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if jour:
        annee = int(jour[3]) + (2000 if len(jour[3]) == 2 else 0)
        return _date(annee, int(jour[2]), int(jour[1]))
    return None


def minutes_of(texte: str) -> int | None:
    """Return the minutes that a text says, or None: « 11 », « 11 min », « 1 h 05 », « 00:11 »."""
    propre = texte.strip()
    minutes, heures = _MINUTES.fullmatch(propre), _HEURES.fullmatch(propre)
    if minutes:
        return int(minutes[1])
    if heures:
        return int(heures[1]) * 60 + int(heures[2] or 0)
    return None


def _date(annee: int, mois: int, jour: int) -> dt.date | None:
    try:
        return dt.date(annee, mois, jour)
    except ValueError:
        return None
