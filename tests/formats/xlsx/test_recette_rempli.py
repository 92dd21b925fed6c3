"""A tester's workbook comes back: every cell is somewhere, every result is understood or told."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.xlsx.direct import is_ours, read_directly
from cdc.formats.xlsx.guide_rempli import read_guide
from cdc.formats.xlsx.lecture import read_workbook
from cdc.formats.xlsx.recette.classeur import render_classeur
from cdc.formats.xlsx.recette.rempli import is_blank, is_recette, read_filled
from cdc.recette.releve import Faute, Releve, Remarque
from cdc_schema.enumerations import Severite, Verdict
from tests.classeurs_recette import handed_out, played

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def read(dossier: Path, fill: Callable[[Workbook], None]) -> Releve:
    releve, _ = read_filled(played(dossier, fill))
    assert sum(releve.repartition.values()) == releve.cellules_non_vides
    return releve


def verdicts(releve: Releve, cas: str) -> list[Verdict]:
    passage = next(p for p in releve.passages if p.cas == cas)
    return [e.verdict for e in passage.etapes]


def test_a_workbook_that_nobody_filled_holds_our_words_only(tmp_path: Path) -> None:
    releve = read(tmp_path, lambda _: None)

    assert (releve.campagne, releve.persona, releve.recetteur, releve.version) == (
        "CAMP-01", "PER-03", "MEM-09", "1.0.3",
    )  # fmt: skip
    assert (releve.passages, releve.fautes, releve.remarques) == ((), (), ())
    assert set(releve.cas) == {"CT-01", "CT-02"}
    assert releve.repartition["consigne"] == releve.cellules_non_vides
    assert is_blank(tmp_path / "rempli.xlsx")


def test_a_case_that_was_played_is_read_step_by_step(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-01"]
        for rang, mot in enumerate(["Conforme", "Conforme", "Non conforme"], 8):
            feuille.cell(rang, 6).value = mot
        feuille["G9"], feuille["G10"] = "Numéro SAV-2027-00118", "Le délai court encore."
        feuille["H10"], feuille["I10"] = "Majeure", "capture-01.png"
        feuille["D12"] = "La photo arrive souvent par message."
        feuille["E15"], feuille["F15"], feuille["G15"] = dt.date(2027, 4, 13), 11, "L. M."
        workbook["Synthèse"]["C5"] = "PC du SAV, Firefox"

    releve = read(tmp_path, fill)

    (passage,) = releve.passages
    assert (passage.cas, passage.campagne, passage.recetteur) == ("CT-01", "CAMP-01", "MEM-09")
    assert (passage.date, passage.duree, passage.signature) == (dt.date(2027, 4, 13), 11, "L. M.")
    assert (passage.feuille, passage.commentaire) == (
        "CT-01",
        "La photo arrive souvent par message.",
    )
    assert passage.verdict is Verdict.NON_CONFORME
    assert [(e.n, e.cellule, e.obtenu) for e in passage.etapes] == [
        (1, "F8", ""),
        (2, "F9", "Numéro SAV-2027-00118"),
        (3, "F10", "Le délai court encore."),
    ]
    assert (passage.etapes[2].severite, passage.etapes[2].preuve) == (
        Severite.MAJEURE,
        "capture-01.png",
    )
    assert releve.poste == "PC du SAV, Firefox"
    assert releve.remarques == (
        Remarque("La photo arrive souvent par message.", "CT-01!D12", "CT-01"),
    )
    assert {bac: n for bac, n in releve.repartition.items() if n and bac != "consigne"} == {
        "reponse": 7, "metadonnee": 4, "remarque": 1,
    }  # fmt: skip
    assert releve.fautes == ()


def test_other_words_for_a_verdict_are_understood_and_unknown_ones_told(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-01"]
        feuille["F8"], feuille["F9"], feuille["F10"] = "OK", "NC", "à voir avec Sophie"

    releve = read(tmp_path, fill)

    assert verdicts(releve, "CT-01") == [
        Verdict.CONFORME, Verdict.NON_CONFORME, Verdict.NON_JOUE,
    ]  # fmt: skip
    (faute,) = releve.fautes
    assert (faute.cellule, faute.texte, faute.cas) == (
        "CT-01!F10", "à voir avec Sophie", "CT-01",
    )  # fmt: skip
    assert "ce n’est pas un résultat" in str(faute)
    assert releve.repartition["non_rattache"] == 1


@pytest.mark.parametrize(
    ("cellule", "texte", "raison"),
    [
        ("H9", "grave", "ce n’est pas une sévérité"),
        ("E15", "mardi", "ce n’est pas une date"),
        ("E15", "31/02/2027", "ce n’est pas une date"),
        ("F15", "longtemps", "ce n’est pas une durée"),
        ("D9", "le dossier s’ouvre", "ce texte remplace celui du classeur"),
        ("B15", "Parfait", "ce texte remplace un calcul"),
        ("K3", "voir aussi CT-02", "hors des cases"),
        ("A30", "ma clé", "hors des cases"),
    ],
)
def test_what_has_no_meaning_where_it_stands_is_told_with_its_cell(
    tmp_path: Path, cellule: str, texte: str, raison: str
) -> None:
    def fill(workbook: Workbook) -> None:
        workbook["CT-01"][cellule] = texte

    releve = read(tmp_path, fill)

    (faute,) = releve.fautes
    assert (faute.cellule, faute.texte) == (f"CT-01!{cellule}", texte)
    assert raison in faute.raison
    assert releve.repartition["non_rattache"] == 1


@pytest.mark.parametrize(
    ("ecrit", "minutes"),
    [(11, 11), ("11 min", 11), ("1 h 05", 65), ("1h", 60), (dt.time(0, 12), 12), ("9,5", 9)],
)
def test_a_time_spent_is_read_as_testers_write_it(
    tmp_path: Path, ecrit: int | str | dt.time, minutes: int
) -> None:
    def fill(workbook: Workbook) -> None:
        workbook["CT-01"]["F15"] = ecrit

    releve = read(tmp_path, fill)

    assert [p.duree for p in releve.passages] == [minutes]


@pytest.mark.parametrize("ecrit", ["13/04/2027", "13.4.27", "2027-04-13", dt.date(2027, 4, 13)])
def test_a_day_is_read_as_testers_write_it(tmp_path: Path, ecrit: str | dt.date) -> None:
    def fill(workbook: Workbook) -> None:
        workbook["CT-01"]["E15"] = ecrit

    assert [p.date for p in read(tmp_path, fill).passages] == [dt.date(2027, 4, 13)]


def test_a_row_added_by_the_tester_moves_no_result(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-02"]
        feuille["F8"], feuille["F9"] = "Conforme", "Bloqué"
        for plage in list(feuille.merged_cells.ranges):
            feuille.unmerge_cells(str(plage))
        feuille.insert_rows(9)
        feuille["C9"], feuille["F9"] = "J’ai aussi essayé autre chose", "Non conforme"

    releve = read(tmp_path, fill)

    assert verdicts(releve, "CT-02") == [Verdict.CONFORME, Verdict.BLOQUE]
    assert [e.cellule for p in releve.passages for e in p.etapes] == ["F8", "F10"]
    assert {f.cellule for f in releve.fautes} == {"CT-02!C9", "CT-02!F9"}


def test_rows_sorted_without_their_hidden_key_follow_the_number_that_was_seen(
    tmp_path: Path,
) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-02"]
        feuille["F8"], feuille["F9"] = "Conforme", "Non conforme"
        for colonne in range(2, 10):
            haut, bas = feuille.cell(8, colonne), feuille.cell(9, colonne)
            haut.value, bas.value = bas.value, haut.value

    releve = read(tmp_path, fill)

    assert verdicts(releve, "CT-02") == [Verdict.CONFORME, Verdict.NON_CONFORME]
    assert [e.cellule for p in releve.passages for e in p.etapes] == ["F9", "F8"]
    assert len(releve.avertissements) == 2


def test_a_step_copied_is_read_once_and_the_copy_told(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-02"]
        feuille["F8"] = "Conforme"
        for colonne in range(1, 10):
            feuille.cell(20, colonne).value = feuille.cell(8, colonne).value
        feuille["F20"] = "Non conforme"

    releve = read(tmp_path, fill)

    assert verdicts(releve, "CT-02")[0] is Verdict.CONFORME
    assert [(f.cellule, f.texte) for f in releve.fautes] == [("CT-02!F20", "Non conforme")]


def test_sheets_moved_and_renamed_are_still_their_cases(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        workbook["CT-01"]["F8"] = "Conforme"
        workbook["CT-01"].title = "appel de lundi"
        workbook.move_sheet("CT-02", -3)

    releve = read(tmp_path, fill)

    assert [(p.cas, p.feuille) for p in releve.passages] == [("CT-01", "appel de lundi")]
    assert releve.fautes == ()


def test_a_sheet_removed_is_told_and_its_case_not_played(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        del workbook["CT-02"]

    releve = read(tmp_path, fill)

    assert releve.passages == ()
    (faute,) = releve.fautes
    assert faute.cas == "CT-02"
    assert "manque" in faute.raison


def test_a_step_removed_is_told(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-02"]
        feuille["F8"] = "Conforme"
        for colonne in range(1, 10):
            feuille.cell(9, colonne).value = None

    releve = read(tmp_path, fill)

    assert verdicts(releve, "CT-02") == [Verdict.CONFORME, Verdict.NON_JOUE]
    assert ["étape 2" in f.raison for f in releve.fautes] == [True]


def test_a_sheet_added_and_a_sheet_copied_lose_no_cell(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        workbook.create_sheet("Notes")["B2"] = "Rappeler l’éditeur"
        workbook["CT-01"]["F8"] = "Conforme"
        copie = workbook.copy_worksheet(workbook["CT-01"])
        copie["F8"] = "Non conforme"

    releve = read(tmp_path, fill)

    assert verdicts(releve, "CT-01")[0] is Verdict.CONFORME
    assert {(f.cellule, f.texte) for f in releve.fautes} == {
        ("Notes!B2", "Rappeler l’éditeur"),
        ("CT-01 Copy!F8", "Non conforme"),
    }


def test_a_comment_is_a_remark_on_its_case(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        workbook["CT-01"]["F8"].comment = Comment("Lent le lundi", "Lucie")

    releve = read(tmp_path, fill)

    assert releve.remarques == (Remarque("Lent le lundi", "CT-01!F8", "CT-01"),)


@pytest.mark.parametrize(
    ("feuille", "cellule", "nom", "attendu"),
    [
        ("Synthèse", "C4", "Lucie MARCHAND", "MEM-09"),
        ("Synthèse", "C4", "Jean Dupuis", "Jean Dupuis"),
        ("CT-01", "D15", "lucie marchand", "MEM-09"),
        ("CT-01", "D15", "Jean Dupuis", "Jean Dupuis"),
    ],
)
def test_who_played_is_the_name_written_where_it_is_another(
    tmp_path: Path, feuille: str, cellule: str, nom: str, attendu: str
) -> None:
    def fill(workbook: Workbook) -> None:
        workbook["CT-01"]["F8"] = "Conforme"
        workbook[feuille][cellule] = nom

    assert [p.recetteur for p in read(tmp_path, fill).passages] == [attendu]


def test_a_hidden_column_that_was_emptied_is_made_up_for(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-01"]
        feuille["F8"], feuille["F10"] = "Conforme", "Bloqué"
        feuille["D12"], feuille["F15"] = "Une remarque", 7
        for rang in range(1, 20):
            feuille.cell(rang, 1).value = None

    releve = read(tmp_path, fill)

    (passage,) = releve.passages
    assert verdicts(releve, "CT-01") == [Verdict.CONFORME, Verdict.NON_JOUE, Verdict.BLOQUE]
    assert (passage.commentaire, passage.duree) == ("Une remarque", 7)
    assert releve.fautes == ()


def test_a_formula_without_a_result_is_no_result(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        workbook["CT-01"]["F8"] = '=IF(1=1,"Conforme","")'

    releve = read(tmp_path, fill)

    assert releve.passages == ()
    assert ["pas de résultat enregistré" in f.raison for f in releve.fautes] == [True]


def test_the_same_file_gives_the_same_value(tmp_path: Path) -> None:
    path = played(tmp_path, lambda workbook: workbook["CT-01"].__setitem__("F8", "Conforme"))

    assert read_filled(path) == read_filled(path)


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    autre = Workbook()
    autre.worksheets[0]["A1"] = "Bonjour"
    autre.save(tmp_path / "autre.xlsx")

    assert not is_recette(read_table(tmp_path / "autre.xlsx"))
    with pytest.raises(ClasseurRefuseError, match="cdc recette classeur"):
        read_filled(tmp_path / "autre.xlsx")


def test_a_workbook_of_another_version_is_refused(tmp_path: Path) -> None:
    path = played(tmp_path, lambda workbook: workbook["_cdc"].__setitem__("B1", "cdc-recette/9"))

    with pytest.raises(ClasseurRefuseError, match="autre version"):
        read_filled(path)


def test_a_fault_says_where_what_and_what_to_do() -> None:
    assert str(Faute("CT-01!F13", "bof", "ce n’est pas un résultat.")) == (
        "CT-01!F13\u00a0: «\u00a0bof\u00a0», ce n’est pas un résultat."
    )


def test_the_bytes_depend_on_the_cases_only() -> None:
    octets = render_classeur(handed_out())

    assert octets == render_classeur(handed_out())
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        assert {i.date_time[0] for i in archive.infolist()} == {1980}
    assert load_workbook(io.BytesIO(octets)).sheetnames == [
        "Synthèse", "Mode d’emploi", "CT-01", "CT-02", "_cdc",
    ]  # fmt: skip


def test_the_fast_reading_finds_what_the_ordinary_one_finds(tmp_path: Path) -> None:
    def fill(workbook: Workbook) -> None:
        feuille = workbook["CT-01"]
        feuille["F8"], feuille["G8"], feuille["F15"] = "Conforme", "vu  deux\nlignes ", 11
        feuille["E15"], feuille["H8"] = dt.datetime(2027, 4, 13, 9, 30), dt.time(0, 12)
        feuille["G9"], feuille["I9"], feuille["G10"] = 0.125, True, "#N/A"
        feuille["G9"].number_format, feuille["G10"].data_type = "0.0%", "e"
        feuille["I10"], feuille["I8"] = "=1/3", 1234.5
        feuille["I8"].number_format = "#,##0.00 €"
        feuille.row_dimensions[9].hidden = True
        feuille["G8"].font = Font(strike=True)
        feuille["F8"].comment = Comment("une note", "L. M.")

    path = played(tmp_path, fill)
    contenu = path.read_bytes()

    assert is_ours(contenu)
    assert read_directly(path.name, contenu) == read_workbook(path.name, contenu)


def test_the_fast_reading_leaves_what_is_damaged_to_the_ordinary_one(tmp_path: Path) -> None:
    path = played(tmp_path, lambda workbook: workbook["CT-01"].__setitem__("F8", "Conforme"))
    with zipfile.ZipFile(path) as source:
        parts = {nom: source.read(nom) for nom in source.namelist()}
    parts["xl/styles.xml"] = b"<oops/>"
    with zipfile.ZipFile(path, "w") as cible:
        for nom, part in parts.items():
            cible.writestr(nom, part)

    assert read_directly(path.name, path.read_bytes()) is None
    releve, _ = read_filled(path)
    assert verdicts(releve, "CT-01")[0] is Verdict.CONFORME


def test_a_workbook_of_acceptance_is_no_interview_and_says_where_it_goes(tmp_path: Path) -> None:
    path = played(tmp_path, lambda _: None)

    with pytest.raises(ClasseurRefuseError, match="cdc recette import"):
        read_guide(path)
