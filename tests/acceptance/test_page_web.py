"""The web page of the example, in a browser: to read, to search, on a phone, on paper."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from cdc.formats.html import render_html
from cdc.projet import load_projet
from cdc.resources import exemples
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.navigateur import chromium, opened, sans_axe, sans_chromium, serious_faults, too_wide
from tests.outils import sans_poppler

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.outils, sans_chromium]

TELEPHONE, ETROIT, ECRAN = (390, 844), (360, 740), (1280, 900)
_PLACE = "document.getElementById('{}').getBoundingClientRect().top"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Diffusion, Path]:
    dossier = tmp_path_factory.mktemp("pages")
    cahier = load_projet(exemples() / "torrefaction").cahier
    fichiers = {d: dossier / f"{d.value}.html" for d in Diffusion}
    for diffusion, fichier in fichiers.items():
        fichier.write_bytes(render_html(cahier, diffusion))
    return fichiers


@pytest.fixture(scope="module")
def exemple(pages: dict[Diffusion, Path]) -> Path:
    return pages[Diffusion.PRESTATAIRE]


@pytest.fixture(scope="module")
def navigateur() -> Iterator[Browser]:
    with chromium() as ouvert:
        yield ouvert


@sans_axe
@pytest.mark.parametrize(
    ("diffusion", "taille", "theme"),
    [
        pytest.param(Diffusion.PRESTATAIRE, ECRAN, "light", id="screen-light"),
        pytest.param(Diffusion.PRESTATAIRE, ECRAN, "dark", id="screen-dark"),
        pytest.param(Diffusion.PRESTATAIRE, TELEPHONE, "light", id="phone-light"),
        pytest.param(Diffusion.PRESTATAIRE, TELEPHONE, "dark", id="phone-dark"),
        pytest.param(Diffusion.INTERNE, ECRAN, "light", id="internal"),
    ],
)
def test_axe_finds_nothing_serious(
    navigateur: Browser,
    pages: dict[Diffusion, Path],
    diffusion: Diffusion,
    taille: tuple[int, int],
    theme: str,
) -> None:
    with opened(navigateur, pages[diffusion], taille, color_scheme=theme) as page:
        page.keyboard.press("/")
        page.keyboard.type("devis")
        page.locator("#reponses li").first.wait_for()
        _settled(page)

        assert serious_faults(page) == []


def test_nothing_is_asked_of_the_network_and_nothing_is_refused(
    navigateur: Browser, exemple: Path
) -> None:
    contexte = navigateur.new_context()
    page = contexte.new_page()
    demandes: list[str] = []
    plaintes: list[str] = []
    page.on("request", lambda r: demandes.append(r.url))
    page.on("console", lambda m: plaintes.append(m.text))
    page.on("pageerror", lambda e: plaintes.append(str(e)))

    page.goto(exemple.as_uri())
    page.keyboard.press("/")
    page.keyboard.type("devis")
    page.locator("#reponses li").first.click()
    page.locator("#theme").click()
    contexte.close()

    assert [d for d in demandes if not d.startswith("data:")] == [exemple.as_uri()]
    assert plaintes == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("diffusion", list(Diffusion), ids=lambda d: d.value)
def test_a_narrow_phone_never_scrolls_sideways(
    navigateur: Browser, pages: dict[Diffusion, Path], diffusion: Diffusion, scripts: bool
) -> None:
    fichier = pages[diffusion]
    with opened(navigateur, fichier, ETROIT, java_script_enabled=scripts) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == ETROIT[0]
        assert too_wide(page) == []


def test_words_that_no_line_holds_do_not_widen_a_phone(navigateur: Browser, tmp_path: Path) -> None:
    long = "Anticonstitutionnellement" * 12
    exigence = {
        "id": "EX-VTE-001", "titre": long, "enonce": long, "section": "2c", "priorite": "important",
        "criteres_acceptation": [{"etant_donne": long, "quand": long, "alors": long}],
    }  # fmt: skip
    cahier = make_cahier(
        projet={"titre": long, "sous_titre": long, "statut": long, "avertissement": long},
        presentation={"raison_sociale": long},
        objectifs=[{"id": "OBJ-01", "enonce": long}],
        exigences=[exigence],
        glossaire=[{"terme": long, "definition": long}],
    )
    fichier = tmp_path / "longs.html"
    fichier.write_bytes(render_html(cahier))

    with opened(navigateur, fichier, ETROIT) as page:
        page.keyboard.press("/")
        page.keyboard.type("anticonst")
        page.locator("#reponses li").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == ETROIT[0]
        assert too_wide(page) == []


def test_a_far_requirement_of_a_long_document_is_reached(
    navigateur: Browser, tmp_path: Path
) -> None:
    exigences = [
        {"id": f"EX-VTE-{n:03d}", "titre": f"Besoin {n}", "enonce": "Vendre. " * n, "section": "2c"}
        for n in range(1, 400)
    ]
    fichier = tmp_path / "long.html"
    fichier.write_bytes(render_html(make_cahier(exigences=exigences)))

    with opened(navigateur, fichier, TELEPHONE) as page:
        page.goto(f"{fichier.as_uri()}#EX-VTE-300")
        _settled(page)
        assert 90 < page.evaluate(_PLACE.format("EX-VTE-300")) < 300

        page.keyboard.press("/")
        page.keyboard.type("besoin 42")
        page.locator("#reponses li").first.wait_for()
        page.keyboard.press("Enter")
        _settled(page)
        assert page.url.endswith("#EX-VTE-042")
        assert 0 < page.evaluate(_PLACE.format("EX-VTE-042")) < TELEPHONE[1]


@pytest.mark.parametrize("demande", ["Détection de doublon", "DETECTION doublon", "ex-lea-002"])
def test_a_requirement_is_found_whatever_the_accents(
    navigateur: Browser, exemple: Path, demande: str
) -> None:
    with opened(navigateur, exemple) as page:
        page.keyboard.press("/")
        page.keyboard.type(demande)
        premier = page.locator("#reponses li").first
        premier.wait_for()
        assert "EX-LEA-002" in premier.inner_text()

        page.keyboard.press("Enter")

        assert page.url.endswith("#EX-LEA-002")
        _settled(page)
        assert 0 < page.evaluate(_PLACE.format("EX-LEA-002")) < ECRAN[1]


def test_hits_show_where_they_are_and_the_keyboard_walks_through_them(
    navigateur: Browser, exemple: Path
) -> None:
    with opened(navigateur, exemple) as page:
        page.keyboard.press("/")
        page.keyboard.type("relance devis")
        page.locator("#reponses li").first.wait_for()
        assert {m.lower() for m in page.locator("#reponses mark").all_inner_texts()} <= {
            "relance", "devis",
        }  # fmt: skip

        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        choisi = page.locator("#reponses [aria-selected=true]")
        assert choisi.get_attribute("id") == "reponse-1"
        assert page.locator("#recherche").get_attribute("aria-activedescendant") == "reponse-1"
        page.keyboard.press("Escape")
        assert not page.locator(".resultats").is_visible()

        page.keyboard.press("/")
        page.keyboard.type("zzzz")
        page.get_by_text("Aucun passage").wait_for()


def test_what_is_being_read_stays_in_place_during_a_search(
    navigateur: Browser, exemple: Path
) -> None:
    with opened(navigateur, exemple) as page:
        page.goto(f"{exemple.as_uri()}#7b")
        _settled(page)
        avant = page.evaluate(_PLACE.format("7b"))

        page.keyboard.press("/")
        page.keyboard.type("relance")
        page.locator("#reponses li").first.wait_for()
        pendant = page.evaluate(_PLACE.format("7b"))
        page.keyboard.press("Escape")

        assert pendant == pytest.approx(avant, abs=2)
        assert page.evaluate(_PLACE.format("7b")) == pytest.approx(avant, abs=2)


def test_an_address_that_was_shared_leads_to_its_requirement(
    navigateur: Browser, exemple: Path
) -> None:
    with opened(navigateur, exemple, TELEPHONE) as page:
        page.goto(f"{exemple.as_uri()}#EX-CNF-003")
        _settled(page)

        haut = page.evaluate(_PLACE.format("EX-CNF-003"))
        assert 90 < haut < 300  # below what stays on screen
        assert "Confidentialité" in page.locator("#menu").inner_text()


def test_the_contents_follow_the_reader(navigateur: Browser, exemple: Path) -> None:
    with opened(navigateur, exemple) as page:
        assert not page.get_by_role("link", name="4c Droits utilisateurs").is_visible()

        page.get_by_role("button", name="Rubriques\u00a0: 4").click()
        page.get_by_role("link", name="4c Droits utilisateurs").click()
        _settled(page)

        ici = page.locator("nav [aria-current]")
        assert ici.inner_text().split() == ["4c", "Droits", "utilisateurs"]


def test_requirements_of_one_priority_are_shown_and_a_link_shows_the_others_again(
    navigateur: Browser, exemple: Path
) -> None:
    with opened(navigateur, exemple) as page:
        page.get_by_role("button", name="Souhaitable", exact=True).click()
        visibles = page.locator(".fiche:visible .priorite")
        assert set(visibles.all_inner_texts()) == {"Souhaitable"}

        page.goto(f"{exemple.as_uri()}#EX-LEA-001")

        assert page.locator("#EX-LEA-001").is_visible()


def test_the_theme_that_was_chosen_stays(navigateur: Browser, exemple: Path) -> None:
    fond = "getComputedStyle(document.body).backgroundColor"
    with opened(navigateur, exemple, color_scheme="dark") as page:
        assert page.evaluate(fond) == "rgb(27, 24, 21)"

        page.get_by_role("button", name="Thème clair").click()
        page.reload()

        assert page.evaluate(fond) == "rgb(255, 255, 255)"


def test_without_scripts_everything_is_there(navigateur: Browser, exemple: Path) -> None:
    with opened(navigateur, exemple, TELEPHONE, java_script_enabled=False) as page:
        assert page.locator("nav").get_by_role("link", name="4c Droits utilisateurs").is_visible()
        assert page.locator("#EX-LEA-001").is_visible()
        assert not page.locator("#recherche").is_visible()


@sans_poppler
def test_paper_cuts_nothing(navigateur: Browser, exemple: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    with opened(navigateur, exemple, (642, 960), color_scheme="dark") as page:
        page.get_by_role("button", name="Souhaitable", exact=True).click()
        page.emulate_media(media="print", color_scheme="dark")
        larges = page.evaluate(
            "[...document.querySelectorAll('main *')].filter((e) => !e.closest('.paysage'))"
            ".filter((e) => e.getBoundingClientRect().right > 643).map((e) => e.outerHTML.slice(0, 99))"
        )
        dits = page.evaluate(
            "[...document.querySelectorAll('.fiche dd')].map((e) => e.textContent)"
        )
        page.pdf(path=pdf, prefer_css_page_size=True)

    texte = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    lus = "".join(re.findall(r"\w", texte.stdout))
    assert larges == []
    # The title runs at the head of every page but the cover, whatever the screen shows.
    assert len(re.findall(r"Version\s1\.2 du 20", texte.stdout)) == texte.stdout.count("\f") - 1
    # Word by word, as a page may end between two of them.
    assert [m for dit in dits for m in re.findall(r"\w{4,}", dit) if m not in lus] == []


def _settled(page: Page) -> None:
    page.wait_for_timeout(250)
