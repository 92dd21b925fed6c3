"""Styles of the headings, numbered or not, and of the table of contents."""

from __future__ import annotations

from cdc.formats.docx.fabrique import numerotation as liste
from cdc.formats.docx.fabrique.charte import ACCENT, ECART_COLONNES, MARGES, PORTRAIT
from cdc.formats.docx.fabrique.forme import Caractere, Paragraphe
from cdc.formats.docx.fabrique.style import Style
from cdc.formats.docx.ooxml import twips

_LARGEUR = PORTRAIT[0] - MARGES["left"] - MARGES["right"]
_COLONNE = twips((_LARGEUR - ECART_COLONNES) / 2)
_TM = twips(9)


def _titre(rang: int, para: Paragraphe, car: Caractere) -> Style:
    return Style(f"heading {rang}", f"Heading{rang}", "Normal", para, car, "Normal", rang=9)


_TITRES = (
    _titre(
        1,
        Paragraphe(
            avec_suivant=True,
            solidaire=True,
            saut=True,
            liste=(liste.TITRES, 0),
            avant=0,
            apres=12,
            ligne=26,
            niveau=0,
        ),
        Caractere(gras=True, couleur=ACCENT, corps=22),
    ),
    _titre(
        2,
        Paragraphe(
            avec_suivant=True,
            solidaire=True,
            liste=(liste.TITRES, 1),
            avant=20,
            apres=6,
            ligne=19,
            niveau=1,
        ),
        Caractere(gras=True, corps=15),
    ),
    _titre(
        3,
        Paragraphe(
            avec_suivant=True,
            solidaire=True,
            liste=(liste.TITRES, 2),
            avant=12,
            apres=4,
            ligne=15,
            niveau=2,
        ),
        Caractere(gras=True, corps=12),
    ),
    _titre(
        4,
        Paragraphe(avec_suivant=True, solidaire=True, avant=8, apres=2, ligne=14.4, niveau=3),
        Caractere(gras=True, corps=10.5),
    ),
)


def _sans_numero(rang: int) -> Style:
    return Style(
        f"CDC Titre {rang} sans numéro",
        f"CDCTitre{rang}SansNumero",
        f"Heading{rang}",
        # The summary is in the table of contents, what comes below has no place there.
        Paragraphe(liste=(0, 0), gauche=0, pendant=0, niveau=0 if rang == 1 else 9),
        None,
        "Normal",
    )


_SANS_NUMERO = tuple(_sans_numero(rang) for rang in (1, 2, 3))

_SOMMAIRE = (
    Style(
        "TOC Heading", "TOCHeading", "Heading1",
        Paragraphe(liste=(0, 0), gauche=0, pendant=0, niveau=9), None, "Normal", rang=39,
    ),
    Style(
        "toc 1", "TOC1", "Normal",
        Paragraphe(
            # Not kept with the next entry: LibreOffice would no longer balance the columns.
            tabulations=((_TM, "left", ""), (_COLONNE, "right", "dot")),
            avant=11, apres=0, ligne=15, gauche=_TM, pendant=_TM,
        ),
        Caractere(gras=True, corps=10.5), "Normal", rang=39,
    ),
    Style(
        "toc 2", "TOC2", "Normal",
        Paragraphe(
            tabulations=((_TM, "left", ""), (_COLONNE, "right", "dot")),
            avant=1.4, apres=0, ligne=14.6, gauche=_TM, pendant=_TM,
        ),
        Caractere(corps=10), "Normal", rang=39,
    ),
    Style(
        "table of figures", "TableofFigures", "Normal",
        Paragraphe(
            tabulations=((_COLONNE, "right", "dot"),), alignement="left",
            avant=0.4, apres=0, ligne=12, gauche=_TM, pendant=_TM,
        ),
        Caractere(corps=9), "Normal", rang=99,
    ),
)  # fmt: skip


TITRES = (*_TITRES, *_SANS_NUMERO, *_SOMMAIRE)
