"""`cdc verifier --depuis`: only what concerns what changed since a revision of git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.commande import run_cdc

EXIGENCES = """\
exigences:
  - id: EX-VTE-001
    titre: Relancer
    cas_de_test: [CT-901]
  - id: EX-VTE-002
    titre: Archiver
    cas_de_test: [CT-902, CT-903]
"""
CAS = "cas_de_test:\n  - id: CT-001\n"


def git(dossier: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b.fr", *arguments],
        cwd=dossier,
        check=True,
        capture_output=True,
    )


@pytest.fixture(params=["racine", "sous-dossier"])
def projet(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project under git, at the root of the repository or in a folder of it."""
    dossier = tmp_path if request.param == "racine" else tmp_path / "clients" / "mon crm"
    (dossier / "cahier").mkdir(parents=True)
    (dossier / "recette").mkdir()
    (dossier / "cdc.yaml").write_text("titre: Cahier\n", encoding="utf-8")
    (dossier / "cahier/7-exigences.yaml").write_text(EXIGENCES, encoding="utf-8")
    (dossier / "recette/plan.yaml").write_text(CAS, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "départ")
    return dossier


def places(projet: Path, *options: str) -> list[str]:
    dit = run_cdc(
        "verifier", "--depuis", "HEAD", "--json", "--selection", "REF", *options, cwd=projet
    )
    lus: list[dict[str, Any]] = json.loads(dit.stdout)
    assert dit.returncode == (1 if lus else 0)
    return [c["chemin"] for c in lus]


def change(projet: Path, avant: str, apres: str, fichier: str = "cahier/7-exigences.yaml") -> None:
    texte = (projet / fichier).read_text(encoding="utf-8")
    assert avant in texte
    (projet / fichier).write_text(texte.replace(avant, apres), encoding="utf-8")


def test_nothing_changed_is_nothing_told(projet: Path) -> None:
    change(projet, "exigences:\n", "# Relu.\n\nexigences:\n")

    assert places(projet) == []


def test_only_the_value_that_changed_is_told(projet: Path) -> None:
    change(projet, "CT-902", "CT-904")
    change(projet, "titre: Relancer", "titre: Relancer un devis")

    assert places(projet) == ["exigences[EX-VTE-002].cas_de_test[0]"]


def test_what_moved_did_not_change(projet: Path) -> None:
    change(projet, "[CT-902, CT-903]", "[CT-001, CT-903, CT-902]")
    change(projet, "exigences:\n", "exigences:\n  - id: EX-VTE-000\n    cas_de_test: [CT-905]\n")

    assert places(projet) == ["exigences[EX-VTE-000].cas_de_test[0]"]


def test_what_a_change_elsewhere_broke_is_told(projet: Path) -> None:
    change(projet, "[CT-901]", "[CT-901, CT-001]")
    git(projet, "commit", "--quiet", "-am", "suite")
    change(projet, "CT-001", "CT-002", "recette/plan.yaml")

    assert places(projet) == ["exigences[EX-VTE-001].cas_de_test[1]"]


def test_what_is_still_missing_beside_what_was_written_is_not_new(projet: Path) -> None:
    technique = projet / "cahier/4-technique.yaml"
    technique.write_text(
        "propriete:\n  proprietaire: Le client\n  licence_prestataire: Le service\n"
    )
    git(projet, "add", ".")
    git(projet, "commit", "--quiet", "-m", "suite")

    def messages() -> list[str]:
        dit = run_cdc(
            "verifier", "--depuis", "HEAD", "--json", "--selection", "CPL-001", cwd=projet
        )  # fmt: skip
        return [c["message"] for c in json.loads(dit.stdout) if c["chemin"][:9] == "propriete"]

    change(projet, "licence_prestataire: Le service", "reversibilite:", "cahier/4-technique.yaml")
    [manquent] = messages()
    change(projet, "reversibilite:", "licence_prestataire: Le logiciel", "cahier/4-technique.yaml")

    assert "«\u00a0Usages permis au prestataire\u00a0», «\u00a0Export" in manquent
    assert messages() == []


@pytest.mark.usefixtures("projet")
def test_a_project_that_was_not_there_is_told_whole(tmp_path: Path) -> None:
    neuf = tmp_path / "neuf"
    (neuf / "cahier").mkdir(parents=True)
    (neuf / "cdc.yaml").write_text("titre: Cahier\n", encoding="utf-8")
    (neuf / "cahier/7-exigences.yaml").write_text(EXIGENCES, encoding="utf-8")

    assert len(places(neuf)) == 3


def test_an_unknown_revision_is_told(projet: Path) -> None:
    for revision in ("v9.9", "--output=x", ""):
        dit = run_cdc("verifier", f"--depuis={revision}", cwd=projet)

        assert dit.returncode == 2
        assert f"la révision «\u00a0{revision}\u00a0» n’existe pas" in dit.stderr


def test_without_a_repository_or_without_git_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "cdc.yaml").write_text("titre: Cahier\n", encoding="utf-8")

    sans_depot = run_cdc(
        "verifier", "--depuis", "HEAD", cwd=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
    )
    sans_git = run_cdc("verifier", "--depuis", "HEAD", cwd=tmp_path, PATH="")

    assert sans_depot.returncode == sans_git.returncode == 2
    assert "git n’y voit aucun dépôt" in sans_depot.stderr
    assert "git est introuvable" in sans_git.stderr


def test_a_hook_of_git_may_call_it(projet: Path) -> None:
    change(projet, "CT-902", "CT-904")

    dit = run_cdc("verifier", "--depuis", "HEAD", "--json", cwd=projet, GIT_DIR=".git")

    assert "exigences[EX-VTE-002].cas_de_test[0]" in dit.stdout
