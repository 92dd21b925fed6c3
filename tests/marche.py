"""A walk on paper: the documents of a new project, edited in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdc import completion
from cdc.completion import Parcours, Pas, Question, Situation
from cdc.projet.lecture import parse_document, read_document
from cdc.projet.modifications import Remplacer, modified
from cdc.projet.projet import make_projet
from cdc.projet.seance import as_modification
from cdc.projet.squelette import Reponses, squelette

if TYPE_CHECKING:
    from collections.abc import Mapping


class Marche:
    """A walk and the project that it fills, without any disk."""

    def __init__(self, endroit: str = "", depart: Mapping[str, Any] | None = None) -> None:
        documents = {n: read_document(o, n) for n, o in squelette(Reponses()).items()}
        poses = [Remplacer(c, v) for c, v in (depart or {}).items()]
        self.projet = make_projet(Path(), modified(documents, poses), [])
        sections = completion.sections_of(endroit) if endroit else ()
        self.parcours = Parcours(sections=tuple(s.cle for s in sections))
        self._autres: dict[str, Any] = {}

    @property
    def situation(self) -> Situation:
        donnees = {c: v for d in self.projet.documents.values() for c, v in d.donnees.items()}
        return replace(Situation(self.projet.cahier, donnees), **self._autres)

    def tell(self, **autres: Any) -> None:
        """Give the walk what interviews said."""
        self._autres = autres

    @property
    def question(self) -> Question:
        posee = completion.question(self.parcours, self.situation)
        assert posee is not None, "nothing is left to ask"
        return posee

    @property
    def chemin(self) -> str:
        return ".".join(map(str, self.question.chemin))

    @property
    def finie(self) -> bool:
        return completion.question(self.parcours, self.situation) is None

    def answer(self, *textes: str) -> Pas:
        """Answer one question after the other, and return the last step."""
        for texte in textes:
            pas = completion.answer(self.parcours, self.situation, texte)
            self.take(pas)
        return pas

    def take(self, pas: Pas) -> None:
        """Write a step, and read the files again as another session would."""
        ecrits = modified(self.projet.documents, map(as_modification, pas.ecritures))
        relus = {n: parse_document(d.texte, n) for n, d in ecrits.items()}
        self.projet = make_projet(Path(), relus, [])
        self.parcours = pas.parcours

    def skip(self) -> None:
        self.parcours = completion.skip(self.parcours, self.situation)

    def back(self) -> None:
        self.parcours = completion.back(self.parcours)

    def goto(self, *chemin: str | int) -> None:
        self.parcours = completion.goto(self.parcours, self.situation, chemin)

    def texts(self) -> dict[str, str]:
        return {n: d.texte for n, d in self.projet.documents.items()}

    def value(self, *chemin: str | int) -> Any:
        return self.situation.value(chemin)
