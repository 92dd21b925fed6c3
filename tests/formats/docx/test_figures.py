"""Pictures in the document: what Word shows, what those who do not see it read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.blocs import Figure, Texte
from cdc.formats.docx.images import Images
from cdc.formats.docx.ooxml import CONTENT_TYPES, RELATIONS
from cdc.formats.docx.relations import CHEMIN, Relations

if TYPE_CHECKING:
    from collections.abc import Mapping

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
