"""Where questions and their answers stand on a sheet: in a column, answers beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.formats.tableurs.libres.entetes import (
    TROU,
    look_above,
    question_titles,
    subject_titles,
)
from cdc.formats.tableurs.libres.identite import label
from cdc.formats.tableurs.libres.mots import Titre, asks, column_title, seems_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.tableurs.libres.vue import Vue

_PORTEE = 4
_PART = 0.5
_REPONDUES = 0.3


@dataclass(slots=True)
class Bloc:
    """Questions down the column `question`, from row `premiere` to `derniere`.

    `entete` is the row of headings, if one names the questions; `voies` are the other columns.
    """

    vue: Vue
    question: int
    premiere: int
    derniere: int
    entete: int = 0
    titre: Titre | None = None
    voies: list[int] = field(default_factory=list)
    dessus: list[int] = field(default_factory=list)  # other rows of headings, above or below

    @property
    def questions(self) -> list[Cellule]:
        """The cells of the column of questions, headings aside."""
        return [
            c
            for n, c in self.vue.column(self.question).items()
            if self.premiere <= n <= self.derniere and n not in self.dessus
        ]

    @property
    def part(self) -> float:
        """How many of its questions are worded as such, of 1."""
        textes = [c.texte for c in self.questions]
        return sum(map(seems_asked, textes)) / len(textes) if textes else 0.0

    @property
    def colonnes(self) -> list[int]:
        """All its columns, that of the questions included."""
        return sorted([self.question, *self.voies])

    def rows(self) -> Iterator[tuple[int, dict[int, Cellule]]]:
        """Yield its rows below the headings, with their cells."""
        colonnes = set(self.colonnes)
        for numero, ligne in self.vue.lignes.items():
            if self.premiere <= numero <= self.derniere and numero not in self.dessus:
                cells = {c: cell for c, cell in ligne.items() if c in colonnes}
                if cells:
                    yield numero, cells

    def cells(self) -> Iterator[Cellule]:
        """Yield all its cells, headings included."""
        colonnes, entetes = set(self.colonnes), {self.entete, *self.dessus}
        for numero, ligne in self.vue.lignes.items():
            if self.premiere <= numero <= self.derniere or numero in entetes:
                yield from (cell for c, cell in ligne.items() if c in colonnes)


def find_blocks(vue: Vue) -> list[Bloc]:
    """Return the blocks of questions of a sheet, from top to bottom."""
    blocs = _headed(vue, question_titles)
    prises = {cell.adresse for bloc in blocs for cell in bloc.cells()}
    blocs += _bare(vue, prises)
    for bloc in blocs:
        look_above(bloc)
    return sorted(blocs, key=lambda b: (b.entete or b.premiere, b.question))


def find_subjects(vue: Vue) -> list[Bloc]:
    """Return the blocks « Sujet | Notes » of a sheet, where nobody says that there are questions."""
    blocs = _headed(vue, subject_titles)
    for bloc in blocs:
        look_above(bloc)
    return blocs


def guess_block(vue: Vue) -> list[Bloc]:
    """Return the block that a sheet may be, where no sign tells: its first two columns or more."""
    for colonne in vue.colonnes[:-1]:
        lignes = list(vue.column(colonne))
        bloc = Bloc(vue, colonne, lignes[0], vue.derniere)
        bloc.voies = [c for c in vue.colonnes if c > colonne]
        if vue.tournee:
            bloc.dessus = [n for n, c in vue.column(colonne).items() if label(c.texte) is not None]
            return [bloc]
        if any(bloc.voies[0] in vue.lignes[n] for n in lignes):
            return [bloc]
    return []


def _headed(
    vue: Vue, question_titles: Callable[[Mapping[int, Cellule]], dict[int, Titre]]
) -> list[Bloc]:
    """Return the blocks whose questions have a heading that names them."""
    places = [
        (numero, colonne, titre)
        for numero, ligne in vue.lignes.items()
        for colonne, titre in question_titles(ligne).items()
    ]
    blocs = []
    for numero, colonne, titre in places:
        suivants = [c for n, c, _ in places if n == numero and c > colonne]
        plus_bas = [n for n, c, _ in places if n > numero and c == colonne]
        fin = min(plus_bas, default=vue.derniere + 1) - 1
        bloc = Bloc(vue, colonne, numero + 1, fin, numero, titre)
        bloc.voies = _left(bloc) + _right(bloc, min(suivants, default=0))
        bloc.derniere = _end(bloc)
        if _holds(bloc):
            blocs.append(bloc)
    return blocs


def _left(bloc: Bloc) -> list[int]:
    """Return the headed columns that touch the questions on their left."""
    colonnes, c = [], bloc.question - 1
    while c > 0 and bloc.vue.seen(bloc.entete, c):
        cell = bloc.vue.seen(bloc.entete, c)
        if cell and column_title(cell.texte) in (Titre.REPONSE, Titre.REMARQUE):
            break  # the end of another table
        colonnes.append(c)
        c -= 1
    return colonnes[::-1]


def _right(bloc: Bloc, suivant: int) -> list[int]:
    """Return the columns on the right, up to an empty one or to the next table."""
    vue, colonnes = bloc.vue, list[int]()
    pleines = set(vue.colonnes)
    borne = max(pleines)
    while suivant and (cell := vue.seen(bloc.entete, suivant - 1)):
        if column_title(cell.texte) not in (Titre.NUMERO, Titre.THEME):
            break
        suivant -= 1
    for c in range(bloc.question + 1, (suivant or borne + 1)):
        remplie = any(bloc.premiere <= n <= bloc.derniere for n in vue.column(c))
        if not remplie and not vue.seen(bloc.entete, c):
            break
        colonnes.append(c)
    return colonnes


def _end(bloc: Bloc) -> int:
    """Return the last row of a block: many empty rows, then no question, end it."""
    derniere = bloc.premiere - 1
    colonnes = set(bloc.colonnes)
    for numero, ligne in bloc.vue.lignes.items():
        if not bloc.premiere <= numero <= bloc.derniere or not colonnes & ligne.keys():
            continue
        cell = ligne.get(bloc.question)
        seule = len(colonnes & ligne.keys()) == 1 and not (cell and asks(cell.texte))
        if numero - derniere > TROU and (cell is None or seule):
            break
        derniere = numero
    return derniere


def _holds(bloc: Bloc) -> bool:
    """Say whether a heading « Question » has questions below, and anything beside them."""
    if not bloc.questions or not bloc.voies:
        return False
    titres = [column_title(c.texte) for v in bloc.voies if (c := bloc.vue.seen(bloc.entete, v))]
    return len(titres) > 0 or bloc.part >= _PART


def _bare(vue: Vue, prises: set[str]) -> list[Bloc]:
    """Return the blocks that nothing names: a column of questions, something beside them."""
    blocs: list[Bloc] = []
    occupees: set[int] = set()
    for colonne in vue.colonnes:
        if colonne in occupees:
            continue
        cells = {n: c for n, c in vue.column(colonne).items() if c.adresse not in prises}
        posees = [n for n, c in cells.items() if asks(c.texte)]
        if len(posees) < 2:
            continue
        entre = [n for n in cells if posees[0] <= n <= posees[-1]]
        if len(posees) < _PART * len(entre):
            continue
        bloc = Bloc(vue, colonne, posees[0], vue.derniere)
        bloc.voies = _beside(bloc, prises)
        bloc.derniere = _end(bloc)
        if _answered(bloc, posees) >= _REPONDUES or (len(posees) > 2 and not _below(bloc, posees)):
            blocs.append(bloc)
            occupees |= set(bloc.voies)
    return blocs


def _beside(bloc: Bloc, prises: set[str]) -> list[int]:
    """Return the columns of the answers; those that a merged question covers are empty."""
    voies: list[int] = []
    precedente = bloc.question
    for colonne in bloc.vue.colonnes:
        if colonne <= bloc.question:
            continue
        cells = [
            c
            for n, c in bloc.vue.column(colonne).items()
            if bloc.premiere <= n <= bloc.derniere and c.adresse not in prises
        ]
        if not cells:
            continue
        portee = 1 if voies else _PORTEE
        autres_questions = sum(asks(c.texte) for c in cells) > max(1, _PART * len(cells))
        if colonne - precedente > portee or (autres_questions and voies):
            break
        voies.append(colonne)
        precedente = colonne
    return voies


def _answered(bloc: Bloc, posees: list[int]) -> float:
    """Return how many questions have something beside them, or on the row below."""
    suite = {*posees}
    voies = set(bloc.voies)
    repondues = sum(
        any(
            voies & bloc.vue.lignes.get(n, {}).keys()
            for n in (rang, rang + 1)
            if n == rang or n not in suite
        )
        for rang in posees
    )
    return repondues / len(posees)


def _below(bloc: Bloc, posees: list[int]) -> bool:
    """Say whether answers seem to be under the questions, in their own column."""
    return len(bloc.questions) > len(posees)
