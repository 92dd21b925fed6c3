"""What is still to be asked, and to whom, as commands show it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import quote, style
from cdc.entretien.cellules import shown
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdc.entretien.suites import Suite


def show_confirmations(suites: Iterable[Suite]) -> None:
    """Show the values that were read but not written, with what they may mean."""
    vues = [s for s in suites if s.a_confirmer]
    if not vues:
        return
    titre = plural(len(vues), "valeur à confirmer", "valeurs à confirmer")
    click.echo(f"\n  {style(titre, bold=True)}, pas écrites dans le cahier")
    for suite in vues:
        click.echo(
            f"    {shown(suite.cellule)} {suite.question} → {suite.chemin}\u00a0: {quote(suite.texte)}"
        )
        lecture = f"{suite.pourquoi} ({suite.lecture})" if suite.lecture else suite.pourquoi
        click.echo(f"      {lecture}{_proposals(suite)}")


def show_questions(suites: Iterable[Suite], *, marge: str = "  ", detail: bool = True) -> None:
    """Show what is to be asked again, person by person."""
    vues = [s for s in suites if not s.a_confirmer]
    if not vues:
        return
    titre = plural(len(vues), "question à reposer", "questions à reposer")
    click.echo(f"\n{marge}{style(titre, bold=True)}")
    for personne, siennes in by_person(vues).items():
        connue = f" ({siennes[0].identifiant})" if siennes[0].identifiant else ""
        suite = "" if detail else f"\u00a0: {', '.join(s.question for s in siennes)}"
        click.echo(f"{marge}  {personne}{connue}{suite}")
        for une in siennes if detail else ():
            click.echo(f"{marge}    {une.question} {une.intitule}")
            click.echo(f"{marge}      {une.releve}, {shown(une.cellule)}\u00a0: {quote(une.texte)}")


def by_person(suites: Iterable[Suite]) -> dict[str, list[Suite]]:
    """Return what is to be asked of each person."""
    personnes: dict[str, list[Suite]] = {}
    for suite in suites:
        personnes.setdefault(suite.personne, []).append(suite)
    return personnes


def suites_data(suites: Sequence[Suite]) -> list[dict[str, Any]]:
    """Return what is to be asked as plain data."""
    return [asdict(s) for s in suites]


def _proposals(suite: Suite) -> str:
    if not suite.possibles:
        return ""
    return f". Écrivez par exemple {' ou '.join(suite.possibles)}."
