"""Writes matrices as WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.blocs import plain
from cdc.formats.document.mesures import text_width
from cdc.formats.docx.ooxml import escape, twips
from cdc.formats.docx.tables import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.docx.plume import Plume
    from cdc.formats.docx.styles import Styles

# Rows, header included, that stay on one page: a matrix cut in two is hard to read.
_ENSEMBLE = 22
_CORPS_EN_TETE = 9.0
_GRAS, _AISE = 1.05, 4.0
_INTERLIGNE, _MARGES = 4.41, 0.8
# Beyond the first line, words do not fill the lines.
_COUPURES = 1.25
_UNE_LIGNE = 42.0
_HAUTEURS = (14.0, 70.0)
_PIVOTEE = '<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>'
_EN_BAS = '<w:vAlign w:val="bottom"/>'
_AU_MILIEU = '<w:vAlign w:val="center"/>'
_TR = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


class Grilles:
    """Writes the matrices of one document."""

    def __init__(self, plume: Plume, styles: Styles) -> None:
        self._plume = plume
        self._styles = styles
        self._fonds: dict[str, str] = {}
        self._cellules: dict[tuple[b.Cellule, int, int], str] = {}

    def matrix(self, matrice: b.Matrice, largeur: float) -> str:
        """Return a matrix no wider than `largeur` millimetres, its header on every page."""
        voulue = sum(entete.largeur for entete in matrice.entetes)
        echelle = min(1.0, largeur / voulue)
        grille = [twips(entete.largeur * echelle) for entete in matrice.entetes]
        lignes = [self._header(matrice, grille), *self._rows(matrice, grille)]
        if len(lignes) <= _ENSEMBLE:
            lignes = [*map(kept, lignes[:-1]), lignes[-1]]
        colonnes = "".join(f'<w:gridCol w:w="{mesure}"/>' for mesure in grille)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self._plume.ident(matrice.style)}"/>'
            f'<w:tblW w:w="{sum(grille)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
            ' w:noHBand="1" w:noVBand="1"/>'
            f'<w:tblCaption w:val="{escape(matrice.titre)}"/>'
            f'<w:tblDescription w:val="{escape(matrice.description)}"/></w:tblPr>'
            f"<w:tblGrid>{colonnes}</w:tblGrid>{''.join(lignes)}</w:tbl>"
        )

    def _header(self, matrice: b.Matrice, grille: list[int]) -> str:
        cellules = []
        for entete, mesure in zip(matrice.entetes, grille, strict=True):
            contenu = self._plume.p(entete.style, self._plume.fragments(entete.fragments))
            cellules.append(_cell(mesure, contenu, _PIVOTEE if entete.pivotee else _EN_BAS))
        haut = _height(matrice)
        return (
            f"<w:tr><w:trPr><w:cantSplit/>{haut}<w:tblHeader/></w:trPr>{''.join(cellules)}</w:tr>"
        )

    def _rows(self, matrice: b.Matrice, grille: list[int]) -> Iterator[str]:
        for rangee in matrice.rangees:
            etendue = rangee.etendue
            mesures = [sum(grille[:etendue]), *grille[etendue:]]
            fusions = [etendue, *[1] * (len(mesures) - 1)]
            cases = zip(rangee.cellules, mesures, fusions, strict=True)
            ligne = f"{_TR}{''.join(self._cell(*case) for case in cases)}</w:tr>"
            yield kept(ligne) if rangee.liee else ligne

    def _cell(self, cellule: b.Cellule, mesure: int, fusion: int) -> str:
        # Thousands of cells say the same mark.
        cle = (cellule, mesure, fusion)
        ecrite = self._cellules.get(cle)
        if ecrite is None:
            contenu = "".join(map(self._plume.paragraph, cellule))
            fond = self._fill(cellule[0].style)
            ecrite = _cell(mesure, contenu, fond + _AU_MILIEU, fusion)
            if not any(isinstance(f, b.Editable) for p in cellule for f in p.fragments):
                self._cellules[cle] = ecrite
        return ecrite

    def _fill(self, style: str) -> str:
        """Return the background that fills a cell, taken from the style of its paragraph.

        The background of a paragraph stops at its lines: beside a label on two of them, it would
        leave half of its cell white.
        """
        fond = self._fonds.get(style)
        if fond is None:
            couleur = self._styles.fill(style)
            fond = f'<w:shd w:val="clear" w:color="auto" w:fill="{couleur}"/>' if couleur else ""
            self._fonds[style] = fond
        return fond


def _height(matrice: b.Matrice) -> str:
    longueurs = [_length(entete) for entete in matrice.entetes if entete.pivotee]
    if not longueurs:
        return ""
    haut = min(max(*longueurs, _HAUTEURS[0]), _HAUTEURS[1])
    return f'<w:trHeight w:val="{twips(haut)}" w:hRule="atLeast"/>'


def _length(entete: b.Entete) -> float:
    """Return the height that a turned header asks for, on as many lines as its column holds."""
    seule = text_width(plain(entete.fragments), _CORPS_EN_TETE) * _GRAS
    lignes = max(int((entete.largeur - _MARGES) / _INTERLIGNE), 1)
    if seule <= _UNE_LIGNE or lignes == 1:
        return seule + _AISE
    return max(seule / lignes * _COUPURES, _UNE_LIGNE) + _AISE


def _cell(mesure: int, contenu: str, proprietes: str, fusion: int = 1) -> str:
    etendue = f'<w:gridSpan w:val="{fusion}"/>' if fusion > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{mesure}" w:type="dxa"/>{etendue}{proprietes}</w:tcPr>'
        f"{contenu}</w:tc>"
    )
