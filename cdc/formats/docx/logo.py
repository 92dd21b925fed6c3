"""The logo of the cover."""

from __future__ import annotations

from io import BytesIO
from struct import error
from typing import TYPE_CHECKING

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from lxml import etree

from cdc.formats.docx.erreurs import LogoIllisibleError
from cdc.formats.docx.ooxml import CONTENT_TYPES, WP, R

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.formats.docx.plume import Plume
    from cdc.formats.docx.relations import Relations

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 36_000
_LARGEUR_MAX, _HAUTEUR_MAX = 60, 22
_FAUTES = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_SIGNATURES = (b"\x89PNG\r\n", b"\xff\xd8\xff")
_FORMATS = {"image/png": "png", "image/jpeg": "jpg"}


def drawing(logo: bytes, relations: Relations, plume: Plume) -> str:
    """Return the paragraph that shows `logo`, within 60 by 22 mm."""
    image = _read(logo)
    ident = relations.image(f"media/cdc-logo.{_FORMATS[image.content_type]}")
    echelle = min(_LARGEUR_MAX / image.px_width, _HAUTEUR_MAX / image.px_height)
    taille = [round(cote * echelle * _EMU) for cote in (image.px_width, image.px_height)]
    largeur, hauteur = taille
    cadre = (
        f'<wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{largeur}" cy="{hauteur}"/>'
        '<wp:docPr id="900001" name="Logo" descr="Logo de l’entreprise"/>'
        f'<a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr id="0" name="Logo"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{R}" r:embed="{ident}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{largeur}" cy="{hauteur}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    return plume.p("CDC Couverture Logo", f"<w:r><w:drawing>{cadre}</w:drawing></w:r>")


def with_image(parties: Mapping[str, bytes], logo: bytes) -> dict[str, bytes]:
    """Return the parts of the document with the file of the logo."""
    image = _read(logo)
    extension = _FORMATS[image.content_type]
    types = etree.fromstring(parties["[Content_Types].xml"])
    if all(e.get("Extension") != extension for e in types):
        attributs = {"Extension": extension, "ContentType": image.content_type}
        types.insert(0, etree.Element(f"{{{CONTENT_TYPES}}}Default", attributs))
    return {
        **parties,
        f"word/media/cdc-logo.{extension}": logo,
        "[Content_Types].xml": etree.tostring(types, encoding="UTF-8", standalone=True),
    }


def _read(logo: bytes) -> Image:
    if not logo.startswith(_SIGNATURES):
        raise LogoIllisibleError
    try:
        image: Image = Image.from_file(BytesIO(logo))
    except (*_FAUTES, ValueError, KeyError, error) as fault:
        raise LogoIllisibleError from fault
    if not image.px_width or not image.px_height:
        raise LogoIllisibleError
    return image
