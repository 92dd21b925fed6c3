"""Reading back a page that the tests rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lxml.html

from cdc.formats.document import blocs as b
from cdc.formats.document.reperes import bookmarks
from cdc.formats.html import render_html
from cdc.formats.html.ecriture import Ecrivain
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement


def page(diffusion: Diffusion = Diffusion.PRESTATAIRE, **sections: Any) -> HtmlElement:
    """Return the page of a specification that holds only `sections`."""
    return parsed(render_html(make_cahier(**sections), diffusion))


def parsed(octets: bytes) -> HtmlElement:
    """Return a page as a tree."""
    return lxml.html.document_fromstring(octets.decode())


def written(blocs: Sequence[b.Bloc]) -> HtmlElement:
    """Return some blocks as the content of a page."""
    return lxml.html.fragment_fromstring(
        "".join(Ecrivain(bookmarks(blocs)).write(blocs)), create_parent="main"
    )


def paragraph(texte: str, style: str = "Normal") -> b.Paragraphe:
    """Return a paragraph of plain characters."""
    return b.Paragraphe(style, (b.Texte(texte),))


def said(element: HtmlElement) -> str:
    """Return the words of an element on one line."""
    return " ".join(str(element.text_content()).split())
