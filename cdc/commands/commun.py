"""What commands share: the project option, numbers in French, gauges."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc.projet import Projet

_BEAUCOUP = 5

option_projet = click.option(
    "--projet",
    "dossier",
    type=click.Path(path_type=Path),
    metavar="DOSSIER",
    help="Le dossier du projet. Par défaut, celui où vous êtes, ou le premier au-dessus.",
)
option_json = click.option(
    "--json", "en_json", is_flag=True, help="Écrit le résultat en JSON, pour un programme."
)


def open_projet(dossier: Path | None) -> Projet:
    """Load the project of `dossier`, or the one around the current folder."""
    from cdc.projet import find_projet, load_projet

    return load_projet(find_projet(dossier or Path.cwd()))


def write_json(data: Any) -> None:
    """Print `data` as JSON, one key a line, accents kept."""
    import json

    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def colored() -> bool:
    """Say whether colours help: a terminal that has them, and NO_COLOR unset."""
    refusees = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not refusees


def style(text: str, **styles: Any) -> str:
    """Return `text` with ANSI `styles` when colours help."""
    return click.style(text, **styles) if colored() else text


def gauge(taux: int, width: int = 20) -> str:
    """Return a bar of `width` cells, filled in proportion to `taux` percent."""
    full = taux * width // 100
    return "█" * full + "░" * (width - full)


def reading(fichiers: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Show, on a terminal, how far the reading of many files is."""
    if len(fichiers) < _BEAUCOUP or not sys.stderr.isatty():
        return nullcontext(fichiers)
    return click.progressbar(fichiers, label="Lecture", file=sys.stderr)
