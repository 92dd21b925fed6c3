"""Dates and times as platforms write them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.formats.tableurs.classeur import Cellule

_JOURS = re.compile(r"^[2-9][0-9]{4}(,[0-9]+)?$")  # from 1954 on
_ORIGINE = dt.datetime(1899, 12, 30)
_DATE = re.compile(
    r"^(?P<a>\d{1,4})[/.-](?P<b>\d{1,2})[/.-](?P<c>\d{1,4})"
    r"(?:[T\s,-]+(?P<h>\d{1,2})[:h](?P<m>\d{2})(?::(?P<s>\d{2})(?P<f>[.,]\d+)?)?)?"
    r"\s*(?P<apm>[AaPp])?\.?\s*[Mm]?\.?\s*(?P<fuseau>Z|(?:UTC|GMT)?\s*[+−-]?\d*:?\d*|[A-Z]{2,4})?$"
)
_MOIS = 12
_MIDI = 12


def moment(cell: Cellule | None, *, mois_d_abord: bool = False) -> dt.datetime | None:
    """Return the date and time in a cell, also as the number that a lost style leaves."""
    if cell is None or cell.moment is not None:
        return cell.moment if cell else None
    texte = cell.texte.strip()
    if _JOURS.match(texte):
        jours = float(texte.replace(",", "."))
        return _ORIGINE + dt.timedelta(milliseconds=round(jours * 86_400_000))
    return moment_of(texte, mois_d_abord=mois_d_abord)


def moment_of(texte: str, *, mois_d_abord: bool = False) -> dt.datetime | None:
    """Return the date and time that a text writes in figures."""
    trouve = _DATE.match(texte)
    try:
        return _read(trouve, mois_d_abord=mois_d_abord) if trouve else None
    except ValueError:
        return None


def month_first(cells: Iterable[Cellule], *, anglais: bool) -> bool:
    """Say whether a column writes 3/29/2026: by its own dates, by its language if they are unclear."""
    for cell in cells:
        trouve = _DATE.match(cell.texte.strip())
        if trouve is None or len(trouve["a"]) > 2:
            continue
        if int(trouve["a"]) > _MOIS:
            return False
        if int(trouve["b"]) > _MOIS:
            return True
    return anglais


def _read(trouve: re.Match[str], *, mois_d_abord: bool) -> dt.datetime:
    a, b, c = (int(trouve[nom]) for nom in "abc")
    if len(trouve["a"]) > 2:
        annee, mois, jour = a, b, c
    else:
        annee, (mois, jour) = c, (a, b) if mois_d_abord else (b, a)
    heure = int(trouve["h"] or 0)
    if trouve["apm"]:
        heure = heure % _MIDI + (_MIDI if trouve["apm"] in "pP" else 0)
    fraction = int(float("0" + (trouve["f"] or ".0").replace(",", ".")) * 1_000_000)
    return dt.datetime(
        annee + 2000 if annee < 100 else annee, mois, jour,
        heure, int(trouve["m"] or 0), int(trouve["s"] or 0), fraction,
    )  # fmt: skip
