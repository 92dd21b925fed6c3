"""The example as a PDF: what screen readers and archives find in it."""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from cdc.formats.docx import convert_to_pdf
from cdc.formats.docx.rendu import render_cahier
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from tests.outils import sans_libreoffice, sans_poppler

if TYPE_CHECKING:
    from pathlib import Path

MODELE = modeles() / "word" / "cahier-des-charges.docx"
_ROLE = re.compile(r"^ *(H\d|Table|TH|Figure|L|Link)\b", re.MULTILINE)
_ALTERNATIF = re.compile(rb"/Alt<FEFF([0-9A-F]+)>")

pytestmark = [pytest.mark.outils, sans_libreoffice, sans_poppler]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Path]:
    travail = tmp_path_factory.mktemp("pdf")
    document = render_cahier(load_projet(exemples() / "torrefaction").cahier, MODELE)
    pdf = travail / "cahier.pdf"
    pdf.write_bytes(convert_to_pdf(document, travail))
    return document, pdf


def test_it_is_tagged_and_has_its_title_and_its_language(documents: tuple[bytes, Path]) -> None:
    _, pdf = documents
    dits = dict(re.findall(r"^([\w ]+): +(.+)$", _pdfinfo(pdf), re.MULTILINE))

    assert dits["Tagged"] == "yes"
    assert dits["Title"] == "Cahier des charges CRM"
    assert b"/Lang(fr-FR)" in pdf.read_bytes()


def test_headings_tables_links_and_figures_are_known_as_such(documents: tuple[bytes, Path]) -> None:
    _, pdf = documents
    roles = _ROLE.findall(_pdfinfo(pdf, "-struct"))

    assert {"H1", "H2", "H3", "Table", "TH", "Figure", "L", "Link"} <= set(roles)
    titres = [int(role[1]) for role in roles if role[0] == "H"]
    assert titres[0] == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(titres))


def test_every_picture_says_what_it_shows(documents: tuple[bytes, Path]) -> None:
    # LibreOffice leaves out the words of a native chart: the matrix below it has every number.
    document, pdf = documents
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        images = archive.read("word/document.xml").decode().count("<pic:pic ")

    dits = [
        bytes.fromhex(a.decode()).decode("utf-16-be") for a in _ALTERNATIF.findall(pdf.read_bytes())
    ]
    assert len([dit for dit in dits if len(dit) > 20]) >= images > 5


def test_chapters_and_sections_are_its_bookmarks(documents: tuple[bytes, Path]) -> None:
    _, pdf = documents
    octets = pdf.read_bytes()

    assert b"/Outlines" in octets
    signets = [bytes.fromhex(t.decode()) for t in re.findall(rb"/Title<FEFF([0-9A-F]+)>", octets)]
    noms = {signet.decode("utf-16-be") for signet in signets}
    assert {"Synthèse", "Exigences"} <= {nom.lstrip("0123456789abcdefgh.\t ") for nom in noms}


def _pdfinfo(pdf: Path, *options: str) -> str:
    run = subprocess.run(
        ["pdfinfo", *options, str(pdf)], capture_output=True, text=True, check=True
    )
    return run.stdout
