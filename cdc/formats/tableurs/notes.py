"""Notes in one column: « Q : » then « R : », or a question and what was answered below it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.indices import Indice
from cdc.formats.tableurs.libres.analyse import CELLULES_MAXIMALES, QUESTIONS_MAXIMALES
from cdc.formats.tableurs.libres.identite import inline
from cdc.formats.tableurs.libres.mots import asks, begins_as_question, titles_part, unnumbered
from cdc.formats.tableurs.libres.personnes import announced, described, is_person
from cdc.formats.tableurs.libres.recolte import Personne, Recolte
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Cellule, Classeur

_QUESTION = re.compile(
    r"^\s*[-–•*]?\s*(?:Q|Question)\s*n?°?\s*\d*(?:\.\d+)*\s*[.:)\]–—-]\s*(?=\S)", re.IGNORECASE
)
_REPONSE = re.compile(
    r"^\s*[-–•*]?\s*(?:R|Rep|Rép|Réponse|Reponse)\s*n?°?\s*\d*(?:\.\d+)*\s*[.:)\]–—-]\s*",
    re.IGNORECASE,
)
_PUCE = re.compile(r"^\s*(?:[-–—•*>→]|=>|->)\s+")
_TITRE = 100
_PART = 0.8
_AVANT = (
    "ce texte vient avant toute question\u00a0: écrivez devant lui la question à laquelle il répond"
)


class _Genre(StrEnum):
    VIDE = "vide"
    PERSONNE = "personne"
    QUESTION = "question"
    REPONSE = "reponse"
    THEME = "theme"
    SUITE = "suite"


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One line of a cell: what it is, and what it says without its marks."""

    genre: _Genre
    texte: str
    marquee: bool = False


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that these are notes in one column, if they may be."""
    if classeur.cellules_non_vides > CELLULES_MAXIMALES:
        return None
    meilleure = max(classeur.feuilles, key=lambda f: _worth(classeur.feuilles[f]), default="")
    if not meilleure or not _worth(classeur.feuilles[meilleure]):
        return None
    cells = _written(classeur.feuilles[meilleure])
    phrases = [p for c in cells for p in _phrases(c)]
    genres = Counter(p.genre for p in phrases)
    marquees = sum(p.marquee and p.genre is _Genre.QUESTION for p in phrases)
    repondues = sum(p.marquee and p.genre is _Genre.REPONSE for p in phrases)
    seule = _column_share(classeur.feuilles[meilleure])
    if genres[_Genre.QUESTION] > QUESTIONS_MAXIMALES:
        return None
    if seule < _PART or not genres[_Genre.REPONSE] + genres[_Genre.SUITE]:
        return None
    preuves = [f"feuille «\u00a0{meilleure}\u00a0», une seule colonne"]
    confiance = 0.5
    if marquees and repondues:
        confiance = 0.9
        preuves.append(
            f"«\u00a0Q\u00a0:\u00a0» {marquees} fois, «\u00a0R\u00a0:\u00a0» {repondues} fois"
        )
    elif genres[_Genre.QUESTION] > 1:
        confiance = 0.7
        preuves.append(f"{plural(genres[_Genre.QUESTION], 'question')}, des textes au-dessous")
    if genres[_Genre.PERSONNE]:
        confiance += 0.05
        preuves.append(f"{plural(genres[_Genre.PERSONNE], 'titre')} d’entretien")
    return Indice(Disposition.NOTES, confiance, tuple(preuves), meilleure)


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read notes in one column.

    Raises:
        ClasseurRefuseError: nothing is answered.
    """
    lecteur = _Lecteur(Recolte(classeur))
    for nom, cells in classeur.feuilles.items():
        lecteur.read(nom, cells)
    if not any(p.dits for p in lecteur.recolte.personnes):
        raison = (
            f"des questions y sont posées ({len(lecteur.recolte.enonces)}), mais aucune n’a de "
            "réponse au-dessous d’elle. Vérifiez que c’est le bon fichier."
        )
        raise ClasseurRefuseError(classeur.fichier, raison)
    return lecteur.recolte.finish(indice)


def _worth(cells: tuple[Cellule, ...]) -> int:
    """Return how many questions the notes of a sheet hold."""
    phrases = [p for c in _written(cells) for p in _phrases(c)]
    return sum(p.genre is _Genre.QUESTION for p in phrases)


def _column_share(cells: tuple[Cellule, ...]) -> float:
    """Return how much of a sheet stands in the first column of each row."""
    return len({c.ligne for c in cells}) / max(len(cells), 1)


def _written(cells: tuple[Cellule, ...]) -> list[Cellule]:
    """Return the first cell of each row."""
    premieres: dict[int, Cellule] = {}
    for cell in cells:
        premieres.setdefault(cell.ligne, cell)
    return list(premieres.values())


def _phrases(cell: Cellule) -> Iterator[_Phrase]:
    for rang, ligne in enumerate(cell.texte.strip().split("\n")):
        yield _phrase(ligne.strip(), premiere=rang == 0)


def _phrase(ligne: str, *, premiere: bool) -> _Phrase:
    """Return what a line is; the title of an interview begins its cell."""
    if not ligne:
        return _Phrase(_Genre.VIDE, "")
    if trouve := _QUESTION.match(ligne):
        return _Phrase(_Genre.QUESTION, ligne[trouve.end() :].strip(), marquee=True)
    if trouve := _REPONSE.match(ligne):
        return _Phrase(_Genre.REPONSE, ligne[trouve.end() :].strip(), marquee=True)
    if premiere and (announced(ligne) or _is_signature(ligne)):
        return _Phrase(_Genre.PERSONNE, ligne)
    if asks(ligne) or _answers_itself(ligne):
        return _Phrase(_Genre.QUESTION, unnumbered(_PUCE.sub("", ligne)))
    if trouve := _PUCE.match(ligne):
        return _Phrase(_Genre.SUITE, ligne[trouve.end() :].strip())
    return _Phrase(_Genre.THEME if titles_part(ligne) else _Genre.SUITE, ligne)


def _answers_itself(ligne: str) -> bool:
    """Say whether a line is a question and its answer: « Combien ? Une centaine. »."""
    question, marque, reste = ligne.partition("?")
    return bool(marque and reste.strip()) and begins_as_question(question)


def _is_signature(ligne: str) -> bool:
    """Say whether a line is only who and when: « Sophie Garnier, SAV, 12/03/2026 »."""
    lignes = described(ligne).lignes
    return len(ligne) <= _TITRE and {"personne", "date"} <= lignes.keys()


@dataclass(slots=True)
class _Lecteur:
    """Reads notes cell by cell, remembering who speaks, and of what."""

    recolte: Recolte
    personne: Personne | None = None
    theme: str = ""
    enonce: int = -1
    _dites: list[str] = field(default_factory=list)

    def read(self, nom: str, cells: tuple[Cellule, ...]) -> None:
        """Read one sheet; one named after a person is hers."""
        if is_person(nom, sure=True) or self.personne is None or self._speaks_alone(cells):
            self._open(nom)
            if self.personne and is_person(nom, sure=True):
                self.personne.learn({"personne": nom.strip()}, f"{nom}!onglet")
        self.enonce, self.theme = -1, ""
        rangee = 0
        for cell in cells:
            if cell.ligne == rangee:
                self._answer(cell, cell.texte)  # the end of a line that a separator cut
            else:
                rangee = cell.ligne
                self._read(cell)

    def _speaks_alone(self, cells: tuple[Cellule, ...]) -> bool:
        phrases = (p for c in _written(cells) for p in _phrases(c))
        return any(p.genre is _Genre.PERSONNE for p in phrases)

    def _open(self, repere: str) -> None:
        if self.personne is None or self.personne.dits:
            self.recolte.again()
            self.personne = self.recolte.person(repere)
        self.enonce, self.theme = -1, ""

    def _read(self, cell: Cellule) -> None:
        ligne = inline(cell)
        if (
            ligne
            and not asks(cell.texte)
            and (ligne.cle or self.enonce < 0)
            and "\n" not in cell.texte
        ):
            if ligne.cle == "personne":
                self._open(ligne.texte)
            assert self.personne is not None
            self.recolte.tell(self.personne, cell, ligne.nom, ligne.lignes)
            return
        phrases = list(_phrases(cell))
        if phrases[0].genre is _Genre.PERSONNE:
            self._open(phrases[0].texte)
            assert self.personne is not None
            qui = announced(phrases[0].texte) or described(phrases[0].texte)
            self.personne.learn(qui.lignes, cell.adresse)
            if len(phrases) == 1:
                self.recolte.tell(self.personne, cell, "titre", qui.lignes)
                return
            phrases = phrases[1:]
        self._take(cell, phrases)

    def _take(self, cell: Cellule, phrases: list[_Phrase]) -> None:
        """Take the lines of a cell: those that answer one question are one text."""
        self._dites = []
        for phrase in phrases:
            match phrase.genre:
                case _Genre.QUESTION:
                    self._say(cell)
                    self._ask(cell, phrase.texte)
                case _Genre.THEME if self.enonce < 0 or not self._dites:
                    self.theme = unnumbered(phrase.texte.lstrip("# "))
                case _Genre.VIDE:
                    pass
                case _:
                    self._dites.append(phrase.texte)
        self._say(cell)
        if cell.adresse in self.recolte.placees:
            return
        genres = {p.genre for p in phrases}
        if _Genre.QUESTION in genres or _Genre.THEME in genres or self._is_title(cell):
            self.recolte.heading(cell)
        else:
            self.recolte.leave(cell, _AVANT)

    def _ask(self, cell: Cellule, texte: str) -> None:
        """Ask a question; what is answered on its own line, after its mark, is its answer."""
        fin = texte.find("?")
        reste = texte[fin + 1 :].strip(" :-–—→=>»") if fin >= 0 else ""
        posee = texte[: fin + 1] if reste and not asks(texte) else texte
        self.enonce = self.recolte.ask(cell, posee, theme=self.theme)
        if posee != texte:
            self._dites = [_REPONSE.sub("", reste)]

    def _say(self, cell: Cellule) -> None:
        if self._dites and self.enonce >= 0:
            self._answer(cell, "\n".join(filter(None, self._dites)))
            self._dites = []

    def _answer(self, cell: Cellule, texte: str) -> None:
        if self.enonce < 0 or not texte.strip():
            return
        assert self.personne is not None
        self.recolte.say(self.personne, cell, self.enonce, texte=texte, partage=True)

    def _is_title(self, cell: Cellule) -> bool:
        """Say whether a cell is a title: short, before any question."""
        return self.enonce < 0 and len(cell.texte) <= _TITRE and "." not in cell.texte[:-1]
