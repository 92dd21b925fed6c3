"""What is wrong with the pages of a PDF, seen as a reader sees them: ink on paper."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

DPI = 36
_POINTS = 72 / DPI
_BLANC = 200
# The text area of the charter, in points: header and footer are outside.
_HAUT, _BAS = 74.0, 59.0
_COTE = 40.0
_RANGEE = 2.0
# A heading or a lead of 12 points; the body is set in 10.5 at most.
_TITRE_MIN = 14.0
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_LIGNE = re.compile(
    r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', re.DOTALL
)
_MOT = re.compile(r">([^<>]+)</word>")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: how far down its text area ink goes, and its lines of text."""

    numero: int
    remplie: float
    debords: bool
    lignes: tuple[tuple[float, float, str], ...]

    @property
    def derniere(self) -> tuple[float, str]:
        """Return the height and the words of its last line."""
        if not self.lignes:
            return 0.0, ""
        _, haut, texte = max(self.lignes)
        return haut, texte

    @property
    def haute(self) -> frozenset[str]:
        """Return the words of its first row."""
        place = min(self.lignes)[0]
        return frozenset(texte for y, _, texte in self.lignes if y - place < _RANGEE)

    @property
    def basse(self) -> frozenset[str]:
        """Return the words of its last row."""
        place = max(self.lignes)[0]
        return frozenset(texte for y, _, texte in self.lignes if place - y < _RANGEE)


def pages(pdf: Path) -> list[Page]:
    """Return every page of `pdf`."""
    textes = _texts(pdf)
    return [
        Page(numero, *_ink(image), lignes)
        for numero, (image, lignes) in enumerate(zip(_images(pdf), textes, strict=True), 1)
    ]


def faults(lues: list[Page], debuts: set[int]) -> list[str]:
    """Return the pages that no careful person would send; `debuts` are where chapters begin."""
    fautes = []
    hautes = {page.numero: page.haute for page in lues if page.lignes}
    for page in lues:
        haut, texte = page.derniere
        derniere = page.numero + 1 in debuts or page.numero == len(lues)
        if page.remplie < 1 / 3 and not derniere:
            fautes.append(f"page {page.numero}: filled to {page.remplie:.0%} only")
        if haut >= _TITRE_MIN and not derniere:
            fautes.append(f"page {page.numero}: ends with the heading {texte!r}")
        if page.lignes and page.basse == hautes.get(page.numero + 1):
            fautes.append(f"page {page.numero}: ends with the header of a table, {texte!r}")
        if page.debords:
            fautes.append(f"page {page.numero}: ink in the margins")
    return fautes


def _images(pdf: Path) -> list[tuple[int, int, bytes]]:
    run = subprocess.run(
        ["pdftoppm", "-gray", "-r", str(DPI), str(pdf)], capture_output=True, check=True
    )
    images, reste = [], run.stdout
    while reste:
        _, taille, _, corps = reste.split(b"\n", 3)
        large, haut = map(int, taille.split())
        images.append((large, haut, corps[: large * haut]))
        reste = corps[large * haut :]
    return images


def _ink(image: tuple[int, int, bytes]) -> tuple[float, bool]:
    """Return how much of the text area is used, and whether something leaves it sideways."""
    large, haut, gris = image
    debut, fin = int(_HAUT / _POINTS), int(haut - _BAS / _POINTS)
    cote = int(_COTE / _POINTS)
    rangs = [gris[y * large : (y + 1) * large] for y in range(haut)]
    encres = [y for y in range(debut, fin) if min(rangs[y]) < _BLANC]
    debords = any(min(r[:cote] + r[-cote:]) < _BLANC for r in rangs)
    return ((encres[-1] - debut + 1) / (fin - debut) if encres else 0.0), debords


def _texts(pdf: Path) -> list[tuple[tuple[float, float, str], ...]]:
    run = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    )
    lues = []
    for _, haut, corps in _PAGE.findall(run.stdout):
        bas = float(haut) - _BAS
        lignes = [
            (float(y2), float(y2) - float(y1), html.unescape(" ".join(_MOT.findall(mots))))
            for _, y1, _, y2, mots in _LIGNE.findall(corps)
            if float(y1) > _HAUT and float(y2) < bas
        ]
        lues.append(tuple(lignes))
    return lues
