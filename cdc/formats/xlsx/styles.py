"""The named styles of the charter, for every workbook that cdc writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl.styles import (
    Alignment,
    Border,
    Color,
    Font,
    NamedStyle,
    PatternFill,
    Protection,
    Side,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell

ENCRE, ENCRE_DOUCE, ACCENT = "2B2622", "635A50", "17566B"
SABLE, FILET, FILET_FORT, SAISIE = "F6F3EE", "DAD2C6", "938777", "FFFBF0"
# Text and background of a verdict.
ERREUR, AVERTISSEMENT, OK = ("A52A1E", "FBECE9"), ("7F5300", "FBF2DF"), ("2A6540", "E8F2EB")

TITRE, ENTETE, LIBELLE, AIDE = "CDC Titre", "CDC En-tête", "CDC Libellé", "CDC Aide"
REFERENCE, TEXTE, QUESTION = "CDC Référence", "CDC Texte", "CDC Question"
SAISIE_TEXTE, SAISIE_NOMBRE, SAISIE_DATE = "CDC Saisie", "CDC Saisie Nombre", "CDC Saisie Date"
SAISIE_CELLULE, SAISIE_CASE, LIEN, NOMBRE, TAUX = (
    "CDC Saisie Cellule",
    "CDC Saisie Case",
    "CDC Lien",
    "CDC Nombre",
    "CDC Taux",
)
OPTION, TOTAL = "CDC Option", "CDC Total"
LIGNE, MESURE = "CDC Ligne", "CDC Mesure"
RESULTAT, SAISIE_DUREE = "CDC Résultat", "CDC Saisie Durée"
SAISIE_REPRISE, CHIFFRE, TERME = "CDC Saisie Reprise", "CDC Chiffre", "CDC Terme"

POLICE = "Calibri"
_EN_TEXTE = "@"


def declare_styles(workbook: Workbook) -> None:
    """Add the named styles to `workbook`."""
    for style in _styles():
        workbook.add_named_style(style)
    # Cells outside the form keep the charter's font too.
    workbook._named_styles["Normal"].font = _font(11)  # type: ignore[attr-defined]


def align(
    cell: Cell | MergedCell, horizontal: str, vertical: str = "center", *, wrap: bool = True
) -> None:
    """Set the text of `cell` to another side than its style does."""
    cell.alignment = _side_of(horizontal, vertical, wrap=wrap)


def embolden(cell: Cell) -> None:
    """Write `cell` as a total: in bold, without a rule below."""
    cell.font, cell.border = _font(11, bold=True), Border()


def _styles() -> list[NamedStyle]:
    bas = Border(bottom=_side(FILET))
    return [
        _style(TITRE, 18, bold=True, color=ACCENT, vertical="center", wrap=False),
        _style(ENTETE, 9.5, bold=True, fill=SABLE, vertical="center", border=_accent()),
        _style(LIBELLE, 11, color=ENCRE_DOUCE, vertical="center"),
        _style(AIDE, 9.5, color=ENCRE_DOUCE),
        _style(REFERENCE, 9.5, bold=True, color=ACCENT, wrap=False),
        _style(TEXTE, 11),
        _style(QUESTION, 11, bold=True),
        _style(OPTION, 11, vertical="center", border=bas),
        _style(LIEN, 11, color=ACCENT, underline=True, vertical="center", border=bas, wrap=False),
        _style(NOMBRE, 11, horizontal="right", vertical="center", border=bas, number="0"),
        _style(LIGNE, 11, border=bas),
        _style(MESURE, 11, horizontal="right", border=bas, number="General"),
        _style(TAUX, 11, horizontal="right", vertical="center", border=bas, number="0\u00a0%"),
        _style(TOTAL, 11, bold=True, vertical="center", wrap=False),
        _input(SAISIE_TEXTE, number=_EN_TEXTE),
        _input(SAISIE_CELLULE, vertical="center", number=_EN_TEXTE),
        _input(SAISIE_NOMBRE, horizontal="right", vertical="center"),
        _input(SAISIE_DATE, horizontal="right", vertical="center", number="DD/MM/YYYY"),
        _input(SAISIE_CASE, horizontal="center", vertical="center", bold=True, number=_EN_TEXTE),
        _input(SAISIE_DUREE, vertical="center", number='0"\u00a0min"'),
        _input(RESULTAT, vertical="center", bold=True, number=_EN_TEXTE),
        _input(SAISIE_REPRISE, vertical="center"),
        _style(TERME, 11, bold=True, vertical="center", border=bas),
        _style(CHIFFRE, 15, bold=True, vertical="center", border=bas, wrap=False, number="0"),
    ]


def _style(
    name: str,
    size: float,
    *,
    bold: bool = False,
    color: str = ENCRE,
    underline: bool = False,
    fill: str = "",
    horizontal: str = "left",
    vertical: str = "top",
    wrap: bool = True,
    border: Border | None = None,
    number: str = "General",
) -> NamedStyle:
    style = NamedStyle(name=name, number_format=number)
    style.font = _font(size, bold=bold, color=color, underline=underline)
    style.alignment = _side_of(horizontal, vertical, wrap=wrap)
    style.border = border or Border()
    style.protection = Protection(locked=True)
    if fill:
        style.fill = _fill(fill)
    return style


def _input(
    name: str,
    *,
    horizontal: str = "left",
    vertical: str = "top",
    bold: bool = False,
    number: str = "General",
) -> NamedStyle:
    style = _style(
        name, 11, bold=bold, fill=SAISIE, horizontal=horizontal, vertical=vertical, number=number
    )
    fort = _side(FILET_FORT)
    style.border = Border(left=fort, right=fort, top=fort, bottom=fort)
    style.protection = Protection(locked=False)
    return style


def _side_of(horizontal: str, vertical: str, *, wrap: bool) -> Alignment:
    indent = 0 if horizontal == "center" else 1
    return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap, indent=indent)


def _font(size: float, *, bold: bool = False, color: str = ENCRE, underline: bool = False) -> Font:
    return Font(
        name=POLICE,
        size=size,
        bold=bold,
        color=Color(rgb="FF" + color),
        underline="single" if underline else None,
    )


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=Color(rgb="FF" + color))


def _side(color: str, style: Literal["thin", "medium"] = "thin") -> Side:
    return Side(style=style, color=Color(rgb="FF" + color))


def _accent() -> Border:
    return Border(bottom=_side(ACCENT, "medium"))
