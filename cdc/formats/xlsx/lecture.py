"""Read any workbook, whole: every non-empty cell with its address, or a refusal."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from cdc.formats.tableurs.classeur import Cellule, Classeur, ClasseurRefuseError
from cdc.formats.tableurs.valeurs import as_text
from cdc.formats.xlsx.compte import BudgetDepasseError, Compte, count_cells
from cdc.formats.xlsx.paquet import without_styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_REENREGISTRER = (
    "Ouvrez-le dans Excel ou LibreOffice, enregistrez-le à nouveau en .xlsx et recommencez."
)
_FORMATS_PERDUS = (
    "les styles de ce classeur sont abîmés : ses textes et ses nombres sont lus, mais une date y "
    "devient un nombre et un pourcentage une fraction. Enregistrez-le à nouveau dans Excel ou "
    "LibreOffice pour les retrouver."
)
_CELLULES_AVEC_NOTES = 200_000


def read_workbook(fichier: str, content: bytes) -> Classeur:
    """Read a workbook named `fichier` that can be opened safely.

    Raises:
        ClasseurRefuseError: it is damaged, or what was read is not all it contains.
    """
    try:
        compte = count_cells(content)
        feuilles, lisible = _read_whatever_styles(content, formules=compte.formules)
    except BudgetDepasseError:
        raison = "il compte trop de cellules pour un guide. Recopiez les réponses dans le guide."
        raise ClasseurRefuseError(fichier, raison) from None
    # openpyxl raises anything on a damaged workbook: TypeError on an empty fill, KeyError...
    except Exception as error:
        raison = f"le classeur est abîmé ou d’un genre inconnu. {_REENREGISTRER}"
        raise ClasseurRefuseError(fichier, raison) from error
    _check(fichier, compte, feuilles)
    notes, avertissements = _read_notes(lisible, compte)
    if lisible is not content:
        avertissements = (_FORMATS_PERDUS, *avertissements)
    return Classeur(fichier, content, feuilles, notes, compte.masquees, avertissements)


def _read_whatever_styles(
    content: bytes, *, formules: bool
) -> tuple[dict[str, tuple[Cellule, ...]], bytes]:
    """Return the cells, and the bytes that could be read: those of a copy if styles forbid it."""
    try:
        return _read_cells(content, formules=formules), content
    except Exception:
        try:
            with _quiet():
                copie = without_styles(content)
            return _read_cells(copie, formules=formules), copie
        except Exception:  # noqa: BLE001, S110, the first failure is the one to tell
            pass
        raise


def _check(fichier: str, compte: Compte, feuilles: dict[str, tuple[Cellule, ...]]) -> None:
    if not compte.feuilles:
        raison = f"il ne contient aucune feuille de calcul. {_REENREGISTRER}"
        raise ClasseurRefuseError(fichier, raison)
    for nom, attendues in compte.feuilles.items():
        lues = len(feuilles.get(nom, ()))
        if lues != attendues:
            raison = (
                f"feuille « {nom} », {attendues} cellules remplies mais {lues} lues : rien n’est "
                f"importé, pour ne rien perdre. {_REENREGISTRER}"
            )
            raise ClasseurRefuseError(fichier, raison)


def _read_cells(content: bytes, *, formules: bool) -> dict[str, tuple[Cellule, ...]]:
    valeurs = _pass(content, values=True)
    if not formules:
        return {nom: tuple(cells.values()) for nom, cells in valeurs.items()}
    calculs = _pass(content, values=False)
    return {nom: tuple(_merge(cells, calculs[nom])) for nom, cells in valeurs.items()}


def _merge(
    valeurs: dict[tuple[int, int], Cellule], calculs: dict[tuple[int, int], Cellule]
) -> Iterator[Cellule]:
    """Yield every cell: its value, or its formula where no value was kept."""
    for place in sorted(valeurs.keys() | calculs.keys()):
        valeur, calcul = valeurs.get(place), calculs.get(place)
        if valeur is None:
            assert calcul is not None
            yield calcul
        elif calcul is not None and calcul.calculee:
            yield replace(valeur, calculee=True)
        else:
            yield valeur


def _pass(content: bytes, *, values: bool) -> dict[str, dict[tuple[int, int], Cellule]]:
    with _quiet():
        workbook = load_workbook(
            io.BytesIO(content), read_only=True, data_only=values, keep_links=False
        )
        try:
            return {feuille.title: dict(_cells(feuille)) for feuille in workbook.worksheets}
        finally:
            workbook.close()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the warnings of openpyxl, in English, from the reader: our own messages tell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _cells(feuille: Any) -> Iterator[tuple[tuple[int, int], Cellule]]:
    # Microsoft Forms declares that its sheet is the cell A1.
    feuille.reset_dimensions()
    for row in feuille.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            texte = as_text(cell.value, _format(cell))
            if texte.strip():
                calculee = cell.data_type == "f"
                place = (cell.row, cell.column)
                moment = cell.value if isinstance(cell.value, dt.datetime) else None
                yield place, Cellule(feuille.title, *_place(place), texte, calculee, moment)


def _format(cell: Any) -> str:
    try:
        return str(cell.number_format)
    except (IndexError, TypeError):  # a style that does not exist
        return "General"


def _place(place: tuple[int, int]) -> tuple[int, str]:
    return place[0], get_column_letter(place[1])


def _read_notes(content: bytes, compte: Compte) -> tuple[dict[str, str], tuple[str, ...]]:
    """Read the comments, which only the slow mode gives; failing costs them, never a cell."""
    if not compte.commentaires:
        return {}, ()
    if compte.visitees > _CELLULES_AVEC_NOTES:
        return {}, ("les commentaires de cellule n’ont pas été lus : trop de cellules.",)
    try:
        return dict(_comments(content)), ()
    except Exception:  # noqa: BLE001, openpyxl raises anything
        return {}, ("les commentaires de cellule n’ont pas pu être lus.",)


def _comments(content: bytes) -> Iterator[tuple[str, str]]:
    with _quiet():
        workbook = load_workbook(io.BytesIO(content), keep_links=False)
    for feuille in workbook.worksheets:
        # Walking the rows would create every cell of a sheet that uses its last one.
        for cell in list(feuille._cells.values()):
            if cell.comment is not None:
                yield f"{feuille.title}!{cell.coordinate}", cell.comment.text.strip()
