from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from cdc.formats.echanges.resultats import Resultats, ResultatsRefusesError, read_results
from cdc.formats.echanges.verdicts import read_status
from cdc_schema.enumerations import Verdict

SQUASH = (
    "CPG_ACTUAL_START_ON;IT_ID;IT_NUM;IT_NAME;TC_ID;TC_NAME;DATASET;EXEC_STATUS;EXEC_USER;"
    "EXECUTION_DATE;TC_REF;STEP_ID;STEP_NUM;STEP_#_REQ;EXEC_STEP_STATUS;EXEC_STEP_DATE;"
    "EXEC_STEP_USER;EXEC_STEP_#_ISSUES;EXEC_STEP_COMMENT\n"
)


def read(tmp_path: Path, nom: str, contenu: str | bytes) -> Resultats | None:
    chemin = tmp_path / nom
    chemin.write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
    return read_results(chemin)


def read_known(tmp_path: Path, nom: str, contenu: str | bytes) -> Resultats:
    resultats = read(tmp_path, nom, contenu)
    assert resultats is not None
    return resultats


def test_each_step_of_a_squash_export_is_a_result(tmp_path: Path) -> None:
    lignes = (
        "2027/04/12 09:00:00;7;1;Tour 1;41;Dossier SAV;;FAILURE;solene;2027/04/13 10:00:00;CT-01;"
        "901;1;0;SUCCESS;2027/04/13 09:58:00;solene;0;\n"
        "2027/04/12 09:00:00;7;1;Tour 1;41;Dossier SAV;;FAILURE;solene;2027/04/13 10:00:00;CT-01;"
        "902;2;0;FAILURE;2027/04/13 09:59:00;solene;1;le statut reste Analyse\n"
    )

    resultats = read_known(tmp_path, "campagne.csv", SQUASH + lignes)

    assert resultats.outil == "Squash TM"
    assert resultats.fautes == ()
    premiere, seconde = resultats.lignes
    assert (premiere.cas, premiere.etape, premiere.verdict) == ("CT-01", 1, Verdict.CONFORME)
    assert (seconde.etape, seconde.verdict) == (2, Verdict.NON_CONFORME)
    assert seconde.obtenu == "le statut reste Analyse"
    assert (seconde.recetteur, seconde.date) == ("solene", dt.date(2027, 4, 13))
    assert seconde.lieu == "CSV!O3"


def test_a_step_that_squash_did_not_play_does_not_take_the_status_of_its_case(
    tmp_path: Path,
) -> None:
    ligne = ";7;1;T;41;Dossier;;SUCCESS;sol;2027/04/13 10:00:00;CT-01;n/a;2;0;n/a;n/a;n/a;n/a;n/a\n"

    resultats = read_known(tmp_path, "campagne.csv", SQUASH + ligne)

    assert [(x.etape, x.verdict) for x in resultats.lignes] == [(2, Verdict.NON_JOUE)]


def test_a_squash_case_without_steps_gives_its_own_status(tmp_path: Path) -> None:
    ligne = ";7;1;T;41;CT-04 - Refus;;BLOCKED;;;;n/a;n/a;n/a;n/a;n/a;n/a;n/a;n/a\n"

    resultats = read_known(tmp_path, "campagne.csv", SQUASH + ligne)

    assert [(x.cas, x.etape, x.verdict) for x in resultats.lignes] == [
        ("CT-04", None, Verdict.BLOQUE)
    ]


def test_two_iterations_of_squash_are_two_passages(tmp_path: Path) -> None:
    ligne = ";7;{};T;41;D;;SUCCESS;sol;2027/04/13;CT-01;1;1;0;SUCCESS;;;;\n"

    resultats = read_known(tmp_path, "c.csv", SQUASH + ligne.format(1) + ligne.format(2))

    assert len({x.passage for x in resultats.lignes}) == 2


def test_what_is_not_known_is_told_with_its_place_and_never_guessed(tmp_path: Path) -> None:
    lignes = (
        ";7;1;T;41;D;;SETTLED;sol;hier;CT-01;1;1;0;SETTLED;;;;\n"
        ";7;1;T;42;Sans identifiant;;SUCCESS;sol;2027/04/13;;2;1;0;SUCCESS;;;;\n"
        ";7;1;T;43;D;;SUCCESS;sol;hier;CT-02;3;1;0;SUCCESS;;;;\n"
    )

    resultats = read_known(tmp_path, "campagne.csv", SQUASH + lignes)

    assert [(f.lieu, f.texte, f.ecartee) for f in resultats.fautes] == [
        ("CSV!O2", "SETTLED", True),
        ("CSV!F3", "Sans identifiant", True),
        ("CSV!J4", "hier", False),
    ]
    assert [(x.cas, x.date) for x in resultats.lignes] == [("CT-02", None)]


def test_an_xlsx_of_squash_is_read_by_its_cells(tmp_path: Path) -> None:
    classeur = Workbook()
    feuille = classeur.active
    assert feuille is not None
    feuille.title = "Export"
    feuille.append(["TC_REF", "EXEC_STATUS", "EXECUTION_DATE"])
    feuille.append(["CT-01", "SUCCESS", dt.datetime(2027, 4, 13, 9, 0)])
    chemin = tmp_path / "export.xlsx"
    classeur.save(chemin)

    resultats = read_results(chemin)

    assert resultats is not None
    (ligne,) = resultats.lignes
    assert (ligne.lieu, ligne.date) == ("Export!B2", dt.date(2027, 4, 13))


def test_steps_of_xray_belong_to_the_test_named_above_them(tmp_path: Path) -> None:
    contenu = (
        "Test Key,Test Summary,Executed By,Finished On,Step,Step Status,Actual Result\n"
        "CRM-7,CT-01 - Dossier SAV,solene,2027-04-13T10:00:00+02:00,J’ouvre le dossier,PASS,\n"
        ",,,,Je change le statut,FAIL,rien ne change\n"
        "CRM-8,CT-02 - Refus,solene,2027-04-13T10:10:00+02:00,J’ouvre,TODO,\n"
    )

    resultats = read_known(tmp_path, "runs.csv", contenu)

    assert resultats.outil == "Xray"
    assert [(x.cas, x.etape, x.verdict) for x in resultats.lignes] == [
        ("CT-01", 1, Verdict.CONFORME),
        ("CT-01", 2, Verdict.NON_CONFORME),
        ("CT-02", 1, Verdict.NON_JOUE),
    ]


def test_xray_json_gives_the_steps_of_each_test(tmp_path: Path) -> None:
    tests = [
        {
            "testKey": "CRM-7",
            "testInfo": {"summary": "CT-01 - Dossier SAV", "requirementKeys": ["EX-REL-003"]},
            "finish": "2027-04-13T10:00:00+02:00",
            "executedBy": "solene",
            "status": "FAILED",
            "steps": [{"status": "PASSED"}, {"status": "FAILED", "actualResult": "figé"}],
        },
        {"testKey": "CRM-9", "status": "PASSED"},
        {"testInfo": {"summary": "CT-03"}, "status": "ARBITRATED"},
    ]

    resultats = read_known(tmp_path, "r.json", json.dumps({"tests": tests}))

    assert [(x.cas, x.etape, x.verdict, x.obtenu) for x in resultats.lignes] == [
        ("CT-01", 1, Verdict.CONFORME, ""),
        ("CT-01", 2, Verdict.NON_CONFORME, "figé"),
    ]
    assert resultats.lignes[0].exigences == ("EX-REL-003",)
    assert [f.texte for f in resultats.fautes] == ["CRM-9", "ARBITRATED"]


def test_each_data_set_of_a_test_of_xray_has_its_results(tmp_path: Path) -> None:
    tests = [
        {
            "testInfo": {"summary": "CT-01 - Dossier"},
            "status": "FAIL",
            "iterations": [
                {"name": "jeu A", "status": "PASS"},
                {"status": "FAIL", "steps": [{"status": "FAIL"}]},
            ],
        }
    ]

    resultats = read_known(tmp_path, "r.json", json.dumps({"tests": tests}))

    assert [(x.lieu, x.etape, x.verdict, x.obtenu) for x in resultats.lignes] == [
        ("test n°\u00a01, jeu A", None, Verdict.CONFORME, ""),
        ("test n°\u00a01, jeu 2, étape 1", 1, Verdict.NON_CONFORME, "jeu 2"),
    ]


def test_two_data_sets_of_squash_are_one_passage_and_say_which_failed(tmp_path: Path) -> None:
    ligne = ";7;1;T;41;D;{};FAILURE;sol;2027/04/13;CT-01;1;1;0;{};;;;{}\n"
    lignes = ligne.format("pro", "SUCCESS", "") + ligne.format("particulier", "FAILURE", "refus")

    resultats = read_known(tmp_path, "c.csv", SQUASH + lignes)

    assert [(x.verdict, x.obtenu) for x in resultats.lignes] == [
        (Verdict.CONFORME, ""),
        (Verdict.NON_CONFORME, "particulier\u00a0: refus"),
    ]
    assert len({x.passage for x in resultats.lignes}) == 1


def test_a_remark_typed_in_a_rich_editor_is_read_as_text(tmp_path: Path) -> None:
    ligne = (
        ";7;1;T;41;D;;FAILURE;sol;2027/04/13;CT-01;1;1;0;FAILURE;;;;"
        '"<p>Le statut reste &laquo;&nbsp;Analyse&nbsp;&raquo;</p><ul><li>si x &lt; 2</li></ul>"\n'
    )

    resultats = read_known(tmp_path, "c.csv", SQUASH + ligne)

    assert resultats.lignes[0].obtenu == "Le statut reste «\u00a0Analyse\u00a0»\nsi x < 2"


JUNIT = """<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
 <testsuite name="sav" timestamp="2027-04-12T08:30:00">
  <testcase classname="tests.sav" name="test_ct_01_dossier"/>
  <testcase classname="tests.sav" name="dossier incomplet">
   <properties><property name="cas" value="CT-SAV-002"/><property name="exigence" value="EX-REL-003"/></properties>
   <failure message="statut : Analyse">trace</failure>
  </testcase>
  <testcase classname="tests.sav" name="EX-REL-004 relance"><error>\n  refus du serveur\n suite</error></testcase>
  <testcase classname="tests.sav" name="CT-03 étape 2"><skipped/></testcase>
  <testcase classname="tests.sav" name="autre chose"/>
  <testcase classname="tests.sav" name="CT-04" status="peut-être"/>
 </testsuite>
</testsuites>"""


def test_junit_is_read_by_the_identifiers_of_its_tests(tmp_path: Path) -> None:
    resultats = read_known(tmp_path, "rapport.xml", JUNIT)

    assert [(x.cas, x.exigences, x.etape, x.verdict, x.obtenu) for x in resultats.lignes] == [
        ("CT-01", (), None, Verdict.CONFORME, ""),
        ("CT-SAV-002", ("EX-REL-003",), None, Verdict.NON_CONFORME, "statut : Analyse"),
        ("", ("EX-REL-004",), None, Verdict.BLOQUE, "refus du serveur"),
        ("CT-03", (), 2, Verdict.NON_JOUE, ""),
    ]
    assert resultats.lignes[0].date == dt.date(2027, 4, 12)
    assert [f.lieu for f in resultats.fautes] == ["test n°\u00a05", "test n°\u00a06"]


@pytest.mark.parametrize(
    ("contenu", "mot"),
    [
        pytest.param(
            '<!DOCTYPE a [<!ENTITY e "x">]><testsuite name="&e;"/>', "DOCTYPE", id="entity"
        ),
        pytest.param(
            '<!DOCTYPE a SYSTEM "file:///etc/passwd"><testsuite/>', "DOCTYPE", id="external"
        ),
        pytest.param("<testsuite>" * 90 + "</testsuite>" * 90, "niveaux", id="nested"),
        pytest.param("<testsuite><testcase", "abîmé", id="cut"),
        pytest.param('{"tests": [', "abîmé", id="cut json"),
        pytest.param('{"a": ' + "[" * 100_000, "abîmé", id="nested json"),
    ],
)
def test_a_dangerous_or_damaged_file_is_refused_in_french(
    tmp_path: Path, contenu: str, mot: str
) -> None:
    with pytest.raises(ResultatsRefusesError, match=mot):
        read(tmp_path, "rapport.xml", contenu)


def test_a_huge_report_is_refused_before_it_is_read(tmp_path: Path) -> None:
    chemin = tmp_path / "rapport.xml"
    with chemin.open("wb") as fichier:
        fichier.write(b"<testsuite>")
        fichier.truncate(60_000_001)

    with pytest.raises(ResultatsRefusesError, match="60"):
        read_results(chemin)


@pytest.mark.parametrize(
    "contenu",
    ["<rss><item/></rss>", '{"tests": "non"}', "[1, 2]", "Nom;Statut\nA;OK\n", "Test;Status\nCT-01;OK\n"],
)  # fmt: skip
def test_a_file_that_no_tool_wrote_is_left_to_others(tmp_path: Path, contenu: str) -> None:
    assert read(tmp_path, "fichier.txt", contenu) is None


@pytest.mark.parametrize(
    ("mot", "verdict"),
    [
        ("OK", Verdict.CONFORME),
        ("Succès", Verdict.CONFORME),
        ("Passé", Verdict.CONFORME),
        ("KO", Verdict.NON_CONFORME),
        ("Non-conforme", Verdict.NON_CONFORME),
        ("ÉCHEC", Verdict.NON_CONFORME),
        ("Bloqué", Verdict.BLOQUE),
        ("à jouer", Verdict.NON_JOUE),
        ("", Verdict.NON_JOUE),
        ("Arbitré", None),
        ("presque", None),
    ],
)
def test_words_of_verdicts(mot: str, verdict: Verdict | None) -> None:
    assert read_status(mot) is verdict
