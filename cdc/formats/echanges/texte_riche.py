"""Our texts as the HTML that test managers show, escaped; what they write in HTML as plain text."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from cdc.formats.echanges.plan import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_BALISE = re.compile(
    r"<(?:p|br|div|span|ul|ol|li|strong|em|b|i|u|a|table|img)\b[^<>]*>", re.IGNORECASE
)
_A_LA_LIGNE = frozenset({"p", "br", "div", "li", "tr"})


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


def plain_text(texte: str) -> str:
    """Return `texte` without its HTML, if it has some: a remark typed in a rich editor."""
    if not _BALISE.search(texte):
        return texte.strip()
    lecteur = _Lecteur()
    lecteur.feed(texte)
    lecteur.close()
    lignes = (ligne.strip() for ligne in "".join(lecteur.dits).splitlines())
    return "\n".join(filter(None, lignes))


class _Lecteur(HTMLParser):
    """Keeps what is said, with a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.dits: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        self.dits.append(data)

    def _break(self, tag: str) -> None:
        if tag in _A_LA_LIGNE:
            self.dits.append("\n")
