"""The questions of the bank as one form for everybody: who is asked what, under which name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.entretien.guide import questions_of
from cdc.entretien.identites import IDENTITE
from cdc.entretien.noms import Noms
from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from cdc.entretien.banque import Banque, Entete, Profil, Question
    from cdc.entretien.guide import QuestionGuide

AUTRE = "autre"
AUTRE_LIBELLE = "Autre"
AUTRE_TEXTE = "Autre, à préciser"


@dataclass(frozen=True, slots=True)
class Section:
    """One theme of a form and its questions."""

    titre: str
    nom: str
    questions: tuple[QuestionGuide, ...]


@dataclass(frozen=True, slots=True)
class Formulaire:
    """What one form asks to people of several profiles."""

    titre: str
    banque: str
    profils: dict[str, Profil]
    identite: tuple[Entete, ...]
    sections: tuple[Section, ...]

    @property
    def nombre(self) -> int:
        """How many questions it asks."""
        return sum(len(s.questions) for s in self.sections)

    def profiles_of(self, questions: Iterable[Question]) -> tuple[str, ...]:
        """Return the profiles asked any of `questions`; none when that is all of them."""
        vises = {p for q in questions for p in q.profils}
        retenus = tuple(p for p in self.profils if p in vises)
        return () if len(retenus) == len(self.profils) else retenus


def plan_form(
    banque: Banque,
    profils: Collection[str],
    titre: str,
    retenue: Callable[[Question], bool] = lambda question: question.noyau,
) -> Formulaire:
    """Return the form that asks `profils` the questions that `retenue` keeps."""
    posees = [q for q in banque.questions if retenue(q) and set(q.profils) & set(profils)]
    return Formulaire(
        titre=titre,
        banque=banque.version,
        profils={cle: p for cle, p in banque.profils.items() if cle in profils},
        identite=tuple(e for e in banque.entete if e.guide),
        sections=tuple(_sections(banque, posees)),
    )


def name(libelle: str) -> str:
    """Return `libelle` as a name of letters, digits and `_`: reading it back compares equal."""
    nom = normalize(libelle).replace(" ", "_")
    ascii_ = "".join(c for c in nom if c.isascii())
    return f"_{ascii_}" if not ascii_ or ascii_[0].isdigit() else ascii_


def identity_name(entete: Entete) -> str:
    """Return the name that brings an answer back to its line of the identity."""
    return f"{IDENTITE}_{entete.cle}"


def question_name(question: Question) -> str:
    """Return the name that brings an answer back to its question: `Q_FLX_16`."""
    return question.id.replace("-", "_")


def _sections(banque: Banque, posees: Sequence[Question]) -> Iterator[Section]:
    sans_noms = Noms({})
    for feuille in banque.feuilles:
        if questions := questions_of(feuille, posees, sans_noms):
            yield Section(feuille.titre, name(feuille.onglet), questions)
