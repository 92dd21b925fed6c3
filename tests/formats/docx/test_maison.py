"""A company's own template, once its placeholders are in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn

from cdc.projet import load_projet
from cdc.resources import exemples
from cdc_schema.annotations import Diffusion
from tests.formats.docx.documents import outline, part, render, sections, text
from tests.formats.docx.exemple import petit_cahier
from tests.formats.docx.grands import droits
from tests.formats.docx.maison import make_maison
from tests.outils import sans_sdk, sans_xsd, sdk_errors, xsd_errors

if TYPE_CHECKING:
    from pathlib import Path


def test_its_look_stays_and_its_headings_bear_the_numbers_of_the_outline(tmp_path: Path) -> None:
    document = render(petit_cahier(), modele=make_maison(tmp_path))

    xml, styles = part(document, "word/document.xml"), part(document, "word/styles.xml")
    assert '<w:pStyle w:val="Titre1"/>' in xml
    assert "8B1E3F" in styles
    assert "17566B" not in styles
    liste = re.search(
        r'w:abstractNumId="77".*?</w:abstractNum>', part(document, "word/numbering.xml")
    )
    assert liste is not None
    assert re.findall(r'w:lvlText w:val="([^"]+)"', liste[0]) == ["%1.", "%1%2", "%1%2.%3"]
    assert re.findall(r'w:numFmt w:val="([^"]+)"', liste[0]) == [
        "decimal",
        "lowerLetter",
        "decimal",
    ]
    assert "Mentions légales" in text(document)
    assert set(outline(render(petit_cahier()))) <= set(outline(document))


def test_its_first_page_and_its_page_numbers_begin_once(tmp_path: Path) -> None:
    fichier = tmp_path / "document.docx"
    fichier.write_bytes(render(droits(15, 30), modele=make_maison(tmp_path)))

    corps = docx.Document(str(fichier)).element.body
    pages = list(corps.iter(qn("w:sectPr")))
    assert [s.orientation for s in sections(fichier.read_bytes())] == [
        "portrait", "portrait", "paysage", "portrait"
    ]  # fmt: skip
    assert [p.find(qn("w:titlePg")) is not None for p in pages] == [True, True, False, False]
    departs = [p.find(qn("w:pgNumType")) for p in pages]
    assert [d is not None and d.get(qn("w:start")) == "1" for d in departs] == [
        False, True, False, False
    ]  # fmt: skip


def test_headings_without_numbers_get_those_of_the_outline(tmp_path: Path) -> None:
    modele = tmp_path / "modele.docx"
    document = docx.Document()
    document.add_heading("Avant", 1)
    document.add_paragraph("{{ corps }}")
    document.save(str(modele))

    document = docx.Document(_written(tmp_path, render(petit_cahier(), modele=modele)))

    styles = {s.name: s.element for s in document.styles}
    rangs = [styles[f"Heading {n}"].xpath("w:pPr/w:numPr/w:ilvl/@w:val") for n in (1, 2, 3)]
    assert rangs == [["0"], ["1"], ["2"]]
    assert styles["TOC Heading"].xpath("w:pPr/w:numPr/w:numId/@w:val") == ["0"]
    avant = document.element.body.xpath('w:p[contains(., "Avant")]/w:pPr/w:numPr/w:numId/@w:val')
    assert avant == ["0"]


def _written(tmp_path: Path, document: bytes) -> str:
    fichier = tmp_path / "document.docx"
    fichier.write_bytes(document)
    return str(fichier)


@pytest.mark.outils
@sans_sdk
@sans_xsd
@pytest.mark.parametrize("diffusion", list(Diffusion))
@pytest.mark.parametrize("exemple", ["torrefaction", "cycles-du-ponant"])
def test_the_validators_find_nothing_wrong(
    tmp_path: Path, diffusion: Diffusion, exemple: str
) -> None:
    cahier = load_projet(exemples() / exemple).cahier
    fichier = tmp_path / "document.docx"

    fichier.write_bytes(render(cahier, diffusion, make_maison(tmp_path)))

    assert sdk_errors(fichier) == []
    assert xsd_errors(fichier) == ""
