"""Notes in one column: « Q : » then « R : », or a question and what was answered below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.cellules import sheet_shown
from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.indices import Indice, subjects_clue
from cdc.formats.tableurs.libres.analyse import CELLULES_MAXIMALES, QUESTIONS_MAXIMALES
from cdc.formats.tableurs.libres.identite import DE_L_ENTRETIEN, inline
from cdc.formats.tableurs.libres.mots import asks, unnumbered
from cdc.formats.tableurs.libres.personnes import announced, described, is_person
from cdc.formats.tableurs.libres.phrases import Genre, Page, Phrase, read_page, without_mark
from cdc.formats.tableurs.libres.recolte import Personne, Recolte
from cdc.francais import plural

if TYPE_CHECKING:
    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Cellule, Classeur

_TITRE = 100
_PART = 0.8
_AVANT = (
    "ce texte vient avant toute question\u00a0: écrivez devant lui la question à laquelle il répond"
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that these are notes in one column, if they may be."""
    if classeur.cellules_non_vides > CELLULES_MAXIMALES:
        return None
    pages = {nom: read_page(cells) for nom, cells in classeur.feuilles.items()}
    nom = max(pages, key=lambda n: _worth(pages[n]), default="")
    if not nom or not 0 < _worth(pages[nom]) <= QUESTIONS_MAXIMALES:
        return None
    genres = Counter(p.genre for p in pages[nom].toutes)
    seule = _column_share(classeur.feuilles[nom])
    if seule < _PART or not genres[Genre.REPONSE] + genres[Genre.SUITE]:
        return None
    ou = f"{sheet_shown(nom)}, une seule colonne"
    if pages[nom].sujets:
        return _by_subjects(pages[nom], classeur.feuilles[nom], ou)
    confiance, preuves = _signs(pages[nom])
    return Indice(Disposition.NOTES, confiance, (ou, *preuves), nom)


def _signs(page: Page) -> tuple[float, list[str]]:
    phrases = page.toutes
    genres = Counter(p.genre for p in phrases)
    marquees = Counter(p.genre for p in phrases if p.marquee)
    questions, reponses = marquees[Genre.QUESTION], marquees[Genre.REPONSE]
    confiance, preuves = 0.5, list[str]()
    if questions and reponses:
        confiance = 0.9
        preuves.append(
            f"«\u00a0Q\u00a0:\u00a0» {questions} fois, «\u00a0R\u00a0:\u00a0» {reponses} fois"
        )
    elif genres[Genre.QUESTION] > 1:
        confiance = 0.7
        preuves.append(f"{plural(genres[Genre.QUESTION], 'question')}, des textes au-dessous")
    if genres[Genre.PERSONNE]:
        confiance += 0.05
        preuves.append(_titles(genres[Genre.PERSONNE]))
    return confiance, preuves


def _by_subjects(page: Page, cells: tuple[Cellule, ...], ou: str) -> Indice:
    """Return how sure it is that lines « CRM actuel : Excel » are notes of an interview."""
    titres = sum(p.genre is Genre.PERSONNE for p in page.toutes)
    nommee = any((ligne := inline(c)) and ligne.cle == "personne" for c in cells)
    lignes = plural(len(page.sujets), "ligne")
    preuves = [ou, f"{lignes} «\u00a0Sujet\u00a0: ce qui en est dit\u00a0»"]
    if titres:
        preuves.append(_titles(titres))
    elif nommee:
        preuves.append("nom de la personne")
    return subjects_clue(
        Disposition.NOTES, cells[0].feuille, page.sujets, preuves, titree=titres > 0, nommee=nommee
    )


def _titles(nombre: int) -> str:
    return f"{plural(nombre, 'titre')} d’entretien"


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


def _worth(page: Page) -> int:
    """Return how many questions the notes of a sheet hold."""
    return sum(p.genre is Genre.QUESTION for p in page.toutes)


def _column_share(cells: tuple[Cellule, ...]) -> float:
    """Return how much of a sheet stands in the first column of each row."""
    return len({c.ligne for c in cells}) / max(len(cells), 1)


@dataclass(slots=True)
class _Lecteur:
    """Reads notes cell by cell, remembering who speaks, and of what."""

    recolte: Recolte
    personne: Personne | None = None
    theme: str = ""
    enonce: int = -1
    _page: Page = field(default_factory=Page)
    _dites: list[str] = field(default_factory=list)

    def read(self, nom: str, cells: tuple[Cellule, ...]) -> None:
        """Read one sheet; one named after a person is hers."""
        self._page = read_page(cells)
        seule = any(p.genre is Genre.PERSONNE for p in self._page.toutes)
        if is_person(nom, sure=True) or self.personne is None or seule:
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

    def _open(self, repere: str) -> None:
        if self.personne is None or self.personne.dits:
            self.recolte.again()
            self.personne = self.recolte.person(repere)
        self.enonce, self.theme = -1, ""

    def _read(self, cell: Cellule) -> None:
        ligne = inline(cell)
        if ligne and self._tells_who(cell, ligne.cle):
            if ligne.cle == "personne":
                self._open(ligne.texte)
            assert self.personne is not None
            self.recolte.tell(self.personne, cell, ligne.nom, ligne.lignes)
            return
        phrases = self._page.phrases[cell.adresse]
        if phrases[0].genre is Genre.PERSONNE:
            self._open(phrases[0].texte)
            assert self.personne is not None
            qui = announced(phrases[0].texte) or described(phrases[0].texte)
            self.personne.learn(qui.lignes, cell.adresse)
            if len(phrases) == 1:
                self.recolte.tell(self.personne, cell, "titre", qui.lignes)
                return
            phrases = phrases[1:]
        self._take(cell, phrases)

    def _tells_who(self, cell: Cellule, cle: str) -> bool:
        """Say whether a label is of who is heard, or else of what is spoken of: « Équipe : 12 »."""
        if asks(cell.texte) or "\n" in cell.texte:
            return False
        return self.enonce < 0 or (cle in DE_L_ENTRETIEN if self._page.sujets else bool(cle))

    def _take(self, cell: Cellule, phrases: list[Phrase]) -> None:
        """Take the lines of a cell: those that answer one question are one text."""
        self._dites = []
        for phrase in phrases:
            match phrase.genre:
                case Genre.QUESTION:
                    self._say(cell)
                    self._ask(cell, phrase.texte)
                case Genre.THEME if self.enonce < 0 or not self._dites:
                    self.theme = unnumbered(phrase.texte.lstrip("# "))
                case Genre.VIDE:
                    pass
                case _:
                    self._dites.append(phrase.texte)
        self._say(cell)
        if cell.adresse in self.recolte.placees:
            return
        genres = {p.genre for p in phrases}
        if Genre.QUESTION in genres or Genre.THEME in genres or self._is_title(cell):
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
            self._dites = [without_mark(reste)]

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
