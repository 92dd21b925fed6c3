"""Every style of the template, by the names of the visual charter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.docx.fabrique import numerotation as liste
from cdc.formats.docx.fabrique.caracteres import CARACTERES
from cdc.formats.docx.fabrique.cellules import CELLULES
from cdc.formats.docx.fabrique.charte import ENCRE, POLICE
from cdc.formats.docx.fabrique.exigences import EXIGENCES
from cdc.formats.docx.fabrique.forme import Caractere, Paragraphe
from cdc.formats.docx.fabrique.tableaux import table_styles
from cdc.formats.docx.fabrique.textes import TEXTES
from cdc.formats.docx.fabrique.titres import TITRES
from cdc.formats.docx.ooxml import W

if TYPE_CHECKING:
    from cdc.formats.docx.fabrique.style import Style

STYLES: tuple[Style, ...] = (*TITRES, *TEXTES, *CELLULES, *EXIGENCES, *CARACTERES)

_LISTES_NOMMEES = {
    "CDC Titres": ("CDCTitres", liste.TITRES),
    "CDC Puces": ("CDCPuces", liste.PUCES),
    "CDC Numéros": ("CDCNumeros", liste.NUMEROS),
    "CDC Critères": ("CDCCriteres", liste.CRITERES),
    "CDC Puces de cellule": ("CDCPucesCellule", liste.PUCES_CELLULE),
}


def styles_xml() -> str:
    """Return `word/styles.xml`."""
    return (
        f'<w:styles xmlns:w="{W}">{_DEFAUTS}{_BASES}'
        + "".join(style.xml() for style in STYLES)
        + table_styles()
        + "".join(
            f'<w:style w:type="numbering" w:customStyle="1" w:styleId="{ident}">'
            f'<w:name w:val="{nom}"/><w:uiPriority w:val="99"/>'
            f'<w:pPr><w:numPr><w:numId w:val="{numero}"/></w:numPr></w:pPr></w:style>'
            for nom, (ident, numero) in _LISTES_NOMMEES.items()
        )
        + "</w:styles>"
    )


_DEFAUTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{POLICE}" w:hAnsi="{POLICE}" w:eastAsia="{POLICE}" w:cs="{POLICE}"/>'
    '<w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
)

# The ink is that of Normal, not of the defaults: in a table, LibreOffice would lay a default
# colour over the colours of character styles.
_BASES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f"<w:qFormat/><w:pPr>{Paragraphe(avant=0, apres=6, ligne=14.4).xml()}</w:pPr>"
    f"<w:rPr>{Caractere(couleur=ENCRE).xml()}</w:rPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)
