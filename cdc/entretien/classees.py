"""Follow-ups that somebody closed without an answer: which one, on what words, why, who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from cdc.entretien.arbitrages import spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.entretien.suites import Suite

COMMENTAIRE = (
    "Suites d’entretien classées\u00a0: ce qui n’est plus à redemander, pourquoi, et qui l’a dit.\n"
    "Écrit par «\u00a0cdc interview suites\u00a0». Retirez une ligne pour que le point revienne.\n"
    "Une ligne tient tant que la réponse citée n’a pas changé."
)


class Classee(BaseModel):
    """One follow-up closed: its reference, and the words of the answer when it was."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    suite: str = Field(min_length=1)
    texte: str
    motif: str
    classe_par: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Classees:
    """Every follow-up that was closed."""

    toutes: tuple[Classee, ...] = ()

    def find(self, suite: Suite) -> Classee | None:
        """Return how `suite` was closed; None when its answer changed since."""
        memes = (c for c in reversed(self.toutes) if c.suite == suite.reference)
        return next((c for c in memes if spaced(c.texte) == spaced(suite.texte)), None)

    def share_out(
        self, suites: Iterable[Suite]
    ) -> tuple[tuple[Suite, ...], tuple[tuple[Suite, Classee], ...]]:
        """Return the follow-ups that are open, and those that are closed with why."""
        paires = [(suite, self.find(suite)) for suite in suites]
        ouvertes = tuple(suite for suite, classee in paires if classee is None)
        return ouvertes, tuple((suite, classee) for suite, classee in paires if classee)
