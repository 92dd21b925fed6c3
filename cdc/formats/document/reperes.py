"""The places of a document: what links lead to, what its contents list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def number_rank(numero: str) -> int | None:
    """Return the last part of a number as Word counts it: 2 for `2`, 3 for `2c`, 1 for `2c.1`."""
    if not numero:
        return None
    dernier = numero.rpartition(".")[2]
    return _LETTRES.index(dernier[-1]) + 1 if dernier[-1].isalpha() else int(dernier)
