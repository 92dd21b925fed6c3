"""A raw text is kept beside its reading, from the cells of real workbooks to the project."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cdc.projet import Remplacer, appliquer, load_projet
from tests.entretiens import altered, filled_guide, plain, run_cdc

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DELAI = "Q-FLX-06"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    return tmp_path / "crm"


def test_an_approximate_value_waits_with_what_it_may_be(projet: Path, tmp_path: Path) -> None:
    run, lu = bring(projet, tmp_path, {DELAI: "environ 26 h"})

    assert run.code == 1
    (suite,) = lu["suites"]
    assert (suite["motif"], suite["possibles"], suite["texte"]) == (
        "approchée", ["26 h"], "environ 26 h",
    )  # fmt: skip
    assert lu["non_rattaches"] == []
    assert "delai_prise_en_charge" not in str(chapter(projet)["leads"].get("provenance"))
    reponse = answer(projet, DELAI)
    assert (reponse["texte"], reponse["certitude"]) == ("environ 26 h", "approchee")
    assert plain(reponse["lecture"]) == "environ 26 h"


def test_an_exact_reading_fills_and_the_record_says_how(projet: Path, tmp_path: Path) -> None:
    run, lu = bring(projet, tmp_path, {DELAI: "une demi-journée"})

    assert run.code == 0
    assert lu["suites"] == []
    assert chapter(projet)["leads"]["delai_prise_en_charge"]["actuel"] == "0,5 jours"
    assert answer(projet, DELAI)["certitude"] == "exacte"


def test_the_author_ends_the_wait_and_a_second_import_changes_nothing(
    projet: Path, tmp_path: Path
) -> None:
    bring(projet, tmp_path, {DELAI: "environ 26 h"})
    avant = snapshot(projet)
    bring(projet, tmp_path, {DELAI: "environ 26 h"})
    assert snapshot(projet) == avant

    delai = Remplacer("leads.delai_prise_en_charge.actuel", "26 h ouvrées")
    appliquer(load_projet(projet), [delai])
    run, lu = bring(projet, tmp_path, {DELAI: "environ 26 h"})

    assert lu["suites"] == []
    assert run.code == 0


def test_a_struck_answer_waits_to_be_confirmed(projet: Path, tmp_path: Path) -> None:
    def strike(workbook: Workbook) -> None:
        cell(workbook, "26").font = Font(strike=True)

    run, lu = bring(projet, tmp_path, {DELAI: "26"}, strike)

    assert run.code == 1
    (suite,) = lu["suites"]
    assert plain(suite["pourquoi"]) == "texte barré : à confirmer"
    assert not (chapter(projet)["leads"].get("delai_prise_en_charge") or {}).get("actuel")
    assert answer(projet, DELAI)["marques"] == ["barree"]


def test_a_hidden_row_is_imported_and_said(projet: Path, tmp_path: Path) -> None:
    def hide(workbook: Workbook) -> None:
        place = cell(workbook, "26")
        place.parent.row_dimensions[place.row].hidden = True

    run, _ = bring(projet, tmp_path, {DELAI: "26"}, hide, en_json=False)

    assert chapter(projet)["leads"]["delai_prise_en_charge"]["actuel"] == "26 h ouvrées"
    assert "est dans une ligne ou une colonne masquée" in plain(run.sortie)
    assert answer(projet, DELAI)["marques"] == ["masquee"]


def test_a_comment_is_a_note_of_the_answer_that_it_stands_on(projet: Path, tmp_path: Path) -> None:
    def comment(workbook: Workbook) -> None:
        cell(workbook, "26").comment = Comment("chiffre de 2025", "Karim")

    run, _ = bring(projet, tmp_path, {DELAI: "26"}, comment, en_json=False)

    releve = record(projet)
    (reponse,) = [r for r in releve["reponses"] if r["question"] == DELAI]
    assert [n["texte"] for n in reponse["notes"]] == ["chiffre de 2025"]
    assert "1 commentaire de cellule" in run.sortie
    assert "« chiffre de 2025 »" in plain(run.sortie)


def test_whom_to_ask_is_said_by_the_report_and_by_the_state(projet: Path, tmp_path: Path) -> None:
    run, lu = bring(projet, tmp_path, {DELAI: "voir avec Sophie"})
    etat = json.loads(run_cdc("etat", "--projet", str(projet), "--json").sortie)

    assert run.code == 0
    assert [s["personne"] for s in lu["suites"]] == ["Sophie"]
    assert [s["personne"] for s in etat["suites"]] == ["Sophie"]
    assert "1 question à reposer" in run_cdc("etat", "--projet", str(projet)).sortie


def bring(
    projet: Path,
    folder: Path,
    reponses: dict[str, Any],
    change: Callable[[Workbook], None] | None = None,
    *,
    en_json: bool = True,
) -> tuple[Any, Any]:
    content = filled_guide(reponses)
    (folder / "guide.xlsx").write_bytes(altered(content, change) if change else content)
    options = ["--json"] if en_json else []
    run = run_cdc(
        "interview", "import", str(folder / "guide.xlsx"), "--projet", str(projet), *options
    )
    return run, json.loads(run.sortie)["fichiers"][0] if en_json else None


def cell(workbook: Workbook, texte: str) -> Any:
    """Return the cell in which the respondent wrote `texte`."""
    for feuille in workbook:
        if feuille.sheet_state == "visible":
            for ligne in feuille.iter_rows():
                for une in ligne:
                    if str(une.value) == texte and une.column == 5:
                        return une
    raise LookupError(texte)


def chapter(projet: Path, nom: str = "2-donnees-flux.yaml") -> Any:
    return yaml.load((projet / "cahier" / nom).read_text("utf-8"), yaml.BaseLoader)


def record(projet: Path) -> Any:
    (fichier,) = (projet / "entretiens").glob("ENT-*.yaml")
    return yaml.load(fichier.read_text("utf-8"), yaml.BaseLoader)


def answer(projet: Path, question: str) -> Any:
    (reponse,) = [r for r in record(projet)["reponses"] if r["question"] == question]
    return reponse["reponse"]


def snapshot(projet: Path) -> dict[str, bytes]:
    return {
        str(f.relative_to(projet)): f.read_bytes()
        for f in sorted(projet.rglob("*.yaml"))
        if ".cdc" not in f.parts
    }
