"""What the commands of acceptance share: days, tables, who did it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc_schema import Cahier


class _Jour(click.ParamType):  # type: ignore[type-arg]
    """A day, as the files of a project write it: 22/11/2026 or 2026-11-22."""

    name = "jour"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        from pydantic import TypeAdapter, ValidationError

        from cdc_schema.types import Date

        try:
            jour: dt.date = TypeAdapter(Date).validate_python(value)
        except ValidationError:
            self.fail(f"«\u00a0{value}\u00a0» n’est pas une date. Écrivez 22/11/2026.", param, ctx)
        return jour


JOUR = _Jour()


def today() -> dt.date:
    """Return the day where the command runs."""
    return dt.datetime.now(dt.UTC).astimezone().date()


def names(cahier: Cahier) -> dict[str, str]:
    """Return how the terminal calls members and personas."""
    mots = {m.id: m.fonction or m.nom or "" for m in cahier.equipe.membres}
    mots |= {p.id: p.prenom_fictif or "" for p in cahier.personas}
    return {ident: f"{mot} ({ident})" for ident, mot in mots.items() if ident and mot}


def title(texte: str) -> None:
    """Print the title of a part, after a blank line."""
    click.echo("\n" + style(texte, bold=True))


def table(entetes: Sequence[str], lignes: Iterable[Sequence[str]], largeurs: Sequence[int]) -> None:
    """Print a table: a positive width aligns to the left, a negative one to the right."""
    click.echo(style(_row(entetes, largeurs), bold=True))
    for ligne in lignes:
        click.echo(_row(ligne, largeurs))


def cut(texte: str, largeur: int) -> str:
    """Return `texte` in at most `largeur` characters."""
    return texte if len(texte) <= largeur else texte[: largeur - 1].rstrip() + "…"


def _row(cellules: Sequence[str], largeurs: Sequence[int]) -> str:
    bouts = [
        f"{cut(texte, largeur):<{largeur}}" if largeur > 0 else f"{texte:>{-largeur}}"
        for texte, largeur in zip(cellules, largeurs, strict=True)
    ]
    return ("  " + " ".join(bouts)).rstrip()
