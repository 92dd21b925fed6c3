"""The text editor of the author, for what is too long for a line."""

from __future__ import annotations

import click

from cdc.commands.parcours.affichage import say


def edit_text(texte: str) -> str | None:
    """Return what the author made of `texte` in her editor; None when she left it as it was."""
    try:
        return click.edit(texte, extension=".md")
    except click.ClickException as error:
        say(
            f"L’éditeur ne s’ouvre pas ({error.format_message()}). Nommez le vôtre dans la variable "
            "EDITOR, ou écrivez ici, en finissant chaque ligne par \\."
        )
        return None
