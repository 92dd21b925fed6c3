"""Reading back a document that the tests rendered."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from cdc.formats.docx.rendu import render_cahier
from cdc.resources import modeles
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdc_schema import Cahier

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


def outline(document: bytes) -> list[str]:
    """Return the body as « style: text », a row of a table as its cells between bars.

    Starts after the front pages, at the first chapter.
    """
    lignes = list(_lines(document))
    debut = next(
        (i for i, ligne in enumerate(lignes) if ligne.startswith("Heading 1")), len(lignes)
    )
    return lignes[debut:]


def front(document: bytes) -> list[str]:
    """Return the cover and the pages before the first chapter."""
    lignes = list(_lines(document))
    return lignes[: len(lignes) - len(outline(document))]


def text(document: bytes) -> str:
    """Return everything that the body says."""
    return "\n".join(_lines(document))


def _lines(document: bytes) -> Iterator[str]:
    for bloc in docx.Document(io.BytesIO(document)).iter_inner_content():
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
