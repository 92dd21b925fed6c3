"""Captions: which tables have one, the numbers of figures and tables, the places they are cited by.

A table is numbered when the rest of the document refers to it: its rows define what is cited by
identifier, or it is a matrix. The others are read where they stand, under their heading.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cdc.formats.document import blocs as b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LIGNES_MIN = 4
_SIGNET_MAX = 40


class Legende(NamedTuple):
    """What is numbered: a figure or a table, its number, its words, its place."""

    genre: b.Genre
    numero: str
    texte: str
    signet: str


def captioned(places: Sequence[Sequence[b.Bloc]]) -> list[list[b.Bloc]]:
    """Return the blocks of a document, in as many runs as they came.

    The tables that deserve it get a caption, every caption its place.
    """
    legendeur = _Legendeur(bloc for blocs in places for bloc in blocs)
    return [legendeur.write(blocs) for blocs in places]


def captions(blocs: Iterable[b.Bloc]) -> Iterator[Legende]:
    """Yield the captions of `blocs`, numbered as a reader meets them."""
    comptes: Counter[b.Genre] = Counter()
    for bloc in _flat(blocs):
        if isinstance(bloc, b.Legendable) and bloc.legende:
            genre = kind(bloc)
            comptes[genre] += 1
            texte = b.plain(bloc.legende).partition(". ")[0].removesuffix(".")
            yield Legende(genre, str(comptes[genre]), texte, bloc.signet)


def without_empty_lists(pieces: Mapping[str, list[b.Bloc]]) -> dict[str, list[b.Bloc]]:
    """Return the pieces of a document, less the lists of figures or tables that it lacks."""
    places = captioned(list(pieces.values()))
    presents = {legende.genre for blocs in places for legende in captions(blocs)}
    return {
        nom: [p for p in blocs if not isinstance(p, b.ListeLegendes) or p.genre in presents]
        for nom, blocs in pieces.items()
    }


def kind(bloc: b.Bloc) -> b.Genre:
    """Return what a caption calls `bloc`."""
    return b.Genre.TABLEAU if isinstance(bloc, b.Tableau | b.Matrice) else b.Genre.FIGURE


def caption_bookmark(genre: b.Genre, *noms: str) -> str:
    """Return the name of the place of a caption: letters and digits, as all programs keep them."""
    lettres = unicodedata.normalize("NFKD", "".join(f" {nom}".title() for nom in noms))
    propre = "".join(c for c in lettres if c.isascii() and c.isalnum())
    return (genre.value[:3] + propre)[:_SIGNET_MAX]


class _Legendeur:
    """Gives their captions to the blocks of one document."""

    def __init__(self, blocs: Iterable[b.Bloc]) -> None:
        self._titres = Counter(
            bloc.titre for bloc in _flat(blocs) if isinstance(bloc, b.Tableau) and _is_cited(bloc)
        )
        self._section: b.Titre | None = None
        self._pris: Counter[str] = Counter()

    def write(self, blocs: Iterable[b.Bloc]) -> list[b.Bloc]:
        return [self._bloc(bloc) for bloc in blocs]

    def _bloc(self, bloc: b.Bloc) -> b.Bloc:
        if isinstance(bloc, b.Titre) and bloc.niveau <= 2:
            self._section = bloc
        if isinstance(bloc, b.Paysage):
            return b.Paysage(tuple(self.write(bloc.blocs)))
        if isinstance(bloc, b.Tableau | b.Matrice) and not bloc.legende and _is_cited(bloc):
            bloc = replace(bloc, legende=(b.Texte(f"{self._named(bloc.titre)}."),))
        if isinstance(bloc, b.Legendable) and bloc.legende and not bloc.signet:
            return replace(bloc, signet=self._bookmark(bloc))
        return bloc

    def _named(self, titre: str) -> str:
        """Return the title of a table; with its section when another one has the same title."""
        if self._titres[titre] < 2 or self._section is None:
            return titre
        return f"{titre} — {self._section.texte}"

    def _bookmark(self, bloc: b.Legendable) -> str:
        numero = self._section.numero if self._section is not None else ""
        nom = bloc.titre if isinstance(bloc, b.Tableau | b.Matrice | b.Graphique) else bloc.nom
        signet = caption_bookmark(kind(bloc), numero, nom)
        self._pris[signet] += 1
        rang = self._pris[signet]
        return f"{signet[: _SIGNET_MAX - 3]}x{rang}" if rang > 1 else signet


def _is_cited(bloc: b.Tableau | b.Matrice) -> bool:
    if isinstance(bloc, b.Matrice):
        return True
    return len(bloc.lignes) >= _LIGNES_MIN and any(ligne.signet for ligne in bloc.lignes)


def _flat(blocs: Iterable[b.Bloc]) -> Iterator[b.Bloc]:
    for bloc in blocs:
        if isinstance(bloc, b.Paysage):
            yield from _flat(bloc.blocs)
        else:
            yield bloc
