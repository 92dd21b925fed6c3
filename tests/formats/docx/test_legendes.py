"""Captions: which tables are numbered, how they are listed and cited."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn

from cdc.formats.document.blocs import (
    Bloc,
    Colonne,
    Figure,
    Genre,
    Ligne,
    Paragraphe,
    Tableau,
    Texte,
    Titre,
    Voir,
)
from cdc.formats.document.numerotation import caption_bookmark, captioned, captions
from cdc.formats.docx import paginate
from cdc.formats.docx.rendu import render_blocs
from tests.builders import make_cahier
from tests.formats.docx.documents import MODELE, outline, part, render, text
from tests.formats.docx.exemple import petit_cahier
from tests.outils import sans_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

_PAGE = re.compile(r" PAGEREF (?:Fig|Tab)\w+ .*?</mc:AlternateContent><w:r><w:t[^>]*>([^<]*)<")


def _tableau(titre: str = "Règles", lignes: int = 4, *, cite: bool = True) -> Tableau:
    cellule = (Paragraphe("CDC Cellule", (Texte("a"),)),)
    rangs = (Ligne((cellule,), signet=f"{titre}_{n}" if cite else "") for n in range(lignes))
    return Tableau(titre, (Colonne("Réf."),), tuple(rangs))


def _said(blocs: list[Bloc]) -> list[str]:
    return [f"{legende.genre} {legende.numero} {legende.texte}" for legende in captions(blocs)]


@pytest.mark.parametrize(
    ("tableau", "numerotee"),
    [
        pytest.param(_tableau(), True, id="cited-elsewhere"),
        pytest.param(_tableau(lignes=2), False, id="two-rows"),
        pytest.param(_tableau(cite=False), False, id="read-where-it-stands"),
    ],
)
def test_a_table_that_the_rest_of_the_document_cites_is_numbered(
    tableau: Tableau, *, numerotee: bool
) -> None:
    (blocs,) = captioned([[tableau]])

    assert _said(blocs) == (["Tableau 1 Règles"] if numerotee else [])


def test_tables_of_one_title_are_told_apart_by_their_section() -> None:
    sections: list[list[Bloc]] = [
        [Titre(2, (Texte("a"),), "S2a", "2a"), _tableau("Dictionnaire")],
        [Titre(2, (Texte("b"),), "S2b", "2b"), _tableau("Dictionnaire")],
    ]

    (un, autre) = captioned(sections)

    assert _said([*un, *autre]) == ["Tableau 1 Dictionnaire — a", "Tableau 2 Dictionnaire — b"]
    assert len({legende.signet for legende in captions([*un, *autre])}) == 2


def test_a_figure_shown_twice_has_two_places() -> None:
    figure = Figure(b"", 10, 10, "dit", (Texte("Carte."),), nom="carte")

    (blocs,) = captioned([[figure, figure]])

    assert len({legende.signet for legende in captions(blocs)}) == 2


def test_captions_count_in_fields_above_their_table_and_stay_with_it() -> None:
    document = docx.Document(io.BytesIO(render(petit_cahier())))

    legendes = [
        p
        for p in document.paragraphs
        if p.style and p.style.name == "Caption" and p.text.startswith("Tableau\u00a0")
    ]
    assert len(legendes) == 3
    for legende in legendes:
        assert "SEQ Tableau" in legende._p.xml
        assert legende.paragraph_format.keep_with_next
        suivant: Any = legende._p.getnext()
        assert suivant.tag == qn("w:tbl")


def test_how_to_read_a_figure_is_apart_so_that_lists_have_its_name_only() -> None:
    lignes = outline(render(petit_cahier()))

    rang = lignes.index("Caption: Figure 1. Cycle de vie, du visiteur au client fidèle.")
    assert lignes[rang + 1].startswith("CDC Note: De haut en bas")


def test_lists_of_figures_and_of_tables_are_fields_with_their_entries() -> None:
    document = render(petit_cahier())

    corps = part(document, "word/document.xml")
    assert 'TOC \\h \\z \\c "Figure"' in corps.replace("&quot;", '"')
    assert 'TOC \\h \\z \\c "Tableau"' in corps.replace("&quot;", '"')
    fin = text(document).partition("TOC Heading: Figures et tableaux")[2]
    assert "table of figures: Figure 1. Cycle de vie, du visiteur au client fidèle" in fin
    assert "table of figures: Tableau 3. Couverture des objectifs" in fin
    cites = set(re.findall(r" PAGEREF ((?:Fig|Tab)\w+) ", corps))
    assert len(cites) == 5
    assert cites <= set(re.findall(r'<w:bookmarkStart [^>]*w:name="(\w+)"', corps))


def test_without_a_figure_there_is_no_list_of_figures() -> None:
    document = render(make_cahier(presentation={"raison_sociale": "Morvanelle"}))

    assert "SEQ" not in part(document, "word/document.xml")
    assert "Figures" not in text(document)


def test_a_citation_is_a_field_that_says_the_number_at_once() -> None:
    signet = caption_bookmark(Genre.TABLEAU, "Règles")
    citations = [
        Paragraphe("Normal", (Voir("voir le tableau\u00a0", signet, "voir ailleurs"), Texte("."))),
        Paragraphe("Normal", (Voir("voir la figure\u00a0", "FigAbsente", "rien à voir"),)),
    ]

    document = render_blocs([*citations, _tableau()], petit_cahier(), MODELE, {})

    assert "Normal: voir le tableau 1." in text(document)
    assert "Normal: rien à voir" in text(document)
    assert f" REF {signet} \\h " in part(document, "word/document.xml")


@pytest.mark.outils
@sans_libreoffice
def test_lists_get_the_true_pages(tmp_path: Path) -> None:
    document = render(petit_cahier())

    corps = part(paginate(document, tmp_path), "word/document.xml")

    assert set(_PAGE.findall(part(document, "word/document.xml"))) == {""}
    pages = [int(page) for page in _PAGE.findall(corps)]
    figures, tableaux = pages[:2], pages[2:]
    assert figures == sorted(figures)
    assert tableaux == sorted(tableaux)
    assert min(pages) > 3
