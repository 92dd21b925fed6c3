"""Count the non-empty cells of a workbook in its XML, without the library that reads it.

The count is the other side of the promise that nothing is lost: what was read must add up to it.
The same pass notes what that library does not tell, or only in a mode that takes gigabytes and
loses what a merge covers: formulas, struck-through texts, what is hidden, merged cells.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring, iterparse

from cdc.formats.tableurs.classeur import Plage, column_number
from cdc.formats.xlsx.parties import is_struck, is_true, local, related, sheets, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CELLULES_MAXIMALES = 2_000_000
_CHIFFRES = "0123456789"

Place = tuple[int, int]


class BudgetDepasseError(Exception):
    """The workbook has more cells than a guide or an export can have."""


@dataclass(slots=True)
class Feuille:
    """What the XML of one worksheet says; places are numbers of row and column.

    `formules` gives the text of a formula that has no value, and nothing for one that has.
    """

    masquee: bool = False
    pleines: int = 0
    formules: dict[Place, str] = field(default_factory=dict)
    barrees: set[Place] = field(default_factory=set)
    lignes_masquees: set[int] = field(default_factory=set)
    colonnes_masquees: list[tuple[int, int]] = field(default_factory=list)
    fusions: list[Plage] = field(default_factory=list)

    def hides(self, place: Place) -> bool:
        """Say whether a cell is in a hidden row or column, or the sheet itself is hidden."""
        ligne, colonne = place
        return (
            self.masquee
            or ligne in self.lignes_masquees
            or any(debut <= colonne <= fin for debut, fin in self.colonnes_masquees)
        )


@dataclass(frozen=True, slots=True)
class Compte:
    """The worksheets, in order.

    `visitees` counts the cells and rows that are written in the file, empty ones included.
    """

    feuilles: dict[str, Feuille]
    visitees: int

    @property
    def total(self) -> int:
        """The non-empty cells of the workbook."""
        return sum(f.pleines for f in self.feuilles.values())

    @property
    def masquees(self) -> tuple[str, ...]:
        """The names of the hidden sheets."""
        return tuple(nom for nom, feuille in self.feuilles.items() if feuille.masquee)


@dataclass(frozen=True, slots=True)
class _Texte:
    plein: bool
    barre: bool


def count_cells(content: bytes) -> Compte:
    """Count the non-empty cells of each worksheet of the workbook `content`.

    Raises:
        BudgetDepasseError: there are too many cells, empty ones included.
        Exception: a part is missing or is not XML.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        workbook = related(archive, "", "/officeDocument")[0][1]
        textes = related(archive, workbook, "/sharedStrings")
        styles = related(archive, workbook, "/styles")
        compteur = _Compteur(
            list(_shared(archive, textes[0][1])) if textes else [],
            _struck_styles(archive, styles[0][1]) if styles else frozenset(),
        )
        feuilles = {
            onglet.nom: compteur.count(archive, onglet.partie, masquee=onglet.masquee)
            for onglet in sheets(archive, workbook)
        }
    return Compte(feuilles, compteur.visitees)


class _Compteur:
    def __init__(self, textes: list[_Texte], barres: frozenset[str]) -> None:
        self._textes = textes
        self._barres = barres
        self._colonnes: dict[str, int] = {}
        self._partagees: dict[str, tuple[str, str]] = {}
        self.visitees = 0

    def count(self, archive: zipfile.ZipFile, part: str, *, masquee: bool) -> Feuille:
        feuille = Feuille(masquee)
        self._partagees = {}
        ligne = 0
        with archive.open(part) as stream:
            for _, element in iterparse(stream, events=("end",)):
                match local(element):
                    case "row":
                        ligne = int(element.get("r") or ligne + 1)
                        self._row(feuille, element, ligne)
                        element.clear()
                    case "col" if is_true(element.get("hidden")):
                        place = int(element.get("min", "0")), int(element.get("max", "0"))
                        feuille.colonnes_masquees.append(place)
                    case "mergeCell":
                        self._spend(1)
                        feuille.fusions.append(self._range(element.get("ref", "")))
        return feuille

    def _row(self, feuille: Feuille, row: Any, ligne: int) -> None:
        self._spend(len(row) + 1)
        if is_true(row.get("hidden")):
            feuille.lignes_masquees.add(ligne)
        place = ligne, 0
        for cell in row:
            if local(cell) == "c":
                place = self._place(cell.get("r"), ligne, place[1] + 1)
                self._cell(feuille, cell, place)

    def _cell(self, feuille: Feuille, cell: Any, place: Place) -> None:
        valeur = formule = None
        texte: _Texte | None = None
        for part in cell:
            match local(part):
                case "v":
                    valeur = part.text or ""
                case "f":
                    formule = part
                case "is":
                    texte = _as_text(part)
        if cell.get("t") == "s" and valeur and valeur.strip():
            texte = self._textes[int(valeur)]
        pleine = texte.plein if texte else bool(valeur and valeur.strip())
        if formule is not None:
            # The text « », which a formula gives, leaves its cell empty.
            if not pleine and not (valeur is not None and cell.get("t") == "str"):
                feuille.formules[place] = self._formula(formule, place)
                pleine = True
            elif pleine:
                feuille.formules[place] = ""
        feuille.pleines += pleine
        if pleine and (cell.get("s") in self._barres or (texte and texte.barre)):
            feuille.barrees.add(place)

    def _formula(self, formule: Any, place: Place) -> str:
        """Return the text of a formula; of those that share one, only the first has it."""
        texte, rang = formule.text or "", formule.get("si", "")
        if formule.get("t") == "shared" and texte:
            self._partagees[rang] = f"={texte}", _name(place)
        if not texte and rang in self._partagees:
            from openpyxl.formula.translate import Translator

            modele, origine = self._partagees[rang]
            return str(Translator(modele, origine).translate_formula(_name(place)))
        return f"={texte}"

    def _place(self, reference: str | None, ligne: int, colonne: int) -> Place:
        if not reference:
            return ligne, colonne
        lettres = reference.rstrip(_CHIFFRES)
        connue = self._colonnes.get(lettres)
        if connue is None:
            connue = self._colonnes[lettres] = column_number(lettres)
        return int(reference[len(lettres) :]), connue

    def _range(self, reference: str) -> Plage:
        debut, _, fin = reference.replace("$", "").partition(":")
        return Plage(*self._place(debut, 0, 0), *self._place(fin or debut, 0, 0))

    def _spend(self, cells: int) -> None:
        self.visitees += cells
        if self.visitees > CELLULES_MAXIMALES:
            raise BudgetDepasseError


def _name(place: Place) -> str:
    from cdc.formats.tableurs.classeur import column_letters

    return f"{column_letters(place[1])}{place[0]}"


def _shared(archive: zipfile.ZipFile, part: str) -> Iterator[_Texte]:
    with archive.open(part) as stream:
        for _, element in iterparse(stream, events=("end",)):
            if local(element) == "si":
                yield _as_text(element)
                element.clear()


def _as_text(element: Any) -> _Texte:
    morceaux = [p for r in element if local(r) == "r" for p in r if local(p) == "rPr"]
    return _Texte(bool(text_of(element).strip()), any(map(is_struck, morceaux)))


def _struck_styles(archive: zipfile.ZipFile, part: str) -> frozenset[str]:
    """Return the numbers of the cell styles whose font is struck through."""
    if part not in archive.namelist():
        return frozenset()
    polices: list[Any] = []
    formats: list[Any] = []
    for element in fromstring(archive.read(part)):
        match local(element):
            case "fonts":
                polices = list(element)
            case "cellXfs":
                formats = list(element)
    barrees = {str(rang) for rang, police in enumerate(polices) if is_struck(police)}
    return frozenset(
        str(rang) for rang, format_ in enumerate(formats) if format_.get("fontId") in barrees
    )
