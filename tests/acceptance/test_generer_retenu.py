"""What `cdc generer` withholds from a vendor is said, with its reason."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from cdc.projet import load_projet
from cdc.resources import exemples
from cdc_schema.chemins import lire, parse
from cdc_schema.diffusion import withheld
from tests.commande import run_cdc

SANS_OUTIL = {"PATH": "/nowhere"}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    return Path(shutil.copytree(exemples() / "torrefaction", tmp_path / "projet"))


def _lines(sortie: str) -> list[str]:
    """Return the lines of `sortie`, those that follow joined to the one that they continue."""
    return re.sub(r"\n {6}", " ", sortie).splitlines()


def test_the_author_is_told_what_a_vendor_is_not_given(projet: Path) -> None:
    run = run_cdc("generer", cwd=projet, **SANS_OUTIL)

    lignes = _lines(run.stdout)
    combien = len(list(withheld(load_projet(projet).cahier)))
    assert lignes[1] == f"Retenu, car interne : {combien} données"
    assert (
        "  198 — dit en entretien, pour l’équipe seulement : 0b Les cinq questions de départ (9), "
        "0c Entretiens (183), 1d Présentation de l’existant (6)" in lignes
    )
    assert "  8 — affaiblirait la négociation : 1d Présentation de l’existant (8)" in lignes
    assert lignes[-1] == "  1 — règle le fonctionnement de cdc : Le projet (1)"
    assert max(map(len, run.stdout.splitlines()[1:])) <= 80


def test_nothing_is_withheld_from_the_team(projet: Path) -> None:
    run = run_cdc("generer", "--diffusion", "interne", cwd=projet, **SANS_OUTIL)

    assert "Retenu" not in run.stdout


def test_a_program_gets_each_path_and_its_reason(projet: Path) -> None:
    run = run_cdc("generer", "--json", "--sortie", "d.docx", cwd=projet, **SANS_OUTIL)

    donnees = json.loads(run.stdout)
    assert donnees["ecrit"].endswith("d.docx")
    assert donnees["diffusion"] == "prestataire"
    cahier = load_projet(projet).cahier
    assert len(donnees["retenues"]) > 400
    for retenue in donnees["retenues"]:
        assert lire(cahier, parse(retenue["chemin"])) not in (None, "", [])
    assert {
        "chemin": "equipe.membres[MEM-02].courriel",
        "rubrique": "6",
        "donnee": "Courriel",
        "motif": "nomme ou juge des personnes",
    } in donnees["retenues"]


def test_what_people_brought_is_withheld_with_its_source(projet: Path) -> None:
    chapitre = projet / "cahier" / "1-entreprise.yaml"
    texte = chapitre.read_text(encoding="utf-8")
    chapitre.write_text(
        texte.replace(
            "presentation:\n", "presentation:\n  provenance: {effectif: [ENT-01#Q-ENT-05]}\n", 1
        ),
        encoding="utf-8",
    )

    run = run_cdc("generer", "--json", cwd=projet, **SANS_OUTIL)

    chemins = {r["chemin"]: r["motif"] for r in json.loads(run.stdout)["retenues"]}
    assert chemins["presentation.provenance"] == "dit d’où vient une donnée"
