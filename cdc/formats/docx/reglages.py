"""The settings of a document."""

from __future__ import annotations

from lxml import etree

from cdc.formats.docx.ooxml import w

_APRES_CHAMPS = {
    w(nom)
    for nom in (
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids",
        "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    )
}  # fmt: skip


def updating(reglages: bytes) -> bytes:
    """Ask Word to compute the page numbers when the document is opened."""
    racine = etree.fromstring(reglages)
    for ancien in racine.findall(w("updateFields")):
        racine.remove(ancien)
    demande = etree.Element(w("updateFields"))
    demande.set(w("val"), "true")
    suite = next((e for e in racine if e.tag in _APRES_CHAMPS), None)
    if suite is None:
        racine.append(demande)
    else:
        suite.addprevious(demande)
    return etree.tostring(racine, encoding="UTF-8", standalone=True)
