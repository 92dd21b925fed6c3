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

from cdc.formats.logo import LogoIllisibleError, image_type

if TYPE_CHECKING:
    from cdc.formats.docx.images import Images
    from cdc.formats.docx.plume import Plume

_LARGEUR_MAX, _HAUTEUR_MAX = 60, 22
_FAUTES = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
_FORMATS = {"image/png": "png", "image/jpeg": "jpg"}


def logo_paragraph(logo: bytes, images: Images, plume: Plume) -> str:
    """Return the paragraph that shows `logo`, within 60 by 22 mm."""
    image = _read(logo)
    echelle = min(_LARGEUR_MAX / image.px_width, _HAUTEUR_MAX / image.px_height)
    taille = (image.px_width * echelle, image.px_height * echelle)
    return plume.p("CDC Couverture Logo", images.logo(logo, _FORMATS[image.content_type], taille))


def _read(logo: bytes) -> Image:
    image_type(logo)
    try:
        image: Image = Image.from_file(BytesIO(logo))
    except (*_FAUTES, ValueError, KeyError, error) as fault:
        raise LogoIllisibleError from fault
    if not image.px_width or not image.px_height:
        raise LogoIllisibleError
    return image
