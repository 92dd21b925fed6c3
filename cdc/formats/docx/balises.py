"""The placeholders of a Word template, read before it is rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

PARTIES = re.compile(r"^word/(?:document|header\d*|footer\d*|footnotes)\.xml$")
_BALISE = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_MOT = re.compile(r"(?<![\w.'\"])[a-z_]\w*")
_SEULE = re.compile(r"^\s*\{\{\s*(\w+)\s*\}\}\s*$")


def words(parties: Mapping[str, bytes]) -> list[str]:
    """Return the words of the placeholders of a template, as they come, each once."""
    textes = (texte for nom, xml in parties.items() if PARTIES.match(nom) for texte in _texts(xml))
    return list(dict.fromkeys(mot for texte in textes for mot in _words(texte)))


def paragraph_text(paragraphe: _Element) -> str:
    """Return the characters of a paragraph, whatever runs Word cut them into."""
    return "".join(t.text or "" for t in paragraphe.iter(w("t")))


def alone(paragraphe: _Element) -> str:
    """Return the name of the placeholder that a paragraph holds and nothing else, or nothing."""
    trouve = _SEULE.match(paragraph_text(paragraphe))
    return trouve[1] if trouve else ""


def _texts(xml: bytes) -> Iterator[str]:
    return map(paragraph_text, etree.fromstring(xml).iter(w("p")))


def _words(texte: str) -> Iterator[str]:
    for balise in _BALISE.findall(texte):
        yield from _MOT.findall(balise)
