"""Two commands at once: the second waits and sees what the first wrote, or says who is writing."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from cdc.projet import load_projet, lock, write_squelette
from tests.commande import run_cdc
from tests.entretiens import filled_guide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    write_squelette(tmp_path / "crm")
    for nom in ("Ana", "Bob"):
        guide = filled_guide(
            {"Q-FRE-01": f"ce que dit {nom}"}, {"personne": nom}, profil="reticent"
        )
        (tmp_path / f"{nom}.xlsx").write_bytes(guide)
    return tmp_path / "crm"


def test_two_imports_at_once_are_done_one_after_the_other(projet: Path) -> None:
    with lock(projet):
        ana, bob = (
            start(projet, "interview", "import", "../Ana.xlsx"),
            start(projet, "interview", "import", "../Bob.xlsx"),
        )
        time.sleep(1.5)  # both have read their file
        assert (ana.poll(), bob.poll()) == (None, None)

    erreurs = [p.communicate()[1] for p in (ana, bob)]

    assert (ana.returncode, bob.returncode, erreurs) == (0, 0, ["", ""])
    cahier = load_projet(projet).cahier
    assert sorted(e.personne or "" for e in cahier.entretiens) == ["Ana", "Bob"]
    assert sorted(e.id or "" for e in cahier.entretiens) == ["ENT-01", "ENT-02"]
    releves = [p.read_text(encoding="utf-8") for p in projet.glob("entretiens/ENT-*.yaml")]
    assert sorted("ce que dit Ana" in r for r in releves) == [False, True]


def test_a_document_never_holds_half_an_import(projet: Path) -> None:
    with stopped_while_writing(projet, "interview", "import", "../Ana.xlsx") as importation:
        generation = start(projet, "generer", "--diffusion", "interne", "--sortie", "../a.docx")
        time.sleep(1)
        assert generation.poll() is None
        importation.send_signal(signal.SIGCONT)
        assert importation.wait() == 0

    assert generation.communicate()[1] == ""
    run_cdc("generer", "--diffusion", "interne", "--sortie", "../b.docx", cwd=projet, PATH="/none")
    assert (projet.parent / "a.docx").read_bytes() == (projet.parent / "b.docx").read_bytes()


@pytest.mark.outils  # it waits for ten seconds
def test_who_has_waited_enough_is_told_who_is_writing(projet: Path) -> None:
    with stopped_while_writing(projet, "interview", "import", "../Ana.xlsx") as importation:
        autres = [start(projet, "interview", "import", "../Bob.xlsx"), start(projet, "generer")]
        erreurs = [autre.communicate()[1] for autre in autres]
        importation.send_signal(signal.SIGCONT)
        assert importation.wait() == 0

    assert [autre.returncode for autre in autres] == [2, 2]
    for erreur in erreurs:
        dit = erreur.replace("\u00a0", " ")
        assert "est en cours d’écriture par « cdc interview import ../Ana.xlsx »" in dit
        assert f"(processus {importation.pid}, depuis" in dit
        assert "Attendez la fin de cette commande" in dit
    assert [e.personne for e in load_projet(projet).cahier.entretiens] == ["Ana"]
    assert not (projet / "sorties").exists()


def start(projet: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cdc", *arguments],
        cwd=projet,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={"PATH": "/none"},
    )


@contextmanager
def stopped_while_writing(projet: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Start a command, and stop it once it has signed the lock."""
    processus = start(projet, *arguments)
    while _holder(projet) != processus.pid:
        assert processus.poll() is None, "it ended before it could be stopped"
    processus.send_signal(signal.SIGSTOP)
    try:
        yield processus
    finally:
        processus.kill()
        processus.communicate()


def _holder(projet: Path) -> int | None:
    try:
        signature: dict[str, int] = json.loads((projet / ".cdc" / "verrou").read_bytes())
    except (OSError, ValueError):
        return None
    return signature["pid"]
