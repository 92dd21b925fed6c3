"""`cdc recette bilan --sortie`: the state of a campaign as an internal document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cdc.formats.document.bilan_recette import assessment_blocks, assessment_identity
from cdc.formats.docx.pagination import paginate
from cdc.formats.docx.rendu import render_blocs
from cdc.formats.html.rendu import render_html_blocs
from cdc.recette.bilan import assess
from cdc.resources import modeles
from cdc_schema.enumerations import Verdict
from tests.commande import run_cdc
from tests.formats.docx.documents import matrices, part, text
from tests.outils import sans_libreoffice, sans_sdk, sans_xsd, sdk_errors, xsd_errors
from tests.recettes import B, C, N, make_anomalie, make_campagne, make_cas, make_recette, played

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.recette.bilan import Bilan
    from cdc_schema import Cahier

COMPLET = modeles() / "word" / "cahier-des-charges.docx"
JOUR = make_campagne("CAMP-02")["periode"]["fin"]


@pytest.fixture(scope="module")
def vu() -> tuple[Cahier, Bilan]:
    cahier = make_recette(
        equipe={
            "membres": [
                {"id": "MEM-09", "nom": "Solène Garnier"},
                {"id": "MEM-10", "nom": "Marc Petit"},
            ]
        },
        personas=[{"id": "PER-03", "metier": "Conseillère SAV", "recetteurs": ["MEM-09"]}],
        cas_de_test=[make_cas(f"CT-0{n}", persona="PER-03") for n in (1, 2, 3)],
        campagnes=[make_campagne(), make_campagne("CAMP-02")],
        anomalies=[make_anomalie(cas="CT-01"), make_anomalie("ANO-002", "mineure", cas="CT-02")],
    )
    passages = [
        *(played(cas, v) for cas, v in (("CT-01", N), ("CT-02", C), ("CT-03", B))),
        played("CT-01", C, campagne="CAMP-02", releve="REL-02"),
        played("CT-02", C, campagne="CAMP-02", releve="REL-02"),
        played("CT-02", N, campagne="CAMP-02", recetteur="MEM-10", releve="REL-03"),
    ]
    return cahier, assess(cahier, passages, cahier.campagnes[1], JOUR)


@pytest.fixture(scope="module")
def word(vu: tuple[Cahier, Bilan]) -> bytes:
    cahier, bilan = vu
    return render_blocs(
        assessment_blocks(cahier, bilan), cahier, COMPLET, assessment_identity(bilan)
    )


@pytest.mark.outils
@sans_libreoffice
def test_each_chapter_has_its_page_in_the_contents(word: bytes, tmp_path: Path) -> None:
    pagine = part(paginate(word, tmp_path), "word/document.xml")

    pages = re.findall(r"PAGEREF Bilan_.*?</mc:AlternateContent><w:r><w:t[^>]*>(.*?)</w:t>", pagine)

    assert len(pages) == 10
    assert all(page.isdecimal() for page in pages)


def test_the_document_has_a_chapter_for_each_thing_that_there_is_to_say(word: bytes) -> None:
    titres = [
        ligne.partition(": ")[2]
        for ligne in text(word).splitlines()
        if ligne.startswith("CDC Titre 1 sans numéro: ")
    ]

    assert titres == [
        "Décision proposée",
        "Ce qui bloque",
        "Avancement",
        "Anomalies",
        "D’une campagne à l’autre",
        "Par persona",
        "Résultats contradictoires",
        "Critères d’entrée et de sortie",
        "Présence",
        "Couverture des exigences",
    ]


def test_the_decision_is_told_rule_by_rule(word: bytes, vu: tuple[Cahier, Bilan]) -> None:
    dit = text(word)

    assert "CDC Acte Décision: Ajournement" in dit
    for regle in vu[1].proposition.regles:
        assert f"{regle.n} | {regle.si}".replace("\u00a0", " ") in dit


def test_the_matrix_says_what_verifies_each_requirement(word: bytes) -> None:
    (matrice,) = matrices(word)

    assert matrice.lignes[-1][-3:] == ["C", "N", "B"]


def test_an_internal_document_says_so_and_names_who_saw_what(word: bytes) -> None:
    dit = text(word)

    assert "Marc Petit : non conforme" in dit
    assert "Solène Garnier : conforme" in dit
    assert "Interne — ne pas transmettre au prestataire" in dit


def test_the_page_says_the_same(vu: tuple[Cahier, Bilan]) -> None:
    cahier, bilan = vu

    page = render_html_blocs(
        assessment_blocks(cahier, bilan), cahier, assessment_identity(bilan)
    ).decode()

    assert "Bilan de recette" in page
    assert "Marc Petit" in page
    assert "CAMP-01" in page
    assert [v.value for v in Verdict if v.value in page]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cdc.yaml").write_text("titre: CRM\n", encoding="utf-8")

    run = run_cdc("recette", "bilan", "--sortie", "bilan.odt", cwd=tmp_path)

    assert run.returncode == 2
    assert ".docx, .html, .pdf" in run.stderr
    assert not (tmp_path / "bilan.odt").exists()


@pytest.mark.outils
@sans_sdk
@sans_xsd
def test_the_document_is_valid(word: bytes, tmp_path: Path) -> None:
    fichier = tmp_path / "bilan.docx"
    fichier.write_bytes(word)

    assert sdk_errors(fichier) == []
    assert xsd_errors(fichier) == ""
