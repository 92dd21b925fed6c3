from __future__ import annotations

import csv
import io
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from cdc.formats.echanges.correspondances import (
    TESTLINK_IMPORTANCE,
    TESTLINK_STATUT_CAS,
    TESTLINK_STATUT_EXIGENCE,
    TESTLINK_TYPE_EXIGENCE,
)
from cdc.formats.echanges.testlink import render_testlink
from cdc_schema.enumerations import PrioriteCas, StatutExigence, StatutRedaction, TypeExigence
from tests.formats.echanges.donnees import hard_plan


def suites() -> Element:
    racine: Element = fromstring(render_testlink(hard_plan())["testlink-2-cas-de-test.xml"])
    return racine


def test_cases_stand_in_the_suite_of_their_persona() -> None:
    racine = suites()

    assert (racine.tag, racine.get("name")) == ("testsuite", "CRM / R&D")
    assert [s.get("name") for s in racine.findall("testsuite")] == [
        "PER-03 - Solène, Conseillère SAV", "Sans persona",
    ]  # fmt: skip
    assert [c.get("name") for c in racine.iter("testcase")] == [
        "CT-01 - Appel / dossier", "CT-03 - Sans persona ni étape",
    ]  # fmt: skip


def test_a_case_says_what_testlink_reads_and_its_texts_come_back_as_they_are() -> None:
    cas = next(suites().iter("testcase"))

    assert (cas.findtext("importance"), cas.findtext("execution_type")) == ("3", "1")
    assert cas.findtext("estimated_exec_duration") == "8"
    assert "ROL-SAV, Conseillère SAV" in (cas.findtext("summary") or "")
    etapes = [
        (e.findtext("step_number"), e.findtext("expectedresults"))
        for e in cas.iterfind("steps/step")
    ]
    assert etapes == [
        ("1", "<p>]]&gt; est lu</p>"), ("2", "<p>@refus<br />« net »</p>"), ("3", ""),
    ]  # fmt: skip


def test_a_case_is_linked_to_the_requirements_of_the_csv() -> None:
    contenu = render_testlink(hard_plan())["testlink-1-exigences.csv"]
    lignes = list(csv.reader(io.StringIO(contenu.decode("utf-8"))))
    liens = [e.findtext("doc_id") for e in suites().iter("requirement")]

    assert set(liens) <= {ligne[0] for ligne in lignes}
    assert {e.findtext("req_spec_title") for e in suites().iter("requirement")} == {
        "Exigences - CRM / R&D"
    }


def test_requirements_have_no_headings_no_mark_and_seven_columns() -> None:
    contenu = render_testlink(hard_plan())["testlink-1-exigences.csv"]

    lignes = list(csv.reader(io.StringIO(contenu.decode("utf-8"))))
    assert lignes[0][0] == "EX-REL-001"
    assert lignes[0][3:] == ["2", "V", "1", "1"]
    assert lignes[1][3:] == ["2", "O", "1", "2"]
    assert {len(ligne) for ligne in lignes} == {7}


def test_every_value_of_ours_has_a_code_of_testlink() -> None:
    assert set(TESTLINK_IMPORTANCE) == set(PrioriteCas)
    assert set(TESTLINK_IMPORTANCE.values()) <= set("123")
    assert set(TESTLINK_STATUT_CAS) == set(StatutRedaction)
    assert set(TESTLINK_TYPE_EXIGENCE) == set(TypeExigence)
    assert set(TESTLINK_TYPE_EXIGENCE.values()) <= set("1234567")
    assert set(TESTLINK_STATUT_EXIGENCE) == set(StatutExigence)
    assert set(TESTLINK_STATUT_EXIGENCE.values()) <= set("VNDRWFIO")


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_testlink(hard_plan()) == render_testlink(hard_plan())
