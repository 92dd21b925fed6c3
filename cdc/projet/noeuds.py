"""A YAML file as it was written: its data and where each of them stands in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cdc.memoire import without_collector

Chemin = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file, counted from 1 as editors do."""

    fichier: str
    ligne: int
    colonne: int

    def __str__(self) -> str:
        return f"{self.fichier}:{self.ligne}:{self.colonne}"


@dataclass(slots=True)
class Scalaire:
    """A text; `texte` is None when nothing is written after the key."""

    debut: int
    fin: int
    texte: str | None
    style: str = ""


@dataclass(slots=True)
class Sequence:
    """A list, between brackets (`flux`) or one dash a line."""

    debut: int
    fin: int
    flux: bool
    elements: list[Noeud] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A mapping, between braces (`flux`) or one key a line."""

    debut: int
    fin: int
    flux: bool
    cles: list[Scalaire] = field(default_factory=list)
    valeurs: list[Noeud] = field(default_factory=list)

    def rang(self, cle: str) -> int | None:
        """Return the rank of `cle`, or None when it is not there."""
        for rang, connue in enumerate(self.cles):
            if connue.texte == cle:
                return rang
        return None


_SAUT = re.compile("\n")
Noeud = Scalaire | Sequence | Table


@dataclass(frozen=True)
class Document:
    """A file that was read: its text without byte order mark, its nodes and its plain data."""

    fichier: str
    texte: str
    racine: Table
    bom: bool = False

    @cached_property
    def donnees(self) -> dict[str, Any]:
        """The plain data: texts, None, lists and dictionaries."""
        with without_collector(durable=True):
            donnees: dict[str, Any] = donnee(self.racine)
        return donnees

    @cached_property
    def octets(self) -> bytes:
        """The bytes of the file."""
        return encode(self.texte, bom=self.bom)

    @cached_property
    def saut(self) -> str:
        """The line end of the file."""
        return "\r\n" if "\r\n" in self.texte else "\n"

    @cached_property
    def _lignes(self) -> list[int]:
        return [0, *(saut.end() for saut in _SAUT.finditer(self.texte))]

    def lieu(self, index: int) -> Position:
        """Return the place of the character at `index`."""
        return Position(self.fichier, *self.coordonnees(index))

    def coordonnees(self, index: int) -> tuple[int, int]:
        """Return the line and the column of the character at `index`, both from 1."""
        ligne = bisect_right(self._lignes, index)
        return ligne, index - self._lignes[ligne - 1] + 1

    def ligne(self, numero: int) -> str:
        """Return the text of the line `numero`, from 1, without its line end."""
        debut = self._lignes[numero - 1]
        fin = self.texte.find("\n", debut)
        return self.texte[debut : len(self.texte) if fin < 0 else fin].removesuffix("\r")

    def colonne(self, index: int) -> int:
        """Return the column of the character at `index`, counted from 0."""
        return index - self.texte.rfind("\n", 0, index) - 1

    def position(self, chemin: Chemin, *, cle: bool = False) -> Position:
        """Return the place of the value at `chemin`, or of its key, or of what is nearest above.

        An unset value has the place of its key.
        """
        noeud: Noeud = self.racine
        index = noeud.debut
        for rang, segment in enumerate(chemin):
            if isinstance(noeud, Table) and isinstance(segment, str):
                place = noeud.rang(segment)
                if place is None:
                    break
                index, noeud = noeud.cles[place].debut, noeud.valeurs[place]
                if cle and rang == len(chemin) - 1:
                    break
            elif isinstance(noeud, Sequence) and isinstance(segment, int):
                if not 0 <= segment < len(noeud.elements):
                    break
                noeud = noeud.elements[segment]
            else:
                break
            if not isinstance(noeud, Scalaire) or noeud.texte is not None:
                index = noeud.debut
        return self.lieu(index)


def donnee(noeud: Noeud) -> Any:
    """Return the plain data of `noeud`."""
    if isinstance(noeud, Scalaire):
        return noeud.texte
    if isinstance(noeud, Table):
        return {
            str(cle.texte): donnee(valeur)
            for cle, valeur in zip(noeud.cles, noeud.valeurs, strict=True)
        }
    return [donnee(element) for element in noeud.elements]


def noeud_a(racine: Noeud, chemin: Chemin) -> Noeud | None:
    """Return the node at `chemin`, or None when the path leads nowhere."""
    noeud: Noeud = racine
    for segment in chemin:
        if isinstance(noeud, Table) and isinstance(segment, str):
            rang = noeud.rang(segment)
            if rang is None:
                return None
            noeud = noeud.valeurs[rang]
        elif isinstance(noeud, Sequence) and isinstance(segment, int):
            if not 0 <= segment < len(noeud.elements):
                return None
            noeud = noeud.elements[segment]
        else:
            return None
    return noeud


def encode(texte: str, *, bom: bool) -> bytes:
    """Return the bytes of a file whose text is `texte`."""
    return texte.encode("utf-8-sig" if bom else "utf-8")
