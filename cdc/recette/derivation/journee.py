"""A day of work: in which order a persona plays the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.derivation.contexte import ETAPES
from cdc_schema.enumerations import StatutRedaction, TechniqueTest, TypeCas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest

# The day opens with what one sees on connecting, goes on with the trade, ends with what is exceptional.
_MOMENTS = {
    TypeCas.NOMINAL: 0,
    TypeCas.ALTERNATIF: 1,
    TypeCas.ERREUR: 2,
    TypeCas.INTERFACE: 3,
    TypeCas.DONNEES: 4,
    TypeCas.PERFORMANCE: 5,
    TypeCas.DROITS: 6,
    TypeCas.EXPLORATOIRE: 7,
}
_CONNEXION = ("connexion", "authentification", "connecter")


def plan_of(cahier: Cahier, persona: str | None) -> list[CasDeTest]:
    """Return the cases of one persona, None for those that nobody plays, in the order of a day."""
    siens = (c for c in cahier.cas_de_test if c.persona == persona)
    return in_day_order(
        cahier, (c for c in siens if c.statut_redaction is not StatutRedaction.OBSOLETE)
    )


def in_day_order(cahier: Cahier, cas: Iterable[CasDeTest]) -> list[CasDeTest]:
    """Return `cas` as a day goes: connection, then process after process, whole lives first.

    A process is met in the order of the specification; in each, what goes well comes before what is
    refused. Cases of no process end the day: exchanges, data taken over, rights.
    """
    return sorted(cas, key=_ranking(cahier))


def _ranking(cahier: Cahier) -> Callable[[CasDeTest], tuple[int, int, int, int]]:
    rangs = {id(c): rang for rang, c in enumerate(cahier.cas_de_test)}
    processus = _by_object(cahier)
    machines = {m.id: m.objet for m in cahier.workflows}
    sections = {e.id: e.section for e in cahier.exigences}

    def rank(cas: CasDeTest) -> tuple[int, int, int, int]:
        titre = (cas.titre or "").lower()
        if any(mot in titre for mot in _CONNEXION):
            return (-1, 0, 0, rangs.get(id(cas), len(rangs)))
        joues = [e.verifie_transition for e in cas.etapes if e.verifie_transition]
        objets = [machines.get(t.objet) for t in joues if t.objet]
        moment = _MOMENTS.get(cas.type, 0) if cas.type else 0
        groupe = min(
            (processus.get(o, 50) for o in objets if o), default=_by_section(cas, sections)
        )
        return (
            groupe if moment < _MOMENTS[TypeCas.INTERFACE] else 100 + moment,
            0 if _whole_life(cas, len(joues)) else 1,
            moment,
            rangs.get(id(cas), len(rangs)),
        )

    return rank


def _by_object(cahier: Cahier) -> dict[str, int]:
    """Return the rank of the first process that writes each kind of record, or one of its fields."""
    entites = {
        str(c.id): str(c.entite)
        for etape in ETAPES
        for c in getattr(cahier, etape).champs
        if c.id and c.entite
    }
    rangs: dict[str, int] = {}
    for rang, un in enumerate(cahier.processus):
        for etape in un.etapes:
            for ecrit in etape.donnee_ecrite:
                rangs.setdefault(entites.get(ecrit, ecrit), rang)
    return rangs


def _by_section(cas: CasDeTest, sections: dict[str | None, str | None]) -> int:
    """Return where a case without status stands: after the processes, in the order of the outline."""
    siennes = sorted(s for e in cas.exigences if (s := sections.get(e)))
    return 51 + (ord(siennes[0][0]) - ord("0")) * 6 + ord(siennes[0][-1]) % 6 if siennes else 99


def _whole_life(cas: CasDeTest, joues: int) -> bool:
    return cas.technique is TechniqueTest.SCENARIO and joues > 1
