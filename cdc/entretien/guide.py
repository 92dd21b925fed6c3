"""Which questions a guide asks, sheet by sheet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.entretien.banque import ETAPE
from cdc.entretien.liaisons import options, resolve
from cdc.entretien.noms import Noms
from cdc_schema.types import Genre

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from cdc.entretien.banque import Banque, Colonne, Entete, Feuille, Question

COCHE = "x"
_SUGGESTIONS = 60
_DECIMAUX = {Genre.ENTIER, Genre.DECIMAL, Genre.MONTANT, Genre.POURCENTAGE}


class Portee(StrEnum):
    """How many of the questions of the bank a guide asks."""

    NOYAU = "noyau"
    COMPLET = "complet"
    MANQUANTS = "manquants"


@dataclass(frozen=True, slots=True)
class ColonneGuide:
    """One column of a table question, as a respondent fills it."""

    libelle: str
    genre: Genre
    options: tuple[str, ...] = ()
    libre: bool = False

    @property
    def numerique(self) -> bool:
        """Whether its cells hold numbers or dates, set to the right."""
        return self.genre in _DECIMAUX or self.genre is Genre.DATE

    @property
    def poids(self) -> int:
        """How wide it wants to be, beside the others."""
        if self.genre in _DECIMAUX or self.genre in (Genre.DATE, Genre.BOOLEEN):
            return 2
        if self.genre in (Genre.CHOIX, Genre.DUREE, Genre.REFERENCE):
            return 3
        return 6 if self.genre is Genre.TEXTE_LONG else 4


@dataclass(frozen=True, slots=True)
class QuestionGuide:
    """One question of a guide, with the columns of its table."""

    question: Question
    colonnes: tuple[ColonneGuide, ...] = ()

    @property
    def minutes(self) -> int:
        """About how long the answer takes."""
        return 3 if self.colonnes else 2


@dataclass(frozen=True, slots=True)
class FeuilleGuide:
    """One sheet of a guide: a theme and its questions."""

    onglet: str
    titre: str
    chapeau: str
    questions: tuple[QuestionGuide, ...]

    @property
    def minutes(self) -> int:
        """About how long the sheet takes."""
        return sum(q.minutes for q in self.questions)


@dataclass(frozen=True, slots=True)
class Guide:
    """What one workbook asks the people of one profile."""

    identifiant: str
    profil: str
    titre: str
    profils: tuple[str, ...]
    projet: str
    date: dt.date | None
    banque: str
    identite: tuple[Entete, ...]
    feuilles: tuple[FeuilleGuide, ...]

    @property
    def fichier(self) -> str:
        """The name of its file."""
        return f"Guide d’entretien — {self.titre}.xlsx"

    @property
    def nombre(self) -> int:
        """How many questions it asks."""
        return sum(len(f.questions) for f in self.feuilles)


def plan_guide(
    banque: Banque,
    profil: str,
    *,
    projet: str = "Projet CRM",
    date: dt.date | None = None,
    retenue: Callable[[Question], bool] = lambda question: question.noyau,
    noms: Noms | None = None,
) -> Guide:
    """Return the guide of `profil`, with the questions that `retenue` keeps.

    Where an answer designates something of the project, the names of `noms` are suggested.
    """
    connus = noms or Noms({})
    posees = [q for q in banque.questions if profil in q.profils and retenue(q)]
    feuilles = tuple(
        FeuilleGuide(feuille.onglet, feuille.titre, feuille.chapeau, questions)
        for feuille in banque.feuilles
        if (questions := questions_of(feuille, posees, connus))
    )
    ids = [q.question.id for f in feuilles for q in f.questions]
    return Guide(
        identifiant=_identify(profil, projet, banque.version, ids),
        profil=profil,
        titre=banque.profils[profil].titre,
        profils=tuple(p.titre for p in banque.profils.values()),
        projet=projet,
        date=date,
        banque=banque.version,
        identite=tuple(e for e in banque.entete if e.guide),
        feuilles=feuilles,
    )


def questions_of(
    feuille: Feuille, posees: Iterable[Question], noms: Noms
) -> tuple[QuestionGuide, ...]:
    """Return the questions among `posees` that a sheet holds, with the columns of their tables."""
    return tuple(
        QuestionGuide(q, tuple(_column(c, noms) for c in q.colonnes))
        for q in posees
        if feuille.holds(q)
    )


def _column(colonne: Colonne, noms: Noms) -> ColonneGuide:
    premier = colonne.champ[0]
    if colonne.valeur:
        return ColonneGuide(colonne.libelle, Genre.BOOLEEN, (COCHE,))
    if premier == ETAPE:
        return ColonneGuide(colonne.libelle, Genre.CHOIX, options(premier))
    item = resolve(premier).feuille
    # Several values may stand in one cell, and a decimal may come with its unit.
    libre = item.genre is Genre.LISTE or item.genre in _DECIMAUX
    element = item.element if item.element is not None else item
    if element.genre is Genre.REFERENCE:
        suggeres = noms.names(element.cibles)[:_SUGGESTIONS]
        return ColonneGuide(colonne.libelle, element.genre, suggeres, libre=True)
    return ColonneGuide(colonne.libelle, element.genre, options(premier), libre)


def _identify(profil: str, projet: str, version: str, ids: list[str]) -> str:
    empreinte = hashlib.sha256("\n".join([profil, projet, version, *ids]).encode()).hexdigest()
    return f"GUIDE-{profil.upper()}-{empreinte[:8]}"
