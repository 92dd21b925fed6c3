from __future__ import annotations

import csv
import io

import pytest

from cdc.formats.echanges.separes import harmless, write_rows
from cdc.formats.echanges.tableau import render_table
from cdc.formats.tableurs.separes import read_csv
from tests.formats.echanges.donnees import hard_plan

FORMULES = ["=1+1", "+33 6", "-2", "@SUM(A1)", "\t=1", " =1", "'=1", "''-a", "＝1", "\r=1"]
TEXTES = ["Je crée", "2-3", "'entre'", "a=b", "« - »", "• = 2"]


def rows() -> list[dict[str, str]]:
    texte = render_table(hard_plan(obsoletes=True)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";"))


def test_a_row_for_each_step_and_the_data_beside_them() -> None:
    premier = [r for r in rows() if r["Identifiant"] == "CT-01"]

    assert [r["Étapes — Numéro"] for r in premier] == ["1", "2", "3"]
    assert [r["Données de test — Valeur"] for r in premier] == ["W|1\\2", "W-2", ""]
    assert [r["Priorité"] for r in premier] == ["critique", "", ""]


def test_cases_stand_in_the_order_of_the_project_the_obsolete_ones_too() -> None:
    assert list(dict.fromkeys(r["Identifiant"] for r in rows())) == ["CT-01", "CT-02", "CT-03"]


def test_spreadsheets_know_its_encoding_and_the_same_plan_gives_the_same_bytes() -> None:
    assert render_table(hard_plan()).startswith(b"\xef\xbb\xbfIdentifiant;Titre;")
    assert render_table(hard_plan()) == render_table(hard_plan())


@pytest.mark.parametrize("texte", FORMULES)
def test_no_field_can_be_run_by_a_spreadsheet(texte: str) -> None:
    assert harmless(texte)[0] == "'"


@pytest.mark.parametrize("texte", [t for t in FORMULES if t == t.strip()] + TEXTES)
def test_what_is_guarded_comes_back_as_it_was(texte: str) -> None:
    classeur = read_csv("f.csv", write_rows([["titre", "autre"], [texte, "x"]]))

    assert [c.texte for c in classeur.feuilles["CSV"]] == ["titre", "autre", texte, "x"]


@pytest.mark.parametrize("texte", TEXTES)
def test_an_ordinary_text_is_written_as_it_is(texte: str) -> None:
    assert harmless(texte) == texte
