"""Gives the headings of a template the numbers of the outline: 4, 4c, 4c.1.

Files, messages and documents call a part by the same number, so a company's own « 1.2.3 » would
name another part than the text does. Its look stays: only what is counted, and how, changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.ooxml import W, w
from cdc.formats.docx.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_STYLES, _LISTES = "word/styles.xml", "word/numbering.xml"
_NIVEAUX = 3
# Of each level: where it starts, how it is written, after what.
_PLAN = ((0, "decimal", "%1"), (1, "lowerLetter", "%1%2"), (1, "decimal", "%1%2.%3"))
_ORDRE = ("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText")
_DERNIER = re.compile(r"%\d(?!.*%\d)")
# What comes before w:numPr in the properties of a paragraph.
_AVANT = {w(n) for n in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr",
                         "widowControl")}  # fmt: skip


def with_outline(parties: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template, its first three headings numbered as the outline is."""
    styles = Styles(parties[_STYLES], parties[_LISTES])
    listes = [styles.numbering(f"heading {rang}") for rang in range(1, _NIVEAUX + 1)]
    instances = {liste.instance for liste in listes if liste}
    racine = etree.fromstring(parties[_LISTES])
    rangs = [liste.niveau if liste else -1 for liste in listes]
    premiere = listes[0]
    if premiere and len(instances) == 1 and rangs == list(range(_NIVEAUX)):
        definition = _definition(racine, premiere.abstraite)
        if definition is not None and len(definition.findall(w("lvl"))) >= _NIVEAUX:
            if not _conform(definition):
                return dict(parties)
            return {**parties, _LISTES: _xml(racine), _STYLES: _tied(parties[_STYLES], styles)}
    numero = _lent(racine)
    return {**parties, _LISTES: _xml(racine), _STYLES: _tied(parties[_STYLES], styles, numero)}


def _definition(racine: _Element, abstraite: str) -> _Element | None:
    definitions = racine.iterfind(w("abstractNum"))
    return next((d for d in definitions if d.get(w("abstractNumId")) == abstraite), None)


def _conform(definition: _Element) -> bool:
    """Make a list count as the outline does; say whether it did not."""
    changee = False
    for niveau, (depart, forme, texte) in zip(definition.iterfind(w("lvl")), _PLAN, strict=False):
        ancien = niveau.find(w("lvlText"))
        dit = ancien.get(w("val"), "") if ancien is not None else ""
        dernier = _DERNIER.search(dit)
        avant = dit[: dit.index("%")] if dernier else ""
        voulues = {
            "start": str(depart),
            "numFmt": forme,
            "lvlText": f"{avant}{texte}{dit[dernier.end() :] if dernier else ''}",
        }
        for element in [e for nom in ("isLgl", "lvlRestart") for e in niveau.findall(w(nom))]:
            niveau.remove(element)
            changee = True
        for nom, valeur in voulues.items():
            changee |= _set(niveau, nom, valeur)
    return changee


def _set(niveau: _Element, nom: str, valeur: str) -> bool:
    element = niveau.find(w(nom))
    if element is None:
        element = etree.Element(w(nom))
        avant = {w(n) for n in _ORDRE[: _ORDRE.index(nom)]}
        niveau.insert(sum(enfant.tag in avant for enfant in niveau), element)
    if element.get(w("val")) == valeur:
        return False
    element.set(w("val"), valeur)
    return True


def _lent(racine: _Element) -> str:
    """Add a list that numbers headings as the outline does, with nothing of its own look."""
    abstraite, numero = (
        str(max((int(e.get(w(cle), "0")) for e in racine.iterfind(w(nom))), default=0) + 1)
        for nom, cle in (("abstractNum", "abstractNumId"), ("num", "numId"))
    )
    niveaux = "".join(
        f'<w:lvl w:ilvl="{rang}"><w:start w:val="{depart}"/><w:numFmt w:val="{forme}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{texte}"/><w:lvlJc w:val="left"/></w:lvl>'
        for rang, (depart, forme, texte) in enumerate(_PLAN)
    )
    definition = etree.fromstring(
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{abstraite}">'
        f'<w:multiLevelType w:val="multilevel"/>{niveaux}</w:abstractNum>'
    )
    instance = etree.fromstring(
        f'<w:num xmlns:w="{W}" w:numId="{numero}"><w:abstractNumId w:val="{abstraite}"/></w:num>'
    )
    premier = racine.find(w("num"))
    if premier is None:
        racine.append(definition)
    else:
        premier.addprevious(definition)
    racine.append(instance)
    return numero


def _tied(xml: bytes, styles: Styles, numero: str = "") -> bytes:
    """Return the styles, the headings in the list `numero`, those made from them in none."""
    racine = etree.fromstring(xml)
    titres = [styles.ident(f"heading {rang}") for rang in range(1, _NIVEAUX + 1)]
    for style in racine.iterfind(w("style")):
        ident = style.get(w("styleId"), "")
        base = style.find(w("basedOn"))
        if ident in titres:
            if numero:
                _number(style, numero, titres.index(ident))
        elif base is not None and base.get(w("val")) in titres and style.find(_NUM_PR) is None:
            _number(style, "0", None)
    return _xml(racine)


_NUM_PR = f"{w('pPr')}/{w('numPr')}"


def _number(style: _Element, numero: str, niveau: int | None) -> None:
    proprietes = style.find(w("pPr"))
    if proprietes is None:
        proprietes = etree.Element(w("pPr"))
        suite = style.find(w("rPr"))
        if suite is None:
            style.append(proprietes)
        else:
            suite.addprevious(proprietes)
    number(proprietes, numero, niveau)


def number(proprietes: _Element, numero: str, niveau: int | None = None) -> None:
    """Put paragraph properties in the list `numero`; « 0 » is none."""
    for ancien in proprietes.findall(w("numPr")):
        proprietes.remove(ancien)
    place = etree.Element(w("numPr"))
    if niveau is not None:
        etree.SubElement(place, w("ilvl")).set(w("val"), str(niveau))
    etree.SubElement(place, w("numId")).set(w("val"), numero)
    proprietes.insert(sum(enfant.tag in _AVANT for enfant in proprietes), place)


def _xml(racine: _Element) -> bytes:
    return etree.tostring(racine, encoding="UTF-8", standalone=True)
