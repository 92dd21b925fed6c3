"""How the dates of a file are written, to write others in the same hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_ISO = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_FRANCAISE = re.compile(r"^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\b")


class Calendrier:
    """Writes dates as most of those in `donnees` are: 22/11/2026, unless they are 2026-11-22."""

    def __init__(self, donnees: Any = None) -> None:
        self._donnees = donnees
        self._forme = ""

    def write(self, date: dt.date) -> str:
        """Return `date` as its neighbours are written."""
        return date.strftime(self._format())

    def _format(self) -> str:
        if not self._forme:
            textes = list(_texts(self._donnees))
            iso = sum(bool(_ISO.match(t)) for t in textes)
            francaises = sum(bool(_FRANCAISE.match(t)) for t in textes)
            self._forme = "%Y-%m-%d" if iso > francaises else "%d/%m/%Y"
        return self._forme


def _texts(valeur: Any) -> Iterator[str]:
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, dict | list):
        for dedans in valeur.values() if isinstance(valeur, dict) else valeur:
            yield from _texts(dedans)
