"""A disk that is full, broken or read-only: a message in French, and everything is as it was."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.test_interruptions import (
    GENERER,
    GENERER_ENCORE,
    GENERER_MODIFIE,
    IMPORT,
    INIT_NEUF,
    INIT_VIDE,
    Cas,
    small_project,
)
from tests.commande import run_cdc
from tests.outils import sans_libreoffice
from tests.pannes import Etat, Execution, Panne, full_disk, plant, state, temporaries, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forked processes")

CAS = [
    pytest.param(GENERER, 3, id="generer-some"),
    pytest.param(GENERER_MODIFIE, 9, id="generer-over-a-change-by-hand-some"),
    pytest.param(IMPORT, 19, id="import-some"),
    pytest.param(INIT_NEUF, 23, id="init-new-some"),
    pytest.param(INIT_VIDE, 41, id="init-empty-folder-some"),
    *(
        pytest.param(cas, pas, id=nom, marks=pytest.mark.outils)
        for cas, pas, nom in (
            (GENERER, 1, "generer"),
            (GENERER_ENCORE, 1, "generer-again"),
            (GENERER_MODIFIE, 1, "generer-over-a-change-by-hand"),
            (IMPORT, 1, "import"),
            # Most of their operations are the same, for one file after the other.
            (INIT_NEUF, 3, "init-new"),
            (INIT_VIDE, 3, "init-empty-folder"),
        )
    ),
]


@pytest.mark.parametrize(("cas", "pas"), CAS)
@pytest.mark.parametrize(
    ("panne", "message"),
    [
        pytest.param(full_disk, "le disque est plein. Faites de la place", id="full"),
        pytest.param(Panne, "le disque a répondu par une erreur", id="one-error"),
    ],
)
def test_a_refusal_anywhere_leaves_everything_as_it_was(
    cas: Cas, pas: int, panne: Callable[[int], Panne], message: str, tmp_path: Path
) -> None:
    depart, attendu = _before_and_after(cas, tmp_path)
    refus = 0
    for _, execution, etat in _broken_runs(cas, depart, pas, panne, tmp_path):
        if execution.code != 2:
            # Refused where nothing depends on it: forcing a name to the disk, cleaning.
            assert visible(etat) == visible(attendu)
            continue
        refus += 1
        assert message in execution.sortie
        assert "Rien n’a changé." in execution.sortie
        assert etat == depart

    assert refus > 0


@pytest.mark.parametrize(
    ("cas", "pas"),
    [
        pytest.param(IMPORT, 19, id="some"),
        pytest.param(IMPORT, 1, id="all", marks=pytest.mark.outils),
    ],
)
def test_a_disk_that_stops_answering_leaves_an_import_that_completes(
    cas: Cas, pas: int, tmp_path: Path
) -> None:
    depart, attendu = _before_and_after(cas, tmp_path)

    def dead(rang: int) -> Panne:
        return Panne(rang, errno.EROFS, dure=True)

    for travail, execution, etat in _broken_runs(cas, depart, pas, dead, tmp_path):
        if execution.code == 2:
            changes = [n for n in visible(etat) if visible(etat)[n] != depart.get(n, b"")]
            changes = [n for n in changes if etat[n] is not None]
            assert ("ni l’ancien contenu rétabli" in execution.sortie) == bool(changes)
        cas.run(travail)

        assert visible(state(travail)) == visible(attendu)
        assert temporaries(state(travail)) == []


def _before_and_after(cas: Cas, tmp_path: Path) -> tuple[Etat, Etat]:
    travail = tmp_path / "travail"
    travail.mkdir()
    cas.prepare(travail)
    depart = state(travail)
    cas.run(travail)
    return depart, state(travail)


def _broken_runs(
    cas: Cas, depart: Etat, pas: int, panne: Callable[[int], Panne], tmp_path: Path
) -> Iterator[tuple[Path, Execution, Etat]]:
    """Run the command from the same state, broken at one operation after the other."""
    for rang in itertools.count(1, pas):
        travail = tmp_path / str(rang)
        plant(depart, travail)
        execution = cas.run(travail, panne=panne(rang))
        if not execution.touchee:
            return
        yield travail, execution, state(travail)
        shutil.rmtree(travail)


@dataclass(frozen=True, slots=True)
class Interdit:
    """A command, and the folders that may not be written."""

    cas: Cas
    dossiers: list[str]


@pytest.mark.skipif(sys.platform != "linux", reason="an administrator writes everywhere")
@pytest.mark.parametrize(
    "interdit",
    [
        pytest.param(Interdit(IMPORT, ["crm", "crm/cahier"]), id="import-whole-project"),
        pytest.param(Interdit(IMPORT, ["crm/cahier"]), id="import-chapters"),
        pytest.param(Interdit(IMPORT, ["crm/entretiens"]), id="import-records"),
        pytest.param(Interdit(GENERER, ["crm"]), id="generer"),
        pytest.param(Interdit(INIT_NEUF, ["."]), id="init-new"),
        pytest.param(Interdit(INIT_VIDE, ["crm"]), id="init-empty-folder"),
    ],
)
def test_a_read_only_folder_is_told_and_everything_is_as_it_was(
    interdit: Interdit, tmp_path: Path
) -> None:
    travail = tmp_path / "travail"
    travail.mkdir()
    interdit.cas.prepare(travail)
    fermes = [travail / nom for nom in interdit.dossiers]
    for dossier in fermes:
        dossier.mkdir(exist_ok=True)
    depart = state(travail)
    for dossier in fermes:
        dossier.chmod(0o555)

    execution = interdit.cas.run(travail, sans_droit=True)

    for dossier in fermes:
        dossier.chmod(0o755)
    assert execution.code == 2
    assert "est en lecture seule" in execution.sortie
    assert "Rien n’a changé." in execution.sortie
    assert state(travail) == depart


TAILLES = range(16, 1200, 74)


@pytest.mark.outils
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small disk")
@pytest.mark.parametrize("cas", [IMPORT, GENERER, INIT_NEUF, INIT_VIDE])
def test_a_real_disk_too_small(cas: Cas, tmp_path: Path) -> None:
    depart, attendu = _before_and_after(cas, tmp_path)
    codes = []
    for libre in TAILLES:
        disque = tmp_path / f"disque-{libre}"
        with _mounted(disque, depart, libre):
            execution = cas.run(disque / "travail")
            fin = state(disque / "travail")
        codes.append(execution.code)
        if execution.code == 2:
            assert "le disque est plein" in execution.sortie
            assert fin == depart
        else:
            assert visible(fin) == visible(attendu)

    assert sorted(codes, reverse=True) == codes
    assert {codes[0], codes[-1]} == {2, 0}


@contextmanager
def _mounted(disque: Path, depart: Etat, libre: int) -> Iterator[None]:
    """Mount a disk in memory that holds `depart` and has `libre` kilobytes left."""
    disque.mkdir(exist_ok=True)
    _mount("-t", "tmpfs", "-o", "size=64m", "cdc", str(disque))
    try:
        plant(depart, disque / "travail")
        place = os.statvfs(disque)
        pris = (place.f_blocks - place.f_bfree) * place.f_frsize // 1024
        _mount("-o", f"remount,size={pris + libre}k", str(disque))
        yield
    finally:
        subprocess.run(["umount", str(disque)], check=True)


def _mount(*arguments: str) -> None:
    run = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if run.returncode != 0:
        pytest.skip("no right to mount a disk here")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_result_that_finds_no_room_is_told(tmp_path: Path) -> None:
    small_project(tmp_path)

    with Path("/dev/full").open("w") as plein:
        run = subprocess.run(
            [sys.executable, "-m", "cdc", "etat"],
            cwd=tmp_path / "crm",
            stdout=plein,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )

    assert run.returncode == 2
    assert run.stderr == (
        "Le résultat ne peut pas s’afficher\u00a0: le disque qui le reçoit est plein.\n"
    )


@pytest.mark.outils
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting a small disk")
@pytest.mark.parametrize("libre", [8, 48, 160, 400])
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["generer"], id="generer", marks=sans_libreoffice),
        pytest.param(["interview", "guide"], id="guide"),
    ],
)
def test_a_temporary_folder_without_room_is_told(
    arguments: list[str], libre: int, tmp_path: Path
) -> None:
    small_project(tmp_path)
    depart = state(tmp_path)
    (tmp_path / "disque").mkdir()

    with _mounted(tmp_path / "disque", {}, libre):
        run = run_cdc(*arguments, cwd=tmp_path / "crm", TMPDIR=str(tmp_path / "disque"))

    (tmp_path / "disque").rmdir()
    if run.returncode == 0:  # it was enough
        assert libre > 8
        return
    assert run.returncode == 2
    assert run.stderr.startswith("Le dossier temporaire du système ne peut pas être écrit")
    assert state(tmp_path) == depart
