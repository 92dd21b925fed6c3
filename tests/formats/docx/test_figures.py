"""Pictures in the document: what Word shows, what those who do not see it read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.document.blocs import Figure, Texte
from cdc.formats.docx.images import Images
from cdc.formats.docx.ooxml import CONTENT_TYPES, RELATIONS
from cdc.formats.docx.relations import CHEMIN, Relations
from tests.builders import make_cahier
from tests.formats.docx.documents import part, render, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

_VIDE = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
_TYPES = f'<Types xmlns="{CONTENT_TYPES}"/>'.encode()


def _figure(png: bytes = b"\x89PNG", svg: str | None = "<svg/>") -> Figure:
    return Figure(png, 100.0, 50.0, "Deux « boîtes » & une flèche", (Texte("Les outils."),), svg)


def _images() -> tuple[Images, Mapping[str, bytes]]:
    parties = {CHEMIN: _VIDE, "[Content_Types].xml": _TYPES}
    return Images(Relations(parties)), parties


def test_a_picture_is_a_drawing_with_its_vector_twin_and_its_words() -> None:
    images, _ = _images()

    dessin = images.figure(_figure(), 165.0, "Figure 1")

    assert 'descr="Deux « boîtes » &amp; une flèche"' in dessin
    assert "svgBlip" in dessin
    assert '<wp:extent cx="3600000" cy="1800000"/>' in dessin


def test_a_picture_wider_than_the_page_is_reduced_with_its_proportions() -> None:
    images, _ = _images()

    dessin = images.figure(_figure(), 50.0, "Figure 1")

    assert '<wp:extent cx="1800000" cy="900000"/>' in dessin


def test_the_same_picture_shown_twice_is_kept_once() -> None:
    images, parties = _images()

    premier = images.figure(_figure(), 165.0, "Figure 1")
    second = images.figure(_figure(), 165.0, "Figure 2")
    finies = images.into(parties)

    assert premier != second
    assert len([nom for nom in finies if nom.startswith("word/media/")]) == 2
    types = etree.fromstring(finies["[Content_Types].xml"])
    assert sorted(e.get("Extension", "") for e in types) == ["png", "svg"]


def test_a_picture_without_vector_is_a_plain_image() -> None:
    images, parties = _images()

    dessin = images.figure(_figure(svg=None), 165.0, "Figure 1")

    assert "svgBlip" not in dessin
    assert not [nom for nom in images.into(parties) if nom.endswith(".svg")]


def test_each_stage_of_the_life_cycle_has_its_picture_numbered_by_word() -> None:
    etape = {"entree": "Un clic", "sortie": [{"vers": "Lead", "condition": "Il écrit"}]}

    document = render(make_cahier(visiteurs=etape, leads={"entree": "Un formulaire"}))

    corps = part(document, "word/document.xml")
    assert corps.count("<w:drawing>") == corps.count(" SEQ Figure ") > 0
    assert "Figure 1. Cycle de vie" in text(document)


def test_a_machine_without_identifier_has_its_picture_too() -> None:
    passages = [{"de": "Nouveau", "vers": "Clos", "declencheur": "réponse"}]
    machines = [
        {"objet": "DON-SAV", "transitions": passages},
        {"id": "WF-SAV", "transitions": passages},
    ]

    document = render(make_cahier(workflows=machines))

    assert part(document, "word/document.xml").count("<w:drawing>") == len(machines)


def test_the_marks_of_a_crowded_machine_without_identifier_are_in_its_table() -> None:
    etats = [f"État {i}" for i in range(7)]
    passages = [
        {"de": de, "vers": vers, "declencheur": f"événement assez long {de} {vers}"}
        for de in etats
        for vers in etats[::3]
    ]

    document = render(make_cahier(workflows=[{"transitions": passages}]))

    assert "CDC Tableau Dense | T21 | État 6 → État 6" in text(document)


def test_a_document_is_made_without_pictures_where_nothing_can_draw_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    document = render(make_cahier(visiteurs={"entree": "Un clic"}))

    assert "<w:drawing>" not in part(document, "word/document.xml")
    assert "Un clic" in text(document)
