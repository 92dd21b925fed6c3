"""`cdc interview personnes`: the same person under several spellings, asked before merging."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cdc.entretien.personnes import Proposition
    from cdc.projet import Projet

_MONTREES = 20
_REPONSES = {"o": True, "n": False}


@click.command(short_help="Rapproche les noms d’une même personne.")
@option_projet
@click.option("--sans-saisie", is_flag=True, help="Montre les noms à rapprocher, et s’arrête.")
@option_json
def personnes(dossier: Path | None, sans_saisie: bool, en_json: bool) -> None:
    """Rapproche les noms d’une même personne, écrits de plusieurs façons.

    Rien n’est rapproché sans votre réponse. Elle est gardée, oui ou non, dans
    entretiens/personnes.yaml. Rend 1 tant qu’il reste des noms à rapprocher.
    """
    from cdc.actions.personnes import proposals

    projet = open_projet(dossier)
    proposees = proposals(projet.dossier)
    if en_json:
        write_json({"rapprochements": [_as_data(p) for p in proposees]})
    elif sans_saisie or not proposees:
        show_proposals(proposees)
    else:
        ask(projet, proposees)
        proposees = proposals(projet.dossier)
    raise SystemExit(1 if proposees else 0)


def ask_on_terminal(projet: Projet, proposees: Sequence[Proposition]) -> bool:
    """Ask about the names where somebody can answer; say whether it was done."""
    if not proposees or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    ask(projet, proposees)
    return True


def ask(projet: Projet, proposees: Sequence[Proposition]) -> None:
    """Ask, name by name, whether two spellings are one person; each answer is kept at once."""
    from cdc.actions.personnes import decide
    from cdc.projet.personnes import load_personnes

    for proposition in proposees:
        un, autre = proposition.noms
        if load_personnes(projet.dossier).settled(un, autre):
            continue  # an answer to another pair tells it
        for ligne in _lines(proposition):
            click.echo(ligne)
        dit = click.prompt(
            "La même personne (o\u00a0: oui, n\u00a0: non, p\u00a0: plus tard)",
            type=click.Choice([*_REPONSES, "p"]),
            default="p",
            show_choices=False,
            prompt_suffix="\u00a0? ",
        )
        if dit in _REPONSES:
            decide(projet.dossier, proposition.noms, meme=_REPONSES[dit])


def show_proposals(proposees: Sequence[Proposition]) -> None:
    """Print the names that may be one person."""
    if not proposees:
        click.echo("Aucun nom à rapprocher.")
        return
    click.echo(style(plural(len(proposees), "rapprochement") + " à confirmer", bold=True))
    for proposition in proposees[:_MONTREES]:
        for ligne in _lines(proposition):
            click.echo(ligne)
    if len(proposees) > _MONTREES:
        click.echo(f"  et {plural(len(proposees) - _MONTREES, 'autre')}")


def _lines(proposition: Proposition) -> list[str]:
    dits = [
        f"«\u00a0{nom}\u00a0» ({entretien})"
        for nom, entretien in zip(proposition.noms, proposition.entretiens, strict=True)
    ]
    return [f"  {' et '.join(dits)}", f"    {proposition.raison}"]


def _as_data(proposition: Proposition) -> dict[str, object]:
    return {
        "noms": list(proposition.noms),
        "entretiens": list(proposition.entretiens),
        "raison": proposition.raison,
    }
