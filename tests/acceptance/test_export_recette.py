"""`cdc export squash|xray|testlink|gherkin|csv`: the test plan in the files of other tools."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from gherkin import Parser

from cdc.projet import load_projet
from cdc.resources import exemples
from cdc_schema import Cahier
from tests.entretiens import plain, run_cdc
from tests.outils import sans_sdk, sdk_errors

FORMATS = {
    "squash": ["squash-1-exigences.xlsx", "squash-2-cas-de-test.xlsx"],
    "xray": ["xray-cloud-correspondance.json", "xray-cloud.csv"],
    "testlink": ["testlink-1-exigences.csv", "testlink-2-cas-de-test.xml"],
}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    shutil.copytree(exemples() / "torrefaction", tmp_path / "crm")
    return tmp_path / "crm"


def export(projet: Path, *arguments: str) -> str:
    run = run_cdc("export", *arguments, "--projet", str(projet))
    assert run.code == 0, run
    return plain(run.sortie)


def cases(projet: Path) -> list[dict[str, Any]]:
    cahier: Cahier = load_projet(projet).cahier
    listes = {cle: {"__all__": {"provenance"}} for cle in ("etapes", "donnees", "version_exigence")}
    # What `cdc` keeps for itself of a case that it derived is no part of the plan.
    propres = {"provenance": True, "empreinte": True}
    return [cas.model_dump(exclude={**propres, **listes}) for cas in cahier.cas_de_test]


def without_cases(projet: Path) -> None:
    plan = projet / "recette" / "plan.yaml"
    texte = plan.read_text(encoding="utf-8")
    plan.write_text(texte[: texte.index("\ncas_de_test:") + 1], encoding="utf-8")


@pytest.mark.parametrize("nom", FORMATS)
def test_each_format_is_written_in_its_folder(projet: Path, nom: str) -> None:
    sortie = export(projet, nom)

    dossier = projet / "sorties" / nom
    assert sorted(f.name for f in dossier.iterdir()) == FORMATS[nom]
    assert "16 cas, 55 étapes." in sortie


def test_a_file_changed_by_hand_is_set_aside(projet: Path, tmp_path: Path) -> None:
    export(projet, "testlink", "--sortie", str(tmp_path / "tl"))
    (tmp_path / "tl" / "testlink-1-exigences.csv").write_text("à moi", encoding="utf-8")

    sortie = export(projet, "testlink", "--sortie", str(tmp_path / "tl"))

    assert "testlink-1-exigences.csv avait été modifié à la main : gardé sous " in sortie
    gardes = [f for f in (tmp_path / "tl").iterdir() if "à moi" in f.read_text(encoding="utf-8")]
    assert len(gardes) == 1


def test_every_feature_is_gherkin_and_every_case_of_a_requirement_is_tagged(
    projet: Path, tmp_path: Path
) -> None:
    export(projet, "gherkin", "--sortie", str(tmp_path / "g"))

    fichiers = sorted((tmp_path / "g").glob("*.feature"))
    tags = set()
    for fichier in fichiers:
        document: Any = Parser().parse(fichier.read_text(encoding="utf-8"))
        assert document["feature"]["language"] == "fr"
        for enfant in document["feature"]["children"]:
            tags |= {tag["name"] for tag in enfant.get("scenario", {"tags": []})["tags"]}
    cahier = load_projet(projet).cahier
    assert {f"@{cas.id}" for cas in cahier.cas_de_test} <= tags
    assert {f"@{e.id}" for e in cahier.exigences if e.criteres_acceptation} <= tags


@pytest.mark.parametrize("nom", ["torrefaction", "cycles-du-ponant"])
def test_the_table_brings_every_case_back_whole(tmp_path: Path, nom: str) -> None:
    projet, table = tmp_path / "crm", tmp_path / "cas.csv"
    shutil.copytree(exemples() / nom, projet)
    run_cdc("recette", "plan", "--projet", str(projet))
    avant = cases(projet)
    export(projet, "csv", "--sortie", str(table))
    without_cases(projet)
    assert cases(projet) == []

    run = run_cdc("import", str(table), "--vers", "cas-de-test", "--projet", str(projet))

    assert run.code == 0, run
    assert len(avant) > 20
    assert cases(projet) == avant


def test_importing_the_table_into_the_project_that_wrote_it_changes_nothing(
    projet: Path, tmp_path: Path
) -> None:
    avant = (projet / "recette" / "plan.yaml").read_bytes()
    export(projet, "csv", "--sortie", str(tmp_path / "cas.csv"))

    run = run_cdc(
        "import", str(tmp_path / "cas.csv"), "--vers", "cas-de-test", "--projet", str(projet),
        "--apercu",
    )  # fmt: skip

    assert run.code == 0, run
    assert (projet / "recette" / "plan.yaml").read_bytes() == avant
    assert "conflit" not in run.sortie


def test_requirements_of_jira_give_their_keys_to_the_links(projet: Path, tmp_path: Path) -> None:
    (tmp_path / "jira.csv").write_text(
        "Key;Summary\nCRM-12;EX-REL-001 - Création depuis la commande\n", encoding="utf-8"
    )

    sortie = export(
        projet, "xray", "--serveur", "--exigences", str(tmp_path / "jira.csv"), "--sortie",
        str(tmp_path / "x"),
    )  # fmt: skip

    texte = (tmp_path / "x" / "xray-serveur.csv").read_text(encoding="utf-8-sig")
    assert "CRM-12;EX-REL-004" in texte
    assert "59 exigences sans clé Jira" in sortie


def test_a_project_without_cases_is_told_what_to_do(projet: Path) -> None:
    without_cases(projet)

    run = run_cdc("export", "squash", "--projet", str(projet))

    assert run.code == 2
    assert "cdc recette plan" in run.erreur
    assert not (projet / "sorties").exists()


@pytest.mark.outils
@sans_sdk
def test_the_workbooks_are_valid(projet: Path) -> None:
    export(projet, "squash")

    for nom in FORMATS["squash"]:
        assert sdk_errors(projet / "sorties" / "squash" / nom) == []
