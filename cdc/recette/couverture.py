"""Coverage: which requirements were really exercised, by which cases, with which result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.recette.taux import Taux
from cdc_schema.enumerations import Priorite, PrioriteCas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc.recette.etat_cas import EtatDuCas
    from cdc.recette.perimetre import Perimetre
    from cdc_schema.exigences import Exigence


@dataclass(frozen=True, slots=True)
class Couverture:
    """One requirement of the lot, and the cases that verify it.

    Attributes:
        exigence: the requirement.
        cas: the cases of the scope that verify it, as they stand.
    """

    exigence: Exigence
    cas: tuple[EtatDuCas, ...]

    @property
    def id(self) -> str:
        """Return the identifier of the requirement."""
        return self.exigence.id or ""

    @property
    def couverte(self) -> bool:
        """Say whether one case at least was played, and every critical one.

        Source: `exigence couverte`, definitions of the rule of decision.
        """
        return any(etat.joue for etat in self.cas) and not self.critiques_non_joues

    @property
    def critiques_non_joues(self) -> tuple[EtatDuCas, ...]:
        """Return the critical cases that nobody played to the end."""
        return tuple(e for e in self.cas if e.cas.priorite is PrioriteCas.CRITIQUE and not e.joue)

    @property
    def tenue(self) -> bool:
        """Say whether it is covered, and all that was played of it conforms."""
        return self.couverte and all(etat.conforme for etat in self.cas if etat.joue)


def coverage(perimetre: Perimetre, etats: Iterable[EtatDuCas]) -> tuple[Couverture, ...]:
    """Return the requirements of the lot with their cases."""
    par_cas = {etat.id: etat for etat in etats}
    return tuple(
        Couverture(
            exigence, tuple(par_cas[c.id or ""] for c in perimetre.verifie[exigence.id or ""])
        )
        for exigence in perimetre.exigences
    )


def covered(lignes: Sequence[Couverture], priorite: Priorite | None = None) -> Taux:
    """Return how many requirements are covered, of `priorite` or of any."""
    vues = [un for un in lignes if priorite is None or un.exigence.priorite is priorite]
    return Taux(sum(un.couverte for un in vues), len(vues))
