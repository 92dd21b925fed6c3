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
_PROPRIETES = "docProps/core.xml"
_CAHIER = "cahier"
_SECTION = re.compile(r"(?<![\w.])cahier\.(\w+)")
_BALISE = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_MOT = re.compile(r"(?<![\w.'\"])[a-z_]\w*")
_SEULE = re.compile(r"^\s*\{\{\s*(\w+)\s*\}\}\s*$")


def words(parties: Mapping[str, bytes]) -> list[str]:
    """Return the words of the placeholders of a template, as they come, each once."""
    return list(dict.fromkeys(mot for balise in _balises(parties) for mot in _MOT.findall(balise)))


def sections(parties: Mapping[str, bytes]) -> set[str] | None:
    """Return the sections of `cahier` that a template names; None when it may read any."""
    balises = list(_balises(parties))
    nommees = [cle for balise in balises for cle in _SECTION.findall(balise)]
    citees = sum(_MOT.findall(balise).count(_CAHIER) for balise in balises)
    return set(nommees) if len(nommees) == citees else None


def paragraph_text(paragraphe: _Element) -> str:
    """Return the characters of a paragraph, whatever runs Word cut them into."""
    return "".join(t.text or "" for t in paragraphe.iter(w("t")))


def alone(paragraphe: _Element) -> str:
    """Return the name of the placeholder that a paragraph holds and nothing else, or nothing."""
    trouve = _SEULE.match(paragraph_text(paragraphe))
    return trouve[1] if trouve else ""


def _balises(parties: Mapping[str, bytes]) -> Iterator[str]:
    for nom, xml in parties.items():
        if PARTIES.match(nom):
            for paragraphe in etree.fromstring(xml).iter(w("p")):
                yield from _BALISE.findall(paragraph_text(paragraphe))
        elif nom == _PROPRIETES:
            for texte in etree.fromstring(xml).itertext():
                yield from _BALISE.findall(str(texte))
