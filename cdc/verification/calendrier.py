"""When the phases, milestones and lots of the planning begin and end, and what they are called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.verification.noms import same_name
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema import Cahier
    from cdc_schema.planning import Planning

RECETTE = "recette"


@dataclass(frozen=True, slots=True)
class Plage:
    """Something that takes place, from a day to a day; a milestone takes one.

    Attributes:
        chemin: its path.
        nom: how people call it.
        debut: its first day, when it is known.
        fin: its last day, when it is known.
    """

    chemin: str
    nom: str
    debut: dt.date | None
    fin: dt.date | None

    def crosses(self, debut: dt.date | None, fin: dt.date | None) -> bool:
        """Tell whether one of its days is among those from `debut` to `fin`."""
        if not (self.debut and self.fin and debut and fin):
            return False
        return self.debut <= fin and debut <= self.fin

    @property
    def jours(self) -> int:
        """The days that it lasts, both ends counted."""
        return (self.fin - self.debut).days + 1 if self.debut and self.fin else 0


def plages(planning: Planning) -> Iterator[Plage]:
    """Yield every phase, milestone and lot of `planning`; a lot is what is done before its delivery."""
    for chemin, phase in situes(planning.phases, "planning.phases"):
        yield Plage(chemin, phase.nom or phase.id or "", phase.debut, phase.fin)
    for chemin, jalon in situes(planning.jalons, "planning.jalons"):
        yield Plage(chemin, jalon.nom or jalon.id or "", jalon.date, jalon.date)
    for chemin, lot in situes(planning.lots, "planning.lots"):
        yield Plage(chemin, lot.nom or lot.id or "", lot.date_livraison, lot.date_livraison)


def recettes(planning: Planning) -> Iterator[Plage]:
    """Yield when things are accepted: the acceptance of each lot, the phases that bear that name."""
    for chemin, lot in situes(planning.lots, "planning.lots"):
        if lot.recette_debut and lot.recette_fin:
            nom = f"la recette de {lot.id or lot.nom}"
            yield Plage(f"{chemin}.recette_debut", nom, lot.recette_debut, lot.recette_fin)
    if any(lot.recette_debut and lot.recette_fin for lot in planning.lots):
        return
    for chemin, phase in situes(planning.phases, "planning.phases"):
        if phase.debut and phase.fin and RECETTE in same_name(phase.nom or ""):
            yield Plage(f"{chemin}.debut", f"la phase « {phase.nom} »", phase.debut, phase.fin)


def by_name(cahier: Cahier) -> dict[str, Plage]:
    """Return what the dependencies may name: by identifier, by name, trial migrations included."""
    connues: dict[str, Plage] = {}
    for plage in plages(cahier.planning):
        identifiant = plage.chemin.split("[")[-1].rstrip("]")
        connues.setdefault(same_name(identifiant), plage)
        connues.setdefault(same_name(plage.nom), plage)
    repetitions = cahier.migration.repetitions
    for rang, jour in enumerate(repetitions.dates if repetitions else [], 1):
        nom = f"Reprise à blanc {rang}"
        plage = Plage(f"migration.repetitions.dates[{rang - 1}]", nom, jour, jour)
        connues.setdefault(same_name(nom), plage)
    return connues


def french(jour: dt.date) -> str:
    """Return « 22/11/2026 »."""
    return f"{jour:%d/%m/%Y}"


def day(moment: dt.date) -> dt.date:
    """Return the day of a date, or of a date with its hour."""
    return moment.date() if isinstance(moment, dt.datetime) else moment
