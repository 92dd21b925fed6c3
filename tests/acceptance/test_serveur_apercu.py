"""Beside the form: the document, what the rules find; the document downloaded, files brought in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import expect

from cdc.projet import load_projet
from cdc.resources import exemples
from tests.navigateur import sans_axe, sans_chromium, serious_faults, too_wide
from tests.outils import sans_sdk, sdk_errors
from tests.serveur import field, go, shown

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.outils, sans_chromium]

TELEPHONE, ECRAN = (390, 844), (1280, 900)
GUIDE = exemples() / "cycles-du-ponant" / "guides-remplis" / "guide-reticent.xlsx"
TABLEAU = exemples() / "torrefaction" / "tableaux" / "besoins-2024.csv"


def said(page: Page, chemin: str) -> Locator:
    """Return what the preview says of the value at `chemin`."""
    return page.locator(f'.apercu [data-chemin="{chemin}"]')


def fill(page: Page, chemin: str, texte: str) -> None:
    field(page, chemin).locator(".controle").fill(texte)
    page.keyboard.press("Tab")


def retype(page: Page, chemin: str, texte: str) -> None:
    """Type `texte` in place of what a cell holds."""
    page.locator(f"td[data-chemin='{chemin}']").focus()
    for touche in ("Enter", "Control+a"):
        page.keyboard.press(touche)
    page.keyboard.type(texte)
    page.keyboard.press("Enter")


def drop(page: Page, *fichiers: Path) -> None:
    """Drop files on the page, as a hand does from another window."""
    transfert = page.evaluate_handle("() => new DataTransfer()")
    for fichier in fichiers:
        page.evaluate(
            """([transfert, nom, octets]) =>
                transfert.items.add(new File([new Uint8Array(octets)], nom))""",
            [transfert, fichier.name, list(fichier.read_bytes())],
        )
    page.dispatch_event("body", "dragenter", {"dataTransfer": transfert})
    page.dispatch_event("body", "drop", {"dataTransfer": transfert})


def test_the_preview_follows_what_is_typed_and_shows_where(page: Page) -> None:
    go(page, "/s/prospects")

    fill(page, "prospects.entree", "Un rendez-vous est pris")

    expect(said(page, "prospects.entree")).to_have_text("Un rendez-vous est pris")
    field(page, "prospects.entree").locator(".controle").focus()
    expect(page.locator(".apercu .en-cours")).to_contain_text("Un rendez-vous est pris")


def test_a_map_is_drawn_again_when_a_cell_changes(page: Page) -> None:
    go(page, "/s/flux")
    expect(page.locator(".apercu svg").first).to_be_visible()
    avant = page.locator(".apercu svg").first.text_content()

    retype(page, "flux[FLX-01].recepteur", "Technicien")

    expect(page.locator(".apercu svg").first).to_contain_text(
        "F01, Boutique en ligne vers Technicien"
    )
    assert "F01, Boutique en ligne vers Marketing" in (avant or "")


def test_a_word_of_the_preview_leads_to_its_field(page: Page) -> None:
    go(page, "/s/prospects")

    said(page, "prospects.entree").click()

    expect(field(page, "prospects.entree").locator(".controle")).to_be_focused()


def test_the_reader_is_chosen_and_stays_so(page: Page) -> None:
    go(page, "/s/cinq_questions")
    expect(page.locator(".apercu")).to_contain_text("Retenu, car interne")

    page.get_by_label("Aperçu, diffusion").select_option("interne")

    expect(page.locator(".apercu")).not_to_contain_text("Retenu, car interne")
    go(page, "/s/budget")
    expect(page.get_by_label("Aperçu, diffusion")).to_have_value("interne")
    lien = page.locator("#plein-ecran").get_attribute("href") or ""
    assert lien.endswith("/document?diffusion=interne#8b")


def test_a_finding_comes_where_it_stands_and_goes_once_mended(page: Page) -> None:
    go(page, "/s/flux")
    case = page.locator("td[data-chemin='flux[FLX-01].recepteur']")
    constat = page.locator(".note.constat", has_text="FLX-008")
    expect(page.locator("#bilan-constats")).to_contain_text("à lever")

    retype(page, "flux[FLX-01].recepteur", "Boutique en ligne")
    expect(constat).to_contain_text("FLX-01, Récepteur")
    expect(case).to_have_class(re.compile("a-constat"))
    retype(page, "flux[FLX-01].recepteur", "Technicien")

    expect(constat).to_have_count(0)
    expect(case).not_to_have_class(re.compile("a-constat"))


def test_the_words_of_a_finding_are_underlined_and_named(page: Page) -> None:
    go(page, "/s/exigences")
    page.locator("tr[data-chemin='exigences[EX-VIS-001]'] .ouvrir").click()
    enonce = field(page, "exigences[EX-VIS-001].enonce")
    lu = enonce.locator(".controle").input_value()

    enonce.locator(".controle").fill("Le CRM doit répondre rapidement.")
    constat = enonce.locator(".note.constat", has_text="TMP-01")
    expect(constat).to_contain_text("rapidement")
    expect(page.locator(".apercu .constat", has_text="rapidement")).to_be_visible()
    enonce.locator(".controle").fill(lu)

    expect(constat).to_have_count(0)
    expect(page.locator(".apercu .constat", has_text="rapidement")).to_have_count(0)


def test_what_is_missing_is_said_in_the_document_and_goes_once_written(page: Page) -> None:
    go(page, "/s/prospects")

    fill(page, "prospects.entree", "")
    expect(said(page, "prospects.entree")).to_have_class("a-completer")
    fill(page, "prospects.entree", "Un devis est demandé")

    expect(said(page, "prospects.entree")).to_have_text("Un devis est demandé")


@sans_sdk
def test_the_word_document_is_downloaded(page: Page, tmp_path: Path) -> None:
    page.get_by_role("link", name="Générer").click()
    page.get_by_role("button", name="Générer").click()
    page.locator("#telecharger").wait_for(timeout=180_000)  # LibreOffice gives the page numbers
    with page.expect_download() as suivi:
        page.locator("#telecharger").click()
    fichier = tmp_path / suivi.value.suggested_filename
    suivi.value.save_as(fichier)

    assert sdk_errors(fichier) == []
    assert "Torréfaction Morvanelle" in "".join(
        p.text for p in docx.Document(str(fichier)).paragraphs
    )


def test_dropped_files_are_shown_then_imported_then_undone(page: Page, dossier: Path) -> None:
    avant = load_projet(dossier).cahier
    go(page, "/s/leads")

    drop(page, GUIDE, TABLEAU)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce que ces fichiers apportent")
    assert load_projet(dossier).cahier == avant
    page.get_by_role("button", name="Importer 2 fichiers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import terminé")
    importe = load_projet(dossier).cahier
    page.get_by_role("button", name="Annuler cet import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import annulé")

    assert len(importe.exigences) == len(avant.exigences) + 4
    assert any(e.personne == "Yann Quéméner" for e in importe.entretiens)
    assert load_projet(dossier).cahier == avant


def test_a_file_is_read_otherwise_when_the_author_says_so(page: Page) -> None:
    go(page, "/importer")
    page.locator("#fichiers").set_input_files([TABLEAU])

    page.get_by_label("À lire comme").select_option("laisser")

    expect(page.get_by_role("button", name="Importer")).to_have_count(0)
    page.get_by_label("À lire comme").select_option("exigences")
    expect(page.get_by_role("button", name="Importer 1 fichier")).to_be_visible()


@pytest.mark.parametrize("taille", [ECRAN, TELEPHONE], ids=["screen", "phone"])
@pytest.mark.parametrize("ici", ["/s/prospects", "/s/workflows", "/generer", "/importer"])
def test_everything_fits_the_window(
    navigateur: Browser, adresse_lue: str, ici: str, taille: tuple[int, int]
) -> None:
    with shown(navigateur, adresse_lue, taille) as page:
        go(page, ici)
        if taille == TELEPHONE and page.locator("#onglet-apercu").count():
            page.locator("#onglet-apercu").click()

        assert too_wide(page) == []


@sans_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ici", ["/s/prospects", "/s/flux", "/generer", "/importer"])
def test_axe_finds_nothing_serious(
    navigateur: Browser, adresse_lue: str, ici: str, theme: str
) -> None:
    with shown(navigateur, adresse_lue, color_scheme=theme) as page:
        go(page, ici)

        assert serious_faults(page) == []


@sans_axe
def test_axe_finds_nothing_serious_in_the_report_of_an_import(page: Page) -> None:
    go(page, "/importer")
    page.locator("#fichiers").set_input_files([GUIDE, TABLEAU])
    page.get_by_role("button", name="Importer").wait_for()

    assert serious_faults(page) == []
