"""Lends a template the styles that it does not have.

Any Word document with a « {{ corps }} » paragraph can then serve as a template: what it defines
is its own, the rest looks like the template of the toolkit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.fabrique.numerotation import numbering_xml
from cdc.formats.docx.fabrique.styles import styles_xml
from cdc.formats.docx.ooxml import CONTENT_TYPES, RELATIONS, R, W, w
from cdc.formats.docx.styles import standard_name
from cdc.formats.docx.teintes import retinted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_STYLES, _LISTES = "word/styles.xml", "word/numbering.xml"
_LIENS = "word/_rels/document.xml.rels"
_MOT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_GENRES = {"styles": "Styles", "numbering": "Listes", "settings": "Reglages"}
_RENVOIS = ("basedOn", "next", "link")


def with_missing_styles(parties: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template, the styles of the toolkit added where they are missing."""
    parties = _with_missing_parts(parties)
    racine = etree.fromstring(parties[_STYLES])
    pret = etree.fromstring(retinted(styles_xml(), parties).encode())
    presents = {_name(style) for style in racine.iterfind(w("style"))}
    manquants = [style for style in pret.iterfind(w("style")) if _name(style) not in presents]
    if not manquants:
        return parties
    listes = _Listes(parties[_LISTES])
    _adopt(racine, pret, manquants, listes)
    return listes.into({**parties, _STYLES: _xml(racine)})


def _adopt(racine: _Element, pret: _Element, manquants: list[_Element], listes: _Listes) -> None:
    idents = {_name(s): s.get(w("styleId"), "") for s in racine.iterfind(w("style"))}
    noms = {s.get(w("styleId"), ""): _name(s) for s in pret.iterfind(w("style"))}
    for style in manquants:
        ident = style.get(w("styleId"), "")
        idents[_name(style)] = f"Cdc{ident}" if ident in idents.values() else ident
    for style in manquants:
        style.set(w("styleId"), idents[_name(style)])
        style.attrib.pop(w("default"), "")
        for renvoi in (e for nom in _RENVOIS for e in style.iterfind(w(nom))):
            renvoi.set(w("val"), idents[noms[renvoi.get(w("val"), "")]])
        for numero in style.iter(w("numId")):
            numero.set(w("val"), listes.lend(numero.get(w("val"), "0")))
        racine.append(style)


class _Listes:
    """The lists of a template, and those that are lent to it."""

    def __init__(self, existantes: bytes) -> None:
        self._racine = etree.fromstring(existantes)
        self._pretees = etree.fromstring(numbering_xml().encode())
        self._numeros: dict[str, str] = {"0": "0"}

    def lend(self, numero: str) -> str:
        """Return the number that the list `numero` of the toolkit has in the template."""
        if numero not in self._numeros:
            abstraite = str(self._free("abstractNum", "abstractNumId"))
            libre = str(self._free("num", "numId"))
            self._numeros[numero] = libre
            self._add(self._pretees[int(numero) - 1], abstraite, libre)
        return self._numeros[numero]

    def into(self, parties: dict[str, bytes]) -> dict[str, bytes]:
        """Return `parties` with the lists lent."""
        if len(self._numeros) == 1:
            return parties
        return {**parties, _LISTES: _xml(self._racine)}

    def _add(self, definition: _Element, abstraite: str, libre: str) -> None:
        definition = etree.fromstring(etree.tostring(definition))
        definition.set(w("abstractNumId"), abstraite)
        for lien in list(definition.iter(w("styleLink"), w("pStyle"))):
            parent = lien.getparent()
            assert parent is not None
            parent.remove(lien)
        numero = etree.Element(w("num"))
        numero.set(w("numId"), libre)
        etree.SubElement(numero, w("abstractNumId")).set(w("val"), abstraite)
        # Definitions come before instances.
        premier = self._racine.find(w("num"))
        if premier is None:
            self._racine.append(definition)
        else:
            premier.addprevious(definition)
        self._racine.append(numero)

    def _free(self, nom: str, cle: str) -> int:
        return max((int(e.get(w(cle), "0")) for e in self._racine.iterfind(w(nom))), default=0) + 1


def _with_missing_parts(parties: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts with those that a bare document may do without."""
    completes = {_LIENS: f'<Relationships xmlns="{RELATIONS}"/>'.encode(), **parties}
    for nom, genre in _GENRES.items():
        chemin = f"word/{nom}.xml"
        if chemin not in completes:
            completes[chemin] = f'<w:{nom} xmlns:w="{W}"/>'.encode()
            types = etree.fromstring(completes["[Content_Types].xml"])
            attributs = {"PartName": f"/{chemin}", "ContentType": f"{_MOT}.{nom}+xml"}
            etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", attributs)
            liens = etree.fromstring(completes[_LIENS])
            attributs = {"Id": f"rIdCdc{genre}", "Type": f"{R}/{nom}", "Target": f"{nom}.xml"}
            etree.SubElement(liens, f"{{{RELATIONS}}}Relationship", attributs)
            completes |= {"[Content_Types].xml": _xml(types), _LIENS: _xml(liens)}
    return completes


def _name(style: _Element) -> str:
    nom = style.find(w("name"))
    return standard_name(nom.get(w("val"), "") if nom is not None else "")


def _xml(racine: _Element) -> bytes:
    return etree.tostring(racine, encoding="UTF-8", standalone=True)
