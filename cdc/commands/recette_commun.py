"""What the commands of acceptance share: days, tables, who did it."""

from __future__ import annotations

import datetime as dt
import shutil
import textwrap
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc_schema import Cahier
    from cdc_schema.enumerations.base import Enumeration

_LARGEUR, _MAX = 80, 120
MONTRES = 12


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


class _Choix(click.ParamType):  # type: ignore[type-arg]
    """A value of a list of the schema, whatever its accents and its case."""

    def __init__(self, enumeration: str) -> None:
        self.enumeration = enumeration
        self.name = enumeration.casefold()

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Enumeration:
        from cdc_schema import enumerations
        from cdc_schema.enumerations.base import find

        liste: type[Enumeration] = getattr(enumerations, self.enumeration)
        trouvee = find(liste, str(value))
        if trouvee is None:
            choix = ", ".join(liste)
            self.fail(
                f"«\u00a0{value}\u00a0» n’existe pas. Choisissez parmi\u00a0: {choix}.", param, ctx
            )
        return trouvee


def choice(enumeration: str) -> click.ParamType:  # type: ignore[type-arg]
    """Return the type of an option whose values are those of a list of the schema."""
    return _Choix(enumeration)


def done(texte: str) -> None:
    """Tell what was written, and how to take it back."""
    click.echo(f"{texte}\nPour revenir en arrière\u00a0: cdc completer --annuler")


option_par = click.option(
    "--par",
    default="",
    metavar="QUI",
    help="Qui l’a fait\u00a0: MEM-02, ou quelqu’un du prestataire.",
)
option_motif = click.option("--motif", default="", metavar="TEXTE", help="Pourquoi.")
option_date = click.option(
    "--date", "jour", type=JOUR, metavar="JOUR", help="Le jour. Par défaut\u00a0: aujourd’hui."
)


def say(texte: str, marge: str) -> None:
    """Print a sentence within the width of the terminal, after `marge`."""
    # Non-breaking spaces are kept: textwrap cuts at plain ones only.
    lignes = textwrap.wrap(
        texte,
        width() - len(marge),
        break_long_words=False,
        break_on_hyphens=False,
        subsequent_indent="  ",
    )
    for ligne in lignes:
        click.echo(marge + ligne)


def width() -> int:
    """Return how many columns there are to print in."""
    return max(_LARGEUR, min(_MAX, shutil.get_terminal_size((_LARGEUR, 24)).columns))


def listed(elements: Iterable[str], montres: int = MONTRES) -> str:
    """Return the first `elements`, and how many are left."""
    tous = list(elements)
    dits = ", ".join(tous[:montres])
    return dits if len(tous) <= montres else f"{dits} et {len(tous) - montres} de plus"
