"""What a cell accepts and how it looks once filled: lists, dates, minutes, colours of verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from cdc.formats.xlsx import styles
from cdc.formats.xlsx.recette.formules import (
    BLOQUE,
    CONFORME,
    NON_CONFORME,
    NON_JOUE,
    SEVERITES,
    VERDICTS,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Days as a spreadsheet counts them: 01/01/2000 and 31/12/2099.
_JOURS = ("36526", "73050")
_MINUTES = ("0", "1440")
_TEINTES = {
    CONFORME: styles.OK,
    NON_CONFORME: styles.ERREUR,
    BLOQUE: styles.AVERTISSEMENT,
    NON_JOUE: (styles.ENCRE_DOUCE, styles.SABLE),
}


def offer_verdicts(feuille: Worksheet, plage: str) -> None:
    """Offer the four verdicts in `plage`."""
    _offer(
        feuille,
        plage,
        VERDICTS,
        ("Résultat", "Conforme, Non conforme, Bloqué ou Non joué."),
        ("Résultat à choisir", "Choisissez dans la liste. Ce que vous avez vu s’écrit à côté."),
    )


def offer_severities(feuille: Worksheet, plage: str) -> None:
    """Offer the three severities in `plage`."""
    _offer(
        feuille,
        plage,
        SEVERITES,
        ("Sévérité", "Seulement pour une étape non conforme ou bloquée."),
        ("Sévérité à choisir", "Choisissez dans la liste\u00a0: Bloquante, Majeure ou Mineure."),
    )


def offer_dates(feuille: Worksheet, cellule: str) -> None:
    """Accept a day in `cellule`."""
    validation = DataValidation(
        "date", operator="between", formula1=_JOURS[0], formula2=_JOURS[1], allow_blank=True
    )
    _tell(
        validation,
        ("Date", "Le jour où vous avez joué ce cas, par exemple 13/04/2027."),
        ("Date à corriger", "Écrivez le jour, le mois et l’année, par exemple 13/04/2027."),
    )
    _add(feuille, validation, cellule)


def offer_minutes(feuille: Worksheet, cellule: str) -> None:
    """Accept minutes in `cellule`."""
    validation = DataValidation(
        "whole", operator="between", formula1=_MINUTES[0], formula2=_MINUTES[1], allow_blank=True
    )
    _tell(
        validation,
        ("Durée réelle", "En minutes, par exemple 11."),
        ("Durée à corriger", "Écrivez un nombre de minutes, par exemple 11."),
    )
    _add(feuille, validation, cellule)


def colour_verdicts(feuille: Worksheet, plage: str, cellule: str, *, gras: bool = True) -> None:
    """Colour `plage` by the verdict in `cellule`: the word stays, the colour only doubles it."""
    for mot, (encre, fond) in _TEINTES.items():
        regle = _rule(
            f'{cellule}="{mot}"',
            font=Font(color=Color(rgb="FF" + encre), bold=gras or None),
            fill=_background(fond),
        )
        feuille.conditional_formatting.add(plage, regle)


def remind_severity(feuille: Worksheet, debut: int, fin: int) -> None:
    """Show the severity that is still to be chosen; the explanation of the verdict says it too."""
    regle = _rule(
        f'AND($F{debut}="{NON_CONFORME}",$H{debut}="")',
        fill=_background(styles.AVERTISSEMENT[1]),
    )
    feuille.conditional_formatting.add(f"H{debut}:H{fin}", regle)


def _offer(
    feuille: Worksheet,
    plage: str,
    mots: tuple[str, ...],
    aide: tuple[str, str],
    refus: tuple[str, str],
) -> None:
    validation = DataValidation("list", formula1=f'"{",".join(mots)}"', allow_blank=True)
    _tell(validation, aide, refus)
    _add(feuille, validation, plage)


def _tell(validation: DataValidation, aide: tuple[str, str], refus: tuple[str, str]) -> None:
    validation.promptTitle, validation.prompt = aide
    validation.errorTitle, validation.error = refus
    validation.showInputMessage = validation.showErrorMessage = True


def _add(feuille: Worksheet, validation: DataValidation, plage: str) -> None:
    validation.add(plage)
    feuille.add_data_validation(validation)


def _rule(formule: str, **aspect: Any) -> Any:
    return FormulaRule(formula=[formule], **aspect)  # type: ignore[no-untyped-call]


def _background(teinte: str) -> PatternFill:
    couleur = Color(rgb="FF" + teinte)
    return PatternFill("solid", fgColor=couleur, bgColor=couleur)
