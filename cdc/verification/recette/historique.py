"""Whether what is written of the life of an object is a life that it may have."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.recette.cycles import Cycle
    from cdc_schema.enumerations.base import Enumeration


class Rupture(NamedTuple):
    """Where a history breaks, from the object, and how, in words."""

    suite: str
    dit: str


def broken_step(
    cycle: Cycle, etat: Enumeration | None, historique: Sequence[Enumeration | None]
) -> Rupture | None:
    """Return the first thing that a history cannot be, or None; one that is empty says nothing."""
    dits = [(rang, un) for rang, un in enumerate(historique) if un is not None]
    if not dits:
        return None
    debut = [] if dits[0][1] is cycle.initial else [(-1, cycle.initial)]
    for (_, de), (rang, vers) in pairwise([*debut, *dits]):
        if not any(t.vers is vers for t in cycle.from_state(de)):
            return Rupture(
                f"historique[{rang}].etat",
                f"de « {de} », on ne passe pas à « {vers} ». Complétez l’historique, ou corrigez-le",
            )
    dernier = dits[-1][1]
    if etat is not None and etat is not dernier:
        return Rupture(
            "etat",
            f"son état est « {etat} » et son historique finit à « {dernier} ». Mettez-les d’accord",
        )
    return None
