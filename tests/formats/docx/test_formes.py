"""Figures as Word shapes: every word and arrow of the picture, in an order that stays put."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from cdc.figures import figures
from cdc.figures.scene import Polyline, Rect
from cdc.formats.docx import render_cahier
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from cdc_schema.annotations import Diffusion
from tests.outils import sans_sdk, sans_xsd, sdk_errors, xsd_errors

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema import Cahier

MODELE = modeles() / "word" / "cahier-des-charges.docx"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"


@pytest.fixture(scope="module")
def cahier() -> Cahier:
    return load_projet(exemples() / "torrefaction").cahier


@pytest.fixture(scope="module")
def document(cahier: Cahier) -> bytes:
    return render_cahier(cahier, MODELE, schemas_editables=True)


def _body(document: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def _groups(document: bytes) -> list[etree._Element]:
    return list(_body(document).iter(f"{WPG}wgp"))


def test_each_figure_is_a_group_whose_words_are_those_of_the_picture(
    cahier: Cahier, document: bytes
) -> None:
    attendus = [
        sorted(t.text for t in figure.scene.texts())
        for figure in figures(cahier, Diffusion.PRESTATAIRE)
    ]

    dits = [sorted(t.text or "" for t in g.iter(f"{W}t")) for g in _groups(document)]

    assert sorted(dits) == sorted(attendus)


def test_a_box_is_one_shape_that_holds_its_words(cahier: Cahier, document: bytes) -> None:
    boites = {
        " ".join(t.text for t in rect.texts)
        for figure in figures(cahier, Diffusion.PRESTATAIRE)
        if figure.cle.startswith("etats-")
        for rect in figure.scene.items
        if isinstance(rect, Rect) and len(rect.texts) == 1
    }
    assert "Devis envoyé" in boites

    formes = {
        " ".join(t.text or "" for t in forme.iter(f"{W}t"))
        for groupe in _groups(document)
        for forme in groupe
        if forme.find(f"{WPS}spPr/{A}prstGeom") is not None
    }

    assert boites <= formes


def test_arrows_point_where_the_picture_points(cahier: Cahier, document: bytes) -> None:
    fleches = sum(
        isinstance(item, Polyline) and item.arrow_end
        for figure in figures(cahier, Diffusion.PRESTATAIRE)
        for item in figure.scene.items
    )

    assert fleches > 20
    assert sum(len(list(g.iter(f"{A}tailEnd"))) for g in _groups(document)) == fleches


def test_other_programs_are_given_the_picture_with_the_same_words_for_the_blind(
    document: bytes,
) -> None:
    groupes = [groupe.iterancestors(f"{MC}AlternateContent") for groupe in _groups(document)]
    choix = [next(parents) for parents in groupes]

    assert choix
    for alternative in choix:
        dits = [dessin.get("descr") for dessin in alternative.iter(f"{WP}docPr")]
        assert len(set(dits)) == 1
        assert dits[0]
        assert alternative.find(f"{MC}Fallback//{PIC}pic") is not None


def test_numbers_of_drawings_are_unique(document: bytes) -> None:
    corps = _body(document)
    numeros = [e.get("id") for nom in (f"{WP}docPr", f"{WPS}cNvPr") for e in corps.iter(nom)]

    assert len(numeros) == len(set(numeros))


def test_shapes_are_made_only_when_asked(cahier: Cahier, document: bytes) -> None:
    assert _groups(render_cahier(cahier, MODELE)) == []
    assert document == render_cahier(cahier, MODELE, schemas_editables=True)


@pytest.mark.outils
@sans_sdk
@sans_xsd
@pytest.mark.parametrize("exemple", ["torrefaction", "cycles-du-ponant"])
@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_a_document_with_shapes_is_valid(
    exemple: str, diffusion: Diffusion, tmp_path: Path
) -> None:
    cahier = load_projet(exemples() / exemple).cahier
    fichier = tmp_path / "d.docx"
    fichier.write_bytes(render_cahier(cahier, MODELE, diffusion, schemas_editables=True))

    assert sdk_errors(fichier) == []
    assert xsd_errors(fichier) == ""
