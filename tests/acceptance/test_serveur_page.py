"""The local page in a browser: a sub-section filled, two writers, a server that goes, the keyboard alone."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cdc.projet import load_projet
from tests.commande import run_cdc
from tests.navigateur import sans_axe, sans_chromium, serious_faults, too_wide
from tests.serveur import field, go, hosted, shown

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from cdc_schema import Cahier

pytestmark = [pytest.mark.outils, sans_chromium]

TELEPHONE, ECRAN = (390, 844), (1280, 900)
CHAPITRE = "cahier/2-donnees-flux.yaml"
DEFINITION, STOCK = "prospects.definition", "prospects.volume.stock"


@pytest.fixture
def page(page: Page) -> Page:
    go(page, "/s/prospects")
    return page


@pytest.fixture(scope="module")
def entretenu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with its interviews, to copy."""
    parent = tmp_path_factory.mktemp("entretiens")
    run_cdc("init", "exemple", "--exemple", "torrefaction", cwd=parent)
    guides = sorted((parent / "exemple" / "guides-remplis").glob("*.xlsx"))
    run_cdc("interview", "import", *guides, cwd=parent / "exemple")
    return parent / "exemple"


def test_what_is_typed_is_saved_and_said_so_beside_the_field(page: Page, dossier: Path) -> None:
    avant = (dossier / CHAPITRE).read_text(encoding="utf-8")

    field(page, DEFINITION).locator("textarea").fill("Un besoin, une date, un décideur.")
    _said(page, DEFINITION, r"Enregistré à \d+\sh\s\d\d")

    apres = (dossier / CHAPITRE).read_text(encoding="utf-8")
    assert _cahier(dossier).prospects.definition == "Un besoin, une date, un décideur."
    assert [li for li in avant.splitlines() if "#" in li] == [
        li for li in apres.splitlines() if "#" in li
    ]
    assert re.fullmatch(r"Enregistré à \d+\sh\s\d\d", page.locator("#enregistre").inner_text())


def test_a_sub_section_is_filled_from_nothing_to_the_end(
    navigateur: Browser, tmp_path: Path
) -> None:
    run_cdc("init", "neuf", "--sans-saisie", cwd=tmp_path)
    with hosted(tmp_path / "neuf") as adresse, shown(navigateur, adresse) as page:
        go(page, "/s/propriete")
        assert "0 réponse sur" in page.locator("#compte").inner_text()

        for zone in page.locator("#questions > .champ textarea").all():
            zone.fill("Pour ne plus perdre de demandes.")
            zone.blur()
        remplies = page.locator("#questions > .champ textarea").count()
        expect(page.locator("#questions > .champ .etat.ok")).to_have_count(remplies)
        assert page.locator("#compte").inner_text().startswith(f"{remplies} réponse")
        assert page.locator("[data-taux=propriete]").inner_text() != "0"
    propriete = _cahier(tmp_path / "neuf").propriete
    assert "Pour ne plus perdre de demandes." in propriete.model_dump_json()


def test_a_refused_answer_says_why_at_its_field_and_stays_to_be_mended(
    page: Page, dossier: Path
) -> None:
    champ = field(page, STOCK)
    saisie = champ.locator(".controle")
    avant = (dossier / CHAPITRE).read_bytes()

    saisie.fill("beaucoup")
    saisie.blur()
    champ.locator(".faute").wait_for()

    assert "beaucoup" in champ.locator(".faute").inner_text()
    assert saisie.get_attribute("aria-invalid") == "true"
    decrit = saisie.get_attribute("aria-describedby")
    assert decrit is not None
    assert champ.locator(".faute").get_attribute("id") in decrit.split()
    assert (dossier / CHAPITRE).read_bytes() == avant

    page.reload()
    champ.locator(".faute").wait_for()
    assert saisie.input_value() == "beaucoup"

    saisie.fill("812")
    saisie.blur()
    _said(page, STOCK, "Enregistré")
    assert champ.locator(".faute").is_hidden()
    assert saisie.get_attribute("aria-invalid") is None
    assert "stock: 812" in (dossier / CHAPITRE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("choix", "dit", "reste"),
    [
        ("Garder la vôtre", "Enregistré", "du second"),
        ("Garder celle du projet", "la version du projet", "du premier"),
    ],
)
def test_two_tabs_on_one_field_are_both_shown_and_one_is_chosen(
    page: Page, dossier: Path, choix: str, dit: str, reste: str
) -> None:
    autre = page.context.new_page()
    autre.goto(page.url)
    zone = field(autre, DEFINITION).locator("textarea")

    field(page, DEFINITION).locator("textarea").fill("du premier")
    _said(page, DEFINITION, "Enregistré")
    zone.fill("du second")
    conflit = field(autre, DEFINITION).locator(".conflit")
    conflit.locator("blockquote").first.wait_for()

    assert conflit.locator("blockquote").all_inner_texts() == ["du premier", "du second"]
    assert _cahier(dossier).prospects.definition == "du premier"
    envois: list[str] = []
    autre.on("request", lambda r: envois.append(r.url) if r.method == "POST" else None)
    conflit.get_by_role("button", name=choix).click()
    _said(autre, DEFINITION, dit)
    assert conflit.is_hidden()
    assert any(url.endswith("/champ") for url in envois) == (choix == "Garder la vôtre")
    assert zone.input_value() == reste
    assert _cahier(dossier).prospects.definition == reste


def test_what_another_tab_saved_is_shown_when_one_comes_back(page: Page) -> None:
    autre = page.context.new_page()
    autre.goto(page.url)
    saisie = field(autre, STOCK).locator(".controle")
    saisie.fill("801")
    saisie.blur()
    _said(autre, STOCK, "Enregistré")

    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(field(page, STOCK).locator(".controle")).to_have_value("801")
    assert field(page, STOCK).get_attribute("data-vu") == "801"


def test_an_editor_on_the_same_file_is_told_and_nothing_is_overwritten(
    page: Page, dossier: Path
) -> None:
    fichier = dossier / CHAPITRE
    texte = fichier.read_text(encoding="utf-8")
    depuis_editeur = texte.replace("stock: 780", "stock: 999  # compté à la main")
    assert depuis_editeur != texte
    fichier.write_text(depuis_editeur, encoding="utf-8")

    field(page, DEFINITION).locator("textarea").fill("Écrit dans la page.")
    _said(page, DEFINITION, "Enregistré")
    saisie = field(page, STOCK).locator(".controle")
    saisie.fill("800")
    saisie.blur()
    conflit = field(page, STOCK).locator(".conflit")
    conflit.locator("blockquote").first.wait_for()

    assert conflit.locator("blockquote").all_inner_texts() == ["999", "800"]
    assert "stock: 999  # compté à la main" in fichier.read_text(encoding="utf-8")
    assert _cahier(dossier).prospects.definition == "Écrit dans la page."


def test_a_file_broken_in_an_editor_is_explained_and_what_is_typed_waits(
    page: Page, dossier: Path
) -> None:
    fichier = dossier / CHAPITRE
    bon = fichier.read_text(encoding="utf-8")
    fichier.write_text(bon + "\nleads: [\n", encoding="utf-8")

    field(page, DEFINITION).locator("textarea").fill("Écrit pendant la panne.")
    field(page, DEFINITION).locator(".faute").wait_for()
    dit = field(page, DEFINITION).locator(".faute").inner_text()
    page.reload()

    assert f"{CHAPITRE}:" in dit
    assert f"{CHAPITRE}:" in page.locator(".fautes").inner_text()

    fichier.write_text(bon, encoding="utf-8")
    page.reload()
    _said(page, DEFINITION, "Enregistré")
    assert _cahier(dossier).prospects.definition == "Écrit pendant la panne."


def test_what_is_typed_while_the_server_is_away_reaches_the_project_when_it_is_back(
    navigateur: Browser, dossier: Path
) -> None:
    with hosted(dossier) as adresse:
        port = re.findall(r":(\d+)/", adresse)[0]
        contexte = navigateur.new_context(locale="fr-FR")
        page = contexte.new_page()
        page.goto(adresse)
        go(page, "/s/prospects")
    field(page, DEFINITION).locator("textarea").fill("Écrit sans serveur.")
    _said(page, DEFINITION, "Pas enregistré")
    assert "cdc serveur" in page.locator("#avis-serveur").inner_text()
    assert _cahier(dossier).prospects.definition != "Écrit sans serveur."

    with hosted(dossier, int(port)) as nouvelle:
        page.goto(nouvelle)
        go(page, "/s/prospects")
        assert field(page, DEFINITION).locator("textarea").input_value() == "Écrit sans serveur."
        contexte.close()
    assert _cahier(dossier).prospects.definition == "Écrit sans serveur."


def test_the_last_change_is_undone(page: Page, dossier: Path) -> None:
    avant = (dossier / CHAPITRE).read_bytes()
    zone = field(page, DEFINITION).locator("textarea")
    ancien = zone.input_value()
    zone.fill("À défaire.")
    _said(page, DEFINITION, "Enregistré")

    page.get_by_role("button", name="Annuler").click()
    page.get_by_text("Annulé : Définition partagée").wait_for()

    assert (dossier / CHAPITRE).read_bytes() == avant
    assert zone.input_value() == ancien


def test_what_an_interview_said_is_taken_over_with_its_source(
    navigateur: Browser, entretenu: Path, tmp_path: Path
) -> None:
    dossier = shutil.copytree(entretenu, tmp_path / "exemple")
    with hosted(dossier) as adresse, shown(navigateur, adresse) as page:
        go(page, "/")
        page.locator(".departager a").first.click()
        champ = page.locator(".champ.differe").first
        champ.wait_for()
        chemin = champ.get_attribute("data-chemin") or ""
        champ = field(page, chemin)
        assert "réponses différentes" in champ.locator(".avertit").inner_text()
        bouton = champ.get_by_role("button", name=re.compile("^Retenir")).last
        valeur = bouton.inner_text().split()[1]
        qui = champ.locator(".qui").last.inner_text()

        champ.get_by_label("Pourquoi ce choix").fill("Compté par la direction")
        bouton.click()
        _said(page, chemin, "avec sa source")

        assert champ.locator(".controle").input_value() == valeur
        assert champ.locator(".avertit").count() == 0
    assert "Compté par la direction" in (dossier / "entretiens/arbitrages.yaml").read_text("utf-8")
    source = run_cdc("interview", "source", chemin, cwd=dossier).stdout
    assert valeur in source
    assert qui.split(",")[0] in source


def test_an_element_that_is_missing_is_created_without_leaving_the_field(
    page: Page, dossier: Path
) -> None:
    acteurs = field(page, "prospects.acteurs")
    acteurs.locator(".ajout input").fill("Chargée de clientèle")
    acteurs.locator(".ajout input").press("Enter")
    acteurs.get_by_role("button", name=re.compile("Créer « Chargée de clientèle »")).click()
    _said(page, "prospects.acteurs", "Enregistré")

    assert acteurs.get_by_label("Chargée de clientèle").is_checked()
    roles = _cahier(dossier).droits.roles
    assert roles is not None
    assert roles[-1].nom == "Chargée de clientèle"
    assert roles[-1].id in (_cahier(dossier).prospects.acteurs or [])


def test_a_link_waits_for_what_is_typed_and_stays_where_it_is_refused(
    page: Page, dossier: Path
) -> None:
    page.get_by_role("link", name="Suivant").scroll_into_view_if_needed()
    field(page, DEFINITION).locator("textarea").fill("Tapé juste avant de partir.")
    page.get_by_role("link", name="Suivant").click()
    page.wait_for_url("**/s/clients")
    assert _cahier(dossier).prospects.definition == "Tapé juste avant de partir."

    saisie = field(page, "clients.volume.stock").locator(".controle")
    saisie.fill("trop")
    page.get_by_role("link", name="Précédent").click()
    expect(saisie).to_be_focused()
    assert page.url.endswith("/s/clients")


def test_the_page_is_walked_with_the_keyboard_alone(page: Page, dossier: Path) -> None:
    page.keyboard.press("/")
    page.keyboard.type("condition d’entree")
    page.locator("#trouvailles [aria-selected=true]").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**#c-*")

    chemin = "visiteurs.entree"
    expect(field(page, chemin).locator(".controle")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Au clavier seul")
    page.keyboard.press("Tab")
    _said(page, chemin, "Enregistré")
    assert "Au clavier seul" in _cahier(dossier).model_dump_json()

    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.rel") == "next":
            break
    avant = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.split("#")[0] != avant.split("#")[0])


def test_without_scripts_an_answer_is_saved_refused_and_never_lost(
    navigateur: Browser, dossier: Path, adresse: str
) -> None:
    with shown(navigateur, adresse, java_script_enabled=False) as page:
        page.goto(page.url.split("?")[0] + "s/prospects")
        champ = field(page, STOCK)
        champ.locator(".controle").fill("beaucoup")
        champ.get_by_role("button", name="Enregistrer").click()
        assert "beaucoup" in page.locator(".chapeau").inner_text()

        page.locator("#reprise").fill("815")
        page.get_by_role("button", name="Enregistrer votre texte").click()

        assert field(page, STOCK).locator(".controle").input_value() == "815"
    assert "stock: 815" in (dossier / CHAPITRE).read_text(encoding="utf-8")


@pytest.mark.parametrize("large", [1280, 1100])
def test_long_names_of_the_neighbours_stay_in_their_column(page: Page, large: int) -> None:
    page.set_viewport_size({"width": large, "height": 900})
    for ici in ("exigences", "confidentialite", "workflows"):
        go(page, f"/s/{ici}")
        pied = page.locator("main .suite")
        assert pied.evaluate("e => e.scrollWidth <= e.clientWidth"), ici


@sans_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("taille", [ECRAN, TELEPHONE], ids=["screen", "phone"])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_window(
    navigateur: Browser, entretenu: Path, tmp_path: Path, taille: tuple[int, int], theme: str
) -> None:
    dossier = shutil.copytree(entretenu, tmp_path / "exemple")
    with (
        hosted(dossier) as adresse,
        shown(navigateur, adresse, taille, color_scheme=theme) as page,
    ):
        fautes = {}
        for ici in ("/", "/s/clients", "/s/droits", "/s/exigences", "/chercher?q=devis", "/rien"):
            go(page, ici)
            fautes[ici] = [*serious_faults(page), *too_wide(page)]
        go(page, "/s/prospects")
        field(page, STOCK).locator(".controle").fill("beaucoup")
        field(page, STOCK).locator(".controle").blur()
        field(page, STOCK).locator(".faute").wait_for()
        fautes["refusal"] = [*serious_faults(page), *too_wide(page)]

        assert {ici: f for ici, f in fautes.items() if f} == {}


def test_on_a_phone_the_preview_and_the_contents_are_one_touch_away(
    navigateur: Browser, adresse_lue: str
) -> None:
    with shown(navigateur, adresse_lue, TELEPHONE, has_touch=True) as page:
        go(page, "/s/prospects")
        assert page.locator("#questions").is_visible()
        assert not page.locator("#apercu").is_visible()

        page.get_by_role("tab", name="Aperçu").tap()
        assert page.locator("#apercu").is_visible()
        assert not page.locator("#questions").is_visible()

        page.locator("#menu").tap()
        page.locator("#plan").get_by_role("link", name=re.compile("2b")).tap()
        page.wait_for_url("**/s/leads")


def test_nothing_comes_from_elsewhere_and_nothing_is_refused(
    navigateur: Browser, adresse_lue: str
) -> None:
    with shown(navigateur, adresse_lue) as page:
        demandes: list[str] = []
        plaintes: list[str] = []
        page.on("request", lambda r: demandes.append(r.url))
        page.on("console", lambda m: plaintes.append(m.text))
        for ici in ("/", "/s/leads", "/s/exigences"):
            go(page, ici)

        racine = page.url.split("/s/")[0]
        assert [d for d in demandes if not d.startswith((racine, "data:"))] == []
        assert plaintes == []


def _cahier(dossier: Path) -> Cahier:
    return load_projet(dossier).cahier


def _said(page: Page, chemin: str, motif: str) -> None:
    """Wait until the state of a field says `motif`."""
    field(page, chemin).locator(".etat").filter(has_text=re.compile(motif)).wait_for()
