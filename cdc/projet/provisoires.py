"""Temporary files: named after their process, so that the next command cleans those of the dead."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIXE = ".cdc-tmp"
_MOTIF = f".*{_SUFFIXE}"
_FORME = re.compile(rf"\.(\d+)-.*{re.escape(_SUFFIXE)}")
_HEURE = 3600


def temporary(dossier: Path, quoi: object) -> Path:
    """Return the path of a temporary file, or folder, of this process in `dossier`."""
    return dossier / f".{os.getpid()}-{quoi}{_SUFFIXE}"


def abandoned(dossier: Path, *, repos: bool = False) -> Iterator[Path]:
    """Give what processes that are dead left in `dossier`.

    With `repos`, this process writes nothing there yet: what bears its number is an older one's
    (in a container, every process may have the same).
    """
    with contextlib.suppress(OSError):
        yield from [p for p in dossier.glob(_MOTIF) if _is_abandoned(p, repos=repos)]


def clean_folder(dossier: Path, *, repos: bool = False) -> None:
    """Delete what processes that are dead left in `dossier`."""
    for path in abandoned(dossier, repos=repos):
        discard(path)


def clean_projet(dossier: Path) -> None:
    """Delete what processes that are dead left in the project, before its only writer begins."""
    with contextlib.suppress(OSError):
        for sous_dossier in [dossier, *dossier.glob("*/"), *dossier.glob("*/*/")]:
            clean_folder(sous_dossier, repos=True)


@contextmanager
def working_folder(quoi: str) -> Iterator[Path]:
    """Give a temporary folder of the system, and delete it at the end.

    What dead processes left there is deleted first.
    """
    systeme = Path(tempfile.gettempdir())
    clean_folder(systeme, repos=True)
    prefixe = temporary(systeme, f"{quoi}-").name.removesuffix(_SUFFIXE)
    dossier = Path(tempfile.mkdtemp(prefix=prefixe, suffix=_SUFFIXE))
    try:
        yield dossier
    finally:
        discard(dossier)


def discard(path: Path) -> None:
    """Delete a temporary file or folder; a refusal leaves it to the next command."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        path.unlink()


def _is_abandoned(path: Path, *, repos: bool) -> bool:
    trouve = _FORME.fullmatch(path.name)
    if trouve is None:
        return False
    pid = int(trouve[1])
    if pid == os.getpid():
        return repos
    if sys.platform == "win32":  # there, asking after a process may end it
        return time.time() - path.stat().st_mtime > _HEURE
    return not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's
        return True
    return True
