"""The questions of a guide on their sheet: text, choice, boxes to tick, table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from cdc.entretien.banque import TypeQuestion
from cdc.entretien.guide import COCHE
from cdc.formats.xlsx import styles
from cdc.formats.xlsx.adresses import LISTES, Role, row_key
from cdc.formats.xlsx.page import (
    CASE,
    DOUBLE,
    ESPACE,
    NUMERO,
    OPTION,
    QUESTION,
    REMARQUE,
    REPONSE,
    SIMPLE,
    SUITE,
    TABLEAU,
    Page,
    Span,
    needed,
    spread,
    text,
    width,
)
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

    from cdc.entretien.banque import Question
    from cdc.entretien.guide import ColonneGuide, QuestionGuide

AUTRE, REMARQUES = "Autre\u00a0:", "Remarque, document joint"
_HAUTEUR_TEXTE, _HAUTEUR_CHOIX = 76.0, 40.0
_ETROIT = 200
_UNITES = {"h ouvrées": "heures ouvrées"}


class Listes:
    """The drop-down lists, kept on a hidden sheet: commas and long lists are safe there."""

    def __init__(self, workbook: Workbook) -> None:
        self.feuille = workbook.create_sheet(LISTES)
        self.feuille.sheet_state = "veryHidden"
        self._connues: dict[tuple[str, ...], str] = {}

    def validate(self, page: Page, cell: Cell, options: tuple[str, ...], *, libre: bool) -> None:
        """Offer `options` in `cell`; with `libre`, something else may be written."""
        validation = DataValidation("list", formula1=self._reference(options), allow_blank=True)
        validation.showErrorMessage = not libre
        validation.errorTitle = "Réponse à choisir"
        validation.error = "Choisissez dans la liste, ou écrivez dans la case de remarque."
        validation.add(cell)
        page.feuille.add_data_validation(validation)

    def _reference(self, options: tuple[str, ...]) -> str:
        if options not in self._connues:
            colonne = len(self._connues) + 1
            for rang, option in enumerate(options, 1):
                text(self.feuille.cell(rang, colonne), option)
            lettre = get_column_letter(colonne)
            self._connues[options] = f"{LISTES}!${lettre}$1:${lettre}${len(options)}"
        return self._connues[options]


def write_question(page: Page, posee: QuestionGuide, listes: Listes) -> str:
    """Write one question and return the formula that says whether it is answered."""
    match posee.question.type:
        case TypeQuestion.TABLEAU:
            zones = _write_table(page, posee, listes)
        case TypeQuestion.CHOIX_MULTIPLE:
            zones = _write_boxes(page, posee.question)
        case _:
            zones = _write_answer(page, posee.question, listes)
    precision = posee.question.precision
    if precision is not None:
        zones.append(_write_precision(page, posee.question, precision.texte))
    page.next(ESPACE)
    onglet = quote_sheetname(page.onglet)
    comptes = "+".join(f"COUNTA({onglet}!{zone})" for zone in zones)
    return f"(({comptes})>0)"


def _write_answer(page: Page, question: Question, listes: Listes) -> list[str]:
    choix = question.type is TypeQuestion.CHOIX
    aide = _help(question)
    page.key(question.id)
    _write_heading(page, question, aide)
    cell = page.ask(
        REPONSE, styles.SAISIE_TEXTE, Role.REPONSE, cle=question.id, question=question.id
    )
    if choix:
        options = tuple(c.libelle for c in question.choix)
        listes.validate(page, cell, options, libre=question.autre is not None)
    page.ask(REMARQUE, styles.SAISIE_TEXTE, Role.REMARQUE, cle=question.id, question=question.id)
    minimum = _HAUTEUR_TEXTE if question.type is TypeQuestion.TEXTE else _HAUTEUR_CHOIX
    zone = _zone(page, REPONSE)
    page.next(max(minimum, needed(question.texte, QUESTION, bold=True, aide=aide)))
    return [zone]


def _write_boxes(page: Page, question: Question) -> list[str]:
    aide = _help(question)
    lignes = len(question.choix) + (question.autre is not None)
    debut = page.ligne
    page.key(question.id)
    _write_heading(page, question, aide, rows=lignes)
    page.ask(
        REMARQUE,
        styles.SAISIE_TEXTE,
        Role.REMARQUE,
        cle=question.id,
        question=question.id,
        rows=lignes,
    )
    hauteur = max(SIMPLE, needed(question.texte, QUESTION, bold=True, aide=aide) / lignes)
    for rang, choix in enumerate(question.choix):
        cle = row_key(question.id, "option", rang + 1) if rang else question.id
        page.key(cle)
        page.write(OPTION, choix.libelle, styles.OPTION, cle=cle)
        page.ask(
            CASE, styles.SAISIE_CASE, Role.OPTION, cle=cle, question=question.id,
            detail=choix.libelle,
        )  # fmt: skip
        page.next(hauteur)
    zones = [f"${_l(CASE)}${debut}:${_l(CASE)}${page.ligne - 1}"]
    if question.autre is not None:
        zones.append(_write_other(page, question, hauteur))
    return zones


def _write_other(page: Page, question: Question, hauteur: float) -> str:
    cle = row_key(question.id, "autre")
    page.key(cle)
    page.write((OPTION[0], OPTION[0]), AUTRE, styles.LIBELLE, cle=cle)
    page.ask(SUITE, styles.SAISIE_TEXTE, Role.AUTRE, cle=cle, question=question.id)
    zone = _zone(page, SUITE)
    page.next(max(hauteur, DOUBLE))
    return zone


def _write_precision(page: Page, question: Question, texte: str) -> str:
    cle = row_key(question.id, "precision")
    page.key(cle)
    page.write(QUESTION, texte, styles.TEXTE, cle=cle)
    page.ask(REPONSE, styles.SAISIE_TEXTE, Role.PRECISION, cle=cle, question=question.id)
    zone = _zone(page, REPONSE)
    page.next(max(48, needed(texte, QUESTION)))
    return zone


def _write_table(page: Page, posee: QuestionGuide, listes: Listes) -> list[str]:
    question, colonnes = posee.question, posee.colonnes
    spans = spread([c.poids for c in colonnes])
    aide = _help(question, posee.colonnes)
    page.key(question.id)
    page.write(NUMERO, question.numero, styles.REFERENCE, cle=question.id)
    page.write(TABLEAU, question.texte, styles.QUESTION, cle=question.id, aide=aide)
    page.next(needed(question.texte, TABLEAU, bold=True, aide=aide))
    _write_columns(page, question, list(zip(colonnes, spans, strict=True)))
    debut = page.ligne
    hauteur = DOUBLE if any(_is_narrow(c, s) for c, s in zip(colonnes, spans, strict=True)) else 24
    for rang in range(1, question.lignes + 1):
        page.key(row_key(question.id, "ligne", rang))
        for colonne, span in zip(colonnes, spans, strict=True):
            _write_cell(page, question, colonne, span, listes, first=rang == 1)
        page.next(hauteur)
    zone = f"${_l(TABLEAU)}${debut}:${get_column_letter(TABLEAU[1])}${page.ligne - 1}"
    _write_remark(page, question)
    return [zone]


def _write_columns(page: Page, question: Question, places: list[tuple[ColonneGuide, Span]]) -> None:
    cle = row_key(question.id, "entete")
    page.key(cle)
    for colonne, span in places:
        cell = page.write(span, colonne.libelle, styles.ENTETE, cle=cle)
        if colonne.numerique:
            styles.align(cell, "right")
    page.next(max(SIMPLE, *(needed(c.libelle, s, 9.5, bold=True) for c, s in places)))


def _write_cell(
    page: Page,
    question: Question,
    colonne: ColonneGuide,
    span: Span,
    listes: Listes,
    *,
    first: bool,
) -> None:
    cle = row_key(question.id, "ligne")
    cell = page.ask(
        span, _style_of(colonne), Role.CELLULE, cle=cle, question=question.id,
        detail=colonne.libelle,
    )  # fmt: skip
    if not first:
        page.adresses.pop()  # one address for the whole column
    if colonne.options:
        listes.validate(page, cell, colonne.options, libre=colonne.libre)


def _write_remark(page: Page, question: Question) -> None:
    cle = row_key(question.id, "remarque")
    page.key(cle)
    styles.align(page.write(QUESTION, REMARQUES, styles.AIDE, cle=cle), "left")
    page.ask((5, 12), styles.SAISIE_TEXTE, Role.REMARQUE, cle=cle, question=question.id)
    page.next(SIMPLE)


def _write_heading(page: Page, question: Question, aide: str, rows: int = 1) -> None:
    page.write(NUMERO, question.numero, styles.REFERENCE, cle=question.id)
    page.write(QUESTION, question.texte, styles.QUESTION, cle=question.id, aide=aide, rows=rows)


def _help(question: Question, colonnes: tuple[ColonneGuide, ...] = ()) -> str:
    match question.type:
        case TypeQuestion.TEXTE:
            return f"Exemple\u00a0: {question.exemple}." if question.exemple else ""
        case TypeQuestion.NOMBRE:
            return f"Un nombre, en {_UNITES.get(question.unite, question.unite)}."
        case TypeQuestion.CHOIX:
            return "Choisissez dans la liste."
        case TypeQuestion.CHOIX_MULTIPLE:
            return "Mettez un x à côté de chaque réponse qui convient."
    listes = any(c.libre and c.genre is Genre.CHOIX for c in colonnes)
    return (
        "Plusieurs réponses dans une case\u00a0: séparez-les par «\u00a0;\u00a0»." if listes else ""
    )


def _style_of(colonne: ColonneGuide) -> str:
    if colonne.options == (COCHE,):
        return styles.SAISIE_CASE
    if colonne.genre is Genre.DATE:
        return styles.SAISIE_DATE
    return styles.SAISIE_NOMBRE if colonne.numerique else styles.SAISIE_CELLULE


def _is_narrow(colonne: ColonneGuide, span: Span) -> bool:
    return not colonne.numerique and width(span) < _ETROIT


def _zone(page: Page, span: Span) -> str:
    return f"${_l(span)}${page.ligne}"


def _l(span: Span) -> str:
    return get_column_letter(span[0])
