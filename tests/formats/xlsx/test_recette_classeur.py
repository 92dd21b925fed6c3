"""A tester's workbook: what it says, what it accepts, what it computes, how it prints."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from cdc.formats.xlsx.recette.classeur import render_classeur, sheet_names
from cdc.formats.xlsx.recette.rempli import read_filled
from cdc.recette.passages import case_verdict
from cdc_schema.enumerations import Verdict
from tests.classeurs_recette import CAS, handed_out, played, recette_cahier
from tests.entretiens import plain
from tests.outils import calc_saved, sans_libreoffice, sans_sdk, sdk_errors

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from cdc_schema import Cahier

MOTS = {
    Verdict.CONFORME: "Conforme",
    Verdict.NON_CONFORME: "Non conforme",
    Verdict.BLOQUE: "Bloqué",
    Verdict.NON_JOUE: "Non joué",
}


@cache
def opened() -> Workbook:
    return load_workbook(io.BytesIO(render_classeur(handed_out())), rich_text=True)


def said(feuille: Worksheet, adresse: str) -> str:
    return plain(str(feuille[adresse].value))


def sheets() -> list[Worksheet]:
    return [w for w in opened().worksheets if w.sheet_state == "visible"]


def test_a_case_says_who_with_what_and_what_it_verifies() -> None:
    feuille = opened()["CT-01"]

    assert said(feuille, "B1") == "CT-01 — Dossier SAV incomplet, de l’appel à l’attente"
    assert said(feuille, "B2") == (
        "Campagne CAMP-01, recette utilisateur du lot 1 — version 1.0.3 — du 12/04/2027 au 30/04/2027"
    )
    assert [said(feuille, f"{c}4") for c in "BDEG"] == [
        "Vous êtes", "Avant de commencer", "Données à utiliser", "Ce cas vérifie",
    ]  # fmt: skip
    assert said(feuille, "B5").split("\n") == [
        "Solène, conseillère SAV",
        (
            "Accueil du SAV, 45 appels par jour. Vous voulez créer un dossier pendant l’appel et ne "
            "rien oublier."
        ),
    ]
    assert said(feuille, "D5").split("\n") == [
        "Connectée avec le rôle « Conseiller SAV »",
        "Commande W-104233 chargée",
    ]
    assert said(feuille, "E5") == "Commande : W-104233 (fictive)"
    assert said(feuille, "G5").split("\n") == [
        "EX-REL-001, EX-REL-004",
        "Priorité critique, 8 minutes prévues",
        "À la fin : dossier en attente.",
    ]


def test_a_case_is_played_step_by_step() -> None:
    feuille = opened()["CT-01"]

    assert [said(feuille, f"{c}7") for c in "BCDEFGHI"] == [
        "N°", "Ce que je fais", "Ce que je dois voir", "Statut", "Résultat", "Observation",
        "Sévérité", "Preuve",
    ]  # fmt: skip
    assert [[said(feuille, f"{c}{r}") for c in "BCDE"] for r in (8, 9, 10)] == [
        ["1", "Je saisis le numéro.", "La cliente s’affiche en 2 s.", "—"],
        ["2", "Je crée un dossier.\nSaisir : W-104233", "Le dossier existe.", "→ Nouveau"],
        ["3", "Je le mets en attente.", "Le délai est suspendu.", "Nouveau → En attente"],
    ]
    assert said(opened()["CT-02"], "E7") == "Donnée saisie"


def test_the_summary_leads_to_each_case_and_each_case_back() -> None:
    synthese = opened()["Synthèse"]

    liens = [synthese[f"B{r}"].hyperlink for r in (11, 12)]
    assert [lien and lien.location for lien in liens] == ["'CT-01'!B1", "'CT-02'!B1"]
    for cas in ("CT-01", "CT-02"):
        retour = opened()[cas]["I2"].hyperlink
        assert retour
        assert retour.location == "'Synthèse'!B1"


def test_a_role_is_named_once_by_its_name() -> None:
    avant = ["session ouverte avec le rôle « Conseiller SAV » (ROL-SAV)"]
    cahier = recette_cahier(cas_de_test=[CAS[0] | {"preconditions": avant}])

    (cas,) = handed_out(cahier).cas

    assert cas.avant == ("Session ouverte avec le rôle «\u00a0Conseiller SAV\u00a0»",)


def test_no_name_of_a_person_is_written() -> None:
    textes = [str(c.value) for w in opened().worksheets for row in w for c in row if c.value]

    assert not [t for t in textes if "Marchand" in t]
    assert opened()["Synthèse"]["C4"].value == "Conseillère SAV"


def test_a_text_of_the_plan_is_never_a_formula() -> None:
    feuille = opened()["CT-02"]

    assert said(feuille, "E8") == "=1+1"
    assert feuille["E8"].data_type == "s"
    assert feuille["D8"].data_type == "s"


def test_only_what_a_tester_fills_can_be_written() -> None:
    ouvertes = {
        w.title: {c.coordinate for row in w for c in row if not c.protection.locked}
        for w in sheets()
    }

    assert ouvertes["Mode d’emploi"] == set()
    assert ouvertes["Synthèse"] == {"C4", "D4", "C5", "D5"}
    assert ouvertes["CT-02"] == {
        *(f"{c}{r}" for r in (8, 9) for c in "FGHI"),
        *(f"{c}11" for c in "DEFGHI"),
        *(f"{c}{r}" for r in (14, 15) for c in "DEFGHI"),
    }
    for feuille in sheets():
        assert feuille.protection.sheet
        assert feuille.protection.password is None


def test_results_severities_dates_and_minutes_are_checked_as_they_are_typed() -> None:
    regles = {
        str(v.sqref): (v.type, v.formula1)
        for v in opened()["CT-01"].data_validations.dataValidation
    }

    assert regles == {
        "F8:F10": ("list", '"Conforme,Non conforme,Bloqué,Non joué"'),
        "H8:H10": ("list", '"Bloquante,Majeure,Mineure"'),
        "E15": ("date", "36526"),
        "F15": ("whole", "0"),
    }
    assert all(v.showErrorMessage for v in opened()["CT-01"].data_validations.dataValidation)


@pytest.mark.parametrize("nom", ["Synthèse", "Mode d’emploi", "CT-01", "CT-02"])
def test_every_sheet_is_ready_to_print(nom: str) -> None:
    feuille = opened()[nom]

    assert (feuille.page_setup.orientation, feuille.page_setup.paperSize) == ("landscape", 9)
    assert feuille.page_setup.fitToWidth == 1
    assert feuille.column_dimensions["A"].hidden
    assert feuille.freeze_panes
    haut, bas = feuille.oddHeader, feuille.oddFooter
    assert haut
    assert bas
    assert (haut.left.text, bas.center.text, bas.right.text) == ("CRM de test", nom, "&P / &N")


def test_a_long_name_of_campaign_is_not_cut_at_the_head_of_a_page() -> None:
    nomme = replace(handed_out(), ligne="Campagne CAMP-01, " + "ventes et service " * 12)

    feuille = load_workbook(io.BytesIO(render_classeur(nomme)))["CT-01"]

    assert feuille.oddHeader
    assert feuille.oddHeader.right.text == "CAMP-01, version 1.0.3"


def test_a_case_prints_on_its_page_under_its_headings() -> None:
    feuille = opened()["CT-01"]

    assert feuille.print_title_rows == "$7:$7"
    assert feuille.page_setup.fitToHeight == 1
    assert feuille.freeze_panes == "A8"


def test_a_long_case_goes_over_several_pages_rather_than_be_tiny() -> None:
    etapes = [
        {"n": n, "action": f"Je fais le geste {n}", "attendu": "je le vois"} for n in range(1, 61)
    ]
    cahier = recette_cahier(cas_de_test=[CAS[0] | {"etapes": etapes}])
    classeur = load_workbook(io.BytesIO(render_classeur(handed_out(cahier))))

    assert classeur["CT-01"].page_setup.fitToHeight == 0


def test_a_row_is_high_enough_for_its_text_and_grows_with_what_is_typed() -> None:
    longue = "Je lis à voix haute chaque ligne de la commande à la cliente, " * 4
    etapes = [
        {"n": 1, "action": longue, "attendu": "tout"},
        {"n": 2, "action": "Oui", "attendu": "x"},
    ]
    cahier = recette_cahier(cas_de_test=[CAS[0] | {"etapes": etapes}])
    feuille = load_workbook(io.BytesIO(render_classeur(handed_out(cahier))))["CT-01"]

    haute, basse = (feuille.row_dimensions[r].height or 0 for r in (8, 9))
    assert haute > 6 * 15 > basse
    # openpyxl says that any height which it reads was set by hand: the file alone tells.
    rangees = re.findall(rb'<row r="(\d+)"([^>]*)>', _third_sheet(cahier))
    libres = {int(r) for r, attributs in rangees if b"customHeight" not in attributs}
    assert libres == {8, 9}


def _third_sheet(cahier: Cahier) -> bytes:
    with zipfile.ZipFile(io.BytesIO(render_classeur(handed_out(cahier)))) as archive:
        return archive.read("xl/worksheets/sheet3.xml")


def test_names_of_sheets_are_valid_and_unique() -> None:
    noms = list(sheet_names(["CT-01", "ct-01", "A/B:C", "x" * 40, "x" * 40, "Synthèse", "'"]))

    assert len({n.casefold() for n in noms}) == len(noms)
    assert noms[:3] == ["CT-01", "ct-01 (2)", "A-B-C"]
    assert all(0 < len(n) <= 31 and not set(n) & set("[]:*?/\\") for n in noms)
    assert "Synthèse" not in noms


def test_a_workbook_of_many_cases_has_a_sheet_for_each(tmp_path: Path) -> None:
    cas = [CAS[1] | {"id": f"CT-{n:03}"} for n in range(1, 121)]
    octets = render_classeur(handed_out(recette_cahier(cas_de_test=cas)))
    (tmp_path / "grand.xlsx").write_bytes(octets)

    releve, _ = read_filled(tmp_path / "grand.xlsx")

    assert list(releve.cas) == [c["id"] for c in cas]
    assert releve.fautes == ()


def test_what_was_never_computed_is_shown_right_all_the_same() -> None:
    """A program that computes nothing shows what is kept, so what is kept must be right."""
    valeurs = load_workbook(io.BytesIO(render_classeur(handed_out())), data_only=True)
    synthese, cas = valeurs["Synthèse"], valeurs["CT-01"]

    assert (cas["B15"].value, cas["D15"].value) == ("Non joué", "Conseillère SAV")
    assert said(cas, "B16") == "Calculé : étapes sans résultat ou non jouées, 3 sur 3."
    assert [synthese[f"{c}8"].value for c in "DEFGHI"] == [2, 0, 0, 0, 2, 0]
    assert [synthese[f"G{r}"].value for r in (11, 12)] == ["Non joué", "Non joué"]
    assert [synthese[f"{c}13"].value for c in "EFHI"] == [5, 0, 12, 0]


def fill(workbook: Workbook, resultats: list[str], severite: str = "") -> None:
    feuille = workbook["CT-01"]
    for rang, mot in enumerate(resultats, 8):
        feuille.cell(rang, 6).value = mot or None
    feuille["H10"], feuille["F15"] = severite or None, 11


@sans_libreoffice
@pytest.mark.outils
def test_calc_computes_the_verdicts_and_the_totals(tmp_path: Path) -> None:
    path = played(tmp_path, lambda w: fill(w, ["Conforme", "Conforme", "Non conforme"]))

    lu = load_workbook(io.BytesIO(calc_saved(path, tmp_path, "xlsx")), data_only=True)

    synthese, cas = lu["Synthèse"], lu["CT-01"]
    assert cas["B15"].value == "Non conforme"
    assert said(cas, "B16") == (
        "Calculé : une étape non conforme suffit. Indiquez sa sévérité, colonne H."
    )
    assert [synthese[f"{c}8"].value for c in "DEFGHI"] == [2, 0, 1, 0, 1, 11]
    assert said(synthese, "B8") == "█" * 10 + "░" * 10 + "  50 %"
    assert [synthese[f"{c}11"].value for c in "EFGHI"] == [3, 3, "Non conforme", 8, 11]
    assert [synthese[f"{c}13"].value for c in "EFHI"] == [5, 3, 12, 11]


@sans_libreoffice
@pytest.mark.outils
def test_the_formula_of_a_verdict_says_what_the_rule_says(tmp_path: Path) -> None:
    """One sheet for each set of three results: the workbook and the import never disagree."""
    mots = [*MOTS, None]
    suites = [(a, b, c) for a in mots for b in mots for c in mots]
    cas = [CAS[0] | {"id": f"CT-{n:03}"} for n in range(len(suites))]
    classeur = load_workbook(
        io.BytesIO(render_classeur(handed_out(recette_cahier(cas_de_test=cas))))
    )
    for n, suite in enumerate(suites):
        for rang, verdict in enumerate(suite, 8):
            classeur[f"CT-{n:03}"].cell(rang, 6).value = verdict and MOTS[verdict]
    classeur.save(tmp_path / "tous.xlsx")

    lu = load_workbook(
        io.BytesIO(calc_saved(tmp_path / "tous.xlsx", tmp_path, "xlsx")), data_only=True
    )

    for n, suite in enumerate(suites):
        attendu = case_verdict(verdict or Verdict.NON_JOUE for verdict in suite)
        assert lu[f"CT-{n:03}"]["B15"].value == MOTS[attendu], suite


@sans_libreoffice
@pytest.mark.outils
@pytest.mark.parametrize("genre", ["xlsx", "ods"])
def test_a_workbook_saved_by_calc_says_the_same(tmp_path: Path, genre: str) -> None:
    def fill_all(workbook: Workbook) -> None:
        fill(workbook, ["Conforme", "KO", "à voir"], "Majeure")
        workbook["CT-01"]["G9"], workbook["CT-01"]["D12"] = "Deux\nlignes", "Un besoin"
        workbook["CT-01"]["K2"] = "à côté"

    path = played(tmp_path, fill_all)
    avant, _ = read_filled(path)
    (tmp_path / f"calc.{genre}").write_bytes(calc_saved(path, tmp_path, genre))

    apres, _ = read_filled(tmp_path / f"calc.{genre}")

    assert apres.passages == avant.passages
    assert (apres.fautes, apres.remarques) == (avant.fautes, avant.remarques)
    assert apres.repartition == avant.repartition
    assert len(avant.fautes) == 2


@sans_sdk
@pytest.mark.outils
def test_the_workbook_is_valid_for_the_sdk_of_office(tmp_path: Path) -> None:
    (tmp_path / "classeur.xlsx").write_bytes(render_classeur(handed_out()))

    assert sdk_errors(tmp_path / "classeur.xlsx") == []
