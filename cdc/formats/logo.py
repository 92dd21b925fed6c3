"""What a company's logo may be."""

from __future__ import annotations

from cdc.errors import CdcError

_SIGNATURES = {b"\x89PNG\r\n": "png", b"\xff\xd8\xff": "jpeg"}


class LogoIllisibleError(CdcError):
    """A logo that is neither a PNG nor a JPEG image."""

    def __init__(self) -> None:
        super().__init__(
            "Le logo n’est pas une image lisible. Enregistrez-le au format PNG ou JPEG."
        )


def image_type(octets: bytes) -> str:
    """Return `png` or `jpeg`, or refuse anything else."""
    for signature, genre in _SIGNATURES.items():
        if octets.startswith(signature):
            return genre
    raise LogoIllisibleError
