"""Zip archives whose bytes depend on their content only."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Contenu = bytes | str | list[str]
_DATE = (1980, 1, 1, 0, 0, 0)
# Pieces written at once: enough that writing costs nothing, few enough to stay in the cache.
_ENSEMBLE = 16
_TYPES = "[Content_Types].xml"


def read_parts(donnees: bytes) -> dict[str, bytes]:
    """Return the files of a zip archive by name."""
    with zipfile.ZipFile(BytesIO(donnees)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist() if not nom.endswith("/")}


def unfolded(donnees: bytes) -> int:
    """Return the size of the files of a zip archive, as it declares them."""
    with zipfile.ZipFile(BytesIO(donnees)) as archive:
        return sum(entree.file_size for entree in archive.infolist())


def write_parts(parties: Mapping[str, Contenu]) -> bytes:
    """Return the archive of `parties`: always the same bytes for the same content."""
    tampon = BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom in sorted(parties, key=_rang):
            with archive.open(_entry(nom), "w") as sortie:
                for morceau in _pieces(parties[nom]):
                    sortie.write(morceau)
    return tampon.getvalue()


def _rang(nom: str) -> tuple[int, str]:
    # Word and the validators expect the content types first, then the package relations.
    return (0 if nom == _TYPES else 1 if nom == "_rels/.rels" else 2, nom)


def _entry(nom: str) -> zipfile.ZipInfo:
    entree = zipfile.ZipInfo(nom, _DATE)
    entree.compress_type = zipfile.ZIP_DEFLATED
    entree.create_system = 3
    entree.external_attr = 0o644 << 16
    return entree


def _pieces(contenu: Contenu) -> Iterable[bytes]:
    if isinstance(contenu, bytes):
        yield contenu
    elif isinstance(contenu, str):
        yield contenu.encode()
    else:
        for rang in range(0, len(contenu), _ENSEMBLE):
            yield "".join(contenu[rang : rang + _ENSEMBLE]).encode()
