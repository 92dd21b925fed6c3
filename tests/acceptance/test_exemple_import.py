"""The four guides of the example, imported: what they bring, and where they disagree."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cdc.completude.avancement import assess
from cdc.projet import load_projet
from cdc.resources import exemples
from cdc.verification.references import broken_references
from cdc_schema.annotations import Objectif
from cdc_schema.chemins import lire, parse
from cdc_schema.description import vide
from tests.acceptance.test_exemple import LAISSE_AUX_GUIDES


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    copie = tmp_path / "torrefaction"
    shutil.copytree(exemples() / "torrefaction", copie)
    return copie


def test_they_disagree_twice_and_nothing_is_lost(projet: Path) -> None:
    fichiers = _import(projet)

    conflits = [c for f in fichiers for c in f["conflits"]]
    assert [(c["chemin"], c["existante"], c["proposee"]) for c in conflits] == [
        ("hebergement.rto_rpo.rto", "8", "4"),
        ("clients.commandes_factures.commandes", "700", "1850"),
    ]
    assert [f["non_rattaches"] for f in fichiers] == [[], [], [], []]
    assert all(sum(f["repartition"].values()) == f["cellules_non_vides"] for f in fichiers)


def test_what_was_left_to_them_is_filled(projet: Path) -> None:
    # Two people build the forecast differently: the author writes it up.
    a_rediger = {"prospects.prevision"}
    _import(projet)

    cahier = load_projet(projet).cahier
    vides = {c for c in LAISSE_AUX_GUIDES if vide(lire(cahier, parse(c)))}
    assert vides == a_rediger
    assert broken_references(cahier) == []
    assert [m.chemin for o in Objectif for m in assess(cahier, o).manques] == []


def test_a_second_import_changes_nothing(projet: Path) -> None:
    _import(projet)
    avant = _content(projet)

    fichiers = _import(projet)

    assert [f["valeurs"]["creees"] + f["valeurs"]["modifiees"] for f in fichiers] == [0, 0, 0, 0]
    assert _content(projet) == avant


def _import(projet: Path) -> list[dict[str, Any]]:
    guides = sorted(str(g.relative_to(projet)) for g in projet.glob("guides-remplis/*.xlsx"))
    run = subprocess.run(
        [sys.executable, "-m", "cdc", "interview", "import", *guides, "--json"],
        cwd=projet,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    fichiers: list[dict[str, Any]] = json.loads(run.stdout)["fichiers"]
    return fichiers


def _content(projet: Path) -> dict[str, bytes]:
    return {
        str(f.relative_to(projet)): f.read_bytes()
        for f in sorted(projet.rglob("*"))
        if f.is_file() and ".cdc" not in f.parts
    }
