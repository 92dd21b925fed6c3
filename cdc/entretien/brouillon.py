"""The answer to one question while its cells are met, and which of them are not taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cdc.entretien.banque import Question, TypeQuestion
from cdc.entretien.choix import label, says_other, split, without_other
from cdc.entretien.enquete import RoleDit
from cdc.entretien.reponses import (
    CelluleTableau,
    Coche,
    Reponse,
    Texte,
    flag,
    is_ticked,
    normalize,
    says_no,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.entretien.enquete import Disposition, Dit

_UNE_SEULE = "cette question attend une seule réponse, qu’une autre cellule donne déjà"
_PAR_LIGNE = "cette question attend une seule réponse, pas une par ligne"
_UNIQUES = (TypeQuestion.NOMBRE, TypeQuestion.CHOIX)


@dataclass(slots=True)
class Brouillon:
    """What is known of the answer to one question.

    Where several cells make one text, each is also kept apart, in `lignes`.
    """

    question: Question
    disposition: Disposition
    texte: str = ""
    cellule: str = ""
    notes: list[Texte] = field(default_factory=list)
    _dits: list[CelluleTableau] = field(default_factory=list)
    _coches: list[Coche] = field(default_factory=list)
    _autres: list[CelluleTableau] = field(default_factory=list)
    _precisions: list[CelluleTableau] = field(default_factory=list)
    _remarques: list[CelluleTableau] = field(default_factory=list)
    _rangs: dict[int, list[CelluleTableau]] = field(default_factory=dict)
    _jointes: list[CelluleTableau] = field(default_factory=list)

    def take(self, dit: Dit, *, precision: bool = False) -> str:
        """Take what one cell says, or return why it cannot be taken."""
        if dit.role is RoleDit.REMARQUE:
            self._remarques.append(_cell(dit))
        elif dit.role is RoleDit.OPTION:
            return self._tick(dit, precision=precision)
        elif precision:
            self._precisions.append(_cell(dit))
        elif dit.role is RoleDit.AUTRE:
            self._autres.append(_cell(dit))
        else:
            return self._answer(dit)
        return ""

    def finish(self) -> Reponse:
        """Return the answer."""
        return Reponse(
            question=self.question.id,
            texte=self.texte,
            cellule=self.cellule,
            reponse=self._joined(self._dits),
            coches=tuple(self._coches),
            autre=self._other(),
            precision=self._joined(self._precisions),
            remarque=self._remark(),
            lignes=self._table(),
            notes=tuple(self.notes),
        )

    def _answer(self, dit: Dit) -> str:
        match self.question.type:
            case TypeQuestion.CHOIX_MULTIPLE if dit.detail:
                return self._tick(dit, precision=False)
            case TypeQuestion.CHOIX_MULTIPLE:
                self._split(dit)
            case TypeQuestion.TABLEAU:
                return self._place(dit)
            case TypeQuestion.TEXTE:
                self._dits.append(_cell(dit))
            case _:
                return self._only(dit)
        return ""

    def _only(self, dit: Dit) -> str:
        """Take the one answer that a number or a choice admits."""
        if dit.detail:
            return _PAR_LIGNE
        if self._dits or (self._autres and self.question.autre):
            return _UNE_SEULE
        libre = self.question.type is TypeQuestion.CHOIX and self.question.autre is not None
        if libre and not flag(dit.texte) and not label(self.question, dit.texte):
            self._autres.append(_cell(dit, without_other(dit.texte)))
        else:
            self._dits.append(_cell(dit))
        return ""

    def _split(self, dit: Dit) -> None:
        """Take the boxes that one text names, and apart what is not proposed."""
        if flag(dit.texte):
            self._dits.append(_cell(dit))
            return
        choisis = split(dit.texte, self.question, self.disposition)
        for libelle in choisis.libelles:
            self._check_box(libelle, dit.cellule)
        libres = choisis.libres
        if self.question.autre:
            libres = tuple(map(without_other, libres))
        if libres:
            place = self._autres if self.question.autre else self._dits
            place.append(_cell(dit, " ; ".join(libres)))

    def _tick(self, dit: Dit, *, precision: bool) -> str:
        """Take a box of its own: ticked, left aside, or neither."""
        if says_no(dit.texte):
            return ""
        if not is_ticked(dit.texte) and normalize(dit.texte) != normalize(dit.detail):
            return f"un x est attendu en face de «\u00a0{dit.detail}\u00a0»"
        if precision:
            self._precisions.append(_named(dit))
        elif self.question.type in _UNIQUES:
            return self._only(replace(dit, texte=dit.detail, detail=""))
        elif self.question.type is not TypeQuestion.CHOIX_MULTIPLE:
            self._dits.append(_named(dit))
        elif libelle := label(self.question, dit.detail):
            self._check_box(libelle, dit.cellule)
        else:
            (self._autres if self.question.autre else self._dits).append(_named(dit))
        return ""

    def _check_box(self, libelle: str, cellule: str) -> None:
        if all(coche.choix != libelle for coche in self._coches):
            self._coches.append(Coche(choix=libelle, cellule=cellule))

    def _place(self, dit: Dit) -> str:
        """Take a cell of a table, or the whole table written in one cell."""
        if not dit.detail:
            if self._dits:
                return _UNE_SEULE
            self._dits.append(_cell(dit))
            return ""
        for colonne in self.question.colonnes:
            if normalize(colonne.libelle) == normalize(dit.detail):
                ligne = self._rangs.setdefault(dit.rang, [])
                ligne.append(_cell(dit).model_copy(update={"colonne": colonne.libelle}))
                return ""
        return f"le tableau de {self.question.id} n’a pas de colonne «\u00a0{dit.detail}\u00a0»"

    def _table(self) -> tuple[tuple[CelluleTableau, ...], ...]:
        """Return the rows of a table, or the cells that make one text."""
        if self.question.type is TypeQuestion.TABLEAU or not self._jointes:
            return tuple(tuple(ligne) for _, ligne in sorted(self._rangs.items()))
        return (tuple(self._jointes),)

    def _other(self) -> Texte | None:
        """Return the free answers, without the « Autre » that only announces one."""
        dites = [c for c in self._autres if not says_other(c.texte)] or self._autres[:1]
        if 1 == len(dites) < len(self._autres):
            self._jointes += self._autres
        return self._joined(dites, " ; ")

    def _joined(self, cells: Sequence[CelluleTableau], entre: str = "\n") -> Texte | None:
        """Return one text of what several cells say, and keep them apart if they are several."""
        if not cells:
            return None
        texte = cells[0].texte if len(cells) == 1 else entre.join(map(_line, cells))
        if len(cells) > 1:
            self._jointes += cells
        return Texte(texte=texte, cellule=cells[0].cellule, drapeau=flag(texte))

    def _remark(self) -> Texte | None:
        """Return the first remark; those that follow are notes."""
        if not self._remarques:
            return None
        premiere, *suite = [Texte(texte=_line(c), cellule=c.cellule) for c in self._remarques]
        self.notes += suite
        return premiere


def _cell(dit: Dit, texte: str = "") -> CelluleTableau:
    dite = texte or dit.texte
    return CelluleTableau(colonne=dit.detail, texte=dite, cellule=dit.cellule, drapeau=flag(dite))


def _named(dit: Dit) -> CelluleTableau:
    """Return the label of a ticked box as what its cell says."""
    return CelluleTableau(colonne="", texte=dit.detail, cellule=dit.cellule)


def _line(cell: CelluleTableau) -> str:
    return f"{cell.colonne}\u00a0: {cell.texte}" if cell.colonne else cell.texte
