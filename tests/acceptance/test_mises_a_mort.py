"""Imports killed at random: real processes, real SIGKILL. `python -m bancs.tuer` does hundreds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bancs.tuer import kill_many, make_trial
from cdc.projet import write_squelette
from tests.entretiens import filled_guide

if TYPE_CHECKING:
    from pathlib import Path

NOMBRE = 20


@pytest.mark.outils
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_twenty_killed_imports_leave_whole_files_and_complete(tmp_path: Path) -> None:
    projet = tmp_path / "mesure" / "crm"
    write_squelette(projet)
    reponses = {"Q-FRE-01": "retrouver un client", "Q-FRE-03": ["Temps de saisie", "mes notes"]}
    guide = filled_guide(reponses, {"personne": "Ana"}, profil="reticent")
    (projet / "ana.xlsx").write_bytes(guide)

    releve = kill_many(make_trial(tmp_path / "mesure", ["ana.xlsx"]), NOMBRE, tmp_path)

    assert releve.nombre == NOMBRE
    assert releve.entames == []
    assert releve.incomplets == []
    assert releve.coups["pendant"] > 0
