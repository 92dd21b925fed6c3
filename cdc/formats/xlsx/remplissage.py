"""Fill a guide as a person would: examples and tests make their filled workbooks with it."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from cdc.entretien.guide import COCHE
from cdc.formats.xlsx.adresses import (
    COLONNE_CLES,
    FEUILLE,
    Adresse,
    Role,
    generic_key,
    read_plan,
    row_key,
)
from cdc.formats.xlsx.metrique import height
from cdc.formats.xlsx.page import text, width
from cdc.formats.xlsx.paquet import save_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Reponse = str | list[str] | list[list[str]]
_NOMBRE = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
_TAUX = re.compile(r"^([+-]?\d+(?:[.,]\d+)?)\s*%$")
_DATE = re.compile(r"^(\d{2})/(\d{2})/(\d{4})$")


def remplir_guide(
    guide: bytes,
    identite: Mapping[str, str],
    reponses: Mapping[str, Reponse],
    remarques: Mapping[str, str] | None = None,
) -> bytes:
    """Return the workbook `guide` filled by one person: same answers, same bytes.

    Args:
        guide: the bytes of an empty guide.
        identite: the identity, by key of P2 (`personne`, `fonction`, `date`...).
        reponses: by question, a text, the options ticked, or the rows of a table; `Q-FLX-13/precision`
            answers the second question of Q-FLX-13. An option that is not proposed goes to « Autre ».
        remarques: by question, what is written in the remark column.

    Raises:
        KeyError: the guide does not ask this.
    """
    workbook = load_workbook(io.BytesIO(guide), rich_text=True)
    formulaire = _Formulaire(workbook)
    for cle, valeur in identite.items():
        formulaire.fill(formulaire.one(Role.IDENTITE, cle), valeur)
    for question, reponse in reponses.items():
        formulaire.answer(question, reponse)
    for question, remarque in (remarques or {}).items():
        formulaire.fill(formulaire.one(Role.REMARQUE, question), remarque)
    return save_workbook(workbook, computed=False)


class _Formulaire:
    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._adresses = read_plan(workbook[FEUILLE].iter_rows(values_only=True)).adresses
        self._lignes = {
            (feuille.title, str(cell.value)): cell.row
            for feuille in workbook.worksheets
            for cell in feuille[COLONNE_CLES]
            if cell.value is not None
        }

    def answer(self, question: str, reponse: Reponse) -> None:
        if isinstance(reponse, str):
            question, _, precision = question.partition("/")
            self.fill(self.one(Role.PRECISION if precision else Role.REPONSE, question), reponse)
        elif all(isinstance(ligne, str) for ligne in reponse):
            self._tick(question, [str(option) for option in reponse])
        else:
            self._fill_table(question, [list(ligne) for ligne in reponse])

    def one(self, role: Role, question: str) -> Adresse:
        for adresse in self._adresses:
            if adresse.role is role and adresse.question == question:
                return adresse
        raise KeyError(f"{role} {question}")

    def fill(self, adresse: Adresse, valeur: str, cle: str = "") -> None:
        feuille = self._workbook[adresse.feuille]
        ligne = self._lignes[adresse.feuille, cle or adresse.cle]
        cell = feuille[f"{adresse.colonne}{ligne}"]
        _type(cell, valeur)
        _fit(feuille, cell, valeur)

    def _tick(self, question: str, options: list[str]) -> None:
        cases = {
            a.detail: a for a in self._adresses if a.role is Role.OPTION and a.question == question
        }
        for option in options:
            if option in cases:
                self.fill(cases[option], COCHE)
            else:
                self.fill(self.one(Role.AUTRE, question), option)

    def _fill_table(self, question: str, lignes: Sequence[Sequence[str]]) -> None:
        colonnes = [a for a in self._adresses if a.role is Role.CELLULE and a.question == question]
        for rang, ligne in enumerate(lignes, 1):
            for adresse, valeur in zip(colonnes, ligne, strict=False):
                if valeur:
                    self.fill(adresse, valeur, row_key(generic_key(adresse.cle), "", rang))


def _type(cell: Cell, valeur: str) -> None:
    """Write `valeur` as Excel does of what is typed there: a text cell keeps the text."""
    if cell.number_format == "@":
        text(cell, valeur)
    elif _NOMBRE.match(valeur):
        cell.value = float(valeur.replace(",", "."))
    elif found := _TAUX.match(valeur):
        cell.value = float(found[1].replace(",", ".")) / 100
        cell.number_format = "0\u00a0%"
    elif found := _DATE.match(valeur):
        jour, mois, annee = map(int, found.groups())
        cell.value = dt.date(annee, mois, jour)
        cell.number_format = "DD/MM/YYYY"
    else:
        text(cell, valeur)


def _fit(feuille: Worksheet, cell: Cell, valeur: str) -> None:
    """Make the row as high as the text asks, as a person drags it."""
    zone = next((z for z in feuille.merged_cells.ranges if cell.coordinate in z), None)
    premiere, haut, derniere, bas = (
        zone.bounds if zone else (cell.column, cell.row, cell.column, cell.row)
    )
    pixels = width((premiere, derniere))
    dimension = feuille.row_dimensions[haut]
    autres = sum(feuille.row_dimensions[r].height or 15 for r in range(haut + 1, bas + 1))
    dimension.height = round(
        max(dimension.height or 15, height(valeur, pixels, 11) + 6 - autres), 1
    )
