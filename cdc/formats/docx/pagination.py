"""True page numbers in the table of contents, as LibreOffice lays the document out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.formats.docx.archive import read_parts, write_parts
from cdc.formats.docx.erreurs import ConversionError
from cdc.formats.docx.libreoffice import convert_to_pdf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DOCUMENT, _REGLAGES = "word/document.xml", "word/settings.xml"
_LIEU = re.compile(rb"/(\w+)\[(\d+) 0 R/XYZ ")
_PAGES = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_PAGE = re.compile(rb"(\d+) 0 R")
_ENTREE = re.compile(
    r'( PAGEREF (\w+) \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    r'</mc:Choice></mc:AlternateContent><w:r><w:t xml:space="preserve">)[^<]*(</w:t>)'
)
_A_JOUR = re.compile(rb"<w:updateFields\b[^>]*/>")


def paginate(document: bytes, travail: Path) -> bytes:
    """Return `document` with the page of each entry of its contents and lists.

    Word is then no longer asked to compute them when the document is opened.

    Args:
        document: the Word document.
        travail: a folder to work in.

    Raises:
        LibreOfficeAbsentError: there is no LibreOffice to lay the pages out.
        ConversionError: LibreOffice failed; the document is good without page numbers.
    """
    pages = page_numbers(convert_to_pdf(document, travail))
    parties = read_parts(document)
    texte = parties[_DOCUMENT].decode()
    if not pages and _ENTREE.search(texte):
        raise ConversionError("son PDF ne dit pas où sont les titres.")
    reglages = _A_JOUR.sub(b"", parties[_REGLAGES])
    return write_parts({**parties, _DOCUMENT: _filled(texte, pages), _REGLAGES: reglages})


def page_numbers(pdf: bytes) -> dict[str, int]:
    """Return the page of each place of a PDF made by LibreOffice, by its name there (`place`)."""
    trouve = _PAGES.search(pdf)
    if trouve is None:
        return {}
    ordre = {page: rang for rang, page in enumerate(_PAGE.findall(trouve[1]), 1)}
    return {nom.decode(): ordre[page] for nom, page in _LIEU.findall(pdf) if page in ordre}


def place(signet: str) -> str:
    """Return how LibreOffice names `signet` in a PDF: `Bilan_a0` becomes `Bilan5Fa0`."""
    return "".join(c if c.isalnum() else f"{ord(c):02X}" for c in signet)


def _filled(texte: str, pages: Mapping[str, int]) -> str:
    def number(entree: re.Match[str]) -> str:
        return f"{entree[1]}{pages.get(place(entree[2]), '')}{entree[3]}"

    return _ENTREE.sub(number, texte)
