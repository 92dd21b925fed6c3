"""A guide is a workbook that a person fills without help, and that cdc reads back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook

from cdc.entretien.guide import plan_guide
from cdc.entretien.noms import Noms
from cdc.formats.xlsx.adresses import FEUILLE, LISTES, Role, read_plan
from cdc.formats.xlsx.guide import render_guide
from cdc.formats.xlsx.metrique import lines
from cdc.formats.xlsx.page import needed, spread, width
from tests.entretiens import banque, empty_guide, filled_guide, plain

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PROFILS = list(banque().profils)


@cache
def opened(profil: str = "commercial") -> Workbook:
    return load_workbook(io.BytesIO(empty_guide(profil)), rich_text=True)


def sheets(profil: str = "commercial") -> list[Worksheet]:
    return [w for w in opened(profil).worksheets if w.sheet_state == "visible"]


def row_of(feuille: Worksheet, cle: str) -> int:
    return next(rang for rang, c in enumerate(feuille["A"], 1) if c.value == cle)


def shown(feuille: Worksheet, adresse: str) -> str:
    return plain(str(feuille[adresse].value))


def test_the_first_sheet_tells_what_to_do_and_asks_who_answers() -> None:
    guide = plan_guide(banque(), "commercial", projet="Torréfaction", date=dt.date(2026, 10, 7))
    feuille = load_workbook(io.BytesIO(render_guide(guide)))["Identité"]

    assert [shown(feuille, f"B{r}") for r in (1, 2)] == [
        "Guide d’entretien — Commercial",
        "Torréfaction — guide du 07/10/2026",
    ]
    assert shown(feuille, "B3").startswith("Répondez avec vos mots, dans les cases claires")
    assert [shown(feuille, f"B{r}") for r in range(6, 14)] == [
        "Nom et prénom", "Fonction", "Service et site", "Courriel (facultatif)",
        "Profil du guide", "Date de l’entretien", "Durée, en minutes", "Entretien mené par",
    ]  # fmt: skip
    assert feuille["E10"].value == "Commercial"


def test_the_first_sheet_counts_the_answers_and_leads_to_each_theme() -> None:
    feuille = sheets()[0]
    themes = [[feuille[f"{c}{r}"].value for c in "BEK"] for r in range(16, 23)]

    assert themes == [
        ["Entreprise et ventes", 6, "Entreprise"],
        ["Leads", 4, "Leads"],
        ["Prospects et affaires", 6, "Prospects"],
        ["Clients et fidélité", 4, "Clients"],
        ["Fichiers à reprendre", 3, "Reprise"],
        ["Planning et équipe", 5, "Planning et équipe"],
        ["Freins et attentes", 4, "Freins"],
    ]
    assert feuille["E23"].value == 32
    assert feuille["G17"].value.startswith("=((COUNTA('Leads'!$C$7:$L$11))>0)+")
    assert feuille["K17"].hyperlink.location == "'Leads'!B1"


def test_the_posture_of_the_person_is_never_asked_to_the_person() -> None:
    for profil in PROFILS:
        textes = [str(c.value) for w in sheets(profil) for row in w for c in row if c.value]
        assert not [t for t in textes if "osture" in t or "réticent" in t.lower()]


@pytest.mark.parametrize("profil", PROFILS)
def test_every_sheet_is_ready_to_fill_and_to_print(profil: str) -> None:
    for feuille in sheets(profil):
        assert feuille.protection.sheet
        assert feuille.protection.password is None
        assert feuille.column_dimensions["A"].hidden
        assert not feuille.sheet_view.showGridLines
        assert feuille.freeze_panes in ("A3", "A4")
        assert feuille.print_title_rows in ("$1:$2", "$3:$3")
        assert (feuille.page_setup.orientation, feuille.page_setup.paperSize) == ("landscape", 9)
        assert (feuille.page_setup.fitToWidth, feuille.page_setup.fitToHeight) == (1, 0)
        assert feuille.sheet_properties.pageSetUpPr
        assert feuille.sheet_properties.pageSetUpPr.fitToPage


def test_everything_but_the_answers_is_protected() -> None:
    plan = read_plan(opened()[FEUILLE].iter_rows(values_only=True))
    saisies = {(a.feuille, a.colonne, a.cle) for a in plan.adresses if a.role not in _ECRITS}

    for feuille in sheets():
        cles = {c.row: str(c.value) for c in feuille["A"]}
        for row in feuille.iter_rows(min_col=2):
            for cell in row:
                cle = cles.get(cell.row, "")
                cle = cle.rpartition("/")[0] if "/ligne/" in cle else cle
                lieu = (feuille.title, getattr(cell, "column_letter", ""), cle)
                if lieu in saisies:
                    assert not cell.protection.locked
                    assert cell.style.startswith("CDC Saisie")
                elif cell.value is not None:
                    assert cell.protection.locked


def test_a_text_answer_is_wide_and_wrapped() -> None:
    feuille = opened()["Prospects"]
    ligne = row_of(feuille, "Q-FLX-12")

    assert f"E{ligne}:J{ligne}" in {str(m) for m in feuille.merged_cells.ranges}
    assert width((5, 10)) >= 470
    assert feuille[f"E{ligne}"].alignment.wrap_text


def test_a_table_has_its_headings_and_empty_rows() -> None:
    feuille = opened()["Prospects"]
    debut = row_of(feuille, "Q-FLX-09/entete")

    titres = [str(c.value) for c in feuille[debut][2:] if c.value]
    assert titres == ["Étape", "Critère de passage", "Probabilité", "Document produit"]
    assert [feuille[f"A{debut + i}"].value for i in (1, 6, 7)] == [
        "Q-FLX-09/ligne/1", "Q-FLX-09/ligne/6", "Q-FLX-09/remarque",
    ]  # fmt: skip


def test_a_multiple_choice_is_boxes_and_a_choice_is_a_list() -> None:
    feuille = opened()["Prospects"]
    cases, choix = row_of(feuille, "Q-FLX-10"), row_of(feuille, "Q-FLX-13")

    assert [feuille[f"E{cases + i}"].value for i in (0, 1, 8)] == [
        "Tableur", "Carnet ou cahier", "Autre\u00a0:",
    ]  # fmt: skip
    assert feuille[f"I{cases}"].style == "CDC Saisie Case"
    (validation,) = [v for v in feuille.data_validations.dataValidation if f"E{choix}" in v.sqref]
    assert _options(validation.formula1) == [
        "Toujours",
        "Au-dessus d’un seuil",
        "Rarement",
        "Jamais",
    ]


def test_a_column_offers_the_values_of_the_outline_and_the_names_of_the_project() -> None:
    noms = Noms({"droits": {"roles": [{"id": "ROL-DCO", "nom": "Directeur commercial"}]}})
    content = render_guide(plan_guide(banque(), "direction", noms=noms))
    feuille = load_workbook(io.BytesIO(content))["Freins"]
    ligne = row_of(feuille, "Q-FRE-07/ligne/1")

    listes = {
        str(v.sqref): (v.formula1, v.showErrorMessage)
        for v in feuille.data_validations.dataValidation
    }
    workbook = load_workbook(io.BytesIO(content))
    probabilite, stricte = listes[f"E{ligne}"]
    porteur, porteur_strict = listes[f"L{ligne}"]
    assert _options(probabilite, workbook) == ["1", "2", "3", "4"]
    assert stricte
    assert _options(porteur, workbook) == ["Directeur commercial"]
    assert not porteur_strict


@pytest.mark.parametrize("profil", PROFILS)
def test_no_question_is_cut(profil: str) -> None:
    for feuille in sheets(profil)[1:]:
        zones = {m.bounds[:2]: m.bounds for m in feuille.merged_cells.ranges}
        for row in feuille.iter_rows(min_col=3, max_col=3):
            (cell,) = row
            texte, _, aide = str(cell.value or "").partition("\n")
            if cell.style != "CDC Question":
                continue
            gauche, haut, droite, bas = zones[3, cell.row]
            place = sum(feuille.row_dimensions[r].height for r in range(haut, bas + 1))
            assert place >= needed(texte, (gauche, droite), bold=True, aide=aide) - 6.1


def test_the_same_guide_gives_the_same_bytes() -> None:
    guide = plan_guide(banque(), "sav", projet="P", date=dt.date(2026, 10, 7))

    assert render_guide(guide) == render_guide(guide)
    with zipfile.ZipFile(io.BytesIO(render_guide(guide))) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_text_that_starts_like_a_formula_stays_a_text() -> None:
    guide = plan_guide(banque(), "reticent", projet="=HYPERLINK(1) & co", date=None)
    workbook = load_workbook(io.BytesIO(render_guide(guide)))

    assert workbook["Identité"]["B2"].data_type == "s"
    rempli = load_workbook(io.BytesIO(filled_guide({"Q-FLX-12": "=1+1"})))
    assert rempli["Prospects"]["E27"].data_type == "s"


def test_filling_twice_gives_the_same_bytes() -> None:
    reponses = {"Q-FLX-06": "26", "Q-FLX-10": ["Tableur", "Post-it"]}

    assert filled_guide(reponses) == filled_guide(reponses)


@pytest.mark.parametrize(
    ("texte", "pixels", "attendu"),
    [("", 100, 1), ("court", 100, 1), ("un deux trois quatre", 120, 2), ("a\nb\n", 300, 3)],
)
def test_wrapped_lines_are_counted(texte: str, pixels: int, attendu: int) -> None:
    assert lines(texte, pixels, 11) == attendu


def test_the_columns_of_a_table_share_its_whole_width() -> None:
    for poids in ([1], [4, 2], [4, 4, 4, 2], [3, 3, 4, 3, 3, 2, 2, 3]):
        spans = spread(poids)
        assert (spans[0][0], spans[-1][1]) == (3, 12)
        assert all(a[1] + 1 == b[0] for a, b in pairwise(spans))


_ECRITS = {Role.CONSIGNE, Role.CALCUL}


def _options(formule: str, workbook: Workbook | None = None) -> list[str]:
    zone = formule.removeprefix(f"{LISTES}!").replace("$", "")
    cells = (workbook or opened())[LISTES][zone]
    return [row[0].value for row in (cells if isinstance(cells, tuple) else ((cells,),))]
