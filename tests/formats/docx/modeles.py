"""Word templates for tests: ours, with another body or other parts."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from cdc.formats.docx.ooxml import R, W
from tests.formats.docx.documents import MODELE

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = "word/document.xml"


def make_modele(
    tmp_path: Path, *blocs: str, corps: bool = True, parties: dict[str, bytes] | None = None
) -> Path:
    """Return our template with `blocs` as its body, the place of the chapters after them.

    Args:
        tmp_path: where to write it.
        blocs: texts, each its own paragraph, or XML.
        corps: whether the chapters have their place.
        parties: parts to add or to replace.
    """
    with zipfile.ZipFile(MODELE) as archive:
        contenus = {nom: archive.read(nom) for nom in archive.namelist()}
    tout = [*blocs, *(["{{ corps }}"] if corps else [])]
    document = contenus[DOCUMENT].decode()
    xml = "".join(bloc if bloc.startswith("<w:") else p(bloc) for bloc in tout)
    section = document[document.rindex("<w:sectPr") : document.index("</w:body>")]
    tete = document[: document.index("<w:body>")]
    contenus[DOCUMENT] = f"{tete}<w:body>{xml}{section}</w:body></w:document>".encode()
    modele = tmp_path / "charte.docx"
    with zipfile.ZipFile(modele, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in (contenus | (parties or {})).items():
            archive.writestr(nom, contenu)
    return modele


def part_of_ours(nom: str) -> str:
    """Return one part of our own template."""
    with zipfile.ZipFile(MODELE) as archive:
        return archive.read(nom).decode()


def p(contenu: str) -> str:
    """Return a paragraph: of runs when it is XML, else of one run."""
    return f"<w:p>{contenu if contenu.startswith('<w:') else r(contenu)}</w:p>"


def r(texte: str) -> str:
    """Return a run."""
    return f'<w:r><w:t xml:space="preserve">{texte}</w:t></w:r>'


def table(*rangees: tuple[str, ...]) -> str:
    """Return a table of texts."""
    colonnes = '<w:gridCol w:w="3000"/>' * max(map(len, rangees))
    lignes = "".join(f"<w:tr>{''.join(map(_cell, rangee))}</w:tr>" for rangee in rangees)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{colonnes}</w:tblGrid>{lignes}</w:tbl>"


def text_box(*blocs: str) -> str:
    """Return a paragraph with a text box, written twice as Word does."""
    dedans = "".join(map(p, blocs))
    boite = (
        '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        f"<w:txbxContent>{dedans}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    choix = f'<mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps">{boite}</mc:Choice>'
    return p(f"<w:r>{choix}<mc:Fallback>{boite}</mc:Fallback></mc:AlternateContent></w:r>")


def xml_part(racine: str, *blocs: str) -> bytes:
    """Return a part: a header, a footer, notes..."""
    dedans = "".join(map(p, blocs))
    return f'<w:{racine} xmlns:w="{W}">{dedans}</w:{racine}>'.encode()


def relations(genre: str, cible: str) -> bytes:
    """Return relations to one thing outside the file."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rIdX" Type="{R}/{genre}" Target="{cible}" TargetMode="External"/>'
        "</Relationships>"
    ).encode()


def _cell(texte: str) -> str:
    return f"<w:tc><w:tcPr/>{texte if texte.startswith('<w:p>') else p(texte)}</w:tc>"
