"""Headers and footers of landscape pages, as wide as their text.

Those of a template are set for upright pages: on a wide one, what its tab stops and its tables
bring to the right margin would stop in the middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.ooxml import CONTENT_TYPES, R, w
from cdc.formats.docx.styles import tab_stops

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from cdc.formats.docx.pages import Pages
    from cdc.formats.docx.relations import Relations
    from cdc.formats.docx.styles import Styles

_TYPES = "[Content_Types].xml"
_GENRE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_AVANT_TABULATIONS = frozenset(
    w(nom)
    for nom in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd",
    )
)  # fmt: skip
_LARGEURS = (("tblW", "w"), ("gridCol", "w"), ("tcW", "w"))


def widen_headers(
    parties: Mapping[str, bytes], pages: Pages, relations: Relations, styles: Styles, rang: int = 0
) -> dict[str, bytes]:
    """Return the parts with a wide twin of each header that needs one, for the landscape pages.

    `rang` tells apart the twins made for several sections of the template.
    """
    facteur = pages.largeur_paysage / pages.largeur
    completes = dict(parties)
    for renvoi in pages.renvois:
        cible = relations.target(renvoi.get(f"{{{R}}}id", ""))
        source = parties.get(f"word/{cible}")
        large = _widened(source, facteur, styles) if source else None
        if large is not None:
            genre = "header" if renvoi.tag == w("headerReference") else "footer"
            jumelle = f"paysage{rang or ''}-{cible}"
            completes = _added(completes, cible, jumelle, large, genre)
            renvoi.set(f"{{{R}}}id", relations.header(genre, jumelle))
    return completes


def _widened(source: bytes, facteur: float, styles: Styles) -> bytes | None:
    """Return a header for a page so many times as wide, or None when it follows by itself."""
    racine = etree.fromstring(source)
    changes = [_spread(p, facteur, styles) for p in racine.iter(w("p"))]
    changes += [_stretch(table, facteur) for table in racine.iter(w("tbl"))]
    if not any(changes):
        return None
    return etree.tostring(racine, encoding="UTF-8", standalone=True)


def _spread(paragraphe: _Element, facteur: float, styles: Styles) -> bool:
    """Move the tab stops of a paragraph that uses some; say whether it does."""
    proprietes = paragraphe.find(w("pPr"))
    style = proprietes.find(w("pStyle")) if proprietes is not None else None
    herites = styles.tabs(style.get(w("val")) if style is not None else styles.ident("Normal"))
    stops = {p: g for p, g in (herites | tab_stops(proprietes)).items() if g != "clear"}
    if not stops or paragraphe.find(f".//{w('r')}/{w('tab')}") is None:
        return False
    if proprietes is None:
        proprietes = etree.Element(w("pPr"))
        paragraphe.insert(0, proprietes)
    for anciens in proprietes.findall(w("tabs")):
        proprietes.remove(anciens)
    _write(proprietes, herites, {round(int(p) * facteur): g for p, g in stops.items()})
    return True


def _write(proprietes: _Element, herites: Mapping[str, str], stops: Mapping[int, str]) -> None:
    tabs = etree.Element(w("tabs"))
    effaces = {int(p): "clear" for p, g in herites.items() if g != "clear" and int(p) not in stops}
    for place, genre in sorted((effaces | dict(stops)).items()):
        etree.SubElement(tabs, w("tab"), {w("val"): genre, w("pos"): str(place)})
    rang = sum(enfant.tag in _AVANT_TABULATIONS for enfant in proprietes)
    proprietes.insert(rang, tabs)


def _stretch(table: _Element, facteur: float) -> bool:
    """Widen a table whose width is said in lengths; say whether it is."""
    largeur = table.find(f"{w('tblPr')}/{w('tblW')}")
    if largeur is None or largeur.get(w("type")) != "dxa":
        return False
    for nom, cle in _LARGEURS:
        for element in table.iter(w(nom)):
            if element.get(w("type"), "dxa") == "dxa" and element.get(w(cle)):
                element.set(w(cle), str(round(int(element.get(w(cle), "0")) * facteur)))
    return True


def _added(
    parties: Mapping[str, bytes], cible: str, jumelle: str, contenu: bytes, genre: str
) -> dict[str, bytes]:
    types = etree.fromstring(parties[_TYPES])
    attributs = {"PartName": f"/word/{jumelle}", "ContentType": f"{_GENRE}{genre}+xml"}
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", attributs)
    ajouts = {
        _TYPES: etree.tostring(types, encoding="UTF-8", standalone=True),
        f"word/{jumelle}": contenu,
    }
    # Its pictures are those of the header that it comes from.
    if (liens := parties.get(f"word/_rels/{cible}.rels")) is not None:
        ajouts[f"word/_rels/{jumelle}.rels"] = liens
    return {**parties, **ajouts}
