"""Exports of form platforms, where they are shared: all their people come in, once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commande import contents
from tests.entretiens import run_cdc
from tests.outils import PARTAGE

DOSSIER = PARTAGE / "entrees" / "formulaires"
FICHIERS = sorted(DOSSIER.iterdir()) if DOSSIER.is_dir() else []
REPONSES = {
    "framaforms-fr.xlsx": ("framaforms", 2),
    "google-forms-fr.xlsx": ("google-forms", 2),
    "kobo-labels-fr.xlsx": ("kobo", 2),
    "limesurvey-fr.csv": ("limesurvey", 2),
    "ms-forms-fr-quiz.xlsx": ("microsoft-forms", 3),
    "ms-forms-fr.xlsx": ("microsoft-forms", 3),
}


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda f: f.name)
def test_every_person_of_a_shared_export_comes_in_once(fichier: Path, tmp_path: Path) -> None:
    projet = tmp_path / "crm"
    assert run_cdc("init", str(projet), "--sans-saisie").code == 0
    importer = ("interview", "import", str(fichier), "--projet", str(projet))

    (lu,) = json.loads(run_cdc(*importer, "--json").sortie)["fichiers"]
    avant = contents(projet)
    run_cdc(*importer)

    disposition, nombre = REPONSES.get(fichier.name, (lu["disposition"]["nom"], None))
    assert lu["disposition"]["nom"] == disposition
    assert lu["entretiens"]
    assert nombre in (None, len(lu["entretiens"]))
    assert sum(lu["repartition"].values()) == lu["cellules_non_vides"] > 0
    assert contents(projet) == avant
