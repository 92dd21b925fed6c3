"""Files of other projects, where they are shared: all is read, or refused with a reason."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from tests.entretiens import plain
from tests.outils import PARTAGE

DOSSIER = PARTAGE / "entrees" / "robustesse"
FICHIERS = sorted(DOSSIER.iterdir()) if DOSSIER.is_dir() else []
CELLULES = {
    "calamine-issue_174.xlsx": 22,
    "calamine-errors.xlsx": 7,
    "synth-cellule-XFD1048576.xlsx": 2,
    "synth-fusion-contenu-cache.xlsx": 2,
    "calamine-minimal_package.xlsx": 5082,
}
REFUS = {
    "pass_protected.xlsx": "protégé par mot de passe",
    "encryptAES.xlsx": "protégé par mot de passe",
    ".xls": "ancien classeur .xls",
    ".ods": ".ods",
    "any_sheets.xlsb": ".xlsb",
    "strict_iso_paths.xlsx": "Strict Open XML",
    "zipbomb-400Mo.xlsx": "refusé par sécurité",
    "billion-laughs.xlsx": "DOCTYPE",
    "xxe.xlsx": "DOCTYPE",
}


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda f: f.name)
def test_a_file_of_another_project_is_read_whole_or_refused(fichier: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            classeur = read_table(fichier)
        except ClasseurRefuseError as refus:
            attendu = next((m for fin, m in REFUS.items() if fichier.name.endswith(fin)), "")
            assert attendu in plain(refus.raison)
            assert refus.raison.endswith(".")
        else:
            assert fichier.suffix in (".xlsx", ".xlsm")
            assert classeur.cellules_non_vides == CELLULES.get(
                fichier.name, classeur.cellules_non_vides
            )
