"""Days when people work: neither week-ends, nor French public holidays, nor closed periods."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cdc_schema.planning import Indisponibilite

JOURS_PAR_SEMAINE = 5
_FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
# From Easter Sunday: Easter Monday, the Ascension, Whit Monday.
_MOBILES = (1, 39, 50)
_TOUS = {"", "tous", "toutes", "toute l’entreprise", "toute l'entreprise"}


@cache
def public_holidays(annee: int) -> frozenset[dt.date]:
    """Return the public holidays of a year in France.

    Source: Code du travail, article L3133-1. Those of Alsace and Moselle, or a bridge, are closed
    periods that the project writes.
    """
    from dateutil.easter import easter

    paques = easter(annee)
    mobiles = {paques + dt.timedelta(days=jours) for jours in _MOBILES}
    return frozenset(mobiles | {dt.date(annee, mois, jour) for mois, jour in _FIXES})


def working_days(debut: dt.date, fin: dt.date, fermes: Collection[dt.date] = ()) -> set[dt.date]:
    """Return the working days from `debut` to `fin`, both counted, without those in `fermes`."""
    return {
        jour
        for jour in _days(debut, fin)
        if jour.isoweekday() <= JOURS_PAR_SEMAINE
        and jour not in fermes
        and jour not in public_holidays(jour.year)
    }


def closed_days(
    periodes: Collection[Indisponibilite], service: str, debut: dt.date, fin: dt.date
) -> set[dt.date]:
    """Return the days from `debut` to `fin` when `service` cannot come: its own, those of all."""
    sien = service.strip().casefold()
    return {
        jour
        for periode in periodes
        if periode.debut
        and periode.fin
        and (periode.service or "").strip().casefold() in {*_TOUS, sien}
        for jour in _days(max(periode.debut, debut), min(periode.fin, fin))
    }


def _days(debut: dt.date, fin: dt.date) -> Iterator[dt.date]:
    for rang in range((fin - debut).days + 1):
        yield debut + dt.timedelta(days=rang)
