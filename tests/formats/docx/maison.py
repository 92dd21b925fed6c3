"""A company's own template, with nothing of ours: what an office manager hands over.

Its styles have their own identifiers, fonts and colours; its headings count 1.1.1; it has a cover
with a first-page header, a logo, two sections and a table style.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from tests.formats.docx.gabarits import PNG

if TYPE_CHECKING:
    from pathlib import Path

_NIVEAUX = ("%1.", "%1.%2", "%1.%2.%3")


def make_maison(tmp_path: Path) -> Path:
    """Return a .docx that a company made, its placeholders in place."""
    document = docx.Document()
    _restyle(document)
    _number_headings(document)
    _cover(document)
    _pages(document)
    modele = tmp_path / "maison.docx"
    document.save(str(modele))
    return modele


def _restyle(document: Any) -> None:
    styles = document.styles
    styles["Normal"].font.name = "Georgia"
    styles["Normal"].font.size = Pt(10)
    for niveau in (1, 2, 3):
        titre = styles[f"Heading {niveau}"]
        titre.font.color.rgb = RGBColor(0x8B, 0x1E, 0x3F)
        titre.font.size = Pt(20 - 4 * niveau)
        titre.element.set(qn("w:styleId"), f"Titre{niveau}")
        suite = styles.element.xpath(f'w:style[w:basedOn/@w:val="Heading{niveau}"]/w:basedOn')
        for base in suite:
            base.set(qn("w:val"), f"Titre{niveau}")
        for lien in titre.element.findall(qn("w:link")):
            titre.element.remove(lien)
    tableau = parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="TableauMaison">'
        '<w:name w:val="Tableau maison"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        '<w:top w:val="single" w:sz="12" w:space="0" w:color="8B1E3F"/>'
        '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="8B1E3F"/>'
        "</w:tblBorders></w:tblPr></w:style>"
    )
    styles.element.append(tableau)


def _number_headings(document: Any) -> None:
    listes = document.part.numbering_part.element
    niveaux = "".join(
        f'<w:lvl w:ilvl="{rang}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Titre{rang + 1}"/><w:isLgl/><w:lvlText w:val="{texte}"/>'
        '<w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        for rang, texte in enumerate(_NIVEAUX)
    )
    definition = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:nsid w:val="1A2B3C4D"/>'
        f'<w:multiLevelType w:val="multilevel"/>{niveaux}</w:abstractNum>'
    )
    listes.insert(0, definition)
    listes.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    for rang in range(3):
        proprietes = document.styles[f"Heading {rang + 1}"].element.get_or_add_pPr()
        place = proprietes._add_numPr()
        place._add_ilvl().val = rang
        place._add_numId().val = 77


def _cover(document: Any) -> None:
    document.add_picture(io.BytesIO(PNG), width=Mm(40))
    document.add_paragraph("{{ societe }}", style="Title")
    document.add_paragraph("{{ titre }} — version {{ version }}")
    tableau = document.add_table(rows=4, cols=2)
    tableau.style = "Tableau maison"
    textes = (
        ("Qui", "Quoi"),
        ("{%tr for r in cahier.risques %}", ""),
        ("{{ r.id }}", "{{ r.description }}"),
        ("{%tr endfor %}", ""),
    )
    for ligne, mots in zip(tableau.rows, textes, strict=True):
        for cellule, mot in zip(ligne.cells, mots, strict=True):
            cellule.text = mot


def _pages(document: Any) -> None:
    couverture = document.sections[0]
    couverture.different_first_page_header_footer = True
    couverture.first_page_header.paragraphs[0].text = "Confidentiel"
    couverture.header.paragraphs[0].text = "{{ societe }}\tCharte maison\t{{ date }}"
    couverture.footer.paragraphs[0].text = "{{ mention_diffusion }}"
    suite = document.add_section(WD_SECTION.NEW_PAGE)
    depart = OxmlElement("w:pgNumType")
    depart.set(qn("w:start"), "1")
    suite._sectPr.find(qn("w:cols")).addprevious(depart)
    document.add_paragraph("Table des matières", style="TOC Heading")
    document.add_paragraph("{{ sommaire }}")
    document.add_heading("Avant de lire", 1)
    document.add_paragraph("Ce document suit notre charte.")
    document.add_paragraph("{{ corps }}")
    document.add_heading("Mentions légales", 1)
    document.add_paragraph("{{ societe }}, tous droits réservés.")
