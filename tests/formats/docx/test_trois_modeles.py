"""Our templates: the whole document, the short one to answer, the rules of the call, the minutes."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from cdc.formats.docx import convert_to_pdf, paginate
from cdc.formats.docx.controles import ETIQUETTE_MAX
from cdc.formats.docx.examen import Gravite, examine
from cdc.formats.docx.fabrique import GABARITS
from cdc.formats.docx.lecture import read_controls
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from cdc_schema import Cahier
from cdc_schema.annotations import Diffusion
from tests.formats.docx.documents import part, render
from tests.outils import (
    sans_libreoffice,
    sans_poppler,
    sans_sdk,
    sans_xsd,
    sdk_errors,
    xsd_errors,
)

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TOUS = [modeles() / "word" / f"{gabarit.nom}.docx" for gabarit in GABARITS]
COURT = modeles() / "word" / "cahier-court.docx"
REGLEMENT = modeles() / "word" / "reglement-de-consultation.docx"
chaque_modele = pytest.mark.parametrize("modele", TOUS, ids=lambda m: m.stem)


@pytest.fixture(scope="module")
def cahier() -> Cahier:
    return load_projet(exemples() / "torrefaction").cahier


@pytest.fixture(scope="module")
def court(cahier: Cahier) -> bytes:
    return render(cahier, modele=COURT)


def _body(document: bytes) -> etree._Element:
    return etree.fromstring(part(document, "word/document.xml").encode())


def _text(element: etree._Element) -> str:
    morceaux = (("-" if e.tag == f"{W}noBreakHyphen" else e.text or "") for e in element.iter(
        f"{W}t", f"{W}noBreakHyphen"
    ))  # fmt: skip
    return "".join(morceaux)


def _to_fill(document: bytes) -> dict[str, etree._Element]:
    """Return what a vendor fills, by tag."""
    controles = {}
    for sdt in _body(document).iter(f"{W}sdt"):
        tag = sdt.find(f"{W}sdtPr/{W}tag")
        nom = tag.get(f"{W}val", "") if tag is not None else ""
        if nom.startswith(("reponse[", "prix")):
            assert nom not in controles
            controles[nom] = sdt
    return controles


@chaque_modele
def test_a_template_has_no_fault(modele: Path) -> None:
    assert [f for f in examine(modele, []) if f.gravite is Gravite.ERREUR] == []


@chaque_modele
def test_an_empty_project_makes_a_document(modele: Path) -> None:
    vide = render(Cahier.model_validate({}), modele=modele)

    assert _body(vide).find(f"{W}body/{W}sectPr") is not None


def test_each_requirement_has_one_row_to_answer(cahier: Cahier, court: bytes) -> None:
    attendues = [
        f"reponse[{e.id}].{quoi}"
        for e in cahier.exigences
        if e.statut != "abandonnée"
        for quoi in ("code", "commentaire", "charge")
    ]

    controles = [nom for nom in _to_fill(court) if nom.startswith("reponse")]

    assert sorted(controles) == sorted(attendues)


def test_an_answer_is_chosen_among_those_of_the_rules(cahier: Cahier, court: bytes) -> None:
    codes = [str(e.code) for e in cahier.consultation.echelle_conformite]

    controle = _to_fill(court)["reponse[EX-VIS-001].code"]

    mots = [i.get(f"{W}displayText") for i in controle.iter(f"{W}listItem")]
    assert mots == codes
    assert len(mots) > 3


def test_a_row_says_what_is_asked_and_how_it_is_checked(cahier: Cahier, court: bytes) -> None:
    exigence = next(e for e in cahier.exigences if e.id == "EX-VIS-001")
    controle = _to_fill(court)["reponse[EX-VIS-001].code"]

    rangee = _text(next(controle.iterancestors(f"{W}tr"))).replace("\u202f", " ")

    assert exigence.titre is not None
    assert exigence.titre in rangee
    assert "EX-VIS-001" in rangee
    assert all((c.alors or "")[:20] in rangee for c in exigence.criteres_acceptation)


def test_each_line_of_the_price_is_to_fill(cahier: Cahier) -> None:
    controles = _to_fill(render(cahier, modele=REGLEMENT))

    for ligne in cahier.consultation.grille_prix:
        assert f"prix[{ligne.id}].unitaire" in controles
        assert f"prix[{ligne.id}].total" in controles
    assert "prix.cout_global" in controles


def test_what_a_vendor_fills_is_no_value_of_the_project(court: bytes) -> None:
    lus = read_controls(court)

    assert [chemin for chemin in lus if chemin.startswith(("reponse", "prix"))] == []
    assert "exigences[EX-VIS-001].enonce" in lus


def test_tags_are_short_enough_for_word(court: bytes) -> None:
    noms = [e.get(f"{W}val", "") for e in _body(court).iter(f"{W}tag", f"{W}alias")]

    assert max(map(len, noms)) <= ETIQUETTE_MAX


def test_a_section_without_its_chapter_keeps_its_number(court: bytes) -> None:
    titres = [
        _text(p)
        for p in _body(court).iter(f"{W}p")
        if (style := p.find(f"{W}pPr/{W}pStyle")) is not None
        and style.get(f"{W}val") in ("Heading2", "Heading3")
    ]

    assert "1aHistoire, activités, organisation" in titres
    assert "1a.1Activités" in titres
    assert "3bInteractions entre systèmes" in titres


def test_the_rules_are_articles_numbered_in_their_order(cahier: Cahier) -> None:
    corps = _body(render(cahier, modele=REGLEMENT))

    titres = [t for p in corps.iter(f"{W}p") if (t := _text(p)).startswith("Article\u00a0")]

    rangs = [t for t in titres if "…" not in t]
    assert rangs[-13:] == [
        f"Article\u00a0{rang} — {titre}"
        for rang, titre in enumerate(
            (
                "Objet de la consultation", "Calendrier", "Contenu de l’offre",
                "Remise des offres", "Questions des candidats", "Prix",
                "Variantes et négociation", "Critères de choix",
                "Notation des réponses aux exigences", "Démonstrations", "Références",
                "Offres écartées", "Confidentialité",
            ),
            1,
        )
    ]  # fmt: skip


def test_an_article_without_data_is_left_out(cahier: Cahier) -> None:
    sans = cahier.model_copy(
        update={"consultation": cahier.consultation.model_copy(update={"scenarios_demo": []})}
    )

    document = part(render(sans, modele=REGLEMENT), "word/document.xml")

    assert "— Démonstrations" not in document
    assert "Article\u00a010 — Références" in document


def test_the_properties_say_which_document_it_is(cahier: Cahier) -> None:
    proprietes = part(render(cahier, modele=REGLEMENT), "docProps/core.xml")

    assert "<dc:title>Règlement de consultation — Cahier des charges CRM</dc:title>" in proprietes


@pytest.mark.outils
@sans_sdk
@sans_xsd
@chaque_modele
@pytest.mark.parametrize("exemple", ["torrefaction", "cycles-du-ponant", ""])
def test_documents_are_valid(modele: Path, exemple: str, tmp_path: Path) -> None:
    cahier = load_projet(exemples() / exemple).cahier if exemple else Cahier.model_validate({})
    for diffusion in Diffusion:
        fichier = tmp_path / f"{diffusion}.docx"
        fichier.write_bytes(render(cahier, diffusion, modele))

        assert sdk_errors(fichier) == []
        assert xsd_errors(fichier) == ""


@pytest.mark.outils
@sans_libreoffice
@sans_poppler
@pytest.mark.parametrize("modele", [COURT, REGLEMENT], ids=lambda m: m.stem)
def test_no_page_is_empty_and_the_contents_have_their_pages(
    cahier: Cahier, modele: Path, tmp_path: Path
) -> None:
    pagine = paginate(render(cahier, modele=modele), tmp_path)
    (tmp_path / "d.pdf").write_bytes(convert_to_pdf(pagine, tmp_path))

    run = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "d.pdf"), "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    pages = run.stdout.split("\f")[:-1]
    # A page has a header and a footer: three lines.
    assert [rang for rang, p in enumerate(pages, 1) if len(p.split("\n")) < 8] == []
    entrees = re.findall(r"\.{4,}(.*?)(?:\s{2,}|$)", pages[1], re.MULTILINE)
    assert len(entrees) > 5
    assert [entree for entree in entrees if not entree.strip().isdigit()] == []
