"""The table of contents, its entries already there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document.reperes import NIVEAUX
from cdc.formats.docx.plume import FIN_DE_CHAMP, field, field_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.document import blocs as b
    from cdc.formats.docx.numeros import Numeros
    from cdc.formats.docx.plume import Plume

_CODE = f'TOC \\o "1-{NIVEAUX}" \\h \\z \\u'
_TAB = "<w:r><w:tab/></w:r>"


def contents_xml(titres: Sequence[b.Titre], plume: Plume, numeros: Numeros) -> str:
    """Return the field and its entries; their page numbers come later (see `pagination`)."""
    dernier = len(titres) - 1
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{plume.ident(f"toc {titre.niveau}")}"/></w:pPr>'
        f"{field_start(_CODE) if rang == 0 else ''}{_entry(titre, plume, numeros)}"
        f"{FIN_DE_CHAMP if rang == dernier else ''}</w:p>"
        for rang, titre in enumerate(titres)
    )


def _entry(titre: b.Titre, plume: Plume, numeros: Numeros) -> str:
    numero = ""
    if titre.numero and numeros.numbered(titre.niveau):
        numero = plume.run(titre.numero, "CDC Numéro") + _TAB
    # One run only in the link: LibreOffice underlines longer ones.
    lien = f'<w:hyperlink w:anchor="{titre.signet}" w:history="1">{plume.run(titre.texte)}</w:hyperlink>'
    return numero + lien + _TAB + field(f"PAGEREF {titre.signet} \\h", plume.run(""))
