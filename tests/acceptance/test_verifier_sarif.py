"""SARIF of `cdc verifier`: what its official schema wants, and what readers of it show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from tests.commande import run_cdc
from tests.outils import SCHEMA_SARIF, sans_schema_sarif

CAHIER = """\
exigences:
  - id: EX-VTE-001
    cas_de_test: [CT-001, CT-002]
  - id: EX-VTE-002
    objectifs: [OBJ-77, OBJ-78]
"""
REGLAGES = """\
verification:
  acceptes:
    - {code: REF-001, element: EX-VTE-001, motif: Au lot 2.}
"""


@pytest.fixture
def journal(tmp_path: Path) -> dict[str, Any]:
    projet = tmp_path / "dépôt" / "le cahier"
    (projet / "cahier").mkdir(parents=True)
    (projet / "cdc.yaml").write_text(REGLAGES, encoding="utf-8")
    (projet / "cahier/7-exigences.yaml").write_text(CAHIER, encoding="utf-8")
    dit = run_cdc(
        "verifier", "--format", "sarif", "--projet", "le cahier", cwd=projet.parent
    )  # as in continuous integration, from the root of the repository
    lu: dict[str, Any] = json.loads(dit.stdout)
    return lu


@pytest.mark.outils
@sans_schema_sarif
def test_the_official_schema_accepts_it(journal: dict[str, Any]) -> None:
    schema = json.loads(SCHEMA_SARIF.read_text(encoding="utf-8"))

    assert [e.message for e in Draft4Validator(schema).iter_errors(journal)] == []


def test_each_result_leads_to_its_rule_its_file_and_its_words(journal: dict[str, Any]) -> None:
    (run,) = journal["runs"]
    regles = run["tool"]["driver"]["rules"]
    resultats = [r for r in run["results"] if r["ruleId"] == "REF-001"]

    assert journal["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [regles[r["ruleIndex"]]["id"] for r in resultats] == ["REF-001"] * 4
    mots = []
    for resultat in resultats:
        (lieu,) = resultat["locations"]
        physique = lieu["physicalLocation"]
        assert unquote(physique["artifactLocation"]["uri"]) == "le cahier/cahier/7-exigences.yaml"
        region = physique["region"]
        ligne = CAHIER.splitlines()[region["startLine"] - 1]
        mots.append(ligne[region["startColumn"] - 1 : region["endColumn"] - 1])
    assert mots == ["OBJ-77", "OBJ-78", "CT-001", "CT-002"]
    assert len({json.dumps(r["partialFingerprints"]) for r in resultats}) == 4


def test_what_the_author_accepts_is_there_suppressed_with_its_reason(
    journal: dict[str, Any],
) -> None:
    admis = [r for r in journal["runs"][0]["results"] if "suppressions" in r]

    assert [r["suppressions"] for r in admis] == [
        [{"kind": "external", "justification": "Au lot 2."}]
    ] * 2
