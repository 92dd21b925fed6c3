"""One sheet of a guide being written: a grid of columns, a current row, addresses noted."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.adresses import PREFIXE_FEUILLE, Adresse, Role
from cdc.formats.xlsx.metrique import height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Span = tuple[int, int]

# Widths in pixels. A: hidden keys. B: number. C, D: question. E to J: answer. K, L: remark.
LARGEURS = (62, 159, 159, 80, 80, 80, 80, 80, 80, 91, 91)
NUMERO: Span = (2, 2)
QUESTION: Span = (3, 4)
REPONSE: Span = (5, 10)
OPTION: Span = (5, 8)
CASE: Span = (9, 9)
SUITE: Span = (6, 10)
REMARQUE: Span = (11, 12)
TABLEAU: Span = (3, 12)
LARGE: Span = (2, 12)
ESPACE, SIMPLE, DOUBLE = 10.0, 21.0, 33.0
# What fits on a landscape A4 page below the repeated heading, in points.
HAUTEUR_IMPRIMEE = 470.0
_MARGE = 6.0


class Page:
    """A worksheet and the row where the next thing goes."""

    def __init__(self, workbook: Workbook, onglet: str) -> None:
        self.onglet = onglet
        self.ligne = 1
        self.adresses: list[Adresse] = []
        self._imprime = 0.0
        self.feuille: Worksheet = workbook.create_sheet(onglet)
        _prepare(self.feuille)

    def key(self, cle: str) -> None:
        """Name the current row, in the hidden column."""
        text(self.feuille.cell(self.ligne, 1), cle)

    def write(
        self, span: Span, texte: str, style: str, *, cle: str, aide: str = "", rows: int = 1
    ) -> Cell:
        """Write what the guide says itself."""
        cell = self._lay(span, style, rows)
        entier = f"{texte}\n{aide}" if aide else texte
        text(cell, _rich(texte, aide, style) if aide else texte)
        self._note(span, cle, Role.CONSIGNE, texte=entier)
        return cell

    def compute(self, span: Span, formule: str | int, style: str, *, cle: str) -> Cell:
        """Write a formula, or a number that it counts with."""
        cell = self._lay(span, style)
        cell.value = formule
        self._note(span, cle, Role.CALCUL)
        return cell

    def ask(
        self,
        span: Span,
        style: str,
        role: Role,
        *,
        cle: str,
        question: str,
        detail: str = "",
        rows: int = 1,
    ) -> Cell:
        """Leave a cell to the respondent."""
        cell = self._lay(span, style, rows)
        self._note(span, cle, role, question=question, detail=detail)
        return cell

    def next(self, hauteur: float) -> None:
        """Give its height, in points, to the current row and go to the next one."""
        self.feuille.row_dimensions[self.ligne].height = round(hauteur, 1)
        self.ligne += 1

    def keep_together(self, debut: int) -> None:
        """Start a new printed page before the row `debut` if what begins there would be split."""
        bloc = sum(self.feuille.row_dimensions[r].height or 0 for r in range(debut, self.ligne))
        if self._imprime and self._imprime + bloc > HAUTEUR_IMPRIMEE:
            # The blank row above goes along: the text would touch the repeated heading.
            self.feuille.row_breaks.append(Break(id=debut - 2))
            self._imprime = 0.0
        self._imprime += bloc

    def _note(
        self, span: Span, cle: str, role: Role, *, question: str = "", detail: str = "",
        texte: str = "",
    ) -> None:  # fmt: skip
        lettre = get_column_letter(span[0])
        self.adresses.append(Adresse(self.onglet, cle, lettre, role, question, detail, texte))

    def _lay(self, span: Span, style: str, rows: int = 1) -> Cell:
        premiere, derniere = span
        bas = self.ligne + rows - 1
        for ligne in range(self.ligne, bas + 1):
            for colonne in range(premiere, derniere + 1):
                self.feuille.cell(ligne, colonne).style = style
        if span[0] != span[1] or rows > 1:
            self.feuille.merge_cells(
                start_row=self.ligne, end_row=bas, start_column=premiere, end_column=derniere
            )
        cell: Cell = self.feuille.cell(self.ligne, premiere)  # type: ignore[assignment]
        return cell


def text(cell: Cell | MergedCell, value: str | CellRichText) -> None:
    """Write `value` as a text, whatever it starts with: a formula is never made of a text."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def width(span: Span) -> int:
    """Return the width of `span` in pixels."""
    return sum(LARGEURS[span[0] - 2 : span[1] - 1])


def needed(
    texte: str, span: Span, size: float = 11, *, bold: bool = False, aide: str = ""
) -> float:
    """Return the height that `texte`, with its help below, needs in `span`."""
    bas = height(aide, width(span), 9.5) if aide else 0
    return height(texte, width(span), size, bold=bold) + bas + _MARGE


def spread(poids: Sequence[int]) -> list[Span]:
    """Share the width of a table between columns of these weights."""
    premiere, derniere = TABLEAU
    total = width(TABLEAU)
    voulues = [p / sum(poids) * total for p in poids]
    coupes = combinations(range(premiere + 1, derniere + 1), len(poids) - 1)

    def ecart(coupe: tuple[int, ...]) -> float:
        spans = _spans(coupe)
        return sum((width(s) - v) ** 2 / v for s, v in zip(spans, voulues, strict=True))

    return _spans(min(coupes, key=ecart))


def _spans(coupe: tuple[int, ...]) -> list[Span]:
    debuts = (TABLEAU[0], *coupe)
    fins = (*(c - 1 for c in coupe), TABLEAU[1])
    return list(zip(debuts, fins, strict=True))


def _rich(texte: str, aide: str, style: str) -> CellRichText:
    gras = InlineFont(
        rFont=styles.POLICE, sz=11, b=style == styles.QUESTION, color=Color(rgb="FF" + styles.ENCRE)
    )
    petit = InlineFont(rFont=styles.POLICE, sz=9.5, color=Color(rgb="FF" + styles.ENCRE_DOUCE))
    return CellRichText(TextBlock(gras, texte + "\n"), TextBlock(petit, aide))


def _prepare(feuille: Worksheet) -> None:
    text(feuille.cell(1, 1), PREFIXE_FEUILLE + feuille.title)
    feuille.column_dimensions["A"].hidden = True
    for rang, pixels in enumerate(LARGEURS, 2):
        feuille.column_dimensions[get_column_letter(rang)].width = round((pixels - 5) / 7, 2)
    feuille.sheet_view.showGridLines = False
    feuille.sheet_format.defaultRowHeight = 15
    _protect(feuille)
    prepare_print(feuille)


def _protect(feuille: Worksheet) -> None:
    protection = feuille.protection
    protection.sheet = True
    protection.formatRows = False  # the respondent may make a row higher


def prepare_print(feuille: Worksheet) -> None:
    """Print `feuille` on landscape A4 pages, as wide as one page."""
    feuille.page_setup.orientation = "landscape"
    feuille.page_setup.paperSize = 9
    feuille.page_setup.fitToWidth = 1
    feuille.page_setup.fitToHeight = 0
    feuille.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    feuille.page_margins.left = feuille.page_margins.right = 0.5
    feuille.page_margins.top, feuille.page_margins.bottom = 0.55, 0.65
