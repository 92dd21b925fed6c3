"""Notes line by line: which line asks, which one answers, which one names a person or a part."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.formats.tableurs.libres.mots import asks, begins_as_question, titles_part, unnumbered
from cdc.formats.tableurs.libres.personnes import announced, described
from cdc.formats.tableurs.libres.sujets import find_subjects, find_titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.formats.tableurs.classeur import Cellule

_QUESTION = re.compile(
    r"^\s*[-–•*]?\s*(?:Q|Question)\s*n?°?\s*\d*(?:\.\d+)*\s*[.:)\]–—-]\s*(?=\S)", re.IGNORECASE
)
_REPONSE = re.compile(
    r"^\s*[-–•*]?\s*(?:R|Rep|Rép|Réponse|Reponse)\s*n?°?\s*\d*(?:\.\d+)*\s*[.:)\]–—-]\s*",
    re.IGNORECASE,
)
_PUCE = re.compile(r"^\s*(?:[-–—•*>→]|=>|->)\s+")
_TITRE = 100


class Genre(StrEnum):
    """What a line is."""

    VIDE = "vide"
    PERSONNE = "personne"
    QUESTION = "question"
    REPONSE = "reponse"
    THEME = "theme"
    SUITE = "suite"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of a cell, or a part of it: what it is, and what it says without its marks."""

    genre: Genre
    texte: str
    marquee: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a sheet by the address of their cell; `sujets` are those that some name."""

    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    sujets: tuple[str, ...] = ()

    @property
    def toutes(self) -> list[Phrase]:
        """All its lines."""
        return [p for phrases in self.phrases.values() for p in phrases]


def read_page(cells: Sequence[Cellule]) -> Page:
    """Return what the first cell of each row says."""
    lignes = [
        (cell, rang == 0, ligne)
        for cell in _firsts(cells)
        for rang, ligne in enumerate(cell.texte.strip().split("\n"))
    ]
    textes = [ligne for _, _, ligne in lignes]
    marques = any(_QUESTION.match(t) or _REPONSE.match(t) for t in textes)
    sujets = {} if marques else find_subjects(textes)
    parties = find_titles(textes, sujets)
    page = Page(sujets=tuple(s.nom for r, s in sujets.items() if r not in parties))
    for rang, (cell, premiere, ligne) in enumerate(lignes):
        phrases = page.phrases.setdefault(cell.adresse, [])
        if rang in parties and (rang in sujets or not _names_who(ligne)):
            nom = sujets[rang].nom if rang in sujets else unnumbered(ligne.strip())
            phrases.append(Phrase(Genre.THEME, nom))
        elif rang in sujets:
            phrases.append(Phrase(Genre.QUESTION, sujets[rang].nom))
            phrases.extend(_said(sujets[rang].dit))
        else:
            phrases.append(_phrase(ligne.strip(), premiere=premiere))
    return page


def without_mark(texte: str) -> str:
    """Return an answer without « R : » before it."""
    return _REPONSE.sub("", texte)


def _said(texte: str) -> Iterator[Phrase]:
    if texte:
        yield Phrase(Genre.REPONSE, texte)


def _firsts(cells: Iterable[Cellule]) -> list[Cellule]:
    """Return the first cell of each row."""
    premieres: dict[int, Cellule] = {}
    for cell in cells:
        premieres.setdefault(cell.ligne, cell)
    return list(premieres.values())


def _phrase(ligne: str, *, premiere: bool) -> Phrase:
    """Return what a line is; the title of an interview begins its cell."""
    if not ligne:
        return Phrase(Genre.VIDE, "")
    if trouve := _QUESTION.match(ligne):
        return Phrase(Genre.QUESTION, ligne[trouve.end() :].strip(), marquee=True)
    if trouve := _REPONSE.match(ligne):
        return Phrase(Genre.REPONSE, ligne[trouve.end() :].strip(), marquee=True)
    if premiere and (announced(ligne) or _is_signature(ligne)):
        return Phrase(Genre.PERSONNE, ligne)
    if asks(ligne) or _answers_itself(ligne):
        return Phrase(Genre.QUESTION, unnumbered(_PUCE.sub("", ligne)))
    if trouve := _PUCE.match(ligne):
        return Phrase(Genre.SUITE, ligne[trouve.end() :].strip())
    return Phrase(Genre.THEME if titles_part(ligne) else Genre.SUITE, ligne)


def _names_who(ligne: str) -> bool:
    """Say whether a line is who is heard, or when."""
    return bool(announced(ligne)) or bool(described(ligne))


def _answers_itself(ligne: str) -> bool:
    """Say whether a line is a question and its answer: « Combien ? Une centaine. »."""
    question, marque, reste = ligne.partition("?")
    return bool(marque and reste.strip()) and begins_as_question(question)


def _is_signature(ligne: str) -> bool:
    """Say whether a line is only who and when: « Sophie Garnier, SAV, 12/03/2026 »."""
    lignes = described(ligne).lignes
    return len(ligne) <= _TITRE and {"personne", "date"} <= lignes.keys()
