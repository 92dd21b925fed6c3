"""The table of contents, its entries already there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.docx import blocs as b
from cdc.formats.docx.plume import field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.formats.docx.numeros import Numeros
    from cdc.formats.docx.plume import Plume

_NIVEAUX = 2
_CODE = f'TOC \\o "1-{_NIVEAUX}" \\h \\z \\u'
_DEBUT = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_INSTRUCTION = (
    '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_FIN = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_TAB = "<w:r><w:tab/></w:r>"


def headings(blocs: Iterable[b.Bloc]) -> Iterator[b.Titre]:
    """Yield the headings of the table of contents, in order."""
    for bloc in blocs:
        if isinstance(bloc, b.Paysage):
            yield from headings(bloc.blocs)
        elif isinstance(bloc, b.Titre) and bloc.niveau <= _NIVEAUX and bloc.signet:
            yield bloc


def contents_xml(
    titres: Sequence[b.Titre], plume: Plume, numeros: Numeros, pages: Mapping[str, int]
) -> str:
    """Return the field and its entries; page numbers where they are known."""
    if not titres:
        return ""
    entrees = [_entry(titre, plume, numeros, pages.get(titre.signet)) for titre in titres]
    ouverture = _DEBUT + _INSTRUCTION.format(_CODE.replace('"', "&quot;"))
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{plume.ident(f"toc {titre.niveau}")}"/></w:pPr>'
        f"{ouverture if rang == 0 else ''}{entree}{_FIN if rang == len(titres) - 1 else ''}</w:p>"
        for rang, (titre, entree) in enumerate(zip(titres, entrees, strict=True))
    )


def _entry(titre: b.Titre, plume: Plume, numeros: Numeros, page: int | None) -> str:
    numero = ""
    if titre.numero and numeros.numbered(titre.niveau):
        numero = plume.run(titre.numero, "CDC Numéro") + _TAB
    texte = plume.run(titre.texte)
    fin = _TAB + field(f"PAGEREF {titre.signet} \\h", plume.run(str(page))) if page else ""
    return (
        f'<w:hyperlink w:anchor="{titre.signet}" w:history="1">{numero}{texte}{fin}</w:hyperlink>'
    )
