"""Count the non-empty cells of a workbook in its XML, without the library that reads it.

The count is the other side of the promise that nothing is lost: what was read must add up to it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring, iterparse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CELLULES_MAXIMALES = 2_000_000
_FEUILLE = "/worksheet"
_TEXTES = "/sharedStrings"
_DOCUMENT = "/officeDocument"


class BudgetDepasseError(Exception):
    """The workbook has more cells than a guide or an export can have."""


@dataclass(frozen=True, slots=True)
class Compte:
    """The worksheets, in order: their name and their non-empty cells.

    `visitees` counts the cells and rows that are written in the file, empty ones included.
    """

    feuilles: dict[str, int]
    formules: bool
    visitees: int
    masquees: tuple[str, ...] = ()
    commentaires: bool = False

    @property
    def total(self) -> int:
        """The non-empty cells of the workbook."""
        return sum(self.feuilles.values())


def count_cells(content: bytes) -> Compte:
    """Count the non-empty cells of each worksheet of the workbook `content`.

    Raises:
        BudgetDepasseError: there are too many cells, empty ones included.
        Exception: a part is missing or is not XML.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        workbook = _related(archive, "", _DOCUMENT)[0][1]
        parts = dict(_related(archive, workbook, _FEUILLE))
        textes = _related(archive, workbook, _TEXTES)
        pleins = list(_shared(archive, textes[0][1])) if textes else []
        compteur = _Compteur(pleins)
        presentes = [s for s in _sheets(archive, workbook) if s.relation in parts]
        feuilles = {s.nom: compteur.count(archive, parts[s.relation]) for s in presentes}
        commentaires = any("comments" in nom.lower() for nom in archive.namelist())
    masquees = tuple(s.nom for s in presentes if s.etat == "hidden")
    return Compte(feuilles, compteur.formules, compteur.visitees, masquees, commentaires)


class _Compteur:
    def __init__(self, pleins: list[bool]) -> None:
        self._pleins = pleins
        self.visitees = 0
        self.formules = False

    def count(self, archive: zipfile.ZipFile, part: str) -> int:
        total = 0
        with archive.open(part) as stream:
            for _, element in iterparse(stream, events=("end",)):
                nom = _local(element)
                if nom == "row":
                    total += sum(self._is_full(cell) for cell in element if _local(cell) == "c")
                    self._spend(len(element) + 1)
                    element.clear()
        return total

    def _spend(self, cells: int) -> None:
        self.visitees += cells
        if self.visitees > CELLULES_MAXIMALES:
            raise BudgetDepasseError

    def _is_full(self, cell: Any) -> bool:
        valeur = formule = ""
        for part in cell:
            nom = _local(part)
            if nom == "v":
                valeur = part.text or ""
            elif nom == "f":
                formule = part.text or "="
                self.formules = True
            elif nom == "is":
                valeur = _text(part)
        if not valeur.strip():
            return bool(formule)
        return self._pleins[int(valeur)] if cell.get("t") == "s" else True


def _related(archive: zipfile.ZipFile, part: str, genre: str) -> list[tuple[str, str]]:
    """Return the identifier and the name of the parts of one kind that `part` refers to."""
    dossier, nom = posixpath.split(part)
    relations = posixpath.join(dossier, "_rels", f"{nom}.rels")
    if relations not in archive.namelist():
        return []
    return [
        (relation.get("Id") or "", _resolve(dossier, relation.get("Target") or ""))
        for relation in fromstring(archive.read(relations))
        if (relation.get("Type") or "").endswith(genre)
    ]


def _resolve(dossier: str, cible: str) -> str:
    return posixpath.normpath(posixpath.join("/", dossier, cible)).lstrip("/")


@dataclass(frozen=True, slots=True)
class _Feuille:
    nom: str
    relation: str
    etat: str


def _sheets(archive: zipfile.ZipFile, workbook: str) -> Iterator[_Feuille]:
    for element in fromstring(archive.read(workbook)).iter():
        if _local(element) == "sheet":
            relation = next((v for k, v in element.items() if k.endswith("}id")), "")
            yield _Feuille(element.get("name") or "", relation, element.get("state") or "")


def _shared(archive: zipfile.ZipFile, part: str) -> Iterator[bool]:
    with archive.open(part) as stream:
        for _, element in iterparse(stream, events=("end",)):
            if _local(element) == "si":
                yield bool(_text(element).strip())
                element.clear()


def _text(element: Any) -> str:
    """Return the text of a string, its phonetic reading aside."""
    textes = []
    for part in element:
        if _local(part) == "t":
            textes.append(part.text or "")
        elif _local(part) == "r":
            textes.append(_text(part))
    return "".join(textes)


def _local(element: Any) -> str:
    nom: str = element.tag
    return nom.rpartition("}")[2]
