"""Pictures and charts of a document: their files, their relations, the drawing that shows them."""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.formes import WPG, shapes
from cdc.formats.docx.graphiques import Graphiques
from cdc.formats.docx.ooxml import CONTENT_TYPES, DRAWING, MC, WP, R, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.formats.document import blocs as b
    from cdc.formats.docx.drawingml import Palette
    from cdc.formats.docx.relations import Relations

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
# The extension by which Word 2016 and later show the vector picture in place of the other one.
_EXTENSION_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_EMU = 36_000
_PREMIER, _PREMIERE_FORME = 900_001, 1_000_001
_GENRES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


class Images:
    """The picture files that a document adds to its template; the same picture is kept once."""

    def __init__(self, relations: Relations) -> None:
        self._relations = relations
        self._idents: dict[str, str] = {}
        self._fichiers: dict[str, bytes] = {}
        self._graphiques = Graphiques(relations)
        self._dessins = 0
        self._formes = count(_PREMIERE_FORME)

    def figure(self, figure: b.Figure, largeur: float, nom: str) -> str:
        """Return the run that shows `figure`, no wider than `largeur` millimetres."""
        echelle = min(1.0, largeur / figure.largeur)
        taille = (figure.largeur * echelle, figure.hauteur * echelle)
        png = self._file(figure.png, "png")
        svg = self._file(figure.svg.encode(), "svg") if figure.svg else ""
        image = self._drawing(nom, figure.texte_alternatif, taille, _picture(nom, taille, png, svg))
        if figure.scene is None:
            return f"<w:r>{image}</w:r>"
        groupe = f'<a:graphicData uri="{WPG}">{shapes(figure.scene, echelle, self._formes)}'
        formes = self._drawing(nom, figure.texte_alternatif, taille, f"{groupe}</a:graphicData>")
        return (
            f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:wpg="{WPG}"'
            f' Requires="wpg">{formes}</mc:Choice><mc:Fallback>{image}</mc:Fallback>'
            "</mc:AlternateContent></w:r>"
        )

    def chart(self, graphique: b.Graphique, largeur: float, palette: Palette) -> str:
        """Return the run that shows `graphique` over `largeur` millimetres."""
        cadre = self._graphiques.frame(graphique, largeur, palette)
        taille = (largeur, graphique.hauteur)
        return f"<w:r>{self._drawing(graphique.titre, graphique.texte_alternatif, taille, cadre)}</w:r>"

    def logo(self, octets: bytes, extension: str, taille: tuple[float, float]) -> str:
        """Return the run that shows the logo, `taille` in millimetres."""
        ident = self._file(octets, extension)
        image = _picture("Logo", taille, ident)
        return f"<w:r>{self._drawing('Logo', 'Logo de l’entreprise', taille, image)}</w:r>"

    def into(self, parties: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the parts of the document with the files of its pictures and charts."""
        parties = self._graphiques.into(parties)
        if not self._fichiers:
            return parties
        types = etree.fromstring(parties["[Content_Types].xml"])
        connues = {e.get("Extension", "").lower() for e in types}
        for extension in sorted({nom.rpartition(".")[2] for nom in self._fichiers} - connues):
            attributs = {"Extension": extension, "ContentType": _GENRES[extension]}
            types.insert(0, etree.Element(f"{{{CONTENT_TYPES}}}Default", attributs))
        xml = etree.tostring(types, encoding="UTF-8", standalone=True)
        return {**parties, **self._fichiers, "[Content_Types].xml": xml}

    def _file(self, octets: bytes, extension: str) -> str:
        """Return the relation to a picture file, named after what it holds."""
        cible = f"media/cdc-{sha256(octets).hexdigest()[:16]}.{extension}"
        if cible not in self._idents:
            self._idents[cible] = self._relations.image(cible)
            self._fichiers[f"word/{cible}"] = octets
        return self._idents[cible]

    def _drawing(self, nom: str, dit: str, taille: tuple[float, float], contenu: str) -> str:
        largeur, hauteur = _emu(taille)
        ident, self._dessins = _PREMIER + self._dessins, self._dessins + 1
        return (
            f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{largeur}" cy="{hauteur}"/>'
            f'<wp:docPr id="{ident}" name="{escape(nom)}" descr="{escape(dit)}"/>'
            f'<a:graphic xmlns:a="{DRAWING}">{contenu}</a:graphic></wp:inline></w:drawing>'
        )


def _picture(nom: str, taille: tuple[float, float], image: str, svg: str = "") -> str:
    largeur, hauteur = _emu(taille)
    vecteur = _vector(svg) if svg else ""
    return (
        f'<a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{escape(nom)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{image}">{vecteur}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{largeur}" cy="{hauteur}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData>"
    )


def _emu(taille: tuple[float, float]) -> tuple[int, int]:
    largeur, hauteur = taille
    return round(largeur * _EMU), round(hauteur * _EMU)


def _vector(ident: str) -> str:
    return (
        f'<a:extLst><a:ext uri="{_EXTENSION_SVG}"><asvg:svgBlip xmlns:asvg="{_SVG}"'
        f' r:embed="{ident}"/></a:ext></a:extLst>'
    )
