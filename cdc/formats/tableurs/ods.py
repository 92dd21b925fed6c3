"""Read an OpenDocument spreadsheet (.ods), from its XML.

The library that reads .xls leaves out of an .ods its errors, percentages, comments, merges and
hidden rows, and takes a damaged one for an empty one: too much for what must lose nothing.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TYPE_CHECKING

from defusedxml.ElementTree import iterparse

from cdc.formats.tableurs.abime import ABIME
from cdc.formats.tableurs.classeur import (
    Cellule,
    Classeur,
    ClasseurRefuseError,
    Marque,
    Plage,
    column_letters,
)
from cdc.formats.tableurs.valeurs import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CELLULES_MAXIMALES = 1_000_000
_REENREGISTRER = "Ouvrez-le dans LibreOffice, enregistrez-le en .xlsx et recommencez."
_DUREE = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")
_CODE = re.compile(r"0\d[\d .\-]*")
_ERREUR = re.compile(r"#\S|Err:\d")


class _TropError(Exception):
    """There are more cells than answers can have."""


def read_ods(fichier: str, contenu: bytes) -> Classeur:
    """Read an .ods file that can be opened safely.

    Raises:
        ClasseurRefuseError: it is damaged, or has too many cells.
    """
    lecteur = _Lecteur()
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive, archive.open("content.xml") as flux:
            lecteur.read(flux)
    except _TropError:
        raison = f"il compte plus de {CELLULES_MAXIMALES} cellules remplies. Découpez-le."
        raise ClasseurRefuseError(fichier, raison) from None
    except ABIME as error:
        raison = f"le classeur est abîmé. {_REENREGISTRER}"
        raise ClasseurRefuseError(fichier, raison) from error
    return Classeur(
        fichier,
        contenu,
        {f.nom: tuple(f.cellules) for f in lecteur.feuilles},
        lecteur.notes,
        tuple(f.nom for f in lecteur.feuilles if f.masquee),
        fusions={f.nom: tuple(f.fusions) for f in lecteur.feuilles if f.fusions},
    )


@dataclass(slots=True)
class _Feuille:
    nom: str
    masquee: bool
    ligne: int = 1
    colonne: int = 1
    cellules: list[Cellule] = field(default_factory=list)
    fusions: list[Plage] = field(default_factory=list)
    colonnes_masquees: list[range] = field(default_factory=list)


class _Lecteur:
    """Keeps what is met, element after element."""

    def __init__(self) -> None:
        self.feuilles: list[_Feuille] = []
        self.notes: dict[str, str] = {}
        self._masques: set[str] = set()
        self._barres: set[str] = set()
        self._nombre = 0

    def read(self, flux: Any) -> None:
        parents: list[str] = []
        for moment, element in iterparse(flux, events=("start", "end")):
            nom = _local(element.tag)
            if moment == "start":
                if nom == "table" and parents[-1:] == ["spreadsheet"]:
                    masquee = _get(element, "style-name") in self._masques
                    self.feuilles.append(_Feuille(_get(element, "name"), masquee))
                parents.append(nom)
                continue
            parents.pop()
            if nom == "style":
                self._style(element)
            elif self.feuilles and "spreadsheet" in parents and "dde-links" not in parents:
                self._part(self.feuilles[-1], element, nom)

    def _style(self, element: Any) -> None:
        nom = _get(element, "name")
        for proprietes in element:
            if _get(proprietes, "display") == "false":
                self._masques.add(nom)
            if _get(proprietes, "text-line-through-style") not in ("", "none"):
                self._barres.add(nom)

    def _part(self, feuille: _Feuille, element: Any, nom: str) -> None:
        if nom == "table-column":
            fin = feuille.colonne + _times(element, "columns")
            if _is_hidden(element):
                feuille.colonnes_masquees.append(range(feuille.colonne, fin))
            feuille.colonne = fin
        elif nom == "table-row":
            self._rows(feuille, element)
            element.clear()

    def _rows(self, feuille: _Feuille, row: Any) -> None:
        """Keep a row as many times as it is repeated, if it holds something."""
        fois = _times(row, "rows")
        cellules = list(self._cells(feuille, row))
        self._spend(len(cellules) * (fois - 1))
        for ligne in range(feuille.ligne, feuille.ligne + (fois if cellules else 0)):
            feuille.cellules += [replace(cellule, ligne=ligne) for cellule in cellules]
        feuille.ligne += fois

    def _spend(self, nombre: int) -> None:
        self._nombre += nombre
        if self._nombre > CELLULES_MAXIMALES:
            raise _TropError

    def _cells(self, feuille: _Feuille, row: Any) -> Iterator[Cellule]:
        rang = 1
        for cell in row:
            if _local(cell.tag) not in ("table-cell", "covered-table-cell"):
                continue
            fois = _times(cell, "columns")
            self._around(feuille, cell, rang)
            valeur = _value(cell)
            if valeur.texte.strip():
                self._spend(fois)
                for place in range(rang, rang + fois):
                    yield Cellule(
                        feuille.nom,
                        feuille.ligne,
                        column_letters(place),
                        valeur.texte,
                        valeur.calculee,
                        valeur.moment,
                        (*self._marks(feuille, row, cell, place), *valeur.marques),
                    )
            rang += fois

    def _around(self, feuille: _Feuille, cell: Any, rang: int) -> None:
        """Keep the merge that starts at a cell, and its comment."""
        hauteur = int(_get(cell, "number-rows-spanned") or 1)
        largeur = int(_get(cell, "number-columns-spanned") or 1)
        if (hauteur, largeur) != (1, 1):
            fin = feuille.ligne + hauteur - 1, rang + largeur - 1
            feuille.fusions.append(Plage(feuille.ligne, rang, *fin))
        for note in cell:
            if _local(note.tag) == "annotation":
                adresse = f"{feuille.nom}!{column_letters(rang)}{feuille.ligne}"
                self.notes[adresse] = _paragraphs(note).strip()

    def _marks(self, feuille: _Feuille, row: Any, cell: Any, rang: int) -> Iterator[Marque]:
        masquee = (
            feuille.masquee
            or _is_hidden(row)
            or any(rang in colonnes for colonnes in feuille.colonnes_masquees)
        )
        styles = {_get(part, "style-name") for part in cell.iter()}
        barree = not self._barres.isdisjoint(styles)
        return compress((Marque.MASQUEE, Marque.BARREE), (masquee, barree))


@dataclass(frozen=True, slots=True)
class _Valeur:
    """What a cell holds."""

    texte: str
    calculee: bool = False
    moment: dt.datetime | None = None
    marques: tuple[Marque, ...] = ()


def _value(cell: Any) -> _Valeur:
    formule = _get(cell, "formula").partition(":")[2]
    calculee = bool(formule)
    montre = _paragraphs(cell)
    if _get(cell, "value-type", "calcext") == "error" or (calculee and _ERREUR.match(montre)):
        return _Valeur(montre, calculee, marques=(Marque.ERREUR,))
    genre = _get(cell, "value-type")
    if calculee and not genre and not any(_local(part.tag) == "p" for part in cell):
        return _Valeur(formule, calculee, marques=(Marque.SANS_RESULTAT,))
    value = _typed(cell, genre, montre)
    if value is None or (genre == "float" and _CODE.fullmatch(montre)):
        return _Valeur(_get(cell, "string-value") or montre, calculee)
    moment = value if isinstance(value, dt.datetime) else None
    return _Valeur(as_text(value, _format(cell, genre, montre)), calculee, moment)


def _typed(cell: Any, genre: str, montre: str) -> Any:
    """Return the value of a cell that is no text."""
    match genre:
        case "float" if montre in _BOOLEENS:
            return _BOOLEENS[montre]
        case "float" | "percentage" | "currency":
            valeur = float(_get(cell, "value"))
            return int(valeur) if valeur.is_integer() else valeur
        case "date":
            return dt.datetime.fromisoformat(_get(cell, "date-value"))
        case "boolean":
            return _get(cell, "boolean-value") == "true"
        case "time" if duree := _DUREE.fullmatch(_get(cell, "time-value")):
            heures, minutes, secondes = map(int, duree.groups()[1:])
            total = dt.timedelta(hours=heures, minutes=minutes, seconds=secondes)
            return -total if duree[1] else total
    return None


def _format(cell: Any, genre: str, montre: str) -> str:
    if genre == "currency":
        return f"[${_get(cell, 'currency')}]"
    if genre == "float" and "€" in montre:
        return "[$€]"
    return "0%" if genre == "percentage" else "General"


def _paragraphs(element: Any) -> str:
    return "\n".join(_text(part) for part in element if _local(part.tag) in ("p", "h"))


def _text(element: Any) -> str:
    """Return the text of a paragraph, in which spaces and line breaks are elements."""
    textes = [element.text or ""]
    for part in element:
        nom = _local(part.tag)
        if nom == "s":
            textes.append(" " * int(_get(part, "c") or 1))
        elif nom in _SIGNES:
            textes.append(_SIGNES[nom])
        elif nom != "annotation":
            textes.append(_text(part))
        textes.append(part.tail or "")
    return "".join(textes)


def _times(element: Any, quoi: str) -> int:
    return int(_get(element, f"number-{quoi}-repeated") or 1)


def _is_hidden(element: Any) -> bool:
    return _get(element, "visibility") in ("collapse", "filter")


def _get(element: Any, nom: str, espace: str = "") -> str:
    """Return an attribute by its name, in the namespace that ends or holds `espace`."""
    for cle, valeur in element.items():
        avant, _, fin = cle.rpartition("}")
        if fin == nom and (espace in avant if espace else "calcext" not in avant):
            return str(valeur)
    return ""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


_BOOLEENS = {"TRUE": True, "VRAI": True, "FALSE": False, "FAUX": False}
_SIGNES = {"tab": "\t", "line-break": "\n"}
