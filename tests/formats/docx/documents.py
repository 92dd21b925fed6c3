"""Reading back a document that the tests rendered."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from cdc.formats.docx.archive import read_parts, write_parts
from cdc.formats.docx.rendu import render_cahier
from cdc.resources import modeles
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document

    from cdc_schema import Cahier

_DOCUMENT = "word/document.xml"
_TWIPS_PAR_MM = 1440 / 25.4
_LISTES = "TOC Heading: Figures et tableaux"
MODELE = modeles() / "word" / "cahier-des-charges.docx"


def render(
    cahier: Cahier, diffusion: Diffusion = Diffusion.PRESTATAIRE, modele: Path = MODELE
) -> bytes:
    """Return the document of `cahier`, with the template of the toolkit unless told otherwise."""
    return render_cahier(cahier, modele, diffusion)


def part(document: bytes, nom: str) -> str:
    """Return one part of a document."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(nom).decode()


def every_part(document: bytes) -> str:
    """Return all the XML of a document: body, headers, properties, relations."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return "\n".join(
            archive.read(nom).decode()
            for nom in archive.namelist()
            if nom.endswith((".xml", ".rels"))
        )


def everything(octets: bytes, nom: str = "") -> str:
    """Return all that a file holds: names of parts, their code, their words without markup.

    Archives are opened, those in them too (the workbook of a chart).
    """
    if octets.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            parties = [everything(archive.read(n), n) for n in archive.namelist()]
            return "\n".join((archive.comment.decode(), *parties))
    texte = octets.decode("utf-8", "replace")
    return "\n".join((nom, texte, re.sub("<[^>]*>", "", texte)))


def outline(document: bytes) -> list[str]:
    """Return the body as « style: text », a row of a table as its cells between bars.

    Starts after the front pages, at the first chapter, and stops before the closing lists.
    """
    lignes = list(_lines(document))
    if _LISTES in lignes:
        del lignes[lignes.index(_LISTES) :]
    debut = next(
        (i for i, ligne in enumerate(lignes) if ligne.startswith("Heading 1")), len(lignes)
    )
    return lignes[debut:]


def front(document: bytes) -> list[str]:
    """Return the cover and the pages before the first chapter."""
    corps = outline(document)
    lignes = list(_lines(document))
    return lignes[: lignes.index(corps[0])] if corps else lignes


def text(document: bytes) -> str:
    """Return everything that the body says."""
    return "\n".join(_lines(document))


def opened(document: bytes) -> Document:
    """Return a document as python-docx reads it, without content controls: it skips them."""
    return docx.Document(io.BytesIO(without_controls(document)))


def without_controls(document: bytes) -> bytes:
    """Return a document whose content controls have left what they held."""
    parties = read_parts(document)
    racine = etree.fromstring(parties[_DOCUMENT])
    for controle in list(racine.iter(qn("w:sdt"))):
        dedans = controle.find(qn("w:sdtContent"))
        for enfant in list(dedans if dedans is not None else ()):
            controle.addprevious(enfant)
        parent = controle.getparent()
        assert parent is not None
        parent.remove(controle)
    return write_parts({**parties, _DOCUMENT: etree.tostring(racine)})


def _lines(document: bytes) -> Iterator[str]:
    for bloc in opened(document).iter_inner_content():
        if isinstance(bloc, Paragraph):
            if bloc.text or bloc.style is None:
                yield f"{bloc.style.name if bloc.style else ''}: {_plain(bloc.text)}"
        else:
            yield from _rows(bloc)


def _rows(tableau: Table) -> Iterator[str]:
    nom = tableau.style.name if tableau.style else ""
    for ligne in tableau.rows:
        cellules = dict.fromkeys(c._tc for c in ligne.cells)
        textes = (" / ".join(_text(p) for p in tc.p_lst if _text(p)) for tc in cellules)
        yield f"{nom} | " + " | ".join(textes)


def _text(paragraphe: object) -> str:
    return _plain(Paragraph(paragraphe, None).text)  # type: ignore[arg-type]


def _plain(texte: str) -> str:
    """Return `texte` with ordinary spaces and hyphens, so that tests stay readable."""
    return texte.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2011", "-").strip()


@dataclass(frozen=True, slots=True)
class Page:
    """A run of pages: how they are turned, which headers and footers they have."""

    orientation: str
    entetes: tuple[tuple[str, str], ...]
    place: float


@dataclass(frozen=True, slots=True)
class Matrice:
    """A matrix as it stands in a document; lengths in millimetres."""

    orientation: str
    place: float
    titre: str
    description: str
    titres: list[str]
    largeurs: list[float]
    lignes: list[list[str]]
    liens: list[str]
    teintes: list[str]
    entete_repetee: bool
    insecables: int


def sections(document: bytes) -> list[Page]:
    """Return the runs of pages, in order."""
    corps = docx.Document(io.BytesIO(document)).element.body
    return [_page(section) for section in corps.iter(qn("w:sectPr"))]


def matrices(document: bytes) -> list[Matrice]:
    """Return the matrices, in order, with the page that each stands on."""
    ouvert = docx.Document(io.BytesIO(document))
    corps = ouvert.element.body
    trouvees, attente = [], []
    for element in corps:
        if element.tag == qn("w:tbl"):
            attente.append(Table(element, ouvert))
        for section in element.iter(qn("w:sectPr")):
            page = _page(section)
            trouvees += [_matrice(t, page) for t in attente if _is_matrix(t)]
            attente = []
    return trouvees


def _is_matrix(tableau: Table) -> bool:
    return tableau.style is not None and str(tableau.style.name).startswith("CDC Tableau Matrice")


def _page(section: Any) -> Page:
    taille, marges = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    large = sum(
        signe * int(element.get(qn(nom)))
        for signe, element, nom in (
            (1, taille, "w:w"),
            (-1, marges, "w:left"),
            (-1, marges, "w:right"),
        )
    )
    renvois = tuple(
        (e.tag.rpartition("}")[2], e.get(qn("r:id")))
        for e in section
        if e.tag in (qn("w:headerReference"), qn("w:footerReference"))
    )
    tournee = int(taille.get(qn("w:w"))) > int(taille.get(qn("w:h")))
    assert tournee == (taille.get(qn("w:orient")) == "landscape")
    return Page("paysage" if tournee else "portrait", renvois, large / _TWIPS_PAR_MM)


def _matrice(tableau: Table, page: Page) -> Matrice:
    xml: Any = tableau._tbl
    premiere, *autres = ([_text_of(tc) for tc in ligne.tc_lst] for ligne in xml.tr_lst)
    return Matrice(
        page.orientation,
        page.place,
        xml.tblPr.find(qn("w:tblCaption")).get(qn("w:val")),
        xml.tblPr.find(qn("w:tblDescription")).get(qn("w:val")),
        premiere,
        [int(c.get(qn("w:w"))) / _TWIPS_PAR_MM for c in xml.tblGrid],
        list(autres),
        [e.get(qn("w:anchor")) for e in xml.iter(qn("w:hyperlink"))],
        [_text_of(tc) for tc in xml.iter(qn("w:tc")) if tc.find(f".//{qn('w:shd')}") is not None],
        xml.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None,
        len(list(xml.iter(qn("w:cantSplit")))),
    )


def _text_of(cellule: Any) -> str:
    return " / ".join(_text(p) for p in cellule.p_lst)


def edited(document: bytes, *changements: tuple[str, str], nom: str = "word/document.xml") -> bytes:
    """Return a document in which somebody replaced some XML, which must be there."""
    parties = read_parts(document)
    xml = parties[nom].decode()
    for avant, apres in changements:
        assert avant in xml
        xml = xml.replace(avant, apres)
    return write_parts({**parties, nom: xml.encode()})
