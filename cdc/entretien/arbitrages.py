"""Decisions on answers that contradict one another: what was chosen, why, by whom, among what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMENTAIRE = (
    "Réponses d’entretien départagées\u00a0: ce qui a été retenu, pourquoi, par qui, parmi quelles\n"
    "réponses. Écrit par «\u00a0cdc interview arbitrer\u00a0». Vous pouvez corriger «\u00a0valeur\u00a0», «\u00a0motif\u00a0» et\n"
    "«\u00a0decide_par\u00a0»\u202f; retirez une décision pour que la question se pose de nouveau.\n"
    "Une décision tient tant que les réponses citées n’ont pas changé."
)


class _Modele(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReponseConsideree(_Modele):
    """One of the answers that a decision chose among."""

    entretien: str
    personne: str = ""
    reponse: str
    cellule: str = ""


class Arbitrage(_Modele):
    """One decision; `lieu` is its path by the names of rows, when rows have no identifier."""

    id: str = Field(pattern=r"^ARB-[0-9]{1,4}$")
    date: str = ""
    chemin: str = ""
    lieu: str = ""
    question: str = ""
    valeur: str = ""
    motif: str = ""
    decide_par: str = ""
    reponses: tuple[ReponseConsideree, ...] = ()

    def considers(self, entretien: str, reponse: str) -> bool:
        """Say whether this answer was on the table, or is the one that was chosen."""
        connues = {(r.entretien, spaced(r.reponse)) for r in self.reponses}
        return (entretien, spaced(reponse)) in connues or spaced(reponse) == spaced(self.valeur)


@dataclass(frozen=True, slots=True)
class Decisions:
    """Every decision of a project, the oldest first."""

    prises: tuple[Arbitrage, ...] = ()

    def about(self, chemin: str, lieu: str = "") -> Arbitrage | None:
        """Return the last decision on a place of the project, or None."""
        return next((d for d in reversed(self.prises) if _same(d, chemin, lieu)), None)

    def about_question(self, question: str) -> Arbitrage | None:
        """Return the last decision on a question whose answer no data item takes, or None."""
        memes = (d for d in reversed(self.prises) if not d.chemin and d.question == question)
        return next(memes, None)


def next_id(prises: Iterable[Arbitrage]) -> str:
    """Return the identifier of the next decision."""
    return f"ARB-{max((int(d.id[4:]) for d in prises), default=0) + 1:02d}"


def spaced(texte: str) -> str:
    """Return `texte` with ordinary single spaces, to compare."""
    return " ".join(texte.split())


def _same(decision: Arbitrage, chemin: str, lieu: str) -> bool:
    if not decision.chemin:
        return False
    return decision.lieu == lieu if decision.lieu and lieu else decision.chemin == chemin
