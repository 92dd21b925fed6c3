"""`cdc verifier --corriger`: shows what it would write, asks, writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.commun import style
from cdc.francais import enumeration, plural

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc.verification import Verdict

_COULEURS = {"+": "green", "-": "red", "@": "cyan"}


def offer_corrections(projet: Projet, verdict: Verdict, *, oui: bool) -> bool:
    """Show the corrections and write them once confirmed; say whether none is left to write."""
    from cdc.actions.corrections import correct

    correction = correct(projet, verdict)
    if not correction.nombre:
        click.echo("Rien à corriger de la typographie ni des termes définis.")
        return True
    for ligne in correction.diff():
        click.echo(_painted(ligne))
    combien = plural(correction.nombre, "correction")
    fichiers = enumeration(correction.changed())
    if not (oui or _agreed(f"\nÉcrire {combien} dans {fichiers}\u202f?")):
        click.echo(
            "Rien n’est écrit. Pour écrire sans question\u00a0: cdc verifier --corriger --oui"
        )
        return False
    correction.write()
    click.echo(f"{combien} dans {fichiers}. Pour revenir en arrière\u00a0: cdc completer --annuler")
    return True


def _agreed(question: str) -> bool:
    """Ask on standard input; its end is a no."""
    click.echo(f"{question} [o/N] ", nl=False)
    try:
        reponse = input()
    except EOFError:
        click.echo()
        return False
    return reponse.strip().casefold() in ("o", "oui")


def _painted(ligne: str) -> str:
    couleur = _COULEURS.get(ligne[:1])
    if ligne.startswith(("+++", "---")):
        return style(ligne, bold=True)
    return style(ligne, fg=couleur) if couleur else ligne
