"""Read the values of a workbook of ours straight from its XML, in less than half of the time.

The rules are those of the ordinary reading, held by a test that compares both cell by cell. Whatever
is out of the ordinary (styles that are damaged, another kind of workbook) is left to that one.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

# What is parsed here was parsed before by `count_cells`, which forbids declarations and entities.
from xml.etree.ElementTree import fromstring

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from cdc.formats.tableurs.abime import ABIME
from cdc.formats.tableurs.classeur import Cellule, Classeur, Marque, column_number
from cdc.formats.tableurs.valeurs import as_text
from cdc.formats.xlsx.compte import BudgetDepasseError, count_cells
from cdc.formats.xlsx.lecture import marks_of, with_formulas
from cdc.formats.xlsx.notes import read_notes
from cdc.formats.xlsx.paquet import is_strict
from cdc.formats.xlsx.parties import is_true, local, related, sheets, text_of
from cdc.memoire import without_collector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdc.formats.xlsx.compte import Feuille, Place

_GENERAL = "General"


def is_ours(contenu: bytes) -> bool:
    """Say whether cdc made this workbook: it has a sheet of keys, whoever saved it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            return b'"_cdc"' in archive.read("xl/workbook.xml")
    except ABIME:
        return False


def read_directly(fichier: str, contenu: bytes) -> Classeur | None:
    """Return the workbook, or None where it has to be read the ordinary way."""
    try:
        if is_strict(contenu):
            return None
        with without_collector():
            return _read(fichier, contenu)
    except (*ABIME, BudgetDepasseError, TypeError, AttributeError):
        return None


def _read(fichier: str, contenu: bytes) -> Classeur | None:
    compte = count_cells(contenu)
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        lecteur = _Lecteur(archive)
        feuilles = {
            onglet.nom: lecteur.read(onglet.nom, onglet.partie, compte.feuilles[onglet.nom])
            for onglet in sheets(archive, lecteur.classeur)
        }
    if any(len(feuilles[nom]) != feuille.pleines for nom, feuille in compte.feuilles.items()):
        return None
    fusions = {nom: tuple(f.fusions) for nom, f in compte.feuilles.items() if f.fusions}
    notes = read_notes(contenu)
    return Classeur(fichier, contenu, feuilles, notes, compte.masquees, (), fusions)


class _Lecteur:
    """Gives the cells of a sheet, knowing the texts and the formats of the workbook."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.classeur = related(archive, "", "/officeDocument")[0][1]
        self._textes = list(self._shared())
        self._formats = list(self._styles())
        self._dates = [is_date_format(f) for f in self._formats]
        self._durees = [is_timedelta_format(f) for f in self._formats]
        self._origine = self._epoch()
        self._colonnes: dict[str, str] = {}

    def read(self, nom: str, partie: str, details: Feuille) -> tuple[Cellule, ...]:
        """Return every cell of a sheet that is not empty."""
        return with_formulas(nom, dict(self._cells(nom, partie, details)), details)

    def _cells(self, nom: str, partie: str, details: Feuille) -> Iterator[tuple[Place, Cellule]]:
        racine = fromstring(self._archive.read(partie))
        espace = racine.tag.rpartition("}")[0] + "}"
        donnees = racine.find(f"{espace}sheetData")
        cellule, formules = f"{espace}c", details.formules
        ordinaire = not (
            details.masquee
            or details.lignes_masquees
            or details.barrees
            or details.colonnes_masquees
        )
        for row in () if donnees is None else donnees:
            ligne = int(row.attrib["r"])
            for element in row:
                if element.tag != cellule:
                    continue
                valeur, rang, genre = self._value(element, espace)
                texte = as_text(valeur, self._formats[rang]) if valeur is not None else ""
                if not texte.strip():
                    continue
                lettres = element.attrib["r"].rstrip("0123456789")
                place = ligne, column_number(lettres)
                marques = () if ordinaire else marks_of(place, details)
                if genre == "e":
                    marques = (*marques, Marque.ERREUR)
                moment = valeur if isinstance(valeur, dt.datetime) else None
                calculee = place in formules
                yield place, Cellule(nom, ligne, lettres, texte, calculee, moment, marques)

    def _value(self, element: Any, espace: str) -> tuple[Any, int, str]:
        """Return the value of a cell, the number of its style, its type."""
        genre, rang = element.get("t", "n"), int(element.get("s", 0))
        if genre == "inlineStr":
            inscrit = element.find(f"{espace}is")
            return (None if inscrit is None else _text(inscrit)), rang, "s"
        ecrit = element.findtext(f"{espace}v")
        if not ecrit:
            return None, rang, genre
        if genre == "s":
            return self._textes[int(ecrit)], rang, genre
        if genre == "n":
            return self._number(ecrit, rang), rang, genre
        if genre == "b":
            return bool(int(ecrit)), rang, genre
        return (_day(ecrit) if genre == "d" else ecrit), rang, genre

    def _number(self, ecrit: str, rang: int) -> Any:
        nombre = float(ecrit) if any(c in ecrit for c in ".eE") else int(ecrit)
        if not self._dates[rang]:
            return nombre
        return from_excel(nombre, self._origine, timedelta=self._durees[rang])

    def _shared(self) -> Iterator[str]:
        for _, partie in related(self._archive, self.classeur, "/sharedStrings"):
            for element in fromstring(self._archive.read(partie)):
                yield _text(element).replace("x005F_", "")

    def _styles(self) -> Iterator[str]:
        """Yield the number format of each style of cell."""
        ((_, partie),) = related(self._archive, self.classeur, "/styles")
        racine = fromstring(self._archive.read(partie))
        propres = {
            e.get("numFmtId"): e.get("formatCode") for e in racine.iter() if local(e) == "numFmt"
        }
        for groupe in racine:
            for element in groupe if local(groupe) == "cellXfs" else ():
                numero = element.get("numFmtId", "0")
                yield propres.get(numero) or BUILTIN_FORMATS.get(int(numero), _GENERAL)

    def _epoch(self) -> dt.datetime:
        racine = fromstring(self._archive.read(self.classeur))
        proprietes = (e for e in racine if local(e) == "workbookPr")
        ancien = any(is_true(e.get("date1904")) for e in proprietes)
        return MAC_EPOCH if ancien else WINDOWS_EPOCH


def _day(ecrit: str) -> Any:
    return from_ISO8601(ecrit)  # type: ignore[no-untyped-call]


def _text(element: Any) -> str:
    """Return the text of a string; nearly all of them are one piece."""
    if len(element) == 1 and element[0].tag.endswith("}t"):
        return element[0].text or ""
    return text_of(element)
