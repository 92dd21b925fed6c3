"""The answer to a question that a form gives in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.entretien.banque import Question, TypeQuestion
from cdc.entretien.reponses import Coche, Reponse, Texte, flag, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATEUR = ";"
_AUTRE = re.compile(r"^(autres?|other)\s*:\s*(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class Brouillon:
    """The answer to one question, while its cells are met."""

    question: Question
    texte: str = ""
    cellule: str = ""
    parts: dict[str, Any] = field(default_factory=dict)

    def answer(self, texte: str, cellule: str, *, precision: bool = False) -> None:
        """Take what one cell answers."""
        if precision:
            self.parts["precision"] = _text(texte, cellule)
        elif self.question.type is TypeQuestion.CHOIX_MULTIPLE:
            self.parts.update(_ticked(self.question, texte, cellule))
        elif self.question.type is TypeQuestion.CHOIX:
            self.parts.update(_chosen(self.question, texte, cellule))
        else:
            self.parts["reponse"] = _text(texte, cellule)

    def finish(self) -> Reponse:
        """Return the answer."""
        return Reponse(
            question=self.question.id, texte=self.texte, cellule=self.cellule, **self.parts
        )


def _chosen(question: Question, texte: str, cellule: str) -> dict[str, Any]:
    """Return a proposed answer, or the free answer where the question admits one."""
    dit = _AUTRE.sub("", texte) if question.autre else texte
    if question.autre is None or flag(texte) or _label(question, texte):
        return {"reponse": _text(texte, cellule)}
    return {"autre": _text(dit, cellule)}


def _ticked(question: Question, texte: str, cellule: str) -> dict[str, Any]:
    """Return the boxes ticked in `a;b;`, and apart what is not proposed."""
    if flag(texte):
        return {"reponse": _text(texte, cellule)}
    dits = [p.strip() for p in texte.split(SEPARATEUR) if p.strip()]
    libelles = {dit: _label(question, dit) for dit in dits}
    coches = tuple(Coche(choix=li, cellule=cellule) for li in _unique(libelles.values()))
    libres = [dit for dit, libelle in libelles.items() if not libelle]
    if question.autre:
        libres = [_AUTRE.sub("", dit) for dit in libres]
    parts: dict[str, Any] = {"coches": coches} if coches else {}
    if libres:
        place = "autre" if question.autre else "reponse"
        parts[place] = _text(" ; ".join(libres), cellule)
    return parts


def _label(question: Question, texte: str) -> str:
    """Return the proposed answer that `texte` is, or nothing."""
    cherche = normalize(texte)
    return next((c.libelle for c in question.choix if normalize(c.libelle) == cherche), "")


def _unique(libelles: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, libelles)))


def _text(texte: str, cellule: str) -> Texte:
    return Texte(texte=texte, cellule=cellule, drapeau=flag(texte))
