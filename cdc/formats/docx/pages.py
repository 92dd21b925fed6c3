"""Page sections: the template's own page, and the same page turned."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_MM_PAR_TWIP = 25.4 / 1440
_RENVOIS = (w("headerReference"), w("footerReference"))
_PAR_DEFAUT = {"w": 11906, "h": 16838, "left": 1417, "right": 1134}


def with_inherited_headers(section: _Element, anciennes: Iterable[_Element]) -> _Element:
    """Return `section` with the headers and footers that it takes from the sections before it.

    A landscape page may have its own: the pages after it would then inherit those.
    """
    complete = copy.deepcopy(section)
    herites: dict[tuple[str, str | None], _Element] = {}
    for ancienne in anciennes:
        herites |= {(e.tag, e.get(w("type"))): e for e in ancienne if e.tag in _RENVOIS}
    presents = {(e.tag, e.get(w("type"))) for e in complete}
    for cle, renvoi in herites.items():
        if cle not in presents:
            complete.insert(0, copy.deepcopy(renvoi))
    return complete


class Coupure(str):
    """The XML of a paragraph that ends a run of pages, landscape ones or not."""

    paysage = False


class CoupurePaysage(Coupure):
    """What ends a run of landscape pages."""

    paysage = True


def joined_pages(pieces: Iterable[str]) -> list[str]:
    """Return `pieces` without the empty pages between two runs of landscape pages."""
    suite: list[str] = []
    for piece in pieces:
        precedente = suite[-1] if suite else ""
        if isinstance(piece, Coupure) and isinstance(precedente, CoupurePaysage):
            suite.pop()
        elif piece:
            suite.append(piece)
    return suite


class Pages:
    """The page of a section of the template, and its landscape twin."""

    def __init__(self, section: _Element) -> None:
        self._portrait = copy.deepcopy(section)
        self._paysage = _turned(section)
        self._entamee = False

    @property
    def entamee(self) -> bool:
        """Say whether a landscape page has cut the section."""
        return self._entamee

    @property
    def largeur(self) -> float:
        """Return the width of the text, in millimetres."""
        return _text_width(self._portrait)

    @property
    def largeur_paysage(self) -> float:
        """Return the width of the text on a landscape page."""
        return _text_width(self._paysage)

    @property
    def renvois(self) -> list[_Element]:
        """Return the references of the landscape pages to their headers and footers."""
        return [e for e in self._paysage if e.tag in _RENVOIS]

    def portrait(self) -> str:
        """Return the properties that close a run of ordinary pages."""
        section = self.derniere()
        self._entamee = True
        return _xml(section)

    def paysage(self) -> str:
        """Return the properties that close a run of landscape pages."""
        return _xml(self._paysage)

    def tournee(self) -> _Element:
        """Return the properties that close the section when it ends with landscape pages."""
        return copy.deepcopy(self._paysage)

    def derniere(self) -> _Element:
        """Return the properties that close the section."""
        section = copy.deepcopy(self._portrait)
        return _continued(section) if self._entamee else section


def _continued(section: _Element) -> _Element:
    """Make `section` follow another: on a new page, without a first page of its own."""
    _start(section, "nextPage")
    for element in section.findall(w("titlePg")):
        section.remove(element)
    for numeros in section.findall(w("pgNumType")):
        numeros.attrib.pop(w("start"), "")
    return section


def _turned(section: _Element) -> _Element:
    turned = _continued(copy.deepcopy(section))
    page = turned.find(w("pgSz"))
    if page is not None:
        largeur, hauteur = page.get(w("w"), ""), page.get(w("h"), "")
        page.set(w("w"), hauteur)
        page.set(w("h"), largeur)
        page.set(w("orient"), "landscape")
    for colonnes in turned.findall(w("cols")):
        turned.remove(colonnes)
    marges = turned.find(w("pgMar"))
    if marges is not None:
        cote, autre = marges.get(w("left"), ""), marges.get(w("right"), "")
        for nom, valeur in (("top", cote), ("bottom", autre), ("left", autre)):
            marges.set(w(nom), valeur)
    return turned


def _start(section: _Element, genre: str) -> None:
    element = section.find(w("type"))
    if element is None:
        element = etree.Element(w("type"))
        suite = [w("headerReference"), w("footerReference"), w("footnotePr"), w("endnotePr")]
        rang = sum(enfant.tag in suite for enfant in section)
        section.insert(rang, element)
    element.set(w("val"), genre)


def _text_width(section: _Element) -> float:
    page, marges = section.find(w("pgSz")), section.find(w("pgMar"))
    largeur = _twips(page, "w") - _twips(marges, "left") - _twips(marges, "right")
    colonnes = section.find(w("cols"))
    nombre = int(colonnes.get(w("num"), "1")) if colonnes is not None else 1
    if colonnes is not None and nombre > 1:
        ecart = int(float(colonnes.get(w("space"), "720")))
        largeur = (largeur - (nombre - 1) * ecart) // nombre
    return largeur * _MM_PAR_TWIP


def _twips(element: _Element | None, nom: str) -> int:
    valeur = element.get(w(nom)) if element is not None else None
    return int(float(valeur)) if valeur else _PAR_DEFAUT[nom]


def _xml(section: _Element) -> str:
    return etree.tostring(section, encoding="unicode")
