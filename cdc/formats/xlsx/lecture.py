"""Read any workbook, whole: every non-empty cell with its address, or a refusal."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from contextlib import contextmanager
from itertools import compress
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from cdc.formats.tableurs.abime import ABIME
from cdc.formats.tableurs.classeur import (
    Cellule,
    Classeur,
    ClasseurRefuseError,
    Marque,
    column_letters,
)
from cdc.formats.tableurs.valeurs import as_text
from cdc.formats.xlsx.compte import BudgetDepasseError, Compte, Feuille, count_cells
from cdc.formats.xlsx.notes import read_notes
from cdc.formats.xlsx.paquet import is_strict, transitional, without_styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdc.formats.xlsx.compte import Place

_REENREGISTRER = (
    "Ouvrez-le dans Excel ou LibreOffice, enregistrez-le à nouveau en .xlsx et recommencez."
)
_FORMATS_PERDUS = (
    "les styles de ce classeur sont abîmés : ses textes et ses nombres sont lus, mais une date y "
    "devient un nombre et un pourcentage une fraction. Enregistrez-le à nouveau dans Excel ou "
    "LibreOffice pour les retrouver."
)
_NOTES_PERDUES = "les commentaires de cellule n’ont pas pu être lus."


def read_workbook(fichier: str, content: bytes) -> Classeur:
    """Read a workbook named `fichier` that can be opened safely.

    Raises:
        ClasseurRefuseError: it is damaged, or what was read is not all it contains.
    """
    try:
        source = transitional(content) if is_strict(content) else content
        compte = count_cells(source)
        feuilles, lisible = _read_whatever_styles(source, compte)
    except BudgetDepasseError:
        raison = "il compte trop de cellules pour un guide. Recopiez les réponses dans le guide."
        raise ClasseurRefuseError(fichier, raison) from None
    except (*ABIME, _OpenpyxlError) as error:
        raison = f"le classeur est abîmé ou d’un genre inconnu. {_REENREGISTRER}"
        raise ClasseurRefuseError(fichier, raison) from error
    _check(fichier, compte, feuilles)
    notes = _notes(source)
    avertissements = compress(
        (_FORMATS_PERDUS, _NOTES_PERDUES), (lisible is not source, notes is None)
    )
    fusions = {nom: tuple(f.fusions) for nom, f in compte.feuilles.items() if f.fusions}
    return Classeur(
        fichier, content, feuilles, notes or {}, compte.masquees, tuple(avertissements), fusions
    )


def _read_whatever_styles(
    content: bytes, compte: Compte
) -> tuple[dict[str, tuple[Cellule, ...]], bytes]:
    """Return the cells, and the bytes that could be read: those of a copy if styles forbid it."""
    try:
        return _read_cells(content, compte), content
    except _OpenpyxlError as premiere:
        try:
            with _quiet():
                copie = without_styles(content)
            return _read_cells(copie, compte), copie
        except (*ABIME, _OpenpyxlError):  # the first failure is the one to tell
            raise premiere from premiere.__cause__


def _check(fichier: str, compte: Compte, feuilles: dict[str, tuple[Cellule, ...]]) -> None:
    if not compte.feuilles:
        raison = f"il ne contient aucune feuille de calcul. {_REENREGISTRER}"
        raise ClasseurRefuseError(fichier, raison)
    for nom, attendue in compte.feuilles.items():
        lues = len(feuilles.get(nom, ()))
        if lues != attendue.pleines:
            raison = (
                f"feuille « {nom} », {attendue.pleines} cellules remplies mais {lues} lues : rien "
                f"n’est importé, pour ne rien perdre. {_REENREGISTRER}"
            )
            raise ClasseurRefuseError(fichier, raison)


class _OpenpyxlError(Exception):
    """openpyxl cannot read a workbook."""


def _read_cells(content: bytes, compte: Compte) -> dict[str, tuple[Cellule, ...]]:
    """Return the cells as openpyxl reads them, sheet by sheet.

    It checks no part before it uses it, so a damaged one raises whatever its code meets, and row
    after row: TypeError on an empty fill, AttributeError on a missing style, KeyError, ValueError.
    """
    try:
        with _quiet():
            return _read_sheets(content, compte)
    except Exception as error:
        raise _OpenpyxlError from error


def _read_sheets(content: bytes, compte: Compte) -> dict[str, tuple[Cellule, ...]]:
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        return {
            feuille.title: _sheet(feuille, compte.feuilles.get(feuille.title, Feuille()))
            for feuille in workbook.worksheets
        }
    finally:
        workbook.close()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the warnings of openpyxl, in English, from the reader: our own messages tell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _sheet(feuille: Any, details: Feuille) -> tuple[Cellule, ...]:
    return with_formulas(feuille.title, dict(_cells(feuille, details)), details)


def with_formulas(
    nom: str, cellules: dict[Place, Cellule], details: Feuille
) -> tuple[Cellule, ...]:
    """Return every cell of a sheet: its value, or its formula where no value was kept."""
    sans_valeur = {p: f for p, f in details.formules.items() if f and p not in cellules}
    for place, formule in sans_valeur.items():
        marques = (*marks_of(place, details), Marque.SANS_RESULTAT)
        cellules[place] = Cellule(nom, *_place(place), formule, True, marques=marques)
    if not sans_valeur:
        return tuple(cellules.values())
    return tuple(cellules[place] for place in sorted(cellules))


def _cells(feuille: Any, details: Feuille) -> Iterator[tuple[Place, Cellule]]:
    # Microsoft Forms declares that its sheet is the cell A1.
    feuille.reset_dimensions()
    for row in feuille.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            texte = as_text(cell.value, _format(cell))
            if texte.strip():
                place = (cell.row, cell.column)
                marques = marks_of(place, details)
                if cell.data_type == "e":
                    marques = (*marques, Marque.ERREUR)
                moment = cell.value if isinstance(cell.value, dt.datetime) else None
                calculee = place in details.formules
                yield (
                    place,
                    Cellule(feuille.title, *_place(place), texte, calculee, moment, marques),
                )


def marks_of(place: Place, details: Feuille) -> tuple[Marque, ...]:
    """Return what a reader of the sheet sees, or does not see, of a cell."""
    vues = (details.hides(place), place in details.barrees)
    return tuple(compress((Marque.MASQUEE, Marque.BARREE), vues))


def _format(cell: Any) -> str:
    try:
        return str(cell.number_format)
    except (IndexError, TypeError):  # a style that does not exist
        return "General"


def _place(place: Place) -> tuple[int, str]:
    return place[0], column_letters(place[1])


def _notes(content: bytes) -> dict[str, str] | None:
    """Return the comments; failing to read them costs them, never a cell."""
    try:
        return read_notes(content)
    except ABIME:
        return None
