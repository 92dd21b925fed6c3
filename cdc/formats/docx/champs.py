"""The fields of a Word document that would read another file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.formats.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Word reads their names in any case, and cut into as many runs as one likes.
_PARTOUT = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE)\b", re.IGNORECASE)
_EN_TETE = re.compile(r"\s*(LINK|DATABASE|IMPORT|INCLUDE|RD)\b", re.IGNORECASE)


def reading_fields(racine: _Element) -> Iterator[str]:
    """Yield the name of each field of a part that reads another file."""
    for code in _codes(racine):
        trouve = _EN_TETE.match(code) or _PARTOUT.search(code)
        if trouve:
            yield trouve[1].upper()


def _codes(racine: _Element) -> Iterator[str]:
    """Yield the code of each field; one inside another is a part of it too."""
    ouverts: list[list[str]] = []
    for element in racine.iter(w("fldChar"), w("instrText"), w("fldSimple")):
        if element.tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif element.tag == w("instrText"):
            for code in ouverts:
                code.append(element.text or "")
            if not ouverts:
                yield element.text or ""
        elif element.get(w("fldCharType")) == "begin":
            ouverts.append([])
        elif element.get(w("fldCharType")) == "end" and ouverts:
            yield "".join(ouverts.pop())
    yield from ("".join(code) for code in ouverts)
