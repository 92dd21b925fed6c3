"""What a vendor's document leaves out, told to its author."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

import click

from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc_schema.diffusion import Retenue

_LARGEUR = 80


def show_withheld(retenues: Sequence[Retenue]) -> None:
    """Show what was withheld: how many values for each reason, and in which parts."""
    if not retenues:
        return
    click.echo(f"Retenu, car interne : {plural(len(retenues), 'donnée')}")
    for motif, nombre in Counter(r.motif for r in retenues).most_common():
        siennes = [r for r in retenues if r.motif is motif]
        lieux = Counter(_place(r) for r in siennes)
        dits = ", ".join(f"{lieu} ({combien})" for lieu, combien in lieux.items())
        texte = f"{nombre} — {motif} : {dits}"
        click.echo(
            textwrap.fill(
                texte, _LARGEUR, initial_indent="  ", subsequent_indent=" " * 6,
                break_long_words=False, break_on_hyphens=False,
            )
        )  # fmt: skip


def _place(retenue: Retenue) -> str:
    from cdc_schema.plan import numero

    section = retenue.section
    return section.titre if section.cle == "projet" else f"{numero(section.cle)} {section.titre}"
