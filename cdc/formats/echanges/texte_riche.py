"""Our texts as the HTML that test managers show: escaped, never interpreted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cdc.formats.echanges.plan import clean

if TYPE_CHECKING:
    from collections.abc import Iterable


def paragraph(texte: str | None, titre: str = "") -> str:
    """Return `texte` as a paragraph, after `titre` in bold; nothing when it is empty."""
    if not texte:
        return ""
    debut = f"<strong>{_text(titre)}\u00a0:</strong> " if titre else ""
    return f"<p>{debut}{_text(texte)}</p>"


def bullets(textes: Iterable[str]) -> str:
    """Return `textes` as a list; nothing when there is none."""
    points = "".join(f"<li>{_text(texte)}</li>" for texte in textes)
    return f"<ul>{points}</ul>" if points else ""


def _text(texte: str) -> str:
    lignes = (escape(ligne.strip(), quote=False) for ligne in clean(texte).strip().splitlines())
    return "<br />".join(lignes)
