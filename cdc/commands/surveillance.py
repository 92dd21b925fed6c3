"""`--surveiller`: the document made again each time that the project is saved."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import click

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_ATTENTE = 0.4  # seconds between two looks: no event reaches a shared or synchronised folder
# Word sets a file beside the one that it opens, ~$maison.docx.
_SOURCES = ("cdc.yaml", "cahier/*.yaml", "recette/**/*.yaml", "entretiens/*.yaml",
            "modeles/[!~]*.docx")  # fmt: skip

Etat = dict[str, tuple[int, int]]


def keep_making(
    racine: Path, make: Callable[[], Iterable[Path]], demandes: Iterable[Path] = ()
) -> None:
    """Call `make` now, then each time that a file of the project has changed, until Ctrl-C.

    `make` returns what it read besides (template, logo), which is watched too; before it has made
    anything, `demandes` are. A project that cannot be read, while somebody writes it, is told and
    waited for.
    """
    autres = demandes
    try:
        while True:
            # Looked at before: a save during the generation calls for another.
            vu = _settled(racine)
            fait = _attempt(make)
            autres = autres if fait is None else fait
            autour = _look(autres)
            click.echo("En attente d’un enregistrement. Ctrl-C pour finir.")
            while _look(_watched(racine)) == vu and _look(autres) == autour:
                time.sleep(_ATTENTE)
            click.echo("")
    except KeyboardInterrupt:
        click.echo("Fin de la surveillance.")


def _attempt(make: Callable[[], Iterable[Path]]) -> Iterable[Path] | None:
    try:
        return tuple(make())
    except CdcError as error:
        click.echo(f"Document non refait. {error}")
        return None


def _settled(racine: Path) -> Etat:
    """Return the state of the files once two looks agree: a save is often several writes."""
    avant = _look(_watched(racine))
    while True:
        time.sleep(_ATTENTE)
        apres = _look(_watched(racine))
        if apres == avant:
            return apres
        avant = apres


def _look(paths: Iterable[Path]) -> Etat:
    etat: Etat = {}
    for path in paths:
        with contextlib.suppress(OSError):
            fiche = path.stat()
            etat[str(path)] = (fiche.st_mtime_ns, fiche.st_size)
    return etat


def _watched(racine: Path) -> Iterator[Path]:
    for motif in _SOURCES:
        yield from racine.glob(motif)
