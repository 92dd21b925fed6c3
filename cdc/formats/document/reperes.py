"""The places of a document: what links lead to, what its contents list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# How deep the table of contents goes.
NIVEAUX = 2
_LETTRES = "abcdefghijklmnopqrstuvwxyz"
_SIGNETS = (b.Fiche, b.Paragraphe, b.Titre, b.Matrice, b.Figure, b.Graphique)


def bookmarks(blocs: Iterable[b.Bloc]) -> Iterator[str]:
    """Yield every place of `blocs` that a link can lead to."""
    for bloc in blocs:
        if isinstance(bloc, b.Paysage):
            yield from bookmarks(bloc.blocs)
        elif isinstance(bloc, b.Tableau):
            yield from (ligne.signet for ligne in bloc.lignes if ligne.signet)
            yield from [bloc.signet] * bool(bloc.signet)
        elif isinstance(bloc, _SIGNETS) and bloc.signet:
            yield bloc.signet


def headings(blocs: Iterable[b.Bloc]) -> Iterator[b.Titre]:
    """Yield the headings of the table of contents, in order."""
    for bloc in blocs:
        if isinstance(bloc, b.Paysage):
            yield from headings(bloc.blocs)
        elif isinstance(bloc, b.Titre) and bloc.niveau <= NIVEAUX and bloc.signet:
            yield bloc


def skips_numbers(titres: Iterable[b.Titre]) -> bool:
    """Say whether a number of the outline is missing among `titres`."""
    attendus = {1: -1, 2: 0}
    for titre in titres:
        rang = number_rank(titre.numero)
        if rang is None:
            continue
        if rang != attendus[titre.niveau] + 1:
            return True
        attendus = {1: attendus[1] + 1, 2: 0} if titre.niveau == 1 else {**attendus, 2: rang}
    return False


def written_numbers(blocs: Iterable[b.Bloc]) -> Iterator[str]:
    """Yield the places of the headings whose number is written."""
    for bloc in blocs:
        if isinstance(bloc, b.Paysage):
            yield from written_numbers(bloc.blocs)
        elif isinstance(bloc, b.Titre) and bloc.ecrit:
            yield bloc.signet


def with_own_numbers(places: Iterable[Sequence[b.Bloc]]) -> Iterator[list[b.Bloc]]:
    """Yield the blocks of each place, told which headings stand without the one above them."""
    vus: list[str] = []  # the numbers of the last heading and of those above it
    for blocs in places:
        yield [_numbered(bloc, vus) for bloc in blocs]


def _numbered(bloc: b.Bloc, vus: list[str]) -> b.Bloc:
    if isinstance(bloc, b.Paysage):
        return b.Paysage(tuple(_numbered(un, vus) for un in bloc.blocs))
    if not isinstance(bloc, b.Titre) or not bloc.numero:
        return bloc
    del vus[bloc.niveau - 1 :]
    orphelin = len(vus) < bloc.niveau - 1 or not all(map(bloc.numero.startswith, vus))
    if orphelin and bloc.niveau > 1:
        return replace(bloc, ecrit=True)
    vus.append(bloc.numero)
    return bloc


def number_rank(numero: str) -> int | None:
    """Return the last part of a number as Word counts it: 2 for `2`, 3 for `2c`, 1 for `2c.1`."""
    if not numero:
        return None
    dernier = numero.rpartition(".")[2]
    return _LETTRES.index(dernier[-1]) + 1 if dernier[-1].isalpha() else int(dernier)
