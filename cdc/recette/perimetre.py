"""What a decision is about: the requirements of a lot, and the cases that verify them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc_schema.enumerations import StatutExigence, StatutRedaction, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.exigences import Exigence
    from cdc_schema.recette.campagnes import Campagne, CasEcarte


@dataclass(frozen=True, slots=True)
class Perimetre:
    """What is accepted, or not, at a campaign.

    Attributes:
        lot: the lot (`LOT-1`).
        exigences: its requirements that still stand.
        cas: the cases that count: they verify one of these requirements.
        ecartes: the cases of the lot that do not apply, with their reasons.
        exploratoires: the cases played beside, which count in no rate.
        verifie: by requirement, its cases among `cas`.
    """

    lot: str
    exigences: tuple[Exigence, ...]
    cas: tuple[CasDeTest, ...]
    ecartes: tuple[CasEcarte, ...]
    exploratoires: tuple[CasDeTest, ...]
    verifie: Mapping[str, tuple[CasDeTest, ...]]


def scope(cahier: Cahier, campagne: Campagne) -> Perimetre:
    """Return what `campagne` decides about: the whole lot, even where it replays a few cases."""
    exigences = requirements_of(cahier, campagne.lot or "")
    du_lot = cases_of(cahier, exigences)
    ecartes = _put_aside(cahier, campagne)
    tous = [cas for cas in cahier.cas_de_test if cas.id in du_lot]
    comptes = tuple(c for c in tous if not _explores(c) and c.id not in ecartes)
    return Perimetre(
        campagne.lot or "",
        tuple(exigences),
        comptes,
        tuple(e for nom, e in ecartes.items() if nom in du_lot),
        tuple(c for c in cahier.cas_de_test if _explores(c) and _alive(c)),
        _by_requirement(exigences, comptes, du_lot),
    )


def requirements_of(cahier: Cahier, lot: str) -> list[Exigence]:
    """Return the requirements of `lot`, named by it or naming it, that were not given up."""
    nommees = {e for un in cahier.planning.lots if un.id == lot for e in un.exigences}
    return [
        e
        for e in cahier.exigences
        if (e.lot == lot or e.id in nommees) and e.statut is not StatutExigence.ABANDONNEE
    ]


def cases_of(cahier: Cahier, exigences: Sequence[Exigence]) -> dict[str, set[str]]:
    """Return the cases that verify `exigences`, each with those that it verifies.

    A case proves a requirement whether one names the other or the reverse.
    """
    voulues = {e.id or "" for e in exigences}
    verifiees: dict[str, set[str]] = {
        c.id or "": set(c.exigences) & voulues for c in cahier.cas_de_test if _alive(c)
    }
    for exigence in exigences:
        for cas in exigence.cas_de_test:
            if cas in verifiees:
                verifiees[cas].add(exigence.id or "")
    return {cas: vues for cas, vues in verifiees.items() if vues}


def campaigns_up_to(cahier: Cahier, campagne: Campagne) -> list[Campagne]:
    """Return the campaigns of the same lot and type, in time, `campagne` the last one."""
    memes = campaigns_like(cahier, campagne)
    return memes[: memes.index(campagne) + 1]


def campaigns_like(cahier: Cahier, campagne: Campagne) -> list[Campagne]:
    """Return the campaigns of the same lot and type, in time."""
    memes = [
        c
        for c in cahier.campagnes
        if c.lot == campagne.lot and c.type_recette is campagne.type_recette
    ]
    return sorted(memes, key=start)


def start(campagne: Campagne) -> dt.date:
    """Return the first day of a campaign; one that has no date comes last."""
    debut = campagne.periode.debut if campagne.periode else None
    return debut or dt.date.max


def end(campagne: Campagne) -> dt.date | None:
    """Return the last day of a campaign, or None."""
    return campagne.periode.fin if campagne.periode else None


def _put_aside(cahier: Cahier, campagne: Campagne) -> dict[str, CasEcarte]:
    """Return the cases put aside, here or in an earlier campaign that no later one plays again."""
    ecartes: dict[str, CasEcarte] = {}
    for une in campaigns_up_to(cahier, campagne):
        for repris in une.cas:
            ecartes.pop(repris, None)
        ecartes |= {e.cas: e for e in une.cas_ecartes if e.cas}
    return ecartes


def _by_requirement(
    exigences: Sequence[Exigence], cas: Iterable[CasDeTest], du_lot: Mapping[str, set[str]]
) -> dict[str, tuple[CasDeTest, ...]]:
    """Return the cases of each requirement, in the order of the plan."""
    verifient: dict[str, list[CasDeTest]] = {e.id or "": [] for e in exigences}
    for un in cas:
        for verifiee in du_lot[un.id or ""]:
            verifient[verifiee].append(un)
    return {exigence: tuple(siens) for exigence, siens in verifient.items()}


def _explores(cas: CasDeTest) -> bool:
    return cas.type is TypeCas.EXPLORATOIRE


def _alive(cas: CasDeTest) -> bool:
    return cas.statut_redaction is not StatutRedaction.OBSOLETE
