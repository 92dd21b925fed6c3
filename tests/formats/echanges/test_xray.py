from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from cdc.formats.echanges.correspondances import JIRA_PRIORITE
from cdc.formats.echanges.xray import read_keys, render_cloud, render_serveur
from cdc.formats.tableurs import ClasseurRefuseError
from cdc_schema.enumerations import PrioriteCas
from tests.formats.echanges.donnees import hard_plan

CLOUD = (
    "Issue Id;Issue key;Issue type;Test type;Test Summary;Test Priority;Component;Action;Data;"
    "Result;Project key;Test Set;Precondition;Precondition type;Test Repo;Links"
)
SERVEUR = (
    "TCID;Test Summary;Test Priority;Component;Component;Action;Data;Result;Test Repo Path;"
    "Requirement"
)


def cloud(cles: dict[str, str] | None = None) -> list[dict[str, str]]:
    contenu = render_cloud(hard_plan(), "CRM", cles or {})["xray-cloud.csv"]
    return list(csv.DictReader(io.StringIO(contenu.decode("utf-8-sig")), delimiter=";"))


def test_headings_are_those_of_the_importer() -> None:
    for fichiers, attendus in (
        (render_cloud(hard_plan(), "CRM", {}), CLOUD),
        (render_serveur(hard_plan(), {}), SERVEUR),
    ):
        contenu = next(iter(fichiers.values()))

        assert contenu.startswith(b"\xef\xbb\xbf")
        assert contenu.decode("utf-8-sig").splitlines()[0] == attendus


def test_what_belongs_to_the_test_is_said_on_its_first_row_only() -> None:
    rangees = [r for r in cloud() if r["Test type"] == "Manual"]
    premier = [r for r in rangees if r["Issue Id"] == rangees[0]["Issue Id"]]

    assert [r["Issue type"] for r in premier] == ["test", "", ""]
    assert [r["Test Summary"] for r in premier] == ["CT-01 - Appel / dossier", "", ""]
    assert [r["Test Priority"] for r in premier] == ["Highest", "", ""]
    assert [r["Action"] for r in premier] == ["Je saisis <W-1>", "'-2+3 est tapé", "J’attends"]
    assert [r["Result"] for r in premier] == ["]]> est lu", "'@refus\n« net »", ""]
    assert premier[0]["Data"] == "W-1\nN° de commande = W|1\\2\nN° de commande = W-2"


def test_prerequisites_and_personas_are_issues_that_tests_name_by_their_numbers() -> None:
    rangees = cloud()

    numeros = {
        r["Test Summary"]: r["Issue Id"] for r in rangees if r["Issue type"] not in ("", "test")
    }
    premier = next(r for r in rangees if r["Issue type"] == "test")
    assert premier["Precondition"] == f"{numeros['connectée, au SAV']};{numeros[chr(39) + '=1+1']}"
    assert premier["Test Set"] == numeros["PER-03 - Solène, Conseillère SAV"]
    assert len({r["Issue Id"] for r in rangees if r["Issue type"]}) == len(numeros) + 2


def test_an_obsolete_case_is_left_out_and_a_case_without_steps_keeps_its_row() -> None:
    resumes = [r["Test Summary"] for r in cloud() if r["Issue type"] == "test"]

    assert resumes == ["CT-01 - Appel / dossier", "CT-03 - Sans persona ni étape"]


def test_links_bear_the_keys_of_jira_where_they_are_known() -> None:
    premier = next(r for r in cloud({"EX-REL-001": "CRM-12"}) if r["Issue type"] == "test")

    assert premier["Links"] == "CRM-12;EX-REL-002;EX-CLI-001"


def test_the_server_file_links_each_case_to_its_requirements() -> None:
    contenu = render_serveur(hard_plan(), {"EX-REL-001": "CRM-12"})["xray-serveur.csv"]
    _, premiere, seconde, *_ = csv.reader(io.StringIO(contenu.decode("utf-8-sig")), delimiter=";")

    assert premiere[0] == seconde[0] == "1"
    assert premiere[-2:] == [
        "PER-03 - Solène, Conseillère SAV", "CRM-12;EX-REL-002;EX-CLI-001",
    ]  # fmt: skip
    assert seconde[1:3] == ["", ""]


def test_the_mapping_names_each_column_once() -> None:
    contenu = render_cloud(hard_plan(), "CRM", {})["xray-cloud-correspondance.json"]
    reglage = json.loads(contenu)

    assert (reglage["config.delimiter"], reglage["config.encoding"]) == (";", "UTF-8")
    champs = {
        CLOUD.split(";")[c["column.index"]]: c["jira.field"]["id"]
        for c in reglage["config.field.mappings"]
    }
    assert champs["Issue Id"] == "__xray_testId"
    assert champs["Test Summary"] == "summary"
    assert champs["Test type"] == "xray_testtype"
    assert set(CLOUD.split(";")) - set(champs) == {"Links"}


def test_every_priority_has_a_name_in_jira() -> None:
    assert set(JIRA_PRIORITE) == set(PrioriteCas)


def test_keys_are_read_from_an_export_of_jira(tmp_path: Path) -> None:
    export = tmp_path / "jira.csv"
    export.write_text(
        "Clé,Référence,Résumé\nCRM-12,EX-001,EX-001 - Dossier\nCRM-13,,Autre chose\n",
        encoding="utf-8",
    )

    assert read_keys(export) == {"EX-001": "CRM-12"}


def test_an_export_without_keys_is_refused(tmp_path: Path) -> None:
    export = tmp_path / "jira.csv"
    export.write_text("Clé,Résumé\nCRM-12,Dossier\n", encoding="utf-8")

    with pytest.raises(ClasseurRefuseError, match="aucune ligne"):
        read_keys(export)
