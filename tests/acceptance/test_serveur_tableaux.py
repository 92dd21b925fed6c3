"""Tables of the page in a browser: edited, pasted, moved, deleted, undone, with the keyboard alone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from cdc.projet import load_projet
from tests.navigateur import sans_axe, sans_chromium, serious_faults, too_wide
from tests.serveur import go, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Route

    from cdc_schema import Cahier

pytestmark = [pytest.mark.outils, sans_chromium]

JALONS = "#c-presentation-jalons-historiques"
RELANCES = "#c-prospects-relances"


def cell(page: Page, table: str, ligne: int, colonne: int) -> Locator:
    rangees = page.locator(f"{table} > .defile > table > tbody > tr:not(.fiche-ligne)")
    return rangees.nth(ligne).locator("> td").nth(colonne)


def wait_for(page: Page, dossier: Path, attendu: object, lire: Callable[[Cahier], Any]) -> None:
    """Wait until the files say `attendu`."""
    for _ in range(400):
        lu = lire(load_projet(dossier).cahier)
        if lu == attendu:
            return
        page.wait_for_timeout(50)
    assert lu == attendu


def facts(cahier: Cahier) -> list[str | None]:
    return [j.fait for j in cahier.presentation.jalons_historiques]


def roles(cahier: Cahier) -> list[str | None]:
    return [r.id for r in cahier.droits.roles]


def paste(page: Page, texte: str) -> None:
    """Paste `texte`, as copied from a spreadsheet, where the keyboard is."""
    page.evaluate(
        """(texte) => {
          const presse = new DataTransfer();
          presse.setData("text/plain", texte);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: presse, bubbles: true, cancelable: true }));
        }""",
        texte,
    )


def test_cells_are_edited_with_the_keyboard_alone(page: Page, dossier: Path) -> None:
    go(page, "/s/presentation")
    avant = facts(load_projet(dossier).cahier)
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('td[role=gridcell]')"):
            break

    page.keyboard.press("ArrowRight")
    page.keyboard.press("F2")
    page.keyboard.type(" (atelier)")
    page.keyboard.press("Enter")
    page.keyboard.type("Autre fait")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Troisième fait")
    page.keyboard.press("Tab")

    attendu = [f"{avant[0]} (atelier)", avant[1], "Troisième fait", *avant[3:]]
    wait_for(page, dossier, attendu, facts)
    assert cell(page, JALONS, 0, 1).inner_text() == attendu[0]


def test_a_wrong_cell_says_why_stays_open_and_is_mended(page: Page, dossier: Path) -> None:
    go(page, "/s/presentation")
    cell(page, JALONS, 0, 0).focus()

    page.keyboard.type("jadis")
    page.keyboard.press("Enter")

    message = page.locator(f"{JALONS} > .message")
    message.get_by_text("jadis").wait_for()
    assert page.locator(f"{JALONS} .editeur").input_value() == "jadis"
    page.locator(f"{JALONS} .editeur").fill("1985")
    page.keyboard.press("Enter")
    wait_for(page, dossier, 1985, lambda c: c.presentation.jalons_historiques[0].annee)
    assert message.inner_text() == ""


def test_rows_are_typed_one_after_the_other(page: Page, dossier: Path) -> None:
    go(page, "/s/presentation")
    avant = [(j.annee, j.fait) for j in load_projet(dossier).cahier.presentation.jalons_historiques]
    page.locator(JALONS).get_by_role("button", name="Ajouter une ligne").click()

    for texte in ("2029", "Deuxième atelier", "2030", "Troisième atelier"):
        expect(page.locator(f"{JALONS} .editeur")).to_be_focused()
        expect(page.locator(f"{JALONS} .editeur")).to_have_value("")
        page.keyboard.type(texte)
        page.keyboard.press("Tab")

    attendu = [*avant, (2029, "Deuxième atelier"), (2030, "Troisième atelier")]
    wait_for(
        page,
        dossier,
        attendu,
        lambda c: [(j.annee, j.fait) for j in c.presentation.jalons_historiques],
    )


def test_a_double_click_adds_one_row_and_undoes_one_change(page: Page, dossier: Path) -> None:
    go(page, "/s/presentation")
    avant = facts(load_projet(dossier).cahier)
    for fait in ("Un", "Deux"):
        page.locator(f"{JALONS} > .ajouter button").dblclick()
        page.keyboard.type("2020")
        page.keyboard.press("Tab")
        page.keyboard.type(fait)
        page.keyboard.press("Enter")
        avant = [*avant, fait]
        wait_for(page, dossier, avant, facts)

    page.locator("#annulation button").dblclick()
    page.locator("#enregistre", has_text="Annulé").wait_for()

    assert facts(load_projet(dossier).cahier) == [*avant[:-1], None]


def test_what_is_typed_while_a_row_is_being_made_is_kept(page: Page, dossier: Path) -> None:
    go(page, "/s/presentation")
    # A slow machine: a row is made only after several cells were typed.
    page.route("**/lignes/**", _late)
    page.locator("#c-presentation-activites > .ajouter button").click()
    lignes = [("Vente", "46", "B2C"), ("Atelier", "30,5", "B2B"), ("Location", "24", "")]
    debut = len(load_projet(dossier).cahier.presentation.activites)

    for cellule in [c for ligne in lignes for c in ligne]:
        # Letters that come slowly to a list each begin a search of their own.
        if cellule and page.locator("select:focus").count():
            page.locator("select:focus").select_option(cellule)
        else:
            page.keyboard.type(cellule)
        page.keyboard.press("Tab")

    wait_for(
        page,
        dossier,
        [("Vente", "46", "B2C"), ("Atelier", "30.5", "B2B"), ("Location", "24", "")],
        lambda c: [
            (a.nom, str(a.part_ca or ""), str(a.modele or ""))
            for a in c.presentation.activites[debut:]
        ],
    )
    page.unroute_all(behavior="wait")  # a page closed on a request held back waits for ever


def _late(route: Route) -> None:
    time.sleep(0.4)
    route.continue_()


def test_a_block_copied_from_a_spreadsheet_fills_cells_and_adds_rows(
    page: Page, dossier: Path
) -> None:
    go(page, "/s/presentation")
    avant = facts(load_projet(dossier).cahier)
    cell(page, JALONS, len(avant) - 1, 0).focus()

    paste(page, 'Année\tFait\r\n2031\t"Un ""grand"" fait\nsur deux lignes"\r\n2032\tSuite\r\n')

    page.locator(JALONS).get_by_text("2 lignes collées").wait_for()
    attendu = [*avant[:-1], 'Un "grand" fait sur deux lignes', "Suite"]
    wait_for(page, dossier, attendu, facts)
    page.locator(JALONS).get_by_role("button", name="Annuler").click()
    wait_for(page, dossier, avant, facts)


def test_a_row_is_moved_with_the_keyboard_and_keeps_it(page: Page, dossier: Path) -> None:
    go(page, "/s/presentation")
    avant = facts(load_projet(dossier).cahier)
    cell(page, JALONS, 0, 1).focus()

    page.keyboard.press("Alt+ArrowDown")
    wait_for(page, dossier, [avant[1], avant[0], *avant[2:]], facts)
    expect(page.locator(f"{JALONS} tr[data-rang='1'] td:focus")).to_be_visible()
    page.keyboard.press("Alt+ArrowDown")

    wait_for(page, dossier, [avant[1], avant[2], avant[0], *avant[3:]], facts)


def test_a_cell_is_undone_from_the_keyboard_which_comes_back_to_it(
    page: Page, dossier: Path
) -> None:
    go(page, "/s/presentation")
    avant = facts(load_projet(dossier).cahier)
    cell(page, JALONS, 2, 1).focus()
    page.keyboard.type("Autre")
    page.keyboard.press("Enter")
    wait_for(page, dossier, [*avant[:2], "Autre", *avant[3:]], facts)

    page.keyboard.press("ArrowUp")
    page.keyboard.press("Control+z")

    wait_for(page, dossier, avant, facts)
    expect(page.locator(f"{JALONS} tr[data-rang='2'] td:focus")).to_be_visible()


def test_a_row_named_elsewhere_goes_once_that_was_read_and_comes_back(
    page: Page, dossier: Path
) -> None:
    go(page, "/s/droits")
    avant = roles(load_projet(dossier).cahier)
    table = page.locator("#c-droits-roles")
    table.locator("summary").nth(2).click()
    page.get_by_role("button", name="Supprimer").click()

    message = table.locator("> .message")
    message.get_by_text("ne désigner").wait_for()
    assert roles(load_projet(dossier).cahier) == avant
    message.get_by_role("button", name="Supprimer quand même").click()
    wait_for(page, dossier, [avant[0], avant[1], *avant[3:]], roles)
    message.get_by_role("button", name="Annuler").click()

    wait_for(page, dossier, avant, roles)
    page.locator(f'#c-droits-roles tr[data-chemin="droits.roles[{avant[2]}]"]').wait_for()


def test_letters_of_a_matrix_are_typed(page: Page, dossier: Path) -> None:
    go(page, "/s/droits")
    case = page.locator("#c-droits-matrice tbody tr").nth(5).locator("td").nth(0)
    case.focus()

    page.keyboard.press("c")
    page.keyboard.press("r")
    page.keyboard.press("Enter")

    chemin = case.get_attribute("data-chemin")
    assert chemin is not None
    ligne, colonne = chemin.removeprefix("droits.matrice[").removesuffix("]").split("][")
    wait_for(page, dossier, ["C", "R"], lambda c: c.droits.matrice[ligne].get(colonne))
    assert case.inner_text() == "CR"


def test_a_wide_row_opens_as_a_form_with_its_lists(page: Page, dossier: Path) -> None:
    go(page, "/s/workflows")
    page.locator(".ouvrir").nth(1).press("Enter")
    etats = page.locator('[data-liste="workflows[WF-AFF].etats"]')
    etats.wait_for()

    etats.locator("td").nth(1).focus()
    page.keyboard.type("Besoin à préciser")
    page.keyboard.press("Enter")

    wait_for(
        page,
        dossier,
        "Besoin à préciser",
        lambda c: next(w for w in c.workflows if w.id == "WF-AFF").etats[0].definition,
    )


def test_two_tabs_on_one_cell_are_both_shown(
    page: Page, navigateur: Browser, adresse: str, dossier: Path
) -> None:
    go(page, "/s/droits")
    with shown(navigateur, adresse) as autre:
        go(autre, "/s/droits")
        cell(autre, "#c-droits-roles", 0, 1).focus()
        autre.keyboard.type("Version de l’autre")
        autre.keyboard.press("Enter")
        wait_for(autre, dossier, "Version de l’autre", lambda c: c.droits.roles[0].description)

        cell(page, "#c-droits-roles", 0, 1).focus()
        page.keyboard.type("Ma version")
        page.keyboard.press("Enter")

        message = page.locator("#c-droits-roles > .message")
        message.get_by_text("Version de l’autre").wait_for()
        assert load_projet(dossier).cahier.droits.roles[0].description == "Version de l’autre"
        message.get_by_role("button", name="Garder la vôtre").click()
        wait_for(page, dossier, "Ma version", lambda c: c.droits.roles[0].description)


@sans_axe
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("largeur", [1280, 390])
def test_tables_are_accessible_and_hold_in_the_window(
    navigateur: Browser, adresse_lue: str, largeur: int, theme: str
) -> None:
    with shown(navigateur, adresse_lue, (largeur, 900), color_scheme=theme) as page:
        for section in ("droits", "presentation", "exigences"):
            go(page, f"/s/{section}")
            assert serious_faults(page) == []
            assert too_wide(page) == []
