"""One sheet of a tester's workbook being written: columns, a current row, the texts noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.metrique import height
from cdc.formats.xlsx.page import prepare_print, text
from cdc.formats.xlsx.recette.adresses import checksum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    from cdc.formats.xlsx.recette.formules import Formule

Span = tuple[int, int]

SIMPLE, ESPACE = 21.0, 10.0
_MARGE = 6.0
_LONGUEUR_MAX = 32_000
_LONGUEUR_MARGE = 70  # Excel takes 255 characters for a whole header, its codes included
_HAUTEUR_MAX = 409.0  # of a row, in points: Excel refuses more


class Palette:
    """The looks of cells, each made once: a workbook of 500 cases has a hundred thousand cells."""

    def __init__(self, workbook: Workbook) -> None:
        self._feuille = workbook.create_sheet("palette")
        self._connus: dict[tuple[str, str, str], StyleArray] = {}

    def look(self, style: str, horizontal: str = "", vertical: str = "center") -> StyleArray:
        """Return the look of `style`, its text set to another side if one is given."""
        cle = (style, horizontal, vertical)
        if cle not in self._connus:
            cell: Any = self._feuille.cell(1, len(self._connus) + 1)
            cell.style = style
            if horizontal:
                styles.align(cell, horizontal, vertical)
            self._connus[cle] = cell._style
        return self._connus[cle]

    def close(self, workbook: Workbook) -> None:
        """Take away the sheet where they were made."""
        workbook.remove(self._feuille)


class _Souple(RowDimension):
    """A row as high as said, that grows with what is typed in it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 (the name of openpyxl)
        """Say that nobody set the height: the program may fit it again."""
        return False


class Grille:
    """A worksheet and the row where the next thing goes."""

    def __init__(
        self, workbook: Workbook, onglet: str, largeurs: Sequence[int], palette: Palette
    ) -> None:
        self.onglet = onglet
        self.ligne = 1
        self.textes: set[str] = set()
        self.valeurs: dict[str, str | int] = {}
        self.hauteur = 0.0
        self.feuille: Worksheet = workbook.create_sheet(onglet)
        self._largeurs = largeurs
        self._palette = palette
        _prepare(self.feuille, largeurs)

    def key(self, cle: str) -> None:
        """Name the current row, in the hidden column."""
        self._say(self.feuille.cell(self.ligne, 1), cle)  # type: ignore[arg-type]

    def write(
        self, span: Span, texte: str | int, style: str, *, cote: str = "", rows: int = 1
    ) -> Cell:
        """Write what the workbook says itself."""
        cell = self.lay(span, style, cote=cote, rows=rows)
        if isinstance(texte, int):
            cell.value = texte
            self.textes.add(checksum(str(texte)))
        else:
            self._say(cell, texte)
        return cell

    def write_rich(self, span: Span, gras: str, petit: str, *, style: str) -> None:
        """Write a first line as text, and what explains it, small, below."""
        cell = self.lay(span, style)
        if not petit:
            self._say(cell, gras)
            return
        gras, petit = _clean(gras), _clean(petit)
        fort = InlineFont(
            rFont=styles.POLICE,
            sz=11,
            b=style == styles.QUESTION,
            color=Color(rgb="FF" + styles.ENCRE),
        )
        doux = InlineFont(rFont=styles.POLICE, sz=9.5, color=Color(rgb="FF" + styles.ENCRE_DOUCE))
        cell.value = CellRichText(TextBlock(fort, gras + "\n"), TextBlock(doux, petit))
        self.textes.add(checksum(f"{gras}\n{petit}"))

    def compute(
        self, span: Span, formule: Formule, style: str, *, cote: str = "", rows: int = 1
    ) -> Cell:
        """Write a formula, with what it gives as long as nothing is filled."""
        cell = self.lay(span, style, cote=cote, rows=rows)
        cell.value = formule.texte
        self.valeurs[formule.texte] = formule.valeur
        return cell

    def link(self, span: Span, texte: str, onglet: str, style: str = styles.LIEN) -> None:
        """Write a text that leads to another sheet."""
        cell: Any = self.write(span, texte, style)
        cible = f"{quote_sheetname(onglet)}!B1"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=cible, display=texte)
        cell._style = self._palette.look(style)

    def lay(self, span: Span, style: str, *, cote: str = "", rows: int = 1) -> Cell:
        """Give its look to a cell, or to several merged into one, and return it."""
        premiere, derniere = span
        look = self._palette.look(style, cote) if cote else self._palette.look(style)
        for ligne in range(self.ligne, self.ligne + rows):
            for colonne in range(premiere, derniere + 1):
                cellule: Any = self.feuille.cell(ligne, colonne)
                cellule._style = look
        if premiere != derniere or rows > 1:
            # `merge_cells` would make each border again: more than half of the time.
            coin = f"{get_column_letter(derniere)}{self.ligne + rows - 1}"
            self.feuille.merged_cells.add(f"{get_column_letter(premiere)}{self.ligne}:{coin}")
        cell: Cell = self.feuille.cell(self.ligne, premiere)  # type: ignore[assignment]
        return cell

    def next(self, hauteur: float, *, souple: bool = False) -> None:
        """Give its height, in points, to the current row and go to the next one."""
        hauteur = min(hauteur, _HAUTEUR_MAX)
        sorte = _Souple if souple else RowDimension
        rangee = sorte(self.feuille, index=self.ligne, ht=round(hauteur, 1))
        self.feuille.row_dimensions[self.ligne] = rangee
        self.hauteur += hauteur
        self.ligne += 1

    def needed(
        self, texte: str, span: Span, size: float = 11, *, bold: bool = False, aide: str = ""
    ) -> float:
        """Return the height that `texte`, with its help below, needs in `span`."""
        bas = height(aide, self.width(span), 9.5) if aide else 0.0
        haut = height(texte, self.width(span), size, bold=bold) if texte else 0.0
        return haut + bas + _MARGE

    def width(self, span: Span) -> int:
        """Return the width of `span` in pixels."""
        return sum(self._largeurs[span[0] - 2 : span[1] - 1])

    def finish(self, gauche: str, haut: tuple[str, str]) -> None:
        """Say what each printed page bears: nothing of it is in a cell."""
        feuille = self.feuille
        lettre = get_column_letter(len(self._largeurs) + 1)
        feuille.print_area = f"B1:{lettre}{self.ligne - 1}"
        feuille.oddHeader = HeaderFooterItem(left=_margin(haut[0]), right=_margin(haut[1]))
        feuille.oddFooter = HeaderFooterItem(
            left=_margin(gauche), center=_margin(self.onglet), right=_margin("&P / &N", code=True)
        )

    def _say(self, cell: Cell, texte: str) -> None:
        propre = _clean(texte)
        text(cell, propre)
        self.textes.add(checksum(propre))


def _clean(texte: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", texte)[:_LONGUEUR_MAX]


def _margin(contenu: str, *, code: bool = False) -> _HeaderFooterPart:
    contenu = contenu if code else _clean(contenu)[:_LONGUEUR_MARGE].replace("&", "&&")
    return _HeaderFooterPart(contenu or None, f"{styles.POLICE},Regular", 8, styles.ENCRE_DOUCE)


def _prepare(feuille: Worksheet, largeurs: Sequence[int]) -> None:
    feuille.column_dimensions["A"].hidden = True
    for rang, pixels in enumerate(largeurs, 2):
        feuille.column_dimensions[get_column_letter(rang)].width = round((pixels - 5) / 7, 2)
    feuille.sheet_view.showGridLines = False
    feuille.sheet_format.defaultRowHeight = 15
    feuille.protection.sheet = True
    feuille.protection.formatRows = False  # the tester may make a row higher
    feuille.protection.formatColumns = False
    prepare_print(feuille)
    feuille.page_margins.top, feuille.page_margins.bottom = 0.75, 0.7
    feuille.page_margins.header = feuille.page_margins.footer = 0.35
