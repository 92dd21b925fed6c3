"""What the reports of both imports, of interviews and of tables, show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.commun import quote, style
from cdc.entretien.cellules import shown
from cdc.entretien.reponses import Bac
from cdc.francais import number, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.entretien.effets import Effet
    from cdc.entretien.reponses import Ecart


_TOUT = "la liste entière\u00a0: --json"


def shared_out(
    nombre: int, repartition: Mapping[Bac, int], mots: Mapping[Bac, tuple[str, str]]
) -> str:
    """Return how many cells are filled, and what they are, each bucket in its own words."""
    parts = [
        f"{number(combien)} {mots[bac][combien > 1]}"
        for bac, combien in repartition.items()
        if combien or bac is Bac.NON_RATTACHE
    ]
    return f"{plural(nombre, 'cellule remplie', 'cellules remplies')}\u00a0: {', '.join(parts)}."


def show_unattached(ecarts: Sequence[Ecart], montrees: int | None = None) -> None:
    """Show the cells that found no place: at most `montrees` reasons, and cells of each."""
    if not ecarts:
        return
    titre = plural(len(ecarts), "cellule non rattachée", "cellules non rattachées")
    click.echo(f"\n  {style(titre, bold=True)}")
    raisons: dict[str, list[Ecart]] = {}
    for ecart in ecarts:
        raisons.setdefault(ecart.raison, []).append(ecart)
    for raison, memes in list(raisons.items())[:montrees]:
        show_some((f"{shown(e.cellule)}\u00a0: {quote(e.texte)}" for e in memes), montrees)
        click.echo(f"      {raison}")
    reste = sum(len(memes) for memes in list(raisons.values())[montrees:]) if montrees else 0
    if reste:
        click.echo(f"    … et {plural(reste, 'autre cellule', 'autres cellules')} ({_TOUT})")


def show_some(lignes: Iterable[str], montrees: int | None) -> None:
    """Print lines, at most `montrees` of them, and how many are left."""
    toutes = list(lignes)
    for ligne in toutes[:montrees]:
        click.echo(f"    {ligne}")
    if montrees is not None and len(toutes) > montrees:
        click.echo(f"    … et {plural(len(toutes) - montrees, 'autre')} ({_TOUT})")


def effect_data(effet: Effet) -> dict[str, str]:
    """Return a value that the project says otherwise, for a program."""
    return {
        "chemin": effet.chemin,
        "cellule": effet.cellule,
        "existante": effet.existante,
        "proposee": effet.proposee,
    }
