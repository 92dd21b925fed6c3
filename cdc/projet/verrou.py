"""One writer at a time: a lock that the system itself releases when a process dies."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import threading
import time
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.projet.fichiers import EcritureImpossibleError, translated, write_file
from cdc.projet.provisoires import clean_projet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

DOSSIER = ".cdc"
_FICHIER = "verrou"
_PAUSE = 0.05
PRIS = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK)
_tenus = threading.local()
_OCTET = 1_000_000  # the byte that Windows locks: far from the text, which others must read

if sys.platform == "win32":
    import msvcrt

    def lock_file(fichier: BinaryIO) -> None:
        """Take the lock of an open file, or raise OSError at once."""
        fichier.seek(_OCTET)
        msvcrt.locking(fichier.fileno(), msvcrt.LK_NBLCK, 1)

    def unlock_file(fichier: BinaryIO) -> None:
        """Give the lock of an open file back."""
        fichier.seek(_OCTET)
        msvcrt.locking(fichier.fileno(), msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def lock_file(fichier: BinaryIO) -> None:
        """Take the lock of an open file, or raise OSError at once."""
        fcntl.flock(fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def unlock_file(fichier: BinaryIO) -> None:
        """Give the lock of an open file back."""
        fcntl.flock(fichier, fcntl.LOCK_UN)


class ProjetOccupeError(CdcError):
    """Another process is writing in the project."""

    def __init__(self, dossier: Path, qui: str) -> None:
        self.dossier = dossier
        self.qui = qui
        super().__init__(
            f"{dossier} est en cours d’écriture par {qui}. "
            "Attendez la fin de cette commande, puis relancez la vôtre."
        )


@contextmanager
def lock(dossier: Path, attente: float = 10.0) -> Iterator[None]:
    """Hold the lock of the project in `dossier`, waiting up to `attente` seconds for it.

    Who holds it may take it again: a command takes it before it reads what it will change. What a
    killed process left in the project is cleaned first.

    Raises:
        ProjetOccupeError: another process keeps it; the message says which.
    """
    tenus: set[Path] = _tenus.__dict__.setdefault("dossiers", set())
    racine = dossier.resolve()
    if racine in tenus:
        yield
        return
    with open_inside(dossier) as fichier, _held(fichier, dossier, attente):
        tenus.add(racine)
        try:
            clean_projet(dossier)
            yield
        finally:
            tenus.remove(racine)


@contextmanager
def _held(fichier: BinaryIO, dossier: Path, attente: float) -> Iterator[None]:
    _acquire(fichier, dossier, attente)
    try:
        with contextlib.suppress(OSError):  # a full disk
            _sign(fichier)
        yield
    finally:
        with contextlib.suppress(OSError):
            fichier.truncate(0)
        unlock_file(fichier)


def open_inside(dossier: Path, nom: str = _FICHIER, droits: int = 0o666) -> BinaryIO:
    """Open a file of the internal folder of a project, made where it is absent."""
    interne = dossier / DOSSIER
    with translated(interne / nom):
        interne.mkdir(exist_ok=True)
        ignore = interne / ".gitignore"
        if not ignore.exists():
            write_file(ignore, b"*\n")
        return os.fdopen(os.open(interne / nom, os.O_RDWR | os.O_CREAT, droits), "r+b", 0)


def _acquire(fichier: BinaryIO, dossier: Path, attente: float) -> None:
    fin = time.monotonic() + attente
    while True:
        try:
            lock_file(fichier)
        except OSError as error:
            if error.errno not in PRIS:
                raise EcritureImpossibleError(dossier / DOSSIER / _FICHIER, error) from error
            if time.monotonic() >= fin:
                raise ProjetOccupeError(dossier, _holder(fichier)) from None
            time.sleep(_PAUSE)
        else:
            return


def _sign(fichier: BinaryIO) -> None:
    """Write who holds the lock, for the message of those who wait."""
    programme = Path(sys.argv[0])
    nom = programme.parent.name if programme.stem == "__main__" else programme.stem
    commande = " ".join([nom, *sys.argv[1:]])[:200]
    signature = {
        "pid": os.getpid(),
        "commande": commande,
        "depuis": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    fichier.truncate(0)
    fichier.seek(0)
    fichier.write(json.dumps(signature, ensure_ascii=False).encode())


def _holder(fichier: BinaryIO) -> str:
    fichier.seek(0)
    try:
        signature = json.loads(fichier.read())
        depuis = datetime.fromisoformat(signature["depuis"])
        return (
            f"« {signature['commande']} » (processus {signature['pid']}, "
            f"depuis {depuis:%H:%M:%S} le {depuis:%d/%m/%Y})"
        )
    except (ValueError, KeyError, TypeError, OSError):
        return "une autre commande"
