"""How much time acceptance takes, who has it, and whether that is enough."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.recette.capacite import acceptance_days, capacity, period
from cdc.recette.perimetre import cases_of, requirements_of
from cdc_schema.enumerations import StatutRedaction, UniteCharge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.planning import Lot

PART_RECETTE = Decimal(20)
_PARTS = {"preparation": Decimal(40), "execution": Decimal(45), "restitution": Decimal(15)}
_HEURES = Decimal(7)
_REJOUEE = Decimal(30)
_CENT, _MINUTES = Decimal(100), Decimal(60)


@dataclass(frozen=True, slots=True)
class Effort:
    """The time that acceptance takes, as a share of the conception.

    Attributes:
        conception: the days of conception, or None when nobody wrote them.
        part: the share, in percent.
        unite: what these days are.
        jours: the days of acceptance, rounded up; None without conception.
        parts: its three parts, in percent, by name.
        prevus: the days that the planning says, or None.
    """

    conception: Decimal | None
    part: Decimal
    unite: UniteCharge
    jours: int | None
    parts: dict[str, Decimal]
    prevus: Decimal | None

    def days_of(self, part: str) -> Decimal | None:
        """Return the days of one part: `preparation`, `execution` or `restitution`."""
        return None if self.jours is None else self.jours * self.parts[part] / _CENT


@dataclass(frozen=True, slots=True)
class Travail:
    """What one person has to play, and the days that she has for it.

    Attributes:
        personne: the member.
        personas: those that she plays, among those who have cases.
        cas: how many cases she plays.
        demande: the days that they take, played again included.
        capacite: the days that she has, or None without dates.
    """

    personne: str
    personas: tuple[str, ...]
    cas: int
    demande: Decimal
    capacite: Decimal | None

    @property
    def over(self) -> bool:
        """Tell whether she has less time than she needs."""
        return self.capacite is not None and self.demande > self.capacite


@dataclass(frozen=True, slots=True)
class ChargeLot:
    """The acceptance of one lot.

    Attributes:
        lot: its identifier.
        debut: the first day when cases are played, or None.
        fin: the last one, or None.
        ouvres: the working days between them, closed periods of all left out.
        cas: how many cases verify it.
        prevus: the days that the planning gives it, or None.
        travaux: what each tester has to do.
    """

    lot: str
    debut: dt.date | None
    fin: dt.date | None
    ouvres: int
    cas: int
    prevus: Decimal | None
    travaux: tuple[Travail, ...]

    @property
    def demande(self) -> Decimal:
        """The days that its cases take, all testers together."""
        return sum((t.demande for t in self.travaux), Decimal(0))

    @property
    def capacite(self) -> Decimal | None:
        """The days that its testers have, or None without dates."""
        if self.debut is None or self.fin is None:
            return None
        return sum((t.capacite or Decimal(0) for t in self.travaux), Decimal(0))


@dataclass(frozen=True, slots=True)
class Charge:
    """The work of acceptance against the time of people.

    Attributes:
        effort: the time that it should take.
        lots: each lot, in the order of the planning.
        travaux: each tester over all lots: days that two lots share count once.
        sans_recetteur: the personas who have cases and nobody to play them.
        sans_duree: the cases whose length nobody estimated: taken as the mean of the others.
        hors_lot: the cases that verify no requirement of a lot: in no sum.
    """

    effort: Effort
    lots: tuple[ChargeLot, ...]
    travaux: tuple[Travail, ...]
    sans_recetteur: tuple[str, ...]
    sans_duree: tuple[str, ...]
    hors_lot: tuple[str, ...]


def compute_charge(cahier: Cahier) -> Charge:
    """Return what acceptance asks of each person, lot by lot."""
    durees = _Durees(cahier)
    par_lot = {lot.id: _cases(cahier, lot.id) for lot in cahier.planning.lots if lot.id}
    joues = {cas.id: cas for siens in par_lot.values() for cas in siens}
    lots = [_lot(cahier, lot, par_lot[lot.id], durees) for lot in cahier.planning.lots if lot.id]
    tous = [c for c in cahier.cas_de_test if c.id in joues]
    personas = {p.id: p for p in cahier.personas if p.id}
    voulus = dict.fromkeys(c.persona for c in tous if c.persona)
    return Charge(
        compute_effort(cahier),
        tuple(lots),
        tuple(_total(cahier, lots, par_lot, durees)),
        tuple(p for p in voulus if p not in personas or not personas[p].recetteurs),
        tuple(c.id for c in tous if c.id and not c.duree_estimee_min),
        tuple(c.id for c in cahier.cas_de_test if c.id and c.id not in joues and _living(c)),
    )


def compute_effort(cahier: Cahier) -> Effort:
    """Return the time of acceptance that the conception asks for."""
    temps, regles = cahier.planning.recette, cahier.reglement_recette
    part = regles.part_recette or (temps and temps.taux) or PART_RECETTE
    conception = temps.jours_conception if temps else None
    parts = {
        "preparation": regles.part_preparation,
        "execution": regles.part_execution,
        "restitution": regles.part_restitution,
    }
    return Effort(
        conception,
        part,
        regles.unite_charge or UniteCharge.JOURS_HOMME,
        None if conception is None else days_wanted(conception, part),
        {nom: _PARTS[nom] if dite is None else dite for nom, dite in parts.items()},
        temps.jours_recette if temps else None,
    )


def days_wanted(conception: Decimal, part: Decimal) -> int:
    """Return the days of acceptance for `conception` days, `part` percent of them, rounded up."""
    return math.ceil(conception * part / _CENT)


def _cases(cahier: Cahier, lot: str) -> tuple[CasDeTest, ...]:
    verifient = cases_of(cahier, requirements_of(cahier, lot))
    return tuple(c for c in cahier.cas_de_test if c.id in verifient)


def _living(cas: CasDeTest) -> bool:
    return cas.statut_redaction is not StatutRedaction.OBSOLETE


class _Durees:
    """How long the cases take, in days of a tester, what is played again included."""

    def __init__(self, cahier: Cahier) -> None:
        regles = cahier.reglement_recette
        rejouee = _REJOUEE if regles.part_rejouee is None else regles.part_rejouee
        heures = regles.heures_par_jour or _HEURES
        self._par_minute = (_CENT + rejouee) / _CENT / _MINUTES / heures
        dites = [c.duree_estimee_min for c in cahier.cas_de_test if c.duree_estimee_min]
        self._moyenne = Decimal(sum(dites)) / len(dites) if dites else Decimal(0)

    def days(self, cas: Iterable[CasDeTest]) -> Decimal:
        minutes = (Decimal(c.duree_estimee_min or 0) or self._moyenne for c in cas)
        return sum(minutes, Decimal(0)) * self._par_minute


def _lot(cahier: Cahier, lot: Lot, cas: tuple[CasDeTest, ...], durees: _Durees) -> ChargeLot:
    debut, fin = period(cahier, lot)
    temps = cahier.planning.recette
    prevus = [p.jours for p in temps.par_lot if p.lot == lot.id] if temps else []
    travaux = []
    for personne in _testers(cahier, cas):
        jours = acceptance_days(cahier, lot, personne)
        travaux.append(_work(cahier, personne, cas, durees, jours if debut and fin else None))
    return ChargeLot(
        lot.id or "",
        debut,
        fin,
        len(acceptance_days(cahier, lot)),
        len(cas),
        next(iter(prevus), None),
        tuple(travaux),
    )


def _total(
    cahier: Cahier,
    lots: list[ChargeLot],
    par_lot: dict[str, tuple[CasDeTest, ...]],
    durees: _Durees,
) -> Iterable[Travail]:
    dates = {x.id: x for x in cahier.planning.lots}
    for personne in dict.fromkeys(t.personne for lot in lots for t in lot.travaux):
        siens = [lot for lot in lots if any(t.personne == personne for t in lot.travaux)]
        connus = [lot for lot in siens if lot.debut]
        jours = {j for lot in connus for j in acceptance_days(cahier, dates[lot.lot], personne)}
        # A case that verifies two lots is played in each.
        cas = [c for lot in siens for c in par_lot[lot.lot]]
        yield _work(cahier, personne, cas, durees, jours if len(connus) == len(siens) else None)


def _work(
    cahier: Cahier,
    personne: str,
    cas: Iterable[CasDeTest],
    durees: _Durees,
    jours: set[dt.date] | None,
) -> Travail:
    joues = {p.id for p in cahier.personas if personne in p.recetteurs}
    siens = [c for c in cas if c.persona in joues]
    return Travail(
        personne,
        tuple(dict.fromkeys(c.persona for c in siens if c.persona)),
        len(siens),
        durees.days(siens),
        None if jours is None else capacity(cahier, personne, jours),
    )


def _testers(cahier: Cahier, cas: Iterable[CasDeTest]) -> list[str]:
    """Return those who play one of `cas`, then those that the planning names besides."""
    voulus = {c.persona for c in cas}
    joueurs = [r for p in cahier.personas if p.id in voulus for r in p.recetteurs]
    temps = cahier.planning.recette
    return list(dict.fromkeys([*joueurs, *(temps.recetteurs if temps else ())]))
