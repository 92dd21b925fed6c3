"""What the reports of both imports, of interviews and of tables, show alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.commun import quote, style
from cdc.entretien.cellules import shown
from cdc.entretien.effets import Sort
from cdc.entretien.reponses import Bac
from cdc.francais import number, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cdc.entretien.effets import Effet
    from cdc.entretien.reponses import Ecart


# Fates of what the author deleted, in the words of both reports.
_SUPPRIMEES = {
    Sort.SUPPRIMEE: (
        "ligne ou valeur supprimée du cahier depuis\u00a0: laissée de côté",
        "lignes ou valeurs supprimées du cahier depuis\u00a0: laissées de côté",
    ),
    Sort.SUPPRIMEE_CHANGEE: (
        "ligne ou valeur supprimée du cahier, changée dans ce fichier\u00a0: à vous de la remettre",
        "lignes ou valeurs supprimées du cahier, changées dans ce fichier\u00a0: à vous de les remettre",
    ),
}
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


def show_deleted(by_sort: Callable[[Sort], Sequence[Effet]], montrees: int) -> None:
    """Show what the author deleted since it was imported, at most `montrees` of each fate."""
    for sort, titres in _SUPPRIMEES.items():
        if effets := by_sort(sort):
            click.echo(f"\n  {style(plural(len(effets), *titres), bold=True)}")
            show_some(map(_deleted, effets), montrees)


def _deleted(effet: Effet) -> str:
    source = f" {effet.question}" if effet.question else ""
    return f"{shown(effet.cellule)}{source} → {effet.chemin}\u00a0: {quote(effet.proposee)}"


def deleted_data(by_sort: Callable[[Sort], Sequence[Effet]]) -> list[dict[str, object]]:
    """Return what the author deleted since it was imported, for a program."""
    return [
        {
            "chemin": e.chemin,
            "cellule": e.cellule,
            "texte": e.proposee,
            "changee": sort is Sort.SUPPRIMEE_CHANGEE,
        }
        for sort in _SUPPRIMEES
        for e in by_sort(sort)
    ]


def effect_data(effet: Effet) -> dict[str, str]:
    """Return a value that the project says otherwise, for a program."""
    return {
        "chemin": effet.chemin,
        "cellule": effet.cellule,
        "existante": effet.existante,
        "proposee": effet.proposee,
    }
