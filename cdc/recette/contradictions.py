"""Testers who do not see the same thing, until somebody settles it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.passages import Passage
    from cdc_schema.recette.campagnes import VerdictArrete


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One case that several testers judged differently.

    Attributes:
        cas: the case (`CT-07`).
        titre: its title.
        campagne: where they played it.
        passages: what each of them said last.
        retenu: the verdict that counts: the one settled, else the worst.
        arrete: the decision that settled it, or None: it is still to settle.
    """

    cas: str
    titre: str
    campagne: str
    passages: tuple[Passage, ...]
    retenu: Verdict
    arrete: VerdictArrete | None

    @property
    def ouverte(self) -> bool:
        """Say whether nobody settled it yet."""
        return self.arrete is None


def contradictions(etats: Iterable[EtatDuCas]) -> tuple[Contradiction, ...]:
    """Return the cases that testers judged differently; one who did not play says nothing."""
    return tuple(
        Contradiction(etat.id, etat.cas.titre or "", etat.campagne, vus, etat.verdict, etat.arrete)
        for etat, vus in ((etat, _played(etat)) for etat in etats)
        if len({p.verdict for p in vus}) > 1
    )


def _played(etat: EtatDuCas) -> tuple[Passage, ...]:
    return tuple(p for p in etat.passages if p.verdict is not Verdict.NON_JOUE)
