"""Walks through the words of blocks, and rewrites some of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Change = Callable[[b.Paragraphe], b.Paragraphe]

_DETAIL = "CDC Cellule Détail"


def paragraphs(bloc: b.Bloc) -> Iterator[b.Paragraphe]:
    """Yield what `bloc` says in sentences or cells, in order; neither headings nor captions."""
    if isinstance(bloc, b.Fiche | b.Definitions):
        for _, cellule in bloc.lignes:
            yield from cellule
    elif isinstance(bloc, b.Paragraphe):
        yield bloc
    elif isinstance(bloc, b.Tableau):
        for ligne in bloc.lignes:
            for cellule in ligne.cellules:
                yield from cellule
            if ligne.detail:
                yield b.Paragraphe(_DETAIL, ligne.detail)
    elif isinstance(bloc, b.Paysage):
        for dedans in bloc.blocs:
            yield from paragraphs(dedans)


def rewritten(bloc: b.Bloc, change: Change) -> b.Bloc:
    """Return `bloc`, each of its paragraphs changed, in the order of `paragraphs`."""
    if isinstance(bloc, b.Paragraphe):
        return change(bloc)
    if isinstance(bloc, b.Fiche):
        return bloc._replace(lignes=_labelled(bloc.lignes, change))
    if isinstance(bloc, b.Definitions):
        return replace(bloc, lignes=_labelled(bloc.lignes, change))
    if isinstance(bloc, b.Tableau):
        return replace(bloc, lignes=tuple(_row(ligne, change) for ligne in bloc.lignes))
    if isinstance(bloc, b.Paysage):
        return b.Paysage(tuple(rewritten(dedans, change) for dedans in bloc.blocs))
    return bloc


def _labelled(
    lignes: tuple[tuple[str, b.Cellule], ...], change: Change
) -> tuple[tuple[str, b.Cellule], ...]:
    return tuple((nom, tuple(map(change, cellule))) for nom, cellule in lignes)


def _row(ligne: b.Ligne, change: Change) -> b.Ligne:
    cellules = tuple(tuple(map(change, cellule)) for cellule in ligne.cellules)
    detail = ligne.detail
    if detail:
        detail = change(b.Paragraphe(_DETAIL, detail)).fragments
    return ligne._replace(cellules=cellules, detail=detail)
