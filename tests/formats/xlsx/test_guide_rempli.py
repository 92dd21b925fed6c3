"""A filled guide is read whole: each non-empty cell ends in exactly one bucket."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cdc.entretien.reponses import Bac, Lecture
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.xlsx.compte import count_cells
from cdc.formats.xlsx.guide_rempli import read_guide
from tests.entretiens import KARIM, altered, empty_guide, filled_guide, plain, read
from tests.outils import sans_libreoffice

if TYPE_CHECKING:
    from collections.abc import Callable

PIPELINE = [["Découverte", "Le besoin est connu", "10 %", "—"], ["Devis", "", "50 %", ""]]
REPONSES = {
    "Q-FLX-09": PIPELINE,
    "Q-FLX-10": ["Tableur", "Carnet ou cahier", "Post-it"],
    "Q-FLX-12": "Je le fais le soir dans un tableur.",
    "Q-FLX-13": "Rarement",
    "Q-FLX-13/precision": "prix, délai",
    "Q-FLX-06": "26",
}


def test_every_kind_of_answer_is_read_with_its_cell(tmp_path: Path) -> None:
    lecture = read(tmp_path, filled_guide(REPONSES, remarques={"Q-FLX-10": "le carnet d’abord"}))

    lues = {r.question: r for r in lecture.reponses if not r.vide}
    assert [[c.texte for c in ligne] for ligne in lues["Q-FLX-09"].lignes] == [
        ["Découverte", "Le besoin est connu", "10\u00a0%", "—"],
        ["Devis", "50\u00a0%"],
    ]
    assert lues["Q-FLX-09"].lignes[0][0].cellule == "Prospects!C7"
    assert [c.choix for c in lues["Q-FLX-10"].coches] == ["Tableur", "Carnet ou cahier"]
    assert [t and t.texte for t in (lues["Q-FLX-10"].autre, lues["Q-FLX-10"].remarque)] == [
        "Post-it", "le carnet d’abord",
    ]  # fmt: skip
    assert [t and t.texte for t in (lues["Q-FLX-13"].reponse, lues["Q-FLX-13"].precision)] == [
        "Rarement", "prix, délai",
    ]  # fmt: skip
    assert lecture.identite["personne"].texte == "Karim Bensaïd"
    assert lecture.identite["date"].texte == "09/10/2026"


def test_the_buckets_hold_every_cell(tmp_path: Path) -> None:
    lecture = read(tmp_path, filled_guide(REPONSES, remarques={"Q-FLX-10": "le carnet"}))

    assert lecture.repartition[Bac.REPONSE] == 6 + 3 + 1 + 2 + 1
    assert lecture.repartition[Bac.METADONNEE] == len(KARIM) + 1  # the profile is filled in
    assert lecture.repartition[Bac.REMARQUE] == 1
    assert lecture.repartition[Bac.NON_RATTACHE] == 0
    assert sum(lecture.repartition.values()) == lecture.cellules_non_vides


def test_an_empty_guide_holds_only_what_cdc_wrote(tmp_path: Path) -> None:
    lecture = read(tmp_path, empty_guide())

    assert lecture.repartition[Bac.CONSIGNE] == lecture.cellules_non_vides - 1
    assert all(r.vide for r in lecture.reponses)


def _insert_rows(workbook: Workbook) -> None:
    workbook["Prospects"].move_range("A15:L60", rows=3, translate=True)


def test_answers_moved_by_inserted_rows_are_found(tmp_path: Path) -> None:
    content = altered(filled_guide({"Q-FLX-12": "Je le fais le soir."}), _insert_rows)

    lecture = read(tmp_path, content)

    (reponse,) = [r for r in lecture.reponses if not r.vide]
    assert reponse.reponse is not None
    assert (reponse.question, reponse.reponse.cellule) == ("Q-FLX-12", "Prospects!E30")
    assert lecture.repartition[Bac.NON_RATTACHE] == 0


def _new_sheet(workbook: Workbook) -> None:
    workbook.create_sheet("Mes notes")["B2"] = "à ne pas oublier"


def _beside(workbook: Workbook) -> None:
    workbook["Prospects"]["N7"] = "à ne pas oublier"


def _new_row(workbook: Workbook) -> None:
    workbook["Prospects"]["E60"] = "à ne pas oublier"


def _on_a_question(workbook: Workbook) -> None:
    workbook["Prospects"]["C27"] = "à ne pas oublier"


def _in_the_keys(workbook: Workbook) -> None:
    workbook["Prospects"]["A60"] = "à ne pas oublier"


def _in_a_box(workbook: Workbook) -> None:
    workbook["Prospects"]["I15"] = "à ne pas oublier"


def _on_a_count(workbook: Workbook) -> None:
    workbook["Identité"]["G17"] = "à ne pas oublier"


@pytest.mark.parametrize(
    ("change", "cellule"),
    [
        (_new_sheet, "Mes notes!B2"),
        (_beside, "Prospects!N7"),
        (_new_row, "Prospects!E60"),
        (_on_a_question, "Prospects!C27"),
        (_in_the_keys, "Prospects!A60"),
        (_in_a_box, "Prospects!I15"),
        (_on_a_count, "Identité!G17"),
    ],
)
def test_what_is_written_elsewhere_is_reported_with_its_cell(
    change: Callable[[Workbook], None], cellule: str, tmp_path: Path
) -> None:
    lecture = read(tmp_path, altered(filled_guide(REPONSES), change))

    ecarts = [(e.texte, e.cellule) for e in lecture.ecarts]
    assert ("à ne pas oublier", cellule) in ecarts
    assert lecture.repartition[Bac.NON_RATTACHE] == len(ecarts)
    assert sum(lecture.repartition.values()) == lecture.cellules_non_vides


def _copy_row(workbook: Workbook) -> None:
    feuille = workbook["Prospects"]
    for colonne in "ACDG":
        feuille[f"{colonne}60"] = feuille[f"{colonne}7"].value


def test_a_copied_row_of_a_table_is_one_more_row(tmp_path: Path) -> None:
    lecture = read(tmp_path, altered(filled_guide({"Q-FLX-09": PIPELINE}), _copy_row))

    (reponse,) = [r for r in lecture.reponses if r.question == "Q-FLX-09"]
    assert [ligne[0].texte for ligne in reponse.lignes] == ["Découverte", "Devis", "Découverte"]


def _comment(workbook: Workbook) -> None:
    workbook["Prospects"]["E27"].comment = Comment("demander à l’ADV", "Karim")


def test_a_comment_is_kept_with_its_question(tmp_path: Path) -> None:
    lecture = read(tmp_path, altered(filled_guide({}), _comment))

    (reponse,) = [r for r in lecture.reponses if r.notes]
    assert (reponse.question, reponse.notes[0].texte) == ("Q-FLX-12", "demander à l’ADV")


def _rename(workbook: Workbook) -> None:
    workbook["Prospects"].title = "Mes réponses"


def test_a_renamed_sheet_is_recognised(tmp_path: Path) -> None:
    lecture = read(tmp_path, altered(filled_guide({"Q-FLX-12": "oui"}), _rename))

    (reponse,) = [r for r in lecture.reponses if not r.vide]
    assert reponse.reponse is not None
    assert reponse.reponse.cellule == "Mes réponses!E27"


@pytest.mark.parametrize(
    ("dit", "coche"), [("x", True), ("X", True), ("oui", True), ("✔", True), ("non", False)]
)
def test_a_box_is_ticked_in_several_ways(dit: str, coche: bool, tmp_path: Path) -> None:
    def tick(workbook: Workbook) -> None:
        workbook["Prospects"]["I15"] = dit

    lecture = read(tmp_path, altered(empty_guide(), tick))

    assert any(r.coches for r in lecture.reponses) is coche
    assert lecture.repartition[Bac.REPONSE] == 1


def test_a_formula_without_result_is_set_aside(tmp_path: Path) -> None:
    def compute(workbook: Workbook) -> None:
        workbook["Prospects"]["E27"].number_format = "General"
        workbook["Prospects"]["E27"] = "=12*35"

    lecture = read(tmp_path, altered(empty_guide(), compute))

    (ecart,) = lecture.ecarts
    assert (ecart.texte, ecart.cellule) == ("=12*35", "Prospects!E27")
    assert "pas de résultat enregistré" in ecart.raison


def test_an_error_is_set_aside_and_a_struck_answer_is_kept_and_told(tmp_path: Path) -> None:
    def spoil(workbook: Workbook) -> None:
        feuille = workbook["Prospects"]
        feuille["E27"].number_format = "General"
        feuille["E27"] = "#DIV/0!"
        feuille["E29"] = "ôté"
        feuille["E29"].font = Font(strike=True)

    lecture = read(tmp_path, altered(empty_guide(), spoil))

    assert [(e.cellule, e.texte) for e in lecture.ecarts][:1] == [("Prospects!E27", "#DIV/0!")]
    assert "erreur de calcul" in lecture.ecarts[0].raison
    assert [plain(a) for a in lecture.avertissements] == [
        "Prospects!E29 : ce texte est barré, en tout ou partie ; s’il répond, confirmez-le."
    ]


def test_a_hidden_sheet_of_the_respondent_is_read_and_told(tmp_path: Path) -> None:
    def hide(workbook: Workbook) -> None:
        workbook.create_sheet("Brouillon")["A1"] = "au cas où"
        workbook["Brouillon"].sheet_state = workbook["_cdc"].sheet_state = "hidden"

    lecture = read(tmp_path, altered(empty_guide(), hide))

    assert [e.cellule for e in lecture.ecarts] == ["Brouillon!A1"]
    assert [plain(a) for a in lecture.avertissements] == [
        "la feuille « Brouillon » est masquée ; elle est lue."
    ]


@pytest.mark.outils
@sans_libreoffice
def test_a_guide_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    content = filled_guide(REPONSES, remarques={"Q-FLX-10": "le carnet"})
    (tmp_path / "guide.xlsx").write_bytes(content)
    commande = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", "sorti", "guide.xlsx"]
    subprocess.run(commande, cwd=tmp_path, check=True, capture_output=True)

    avant, apres = read(tmp_path, content), read_guide(tmp_path / "sorti" / "guide.xlsx")[0]

    assert apres.reponses == avant.reponses
    assert apres.repartition == avant.repartition


def test_a_workbook_that_cdc_did_not_make_is_refused_kindly(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "ID"
    workbook.save(tmp_path / "export.xlsx")

    with pytest.raises(ClasseurRefuseError, match="pas un guide fait par"):
        read_guide(tmp_path / "export.xlsx")


def test_a_guide_of_another_format_asks_for_another_version_of_cdc(tmp_path: Path) -> None:
    def later(workbook: Workbook) -> None:
        workbook["_cdc"]["B1"] = "cdc-guide/2"

    with pytest.raises(ClasseurRefuseError, match="autre version de cdc"):
        read(tmp_path, altered(empty_guide(), later))


_FEUILLES = ["Identité", "Freins", "Nouvelle"]
_CELLULES = st.dictionaries(
    st.tuples(st.sampled_from(_FEUILLES), st.integers(1, 45), st.integers(1, 14)),
    st.one_of(
        st.text("xX éà=«\u00a0\n12,%", max_size=10),
        st.integers(0, 99),
        st.booleans(),
        st.just("=1+1"),
    ),
    max_size=20,
)


@settings(max_examples=20, deadline=None)
@given(cells=_CELLULES, insere=st.integers(0, 2))
def test_whatever_people_write_the_buckets_add_up(
    cells: dict[tuple[str, int, int], str | int], insere: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    def write(workbook: Workbook) -> None:
        workbook.create_sheet("Nouvelle")
        for (feuille, ligne, colonne), valeur in cells.items():
            workbook[feuille]._cells.pop((ligne, colonne), None)  # under a merge, too
            workbook[feuille].cell(ligne, colonne).value = valeur
        if insere:
            workbook["Freins"].insert_rows(8, insere)

    content = altered(filled_guide({"Q-FRE-01": "rien"}, profil="reticent"), write)
    lecture: Lecture = read(Path(tmp_path_factory.mktemp("x")), content)

    total = count_cells(content).total
    assert sum(lecture.repartition.values()) == lecture.cellules_non_vides == total
    assert lecture.repartition[Bac.NON_RATTACHE] == len(lecture.ecarts)
