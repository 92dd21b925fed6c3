"""Files of other projects, where they are shared: all is read, or refused with a reason.

Each one in a process of its own, which says what it took: the bounds are those that users are
promised, twenty times what the slowest file needs.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.entretiens import plain
from tests.outils import PARTAGE

SECONDES, MEGAOCTETS = 10, 500
DOSSIER = PARTAGE / "entrees" / "robustesse"
FICHIERS = sorted(f.name for f in DOSSIER.iterdir()) if DOSSIER.is_dir() else []
LIRE = """
import json, resource, sys, time
from pathlib import Path
from cdc.formats.tableurs import ClasseurRefuseError, read_table
debut = time.monotonic()
try:
    dit = read_table(Path(sys.argv[1])).cellules_non_vides
except ClasseurRefuseError as refus:
    dit = refus.raison
qui = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
memoire = max(resource.getrusage(q).ru_maxrss for q in qui) / 1024
print(json.dumps([dit, time.monotonic() - debut, memoire]))
"""
# How many cells, or why not; any other file is read or refused in either way.
ATTENDUS: dict[str, int | str] = {
    "calamine-OOM_alloc3.xls": "abîmé",
    "calamine-any_sheets.ods": 7,
    "calamine-any_sheets.xls": 7,
    "calamine-any_sheets.xlsb": 7,
    "calamine-empty_s_attribute.xlsx": 10,
    "calamine-empty_sheet.xlsx": "aucune cellule remplie",
    "calamine-errors.xlsx": 7,
    "calamine-issue_174.xlsx": 22,
    "calamine-minimal_package.xlsx": 5082,
    "calamine-pass_protected.ods": "mot de passe",
    "calamine-pass_protected.xlsb": "mot de passe",
    "calamine-pass_protected.xlsx": "mot de passe",
    "calamine-picture.xlsx": "aucune cellule remplie",
    "calamine-richtext_issue.ods": 21,
    "calamine-strict_iso_paths.xlsx": 1368,
    "excelize-BadWorkbook.xlsx": "aucune feuille de calcul",
    "excelize-encryptAES.xlsx": "mot de passe",
    "excelize-encryptSHA1.xlsx": "mot de passe",
    "exceljs-duplicateRowTest.xlsx": "aucune cellule remplie",
    "exceljs-missing-bits.xlsx": "archive zip",
    "exceljs-test-issue-877.xlsx": 977,
    "fastexcel-div0.xlsx": 15,
    "frictionless-merged-cells-boolean.xls": 1,
    "oletools-dde-test.xlsx": 5,
    "oletools-encrypted.xls": "mot de passe",
    "oletools-sample_with_external_link_to_doc.xlsx": "aucune cellule remplie",
    "pycalamine-empty_file.xlsx": "le fichier est vide",
    "synth-billion-laughs.xlsx": "DOCTYPE",
    "synth-cellule-XFD1048576.xlsx": 2,
    "synth-dimension-geante.xlsx": 1,
    "synth-fusion-contenu-cache.xlsx": 2,
    "synth-style-fill-vide.xlsx": 35,
    "synth-xxe.xlsx": "DOCTYPE",
    "synth-zipbomb-3M-lignes.xlsx": "refusé par sécurité",
    "synth-zipbomb-400Mo.xlsx": "refusé par sécurité",
}


@pytest.mark.outils
@pytest.mark.parametrize("nom", FICHIERS)
def test_a_file_of_another_project_is_read_whole_or_refused(nom: str) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", LIRE, str(DOSSIER / nom)],
        capture_output=True, text=True, check=False, timeout=10 * SECONDES,
    )  # fmt: skip

    assert (run.returncode, run.stderr) == (0, "")
    dit, secondes, memoire = json.loads(run.stdout)
    assert secondes < SECONDES
    assert memoire < MEGAOCTETS
    attendu = ATTENDUS.get(nom)
    if isinstance(dit, int):
        assert dit > 0
        assert attendu in (None, dit)
    else:
        assert dit.endswith(".")
        assert str(attendu or "") in plain(dit)
        assert not isinstance(attendu, int)
