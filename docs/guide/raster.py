"""Pictures as rows of pixels: read from pdftoppm, trimmed, set side by side, written as PNG."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from dataclasses import dataclass

BLANC = b"\xff\xff\xff"
TABLE = bytes.fromhex("E4DFD7")  # what the pages lie on
BORD = bytes.fromhex("938777")
MARGE = 16
_COULEURS = 256


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, three bytes a pixel."""

    largeur: int
    hauteur: int
    pixels: bytes

    def row(self, rang: int) -> bytes:
        """Return the pixels of one row."""
        pas = self.largeur * 3
        return self.pixels[rang * pas : (rang + 1) * pas]


def read_ppm(octets: bytes) -> Image:
    """Return the picture that `pdftoppm` wrote."""
    entete, taille, _, pixels = octets.split(b"\n", 3)
    assert entete == b"P6"
    largeur, hauteur = map(int, taille.split())
    return Image(largeur, hauteur, pixels)


def trimmed(image: Image, marge: int = 24) -> Image:
    """Return `image` without the white below its content."""
    blanche = BLANC * image.largeur
    bas = max(y for y in range(image.hauteur) if image.row(y) != blanche)
    hauteur = min(bas + marge, image.hauteur)
    return Image(image.largeur, hauteur, image.pixels[: hauteur * image.largeur * 3])


def band(image: Image, haut: int, part: float) -> Image:
    """Return the rows of `image` from `haut` on, `part` of its height at most, no line cut."""
    haut = max(haut, 0)
    bas = min(haut + int(image.hauteur * part), image.hauteur)
    while bas > haut and image.row(bas - 1) != BLANC * image.largeur:
        bas -= 1
    pas = image.largeur * 3
    return Image(image.largeur, bas - haut, image.pixels[haut * pas : bas * pas])


def laid(images: list[Image], *, en_colonne: bool = False) -> Image:
    """Return `images` laid on a table, each with a thin edge."""
    bordees = [_edged(image) for image in images]
    return _column(bordees) if en_colonne else _line(bordees)


def png(image: Image) -> bytes:
    """Return `image` as an indexed PNG, its rare colours drawn as their nearest neighbours."""
    pixels = list(zip(image.pixels[::3], image.pixels[1::3], image.pixels[2::3], strict=True))
    palette = [couleur for couleur, _ in Counter(pixels).most_common(_COULEURS)]
    rangs = {couleur: rang for rang, couleur in enumerate(palette)}
    for couleur in set(pixels) - rangs.keys():
        rangs[couleur] = rangs[min(palette, key=lambda p: _distance(p, couleur))]
    indices = bytes(map(rangs.__getitem__, pixels))
    lignes = b"".join(
        b"\0" + indices[y * image.largeur : (y + 1) * image.largeur] for y in range(image.hauteur)
    )
    entete = struct.pack(">2I5B", image.largeur, image.hauteur, 8, 3, 0, 0, 0)
    morceaux = (
        (b"IHDR", entete),
        (b"PLTE", b"".join(map(bytes, palette))),
        (b"IDAT", zlib.compress(lignes, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(nom, corps) for nom, corps in morceaux)


def _edged(image: Image) -> Image:
    trait = BORD * (image.largeur + 2)
    lignes = [BORD + image.row(y) + BORD for y in range(image.hauteur)]
    return Image(image.largeur + 2, image.hauteur + 2, b"".join([trait, *lignes, trait]))


def _line(images: list[Image]) -> Image:
    hauteur = max(image.hauteur for image in images)
    ecart = TABLE * MARGE
    largeur = sum(image.largeur + MARGE for image in images) + MARGE
    lignes = []
    for y in range(hauteur):
        rangees = (i.row(y) if y < i.hauteur else TABLE * i.largeur for i in images)
        lignes.append(ecart + ecart.join(rangees) + ecart)
    vide = [TABLE * largeur] * MARGE
    return Image(largeur, hauteur + 2 * MARGE, b"".join([*vide, *lignes, *vide]))


def _column(images: list[Image]) -> Image:
    largeur = max(image.largeur for image in images) + 2 * MARGE
    lignes = [TABLE * largeur] * MARGE
    for image in images:
        droite = TABLE * (largeur - MARGE - image.largeur)
        lignes += [TABLE * MARGE + image.row(y) + droite for y in range(image.hauteur)]
        lignes += [TABLE * largeur] * MARGE
    return Image(largeur, len(lignes), b"".join(lignes))


def _distance(une: tuple[int, ...], autre: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(une, autre, strict=True))


def _chunk(nom: bytes, corps: bytes) -> bytes:
    return struct.pack(">I", len(corps)) + nom + corps + struct.pack(">I", zlib.crc32(nom + corps))
