"""Dates of the planning laid on a line: what is drawn, from when to when, under which months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.figures import lettres
from cdc_schema.enumerations import RoleProjet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema import Cahier
    from cdc_schema.planning import Phase

MOIS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
        "nov.", "déc.")  # fmt: skip
# A longer planning has a date mistyped: its picture would tell nothing, its tables say the date.
_ANNEES_MAX = 40
_DERNIER = dt.date(9999, 11, 30)  # the last day that has a next month


@dataclass(frozen=True, slots=True)
class Barre:
    """A phase, or the acceptance of a batch, and who leads it."""

    nom: str
    debut: dt.date
    fin: dt.date
    prestataire: bool = False


@dataclass(frozen=True, slots=True)
class Livraison:
    """A batch: when it is delivered, when it is accepted."""

    nom: str
    date: dt.date | None
    recette: Barre | None


@dataclass(frozen=True, slots=True)
class Borne:
    """A milestone."""

    nom: str
    date: dt.date
    imperative: bool


@dataclass(frozen=True, slots=True)
class Interdit:
    """A period when nobody is free."""

    debut: dt.date
    fin: dt.date
    raison: str


@dataclass(frozen=True, slots=True)
class Calendrier:
    """All that has dates, between the first day of a month and that of another."""

    phases: tuple[Barre, ...]
    livraisons: tuple[Livraison, ...]
    bornes: tuple[Borne, ...]
    interdits: tuple[Interdit, ...]
    debut: dt.date
    fin: dt.date

    def part(self, jour: dt.date) -> float:
        """Return where `jour` stands between the start (0) and the end (1)."""
        return (jour - self.debut).days / (self.fin - self.debut).days

    def mois(self) -> Iterator[dt.date]:
        """Yield the first day of each month."""
        jour = self.debut
        while jour < self.fin:
            yield jour
            jour = _next_month(jour)


def read(cahier: Cahier) -> Calendrier | None:
    """Return what has dates in the planning, or None when nothing has, or no line holds them."""
    phases = tuple(_phases(cahier))
    livraisons = tuple(_deliveries(cahier))
    bornes = tuple(
        Borne(lettres.said(j.nom, j.id, "Jalon"), j.date, bool(j.imperatif))
        for j in cahier.planning.jalons
        if j.date
    )
    barres = [*phases, *(x.recette for x in livraisons if x.recette)]
    jours = [j for b in barres for j in (b.debut, b.fin)]
    jours += [b.date for b in bornes] + [x.date for x in livraisons if x.date]
    if not jours or max(jours).year - min(jours).year > _ANNEES_MAX or max(jours) > _DERNIER:
        return None
    debut, fin = min(jours).replace(day=1), _next_month(max(jours))
    interdits = tuple(i for i in _forbidden(cahier) if i.debut < fin and i.fin >= debut)
    return Calendrier(phases, livraisons, bornes, interdits, debut, fin)


def _phases(cahier: Cahier) -> Iterator[Barre]:
    menes = {m.id for m in cahier.equipe.membres if m.role_projet is RoleProjet.PRESTATAIRE}
    connus = {m.id for m in cahier.equipe.membres}
    for phase in cahier.planning.phases:
        if phase.debut and phase.fin:
            nom = lettres.said(phase.nom, phase.id, "Phase")
            mene = phase.responsable in menes
            if phase.responsable not in connus:
                mene = _mostly_vendor(phase)
            debut, fin = sorted((phase.debut, phase.fin))
            yield Barre(nom, debut, fin, mene)


def _mostly_vendor(phase: Phase) -> bool:
    """Say who leads a phase without a known leader: the side that works the most on it."""
    return (phase.charge_prestataire or 0) > (phase.charge_interne or 0)


def _deliveries(cahier: Cahier) -> Iterator[Livraison]:
    for lot in cahier.planning.lots:
        recette = None
        if lot.recette_debut and lot.recette_fin:
            debut, fin = sorted((lot.recette_debut, lot.recette_fin))
            recette = Barre("", debut, fin)
        if lot.date_livraison or recette:
            nom = lettres.clean("\u00a0: ".join(m for m in (lot.id, lot.nom) if m))
            yield Livraison(nom or "Lot", lot.date_livraison, recette)


def _forbidden(cahier: Cahier) -> Iterator[Interdit]:
    for periode in cahier.planning.indisponibilites:
        if periode.debut and periode.fin:
            debut, fin = sorted((periode.debut, periode.fin))
            yield Interdit(debut, fin, lettres.clean(periode.raison or ""))


def _next_month(jour: dt.date) -> dt.date:
    return (jour.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
