"""A sheet as the domain sees it: texts in rows and columns, whatever the file they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LETTRES = 26
_NOMBRE = re.compile(r"^[+-]?[\d\s\u00a0\u202f]*\d(?:[.,]\d+)?[\s\u00a0\u202f]*(?:%|€|k€)?$")


@dataclass(frozen=True, slots=True)
class Case:
    """One non-empty cell; `reserve` says why its text is not to be taken for a value, if so."""

    ligne: int
    colonne: int
    texte: str
    adresse: str
    reserve: str = ""

    @property
    def numerique(self) -> bool:
        """Say whether it holds a number."""
        return bool(_NOMBRE.match(self.texte.strip()))


@dataclass(frozen=True, slots=True)
class Fusion:
    """Cells merged into one, the last row and column included."""

    ligne: int
    colonne: int
    derniere_ligne: int
    derniere_colonne: int

    @property
    def verticale(self) -> bool:
        """Say whether it covers rows of one column."""
        return self.derniere_ligne > self.ligne and self.derniere_colonne == self.colonne

    @property
    def large(self) -> bool:
        """Say whether it covers several columns of one row."""
        return self.derniere_colonne > self.colonne and self.derniere_ligne == self.ligne


@dataclass(frozen=True)
class Grille:
    """One sheet: its non-empty cells by row and column, numbered from 1, and its merged cells."""

    nom: str
    cases: Mapping[tuple[int, int], Case]
    fusions: tuple[Fusion, ...] = ()

    @cached_property
    def lignes(self) -> dict[int, dict[int, Case]]:
        """The cells by row, then by column, empty rows left out."""
        lignes: dict[int, dict[int, Case]] = {}
        for (ligne, colonne), case in sorted(self.cases.items()):
            lignes.setdefault(ligne, {})[colonne] = case
        return lignes

    @cached_property
    def larges(self) -> dict[tuple[int, int], int]:
        """The last column of each cell that is merged over several columns of its row."""
        return {(f.ligne, f.colonne): f.derniere_colonne for f in self.fusions if f.large}

    def under(self, colonne: int) -> Iterator[Fusion]:
        """Give the merges that cover rows of `colonne`."""
        for fusion in self.fusions:
            if fusion.verticale and fusion.colonne == colonne:
                yield fusion


def letters(rang: int) -> str:
    """Return the letters of a column, of which the first one has number 1."""
    lettres = ""
    while rang:
        rang, reste = divmod(rang - 1, _LETTRES)
        lettres = chr(ord("A") + reste) + lettres
    return lettres
