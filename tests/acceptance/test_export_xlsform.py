"""`cdc export xlsform`: the questions of the project for KoboToolbox and ODK, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entretiens import plain, run_cdc
from tests.exports_kobo import Export, Style, form
from tests.outils import sans_sdk, sdk_errors

PROPRE = """\
theme: entreprise
questions:
  - id: Q-ENT-90
    noyau: oui
    profils: [direction]
    type: texte
    texte: Qu'est-ce qui rendrait le CRM inutile ?
    alimente: [1a.activites]
"""


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    run = run_cdc("init", str(tmp_path / "crm"), "--sans-saisie")
    assert run.code == 0, run
    return tmp_path / "crm"


def test_by_default_the_core_questions_are_written_in_the_project(projet: Path) -> None:
    run = run_cdc("export", "xlsform", "--projet", str(projet))

    fichier = projet / "sorties" / "questionnaire-xlsform.xlsx"
    assert run.code == 0
    assert plain(run.sortie).startswith(f"{fichier} : ")
    assert plain(run.sortie).splitlines()[0].endswith("questions, 8 profils")
    assert list(form(fichier.read_bytes())) == ["survey", "choices", "settings"]


def test_the_questions_of_the_project_are_asked_and_their_answers_come_back(
    projet: Path, tmp_path: Path
) -> None:
    (projet / "entretiens").mkdir(exist_ok=True)
    (projet / "entretiens" / "questions.yaml").write_text(PROPRE, encoding="utf-8")
    xlsform, export = tmp_path / "f.xlsx", tmp_path / "export.xlsx"
    run_cdc(
        "export", "xlsform", "--projet", str(projet), "--profil", "direction", "--sortie",
        str(xlsform),
    )  # fmt: skip
    export.write_bytes(Export(form(xlsform.read_bytes()), Style(libelles=True)).write())

    run_cdc("interview", "import", str(export), "--projet", str(projet))
    encore = run_cdc("interview", "import", str(export), "--projet", str(projet))

    releve = (projet / "entretiens" / "ENT-01.yaml").read_text(encoding="utf-8")
    assert "Q-ENT-90" in releve
    assert "réponse à Q_ENT_90" in releve
    assert not (projet / "entretiens" / "ENT-01.v2.yaml").exists()
    assert "déjà" in encore.sortie


def test_an_unknown_profile_is_refused_before_anything_is_written(projet: Path) -> None:
    run = run_cdc("export", "xlsform", "--projet", str(projet), "--profil", "pilote")

    assert run.code == 2
    assert "Le profil « pilote » n’existe pas." in plain(run.erreur)
    assert not (projet / "sorties" / "questionnaire-xlsform.xlsx").exists()


@pytest.mark.outils
@sans_sdk
def test_the_workbook_is_valid(projet: Path) -> None:
    run_cdc("export", "xlsform", "--projet", str(projet), "--complet")

    assert sdk_errors(projet / "sorties" / "questionnaire-xlsform.xlsx") == []
