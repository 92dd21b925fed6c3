"""Test cases that wait for a reader: in the order of a day, each with its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.derivation import in_day_order
from cdc_schema.enumerations import StatutRedaction
from cdc_schema.plan import CAS_DE_TEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completion.situation import Situation
    from cdc_schema.cas_de_test import CasDeTest
    from cdc_schema.chemins import Chemin
    from cdc_schema.plan import SousSection

_POINTS = "\u202f; "
_STATUT = "statut_redaction"
_SUR_LECTURE = (_STATUT, "persona", "exigences")  # what one says of a case once it was read
_A_LIRE = (StatutRedaction.BROUILLON, StatutRedaction.A_REVOIR)


def to_reread(situation: Situation, section: SousSection) -> Iterator[Chemin]:
    """Yield where the author says that a case was read, one persona after the other."""
    if section is not CAS_DE_TEST:
        return
    cahier = situation.cahier
    a_lire = [c for c in cahier.cas_de_test if c.id and c.statut_redaction in _A_LIRE]
    personnes = [*(p.id for p in cahier.personas), None]
    connues = set(personnes)
    for personne in personnes:
        siens = (c for c in a_lire if (c.persona if c.persona in connues else None) == personne)
        for cas in in_day_order(cahier, siens):
            yield (CAS_DE_TEST.cle, str(cas.id), _STATUT)


def recalled(situation: Situation, chemin: Chemin) -> tuple[str, ...]:
    """Return the lines that a reader needs to speak of a case; nothing for another question."""
    if chemin[0] != CAS_DE_TEST.cle or chemin[-1] not in _SUR_LECTURE or len(chemin) != 3:
        return ()
    cas: CasDeTest | None = situation.value(chemin[:-1])
    return tuple(_told(situation, cas)) if cas is not None else ()


def _told(situation: Situation, cas: CasDeTest) -> Iterator[str]:
    noms = {p.id: p.prenom_fictif for p in situation.cahier.personas}
    qui = noms.get(cas.persona) or "personne"
    cites = ", ".join(cas.exigences) or "aucune exigence"
    yield f"{cas.id}, joué par {qui}, vérifie\u00a0: {cites}"
    if cas.preconditions:
        yield f"Avant\u00a0: {_POINTS.join(cas.preconditions)}"
    for etape in cas.etapes:
        donnee = f" [{etape.donnee}]" if etape.donnee else ""
        yield f"{etape.n}. {etape.action}{donnee}"
        yield f"   → {etape.attendu}"
    if cas.postconditions:
        yield f"Après\u00a0: {cas.postconditions}"
