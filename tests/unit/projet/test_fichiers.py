"""A file is the old one or the new one, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from cdc.projet.fichiers import (
    EcritureImpossibleError,
    write_file,
    write_files,
)
from cdc.projet.provisoires import clean_folder

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and signals")


def test_a_file_is_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    write_files({tmp_path / "neuf" / "a.yaml": b"un", tmp_path / "b.yaml": b"deux"})
    write_file(tmp_path / "b.yaml", b"trois")

    assert (tmp_path / "neuf" / "a.yaml").read_bytes() == b"un"
    assert (tmp_path / "b.yaml").read_bytes() == b"trois"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.yaml", "b.yaml", "neuf"]


@POSIX
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    cible, lien = tmp_path / "vrai.yaml", tmp_path / "lien.yaml"
    cible.write_bytes(b"un")
    cible.chmod(0o640)
    lien.symlink_to(cible)

    write_file(lien, b"deux")

    assert lien.is_symlink()
    assert cible.read_bytes() == b"deux"
    assert cible.stat().st_mode & 0o777 == 0o640


def test_a_folder_of_the_same_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()

    with pytest.raises(EcritureImpossibleError, match=r"a\.yaml ne peut pas être écrit"):
        write_file(tmp_path / "a.yaml", b"x")

    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]


def test_several_files_are_replaced_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"un")
    (tmp_path / "c").mkdir()
    contenus = {tmp_path / "a.yaml": b"2", tmp_path / "neuf" / "b": b"2", tmp_path / "c": b"2"}

    with pytest.raises(EcritureImpossibleError, match=r"un dossier porte ce nom.* Rien n’a chang"):
        write_files(contenus)

    assert (tmp_path / "a.yaml").read_bytes() == b"un"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.yaml", "c"]


def as_nobody(path: Path) -> str:
    """Try to write `path` without any privilege, and return the message."""
    lecture, ecriture = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            write_file(path, b"x")
        except EcritureImpossibleError as error:
            os.write(ecriture, str(error).encode())
        os._exit(0)
    os.close(ecriture)
    os.waitpid(pid, 0)
    with os.fdopen(lecture, "rb") as tuyau:
        return tuyau.read().decode()


@POSIX
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_read_only_folder_is_told_in_french() -> None:
    with tempfile.TemporaryDirectory() as nom:
        dossier = Path(nom)
        (dossier / "a.yaml").write_bytes(b"un")
        dossier.chmod(0o555)

        message = as_nobody(dossier / "a.yaml")
        dossier.chmod(0o755)

        assert "lecture seule" in message
        assert (dossier / "a.yaml").read_bytes() == b"un"
        assert [p.name for p in dossier.iterdir()] == ["a.yaml"]


ECRIVAIN = """
import sys
from pathlib import Path
from cdc.projet.fichiers import write_file
path = Path(sys.argv[1])
while True:
    for octet in (b"a", b"b"):
        write_file(path, octet * 300_000)
        print(".", flush=True)
"""


@POSIX
def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for essai in range(5):
        with subprocess.Popen(
            [sys.executable, "-c", ECRIVAIN, str(path)], stdout=subprocess.PIPE
        ) as processus:
            assert processus.stdout is not None
            processus.stdout.readline()
            time.sleep(0.003 * essai)
            processus.send_signal(signal.SIGKILL)

        assert path.read_bytes() in (b"a" * 300_000, b"b" * 300_000)

    clean_folder(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.yaml"]
