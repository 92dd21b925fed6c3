"""The small example: half written, and useful as it is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cdc.completude.avancement import assess
from cdc.projet import load_projet
from cdc.resources import exemples
from tests.commande import run_cdc

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    copie = tmp_path / "ponant"
    shutil.copytree(exemples() / "cycles-du-ponant", copie)
    return copie


def test_it_is_half_written(projet: Path) -> None:
    cahier = load_projet(projet).cahier

    assert 45 <= assess(cahier).taux <= 60
    assert len(cahier.exigences) == 12
    assert len(cahier.workflows) == 1


def test_its_guide_finds_all_its_places(projet: Path) -> None:
    (guide,) = (projet / "guides-remplis").glob("*.xlsx")

    run = run_cdc("interview", "import", guide, cwd=projet)

    assert run.returncode == 0
    cahier = load_projet(projet).cahier
    assert [e.personne for e in cahier.entretiens][-1] == "Yann Quéméner"
    assert not [m for m in assess(cahier).manques if m.chemin.startswith("entretiens[ENT-03]")]


@pytest.mark.parametrize("diffusion", ["prestataire", "interne"])
def test_its_document_is_written(projet: Path, diffusion: str) -> None:
    run = run_cdc("generer", "--diffusion", diffusion, cwd=projet)

    assert run.returncode == 0
    assert len(list((projet / "sorties").glob(f"*-{diffusion}.docx"))) == 1


def test_cdc_init_copies_it(tmp_path: Path) -> None:
    run = run_cdc("init", "mon-atelier", "--exemple", "cycles-du-ponant", cwd=tmp_path)

    assert run.returncode == 0
    assert load_projet(tmp_path / "mon-atelier").cahier.presentation.effectif == 6
