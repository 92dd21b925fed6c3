"""What a vendor's document leaves out, told to its author."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc_schema.diffusion import Retenue

_LARGEUR = 80


def show_withheld(retenues: Sequence[Retenue]) -> None:
    """Show what was withheld: how many values for each reason, and in which parts."""
    from cdc.actions.generation import reserves

    if not retenues:
        return
    click.echo(f"Retenu, car interne : {plural(len(retenues), 'donnée')}")
    for motif, nombre, lieux in reserves(retenues):
        dits = ", ".join(f"{lieu} ({combien})" for lieu, combien in lieux)
        click.echo(
            textwrap.fill(
                f"{nombre} — {motif} : {dits}", _LARGEUR,
                initial_indent="  ", subsequent_indent=" " * 6,
                break_long_words=False, break_on_hyphens=False,
            )
        )  # fmt: skip
