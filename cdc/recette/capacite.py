"""The days that a tester has while a lot is accepted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.recette.jours import JOURS_PAR_SEMAINE, closed_days, working_days
from cdc_schema.enumerations import TypeRecette

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cdc_schema import Cahier
    from cdc_schema.planning import Lot

_JOUR_PAR_SEMAINE = Decimal(1)


def weekly(cahier: Cahier, personne: str) -> Decimal | None:
    """Return the days a week that a tester has: hers, at most those of every tester."""
    temps = cahier.planning.recette
    accordes = temps.disponibilite if temps else None
    sien = next((m.disponibilite for m in cahier.equipe.membres if m.id == personne), None)
    dits = [d for d in (sien, accordes) if d is not None]
    return min(dits) if dits else None


def capacity(cahier: Cahier, personne: str, jours: Iterable[dt.date]) -> Decimal:
    """Return the days that a tester has among the working days `jours`; one a week by default."""
    par_semaine = weekly(cahier, personne)
    return (_JOUR_PAR_SEMAINE if par_semaine is None else par_semaine) * (
        Decimal(len(set(jours))) / JOURS_PAR_SEMAINE
    )


def acceptance_days(cahier: Cahier, lot: Lot, personne: str = "") -> set[dt.date]:
    """Return the working days of the acceptance of `lot`, for one person or for everybody."""
    debut, fin = period(cahier, lot)
    if debut is None or fin is None:
        return set()
    service = next((m.service for m in cahier.equipe.membres if m.id == personne), None)
    fermes = closed_days(cahier.planning.indisponibilites, service or "", debut, fin)
    return working_days(debut, fin, fermes)


def period(cahier: Cahier, lot: Lot) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of the acceptance of `lot`: its own, else its campaigns'."""
    if lot.recette_debut and lot.recette_fin:
        return lot.recette_debut, lot.recette_fin
    periodes = [
        (c.periode.debut, c.periode.fin)
        for c in cahier.campagnes
        if c.lot == lot.id and c.type_recette is TypeRecette.UTILISATEUR and c.periode
    ]
    dites = [(debut, fin) for debut, fin in periodes if debut and fin]
    if not dites:
        return None, None
    return min(debut for debut, _ in dites), max(fin for _, fin in dites)
