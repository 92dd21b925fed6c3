"""What `cdc verifier` finds in an example is meant, and its README says why."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cdc.resources import exemples
from tests.commande import run_cdc

PROJETS = sorted(p.parent.name for p in exemples().glob("*/cdc.yaml"))


def _findings(nom: str, dossier: Path) -> list[dict[str, str]]:
    copie = dossier / nom
    shutil.copytree(exemples() / nom, copie)
    constats: list[dict[str, str]] = json.loads(run_cdc("verifier", "--json", cwd=copie).stdout)
    return constats


@pytest.mark.parametrize("nom", PROJETS)
def test_the_readme_of_an_example_explains_every_finding_that_remains(
    nom: str, tmp_path: Path
) -> None:
    lisez_moi = (exemples() / nom / "README.md").read_text(encoding="utf-8")

    codes = {c["code"] for c in _findings(nom, tmp_path)}

    assert sorted(c for c in codes if f"`{c}`" not in lisez_moi) == []


def test_the_complete_example_has_nothing_to_correct(tmp_path: Path) -> None:
    assert [c for c in _findings("torrefaction", tmp_path) if c["gravite"] == "erreur"] == []
