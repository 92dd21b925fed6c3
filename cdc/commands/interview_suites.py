"""`cdc interview suites`: what is still to be asked, and what needs no answer."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.suites import suites_data
from cdc.entretien.cellules import shown
from cdc.entretien.suites import by_person
from cdc.francais import enumeration, plural, quote

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cdc.entretien.classees import Classee
    from cdc.entretien.suites import Suite
    from cdc.projet import Projet


@click.command(short_help="Classe ce qui n’est plus à redemander.")
@option_projet
@click.option(
    "--classer",
    "references",
    multiple=True,
    metavar="SUITE",
    help="Classe ce point sans suite, par sa référence (ENT-04#Q-FLX-16)\u202f; à répéter.",
)
@click.option("--motif", default="", metavar="TEXTE", help="Pourquoi\u00a0: exigé avec --classer.")
@click.option("--par", default="", metavar="NOM", help="Qui le classe.")
@option_json
def suites(
    dossier: Path | None, references: tuple[str, ...], motif: str, par: str, en_json: bool
) -> None:
    """Montre ce qui reste à redemander, et classe ce qui n’aura pas de suite.

    Une réponse comme «\u00a0voir avec Sophie\u00a0», «\u00a0?\u00a0» ou «\u00a0environ 40\u00a0» appelle une suite. Vu, mais
    sans suite\u202f? Dites-le avec un motif\u00a0: le point n’est plus montré tant que la réponse ne change
    pas. La décision est gardée dans entretiens/suites.yaml. Rend 1 tant qu’il reste des suites.
    """
    projet = open_projet(dossier)
    if references:
        _close(projet, references, motif.strip(), par.strip())
    ouvertes, classees = read_suites(projet)
    if en_json:
        dites = [{**d, "classee": c.model_dump()} for d, c in _paired(classees)]
        write_json({"suites": suites_data(ouvertes), "classees": dites})
    else:
        _show(ouvertes, classees)
    raise SystemExit(1 if ouvertes else 0)


def read_suites(projet: Projet) -> tuple[tuple[Suite, ...], tuple[tuple[Suite, Classee], ...]]:
    """Return what is to be asked in `projet`, and what was closed."""
    from cdc.actions.dossier import open_dossier
    from cdc.entretien.suites import sort_follow_ups
    from cdc.projet.suites import load_classees

    lu = open_dossier(projet)
    toutes = sort_follow_ups(lu.bilans, lu.releves, lu.donnees, lu.banque)
    return load_classees(projet.dossier).share_out(toutes)


def _paired(classees: Sequence[tuple[Suite, Classee]]) -> list[tuple[dict[str, object], Classee]]:
    return list(zip(suites_data([s for s, _ in classees]), [c for _, c in classees], strict=True))


def _close(projet: Projet, references: Sequence[str], motif: str, par: str) -> None:
    """Close follow-ups; nothing is written unless all of them are open."""
    from cdc.entretien.classees import Classee
    from cdc.errors import CdcError
    from cdc.projet import appliquer
    from cdc.projet.suites import FICHIER, add_classees

    if not motif:
        raise click.UsageError('Dites pourquoi\u00a0: --motif "vu, ce chiffre ne servira pas".')
    ouvertes, deja = read_suites(projet)
    par_reference = {s.reference: s for s in ouvertes}
    connues = {c.suite for _, c in deja}
    inconnues = [r for r in references if r not in par_reference and r not in connues]
    if inconnues:
        dites = enumeration([f"«\u00a0{r}\u00a0»" for r in inconnues])
        message = f"Rien à redemander sous {dites}. Les références\u00a0: cdc interview suites"
        raise CdcError(message)
    qui = par or next(iter(projet.cahier.projet.auteurs), "")
    nouvelles = [
        Classee(suite=r, texte=par_reference[r].texte, motif=motif, classe_par=qui, date=_today())
        for r in dict.fromkeys(references)
        if r in par_reference
    ]
    if nouvelles:
        octets = add_classees(projet.dossier, nouvelles)
        appliquer(projet, [], {FICHIER: octets}, f"classe {enumeration(references)}")


def _show(ouvertes: Sequence[Suite], classees: Sequence[tuple[Suite, Classee]]) -> None:
    if not ouvertes:
        click.echo("Rien à redemander.")
    for personne, siennes in by_person(ouvertes).items():
        click.echo(style(personne, bold=True))
        for suite in siennes:
            click.echo(f"  {style(suite.reference, fg='cyan')}  {suite.intitule}")
            click.echo(f"    {shown(suite.cellule)}\u00a0: {quote(suite.texte)}  {suite.pourquoi}")
    if ouvertes:
        click.echo(
            '\nSans suite\u202f? cdc interview suites --classer RÉFÉRENCE --motif "pourquoi"'
        )
    show_closed(classees)


def show_closed(classees: Sequence[tuple[Suite, Classee]]) -> None:
    """Print what was closed, and why."""
    if not classees:
        return
    titre = plural(len(classees), "point classé sans suite", "points classés sans suite")
    click.echo("\n" + style(titre, bold=True))
    for suite, classee in classees:
        qui = f" ({classee.classe_par})" if classee.classe_par else ""
        click.echo(f"  {suite.reference}  {quote(suite.texte)}\u00a0: {classee.motif}{qui}")


def _today() -> str:
    return f"{dt.datetime.now(dt.UTC).astimezone():%d/%m/%Y}"
