"""What a reader finds in a page: the same words as in Word, places, lists, tables."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from cdc.formats.document import blocs as b
from cdc.formats.html import render_html
from cdc.formats.html.couleurs import ATELIER, LECTURES
from cdc.projet import load_projet
from cdc.resources import exemples
from cdc_schema.annotations import Diffusion
from tests.formats.html.pages import page, paragraph, parsed, said, written

EXIGENCES = [
    {"id": "EX-VTE-004", "titre": "Remises", "enonce": "Bloquer.", "section": "2c",
     "priorite": "indispensable", "objectifs": ["OBJ-01"]},
    {"id": "EX-VTE-005", "titre": "Relances", "enonce": "Relancer.", "section": "2b",
     "priorite": "important"},
]  # fmt: skip


@pytest.fixture(scope="module", params=list(Diffusion), ids=lambda d: d.value)
def exemple(request: pytest.FixtureRequest) -> bytes:
    return render_html(load_projet(exemples() / "torrefaction").cahier, request.param)


def test_every_place_has_one_name_and_every_link_its_place(exemple: bytes) -> None:
    arbre = parsed(exemple)
    places = Counter(arbre.xpath("//@id"))
    cites = set(arbre.xpath("//@aria-labelledby | //@aria-controls | //@for"))
    liens = {lien[1:] for lien in arbre.xpath("//a/@href") if lien.startswith("#")}

    assert [nom for nom, combien in places.items() if combien > 1] == []
    assert (cites | liens) - set(places) == set()
    assert {"EX-LEA-001", "4c", "OBJ-01", "figure-1"} <= set(places)


def test_headings_go_down_one_level_at_a_time(exemple: bytes) -> None:
    titres = parsed(exemple).xpath(
        "//main//*[self::h1|self::h2|self::h3|self::h4|self::h5|self::h6]"
    )
    niveaux = [int(titre.tag[1]) for titre in titres]

    assert niveaux.count(1) == 1
    assert [(a, z) for a, z in pairwise(niveaux) if z > a + 1] == []


def test_the_contents_are_the_chapters_and_sections_with_their_numbers(exemple: bytes) -> None:
    arbre = parsed(exemple)

    plan = [said(a) for a in arbre.xpath("//nav//a")][1:]
    titres = arbre.xpath(
        "//main/section[not(@id='couverture')]/h2 | //main//section[@class='rubrique'][@id]/h3"
    )

    assert plan == [said(titre) for titre in titres]
    assert "4c Droits utilisateurs" in plan


def test_figures_are_drawings_with_their_words(exemple: bytes) -> None:
    arbre = parsed(exemple)
    dessins = arbre.xpath("//figure//svg")

    assert dessins
    for dessin in dessins:
        assert said(arbre.get_element_by_id(dessin.get("aria-labelledby")))
        assert dessin.xpath("./text")
    numeros = [said(f) for f in arbre.xpath("//figcaption/strong")]
    assert numeros == [f"Figure {n}." for n in range(1, len(dessins) + 1)]


def test_a_requirement_has_the_address_that_people_say() -> None:
    arbre = page(exigences=EXIGENCES, objectifs=[{"id": "OBJ-01", "enonce": "Vendre"}])

    fiche = arbre.get_element_by_id("EX-VTE-004")

    assert fiche.tag == "article"
    assert fiche.get("data-priorite") == "indispensable"
    assert "#OBJ-01" in fiche.xpath(".//a/@href")
    assert fiche.xpath(".//h4//a/@href") == ["#EX-VTE-004"]


def test_an_almost_empty_project_has_a_page_too() -> None:
    arbre = page()

    assert "Aucune rubrique n’est encore renseignée." in said(arbre)
    assert arbre.get("lang") == "fr"


def test_items_are_put_in_lists_that_nest_and_count() -> None:
    premiere, seconde = b.Numerotee(0, 3), b.Numerotee(1, 1)
    arbre = written(
        [
            paragraph("a", "List Bullet"),
            paragraph("b", "List Bullet 2"),
            paragraph("c", "List Bullet"),
            b.Paragraphe("List Number", (b.Texte("d"),), premiere),
            b.Paragraphe("List Number", (b.Texte("e"),), premiere._replace(depart=4)),
            b.Paragraphe("List Number", (b.Texte("f"),), seconde),
            paragraph("g"),
        ]
    )

    puces, trois, un, suite = arbre
    assert [said(li) for li in puces.xpath("./li")] == ["a b", "c"]
    assert puces.xpath("./li/ul/li/text()") == ["b"]
    assert (trois.get("start"), len(trois)) == ("3", 2)
    assert (un.get("start"), len(un)) == (None, 1)
    assert suite.tag == "p"


def test_a_record_and_its_details_keep_their_columns() -> None:
    reference = (b.Paragraphe("CDC Cellule", (b.Texte("SRC-01", "CDC Référence"),)),)
    lignes = (
        b.Ligne((reference, (paragraph("ERP", "CDC Cellule"),)), (b.Texte("Doublons"),), "SRC_01"),
        b.Ligne(((paragraph("—", "CDC Cellule"),), (paragraph("3", "CDC Cellule Nombre"),))),
    )
    tableau = b.Tableau("Sources", (b.Colonne("Réf."), b.Colonne("Nom", "droite")), lignes)

    table = written([tableau]).find(".//table")

    assert [sum(int(c.get("colspan", 1)) for c in r) for r in table.iter("tr")] == [2, 2, 1, 2]
    assert table.xpath(".//th[@scope='row']/@rowspan") == ["2"]
    assert table.xpath(".//tr/@id") == ["SRC-01"]
    assert table.xpath(".//th/a/@href") == ["#SRC-01"]
    assert table.xpath(".//td[@class='nb']/text()") == ["3"]


def test_every_colour_that_is_read_stands_out_by_day_and_by_night() -> None:
    faibles = [
        (lettres, fond, rang)
        for lettres, fond in LECTURES
        for rang in (0, 1)
        if _contrast(ATELIER[lettres][rang], ATELIER[fond][rang]) < 4.5
    ]

    assert faibles == []


def _contrast(a: str, z: str) -> float:
    clair, sombre = sorted(map(_luminance, (a, z)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


def _luminance(hexa: str) -> float:
    canaux = [int(hexa[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, v, bleu = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return 0.2126 * r + 0.7152 * v + 0.0722 * bleu
