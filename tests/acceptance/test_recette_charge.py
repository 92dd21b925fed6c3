"""`cdc recette charge`: the table, the alerts, the figure."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cdc.resources import exemples
from tests.commande import contents, run_cdc


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    return Path(shutil.copytree(exemples() / "torrefaction", tmp_path / "projet"))


def test_the_terminal_tells_the_time_and_each_tester(projet: Path) -> None:
    avant = contents(projet)

    run = run_cdc("recette", "charge", cwd=projet)

    assert run.returncode == 0, run.stderr
    assert "18 jours-homme, soit 20\u00a0% de 90 jours de conception." in run.stdout
    assert "Conseillère SAV (MEM-09)" in run.stdout
    assert contents(projet) == avant


def test_json_says_the_same_to_programs(projet: Path) -> None:
    run = run_cdc("recette", "charge", "--json", cwd=projet)

    dit = json.loads(run.stdout)
    assert dit["temps"]["jours"] == 18
    assert [lot["capacite"] for lot in dit["lots"]] == [21.0, 21.0]
    assert dit["alertes"] == []


@pytest.mark.parametrize("nom", ["charge.svg", "charge.png"])
def test_the_figure_is_drawn_where_it_is_asked(projet: Path, nom: str) -> None:
    run = run_cdc("recette", "charge", "--figure", f"sorties/{nom}", cwd=projet)

    assert run.returncode == 0, run.stderr
    octets = (projet / "sorties" / nom).read_bytes()
    assert octets.startswith(b"<svg" if nom.endswith("svg") else b"\x89PNG")


def test_another_format_of_figure_is_refused(projet: Path) -> None:
    run = run_cdc("recette", "charge", "--figure", "charge.pdf", cwd=projet)

    assert run.returncode == 2
    assert ".svg ou en .png" in run.stderr
