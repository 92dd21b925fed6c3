"""The specification as a Word document, from a template that anyone can restyle."""

from __future__ import annotations

from cdc.formats.docx.libreoffice import convert_to_pdf, find_libreoffice
from cdc.formats.docx.pagination import paginate
from cdc.formats.docx.rendu import render_cahier

__all__ = ["convert_to_pdf", "find_libreoffice", "paginate", "render_cahier"]
