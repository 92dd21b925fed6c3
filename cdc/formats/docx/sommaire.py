"""The table of contents, the lists of figures and of tables, their entries already there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document.reperes import NIVEAUX
from cdc.formats.document.typographie import INSECABLE
from cdc.formats.docx.ooxml import twips
from cdc.formats.docx.plume import FIN_DE_CHAMP, field, field_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.document import blocs as b
    from cdc.formats.document.numerotation import Legende
    from cdc.formats.docx.numeros import Numeros
    from cdc.formats.docx.plume import Plume

_CODE = f'TOC \\o "1-{NIVEAUX}" \\h \\z \\u'
_TAB = "<w:r><w:tab/></w:r>"


def contents_xml(titres: Sequence[b.Titre], plume: Plume, numeros: Numeros, largeur: float) -> str:
    """Return the field and its entries; their page numbers come later (see `pagination`).

    The page numbers stand at the right of a text `largeur` millimetres wide.
    """
    return _field(
        _CODE,
        [
            (
                _style(f"toc {titre.niveau}", plume, numeros, largeur),
                _heading(titre, plume, numeros),
            )
            for titre in titres
        ],
    )


def captions_xml(
    liste: b.ListeLegendes,
    legendes: Sequence[Legende],
    plume: Plume,
    numeros: Numeros,
    largeur: float,
) -> str:
    """Return the list of figures, or of tables, under its title; nothing where there are none."""
    style = _style("table of figures", plume, numeros, largeur)
    entrees = [
        (style, _entry(f"{liste.genre}{INSECABLE}{n}. {texte}", signet, plume))
        for genre, n, texte, signet in legendes
        if genre is liste.genre
    ]
    if not entrees:
        return ""
    titre = plume.p("CDC Titre 3 sans numéro", plume.run(liste.titre))
    return titre + _field(f'TOC \\h \\z \\c "{liste.genre}"', entrees)


def _style(nom: str, plume: Plume, numeros: Numeros, largeur: float) -> str:
    """Return the properties of an entry, whose page number stands at the right of the text."""
    tabs = numeros.contents_tabs(nom, twips(largeur))
    return f'<w:pPr><w:pStyle w:val="{plume.ident(nom)}"/>{tabs}</w:pPr>'


def _field(code: str, entrees: Sequence[tuple[str, str]]) -> str:
    """Return a field whose result is paragraphs, each after its properties."""
    dernier = len(entrees) - 1
    return "".join(
        f"<w:p>{style}"
        f"{field_start(code) if rang == 0 else ''}{entree}"
        f"{FIN_DE_CHAMP if rang == dernier else ''}</w:p>"
        for rang, (style, entree) in enumerate(entrees)
    )


def _heading(titre: b.Titre, plume: Plume, numeros: Numeros) -> str:
    numero = ""
    if titre.numero and numeros.numbered(titre.niveau):
        numero = plume.run(titre.numero, "CDC Numéro") + _TAB
    return numero + _entry(titre.texte, titre.signet, plume)


def _entry(texte: str, signet: str, plume: Plume) -> str:
    # One run only in the link: LibreOffice underlines longer ones.
    lien = f'<w:hyperlink w:anchor="{signet}" w:history="1">{plume.run(texte)}</w:hyperlink>'
    return lien + _TAB + field(f"PAGEREF {signet} \\h", plume.run(""))
