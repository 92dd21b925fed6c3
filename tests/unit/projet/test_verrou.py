"""Two real processes never write together; a dead one holds nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from cdc.projet.verrou import ProjetOccupeError, lock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GARDIEN = """
import sys, time
from pathlib import Path
from cdc.projet.verrou import lock
with lock(Path(sys.argv[1])):
    print("pris", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def holder(dossier: Path, secondes: float) -> Iterator[subprocess.Popen[bytes]]:
    commande = [sys.executable, "-c", GARDIEN, str(dossier), str(secondes)]
    with subprocess.Popen(commande, stdout=subprocess.PIPE) as processus:
        assert processus.stdout is not None
        processus.stdout.readline()
        try:
            yield processus
        finally:
            processus.kill()


def test_the_second_writer_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with (
        holder(tmp_path, 30) as processus,
        pytest.raises(ProjetOccupeError) as info,
        lock(tmp_path, attente=0.2),
    ):
        pytest.fail("two writers")

    assert f"processus {processus.pid}" in str(info.value)
    assert "« -c" in str(info.value).replace("\u00a0", " ")


def test_the_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    with holder(tmp_path, 0.4), lock(tmp_path, attente=20):
        pass


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    with holder(tmp_path, 30) as processus:
        processus.kill()
        processus.wait()
        debut = time.monotonic()
        with lock(tmp_path, attente=5):
            assert time.monotonic() - debut < 5


def test_the_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        raise ZeroDivisionError

    with lock(tmp_path, attente=0):
        pass
    assert (tmp_path / ".cdc" / ".gitignore").read_text() == "*\n"
