"""The parts of a template around its text, assembled into a package."""

from __future__ import annotations

from cdc.formats.docx.archive import write_parts
from cdc.formats.docx.fabrique.charte import POLICE, RETRAIT_TITRE
from cdc.formats.docx.fabrique.corps import cover_footer_xml, document_xml, footer_xml, header_xml
from cdc.formats.docx.fabrique.gabarits import COMPLET, Gabarit
from cdc.formats.docx.fabrique.numerotation import numbering_xml
from cdc.formats.docx.fabrique.styles import styles_xml
from cdc.formats.docx.ooxml import CONTENT_TYPES, RELATIONS, W, escape, twips

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MOT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAQUET = "http://schemas.openxmlformats.org/package/2006"

_PARTIES = {
    "/word/document.xml": f"{_MOT}.document.main+xml",
    "/word/styles.xml": f"{_MOT}.styles+xml",
    "/word/numbering.xml": f"{_MOT}.numbering+xml",
    "/word/settings.xml": f"{_MOT}.settings+xml",
    "/word/fontTable.xml": f"{_MOT}.fontTable+xml",
    "/word/header1.xml": f"{_MOT}.header+xml",
    "/word/footer1.xml": f"{_MOT}.footer+xml",
    "/word/footer2.xml": f"{_MOT}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def build_modele(gabarit: Gabarit = COMPLET) -> bytes:
    """Return one of the Word templates that the toolkit ships."""
    parties: dict[str, str] = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PAQUET}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "word/_rels/document.xml.rels": _relations(
            ("rIdStyles", f"{_OFFICE}/relationships/styles", "styles.xml"),
            ("rIdListes", f"{_OFFICE}/relationships/numbering", "numbering.xml"),
            ("rIdReglages", f"{_OFFICE}/relationships/settings", "settings.xml"),
            ("rIdPolices", f"{_OFFICE}/relationships/fontTable", "fontTable.xml"),
            ("rIdEnTete", f"{_OFFICE}/relationships/header", "header1.xml"),
            ("rIdPied", f"{_OFFICE}/relationships/footer", "footer1.xml"),
            ("rIdPiedCouverture", f"{_OFFICE}/relationships/footer", "footer2.xml"),
        ),
        "word/document.xml": document_xml(gabarit),
        "word/styles.xml": styles_xml(),
        "word/numbering.xml": numbering_xml(),
        "word/header1.xml": header_xml(gabarit),
        "word/footer1.xml": footer_xml(),
        "word/footer2.xml": cover_footer_xml(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
        "docProps/core.xml": _core(gabarit),
        "docProps/app.xml": _APP,
    }
    return write_parts({nom: _XML + texte for nom, texte in parties.items()})


def _types() -> str:
    parties = "".join(
        f'<Override PartName="{nom}" ContentType="{genre}"/>' for nom, genre in _PARTIES.items()
    )
    return (
        f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parties}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    contenu = "".join(
        f'<Relationship Id="{ident}" Type="{genre}" Target="{cible}"/>'
        for ident, genre, cible in relations
    )
    return f'<Relationships xmlns="{RELATIONS}">{contenu}</Relationships>'


_SETTINGS = (
    f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
    f'<w:defaultTabStop w:val="{twips(RETRAIT_TITRE)}"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="fr-FR"/>'
    '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)
_FONTS = (
    f'<w:fonts xmlns:w="{W}"><w:font w:name="{POLICE}">'
    '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
_APP = (
    f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>cdc</Application></Properties>'
)


def _core(gabarit: Gabarit) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PAQUET}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(gabarit.objet)}</dc:title>"
        f"<dc:description>{escape(gabarit.dit)}</dc:description><dc:language>fr-FR</dc:language>"
        "</cp:coreProperties>"
    )
