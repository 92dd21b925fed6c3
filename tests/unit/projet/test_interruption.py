"""Kill a command at any moment: what is on disk is the old project or the new one."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from cdc.projet import (
    Remplacer,
    RienAAnnulerError,
    annuler,
    appliquer,
    load_projet,
    write_squelette,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

CREATION = """
import shutil, sys
from pathlib import Path
from cdc.projet import write_squelette
print("prêt", flush=True)
write_squelette(Path(sys.argv[1]))
"""
ECRITURE = """
import sys
from pathlib import Path
from cdc.projet import Remplacer, appliquer, load_projet
projet = load_projet(Path(sys.argv[1]))
print("prêt", flush=True)
while True:
    for texte in ("un", "deux"):
        projet = appliquer(projet, [
            Remplacer("projet.titre", texte),
            Remplacer("presentation.raison_sociale", texte),
            Remplacer("planning.recette.jours_recette", "12" if texte == "un" else "13"),
        ])
"""


def run_and_kill(programme: str, dossier: Path, apres: float) -> None:
    commande = [sys.executable, "-c", programme, str(dossier)]
    with subprocess.Popen(commande, stdout=subprocess.PIPE) as processus:
        assert processus.stdout is not None
        processus.stdout.readline()
        time.sleep(apres)
        processus.send_signal(signal.SIGKILL)


@pytest.mark.parametrize("apres", [0.0, 0.1, 0.3])
def test_a_killed_creation_leaves_no_half_made_project(tmp_path: Path, apres: float) -> None:
    run_and_kill(CREATION, tmp_path / "p", apres)

    if (tmp_path / "p").exists():
        load_projet(tmp_path / "p")
    else:
        write_squelette(tmp_path / "p")


@pytest.mark.parametrize("apres", [0.05, 0.2, 0.35])
def test_a_killed_change_leaves_a_project_that_can_be_used(tmp_path: Path, apres: float) -> None:
    write_squelette(tmp_path / "p")

    run_and_kill(ECRITURE, tmp_path / "p", apres)

    projet = load_projet(tmp_path / "p")
    try:
        annuler(tmp_path / "p")
    except RienAAnnulerError:
        assert projet.cahier.projet.titre is None
    apres_annulation = load_projet(tmp_path / "p")
    titre = apres_annulation.cahier.projet.titre
    assert apres_annulation.cahier.presentation.raison_sociale == titre
    appliquer(apres_annulation, [Remplacer("projet.titre", "trois")], attente=0)
