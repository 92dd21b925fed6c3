"""Charts in the document: Word draws them, and opens their numbers to be edited."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from lxml import etree

from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import part, render, text
from tests.outils import sans_sdk, sdk_errors

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema import Cahier

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHART = "word/charts/cdc-graphique1.xml"
_PRIORITES = ("indispensable", "important", "ultérieur")


def _many(**plus: Any) -> Cahier:
    exigences = [
        {
            "id": f"EX-LEA-{rang:03}",
            "titre": f"Titre {rang}",
            "section": ("2b", "2c", "2d", "4b")[rang % 4],
            "priorite": _PRIORITES[rang % 3],
            **plus,
        }
        for rang in range(24)
    ]
    return make_cahier(exigences=exigences)


def _workbook(document: bytes) -> list[list[Any]]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        contenu = archive.read("word/embeddings/cdc-graphique1.xlsx")
    feuille = openpyxl.load_workbook(io.BytesIO(contenu)).worksheets[0]
    return [[cellule.value for cellule in ligne] for ligne in feuille.iter_rows()]


def test_requirements_are_counted_by_part_and_priority() -> None:
    document = render(_many())

    assert _workbook(document) == [
        ["Domaine", "Indispensable", "Important", "Ultérieur"],
        ["Leads", 2, 2, 2],
        ["Prospects", 2, 2, 2],
        ["Clients", 2, 2, 2],
        ["Sécurité", 2, 2, 2],
    ]
    assert "Figure 1. Exigences par domaine et par priorité" in text(document)


def test_what_the_chart_shows_is_what_its_cells_hold() -> None:
    document = render(_many())

    tableau = _workbook(document)
    lues = 0
    for reference in etree.fromstring(part(document, _CHART).encode()).iter(f"{C}f"):
        place = reference.getparent()
        assert place is not None
        montres = [str(v.text) for v in place.iter(f"{C}v")]
        assert montres == _cells(tableau, str(reference.text))
        lues += 1
    assert lues == 3 * 3


def _cells(tableau: list[list[Any]], reference: str) -> list[str]:
    trouve = re.fullmatch(r"'Données'!\$([A-Z])\$(\d+)(?::\$\1\$(\d+))?", reference)
    assert trouve is not None
    colonne, debut = ord(trouve[1]) - ord("A"), int(trouve[2])
    fin = int(trouve[3] or debut)
    return [str(ligne[colonne]) for ligne in tableau[debut - 1 : fin]]


def test_a_chart_tells_those_who_do_not_see_it_every_number() -> None:
    corps = part(render(_many()), "word/document.xml")

    dit = re.search(r'<wp:docPr [^>]*descr="(Barres empilées[^"]*)"', corps)
    assert dit is not None
    assert "Leads\u00a0: 6 exigences (indispensable 2, important 2, ultérieur 2)" in dit[1]


def test_a_chart_is_declared_and_related() -> None:
    document = render(_many())

    types = part(document, "[Content_Types].xml")
    assert f'PartName="/{_CHART}"' in types
    assert types.count('Extension="xlsx"') == 1
    assert 'Target="charts/cdc-graphique1.xml"' in part(document, "word/_rels/document.xml.rels")
    liens = part(document, "word/charts/_rels/cdc-graphique1.xml.rels")
    assert 'Target="../embeddings/cdc-graphique1.xlsx"' in liens


def test_few_requirements_need_no_chart() -> None:
    document = render(make_cahier(exigences=[{"id": "EX-LEA-001", "titre": "Un"}]))

    assert "charts" not in part(document, "[Content_Types].xml")


def test_a_chart_is_the_same_bytes_each_time() -> None:
    assert render(_many()) == render(_many())


def test_nothing_internal_reaches_the_workbook_of_a_chart() -> None:
    cahier = make_cahier(
        exigences=[
            *(e.model_dump(exclude_unset=True) for e in _many().exigences),
            *({"id": f"EX-FID-{n}", "titre": "X", "section": "2f", "statut": "abandonnée"}
              for n in range(3)),
        ]
    )  # fmt: skip

    assert "Fidélisation" not in str(_workbook(render(cahier, Diffusion.PRESTATAIRE)))
    assert ["Fidélisation", 0, 0, 0, 3] in _workbook(render(cahier, Diffusion.INTERNE))


@pytest.mark.outils
@sans_sdk
def test_the_workbook_of_a_chart_is_valid(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(render(_many()))) as archive:
        fichier = tmp_path / "classeur.xlsx"
        fichier.write_bytes(archive.read("word/embeddings/cdc-graphique1.xlsx"))

    assert sdk_errors(fichier) == []
