"""What the dead left is cleaned; what the living are writing is not touched."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cdc.projet.provisoires import clean_folder, clean_projet, temporary
from cdc.projet.verrou import lock

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="there, only age tells")


def dead_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as processus:
        processus.wait()
    return processus.pid


@posix
def test_files_and_folders_of_the_dead_are_deleted(tmp_path: Path) -> None:
    mort = dead_process()
    (tmp_path / f".{mort}-0.cdc-tmp").write_bytes(b"x")
    (tmp_path / f".{mort}-projet.cdc-tmp").mkdir()
    (tmp_path / f".{mort}-projet.cdc-tmp" / "cdc.yaml").write_bytes(b"x")

    clean_folder(tmp_path)

    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize(
    "nom", [f".{os.getppid()}-0.cdc-tmp", ".cdc-tmp", ".notes.cdc-tmp", "1-0.cdc-tmp"]
)
def test_what_belongs_to_somebody_else_stays(nom: str, tmp_path: Path) -> None:
    (tmp_path / nom).write_bytes(b"x")

    clean_projet(tmp_path)

    assert (tmp_path / nom).exists()


@posix
def test_a_number_that_was_ours_before_us_is_a_dead_one(tmp_path: Path) -> None:
    (tmp_path / "cahier").mkdir()
    reste = temporary(tmp_path / "cahier", 3)
    reste.write_bytes(b"x")

    clean_folder(reste.parent)
    assert reste.exists()

    with lock(tmp_path):
        assert not reste.exists()


def test_the_lock_may_be_taken_again_by_who_holds_it(tmp_path: Path) -> None:
    with lock(tmp_path):
        en_cours = temporary(tmp_path, 0)
        en_cours.write_bytes(b"x")
        with lock(tmp_path / ".." / tmp_path.name, attente=0):
            assert en_cours.exists()
        with lock(tmp_path, attente=0):
            pass
