"""A spreadsheet file that was read, whatever its kind: every non-empty cell with its address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.reponses import Marque
from cdc.errors import CdcError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

__all__ = [
    "SANS_RESULTAT",
    "Cellule",
    "Classeur",
    "ClasseurRefuseError",
    "Marque",
    "Plage",
    "column_letters",
    "column_number",
]

SANS_RESULTAT = (
    "cette formule n’a pas de résultat enregistré : ouvrez le classeur dans Excel, "
    "enregistrez-le, puis importez-le à nouveau"
)
_LETTRES = 26


class ClasseurRefuseError(CdcError):
    """A file cannot be read as a table; `raison` says why and what to do."""

    def __init__(self, fichier: str, raison: str) -> None:
        self.fichier = fichier
        self.raison = raison
        super().__init__(f"{fichier} : {raison}")


_RESERVES = {
    Marque.SANS_RESULTAT: SANS_RESULTAT,
    Marque.ERREUR: "cette cellule contient une erreur de calcul, pas une réponse",
}


@dataclass(frozen=True, slots=True)
class Cellule:
    """One non-empty cell, as a text; `moment` is the date and time that it holds, if any."""

    feuille: str
    ligne: int
    colonne: str
    texte: str
    calculee: bool = False
    moment: dt.datetime | None = None
    marques: tuple[Marque, ...] = ()

    @property
    def adresse(self) -> str:
        """Its address: `Feuille!C7`."""
        return f"{self.feuille}!{self.colonne}{self.ligne}"

    @property
    def reserve(self) -> str:
        """Why it is not to be taken as an answer, if it is not."""
        return next((_RESERVES[m] for m in self.marques if m in _RESERVES), "")

    @property
    def rang(self) -> int:
        """The number of its column, from 1."""
        return column_number(self.colonne)


@dataclass(frozen=True, slots=True)
class Plage:
    """Cells merged into one: numbers of rows and columns from 1, the last ones included."""

    ligne: int
    colonne: int
    derniere_ligne: int
    derniere_colonne: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Say whether the cell of this row and column is under it."""
        ligne, colonne = place
        return (
            self.ligne <= ligne <= self.derniere_ligne
            and self.colonne <= colonne <= self.derniere_colonne
        )


@dataclass(frozen=True, slots=True)
class Classeur:
    """A file that was read: its cells by sheet, in reading order.

    A text file is one sheet, named `CSV`. `notes` gives the comments by address; `fusions` the
    merged cells of the sheets that have some.
    """

    fichier: str
    contenu: bytes = field(repr=False)
    feuilles: dict[str, tuple[Cellule, ...]]
    notes: dict[str, str] = field(default_factory=dict)
    masquees: tuple[str, ...] = ()
    avertissements: tuple[str, ...] = ()
    fusions: Mapping[str, tuple[Plage, ...]] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The fingerprint of the file."""
        return hashlib.sha256(self.contenu).hexdigest()

    @property
    def cellules_non_vides(self) -> int:
        """How many cells are not empty."""
        return sum(map(len, self.feuilles.values()))

    def hidden(self, *attendues: str) -> Iterator[str]:
        """Tell the hidden sheets that were read, the expected ones aside."""
        for nom in self.masquees:
            if nom not in attendues:
                yield f"la feuille « {nom} » est masquée ; elle est lue."

    def struck(self) -> Iterator[str]:
        """Tell the texts that are struck through: perhaps withdrawn, so not written as they are."""
        for cellules in self.feuilles.values():
            for cellule in cellules:
                if Marque.BARREE in cellule.marques:
                    yield f"{cellule.adresse} : ce texte est barré, en tout ou partie ; s’il répond, confirmez-le."


def column_number(lettres: str) -> int:
    """Return the number of a column, from 1: 28 for `AB`."""
    rang = 0
    for lettre in lettres:
        rang = rang * _LETTRES + ord(lettre) - ord("A") + 1
    return rang


def column_letters(rang: int) -> str:
    """Return the letters of a column, of which the first one has number 1."""
    lettres = ""
    while rang:
        rang, reste = divmod(rang - 1, _LETTRES)
        lettres = chr(ord("A") + reste) + lettres
    return lettres
