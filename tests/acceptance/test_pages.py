"""The pages of the examples, as they are printed: none nearly empty, nothing cut, nothing alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from cdc.formats.docx import convert_to_pdf
from cdc.formats.docx.pagination import page_numbers
from cdc.formats.docx.rendu import render_cahier
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.mise_en_page import Page, faults, pages
from tests.outils import sans_libreoffice, sans_poppler

MODELE = modeles() / "word" / "cahier-des-charges.docx"
_CHAPITRE = re.compile(r"S\d|PointsOuverts")
_LISTES = "Figures et tableaux"
EXEMPLES = ("torrefaction", "cycles-du-ponant")

pytestmark = [pytest.mark.outils, sans_libreoffice, sans_poppler]


@pytest.fixture(scope="module")
def travail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.mark.parametrize("diffusion", list(Diffusion))
@pytest.mark.parametrize("exemple", EXEMPLES)
def test_no_page_is_nearly_empty_nor_ends_with_a_heading(
    travail: Path, exemple: str, diffusion: Diffusion
) -> None:
    lues, lieux = _printed(travail, exemple, diffusion)

    debuts = {page for nom, page in lieux.items() if _CHAPITRE.fullmatch(nom)}
    # What the template says itself has no place that a link leads to.
    debuts |= {page.numero for page in lues if page.lignes and page.lignes[0][2] == _LISTES}
    assert faults(lues, debuts) == []


@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_the_summary_is_two_pages(travail: Path, diffusion: Diffusion) -> None:
    _, lieux = _printed(travail, "torrefaction", diffusion)

    assert lieux["S0"] - lieux["Synthese"] == 2


@pytest.mark.parametrize(
    ("diffusion", "plus"), [(Diffusion.PRESTATAIRE, 88), (Diffusion.INTERNE, 100)]
)
def test_the_document_does_not_grow_unnoticed(
    travail: Path, diffusion: Diffusion, plus: int
) -> None:
    lues, _ = _printed(travail, "torrefaction", diffusion)

    assert len(lues) <= plus


def test_chapters_that_say_nothing_yet_share_pages(travail: Path) -> None:
    pdf = travail / "vide.pdf"
    pdf.write_bytes(
        convert_to_pdf(render_cahier(make_cahier(), MODELE, Diffusion.INTERNE), travail)
    )

    assert len(pages(pdf)) <= 10


@cache
def _printed(
    travail: Path, exemple: str, diffusion: Diffusion
) -> tuple[list[Page], dict[str, int]]:
    """Return the pages of an example, and where its headings stand."""
    cahier = load_projet(exemples() / exemple).cahier
    pdf = travail / f"{exemple}-{diffusion.value}.pdf"
    pdf.write_bytes(convert_to_pdf(render_cahier(cahier, MODELE, diffusion), travail))
    return pages(pdf), page_numbers(pdf.read_bytes())
