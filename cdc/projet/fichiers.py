"""Write files so that each is the old one or the new one, whatever happens."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TEMPORAIRE = ".cdc-tmp"


class EcritureImpossibleError(CdcError):
    """The system refuses to write a file; nothing was changed in it."""

    def __init__(self, path: Path, cause: OSError) -> None:
        self.path = path
        super().__init__(f"{path} ne peut pas être écrit : {_reason(cause)}")


def _reason(cause: OSError) -> str:
    if isinstance(cause, PermissionError):
        return (
            "le dossier ou le fichier est en lecture seule. Fermez-le dans les autres logiciels, "
            "ou demandez le droit d’écrire."
        )
    if isinstance(cause, FileNotFoundError | NotADirectoryError):
        return "le dossier n’existe pas. Vérifiez le chemin."
    if isinstance(cause, IsADirectoryError):
        return "un dossier porte ce nom. Déplacez-le, ou choisissez un autre nom."
    raisons = {
        28: "le disque est plein. Faites de la place.",
        30: "ce disque est en lecture seule.",
    }
    return raisons.get(cause.errno or 0, f"{cause.strerror or cause}.")


def write_files(contenus: Mapping[Path, bytes]) -> None:
    """Write each file in turn, missing folders included; a killed process leaves no half file."""
    for path, octets in contenus.items():
        write_file(path, octets)


def write_file(path: Path, octets: bytes) -> None:
    """Replace the file at `path`, through a temporary file beside it that reaches the disk first.

    Raises:
        EcritureImpossibleError: the system refuses; the file is what it was.
    """
    cible = path.resolve()  # a link stays a link, its target is replaced
    provisoire = cible.with_name(f".{cible.name}.{os.getpid()}{_TEMPORAIRE}")
    try:
        cible.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_through(provisoire, octets, _mode(cible))
            os.replace(provisoire, cible)  # noqa: PTH105
        except BaseException:
            provisoire.unlink(missing_ok=True)
            raise
        sync_folder(cible.parent)
    except OSError as error:
        raise EcritureImpossibleError(path, error) from error


def delete_file(path: Path) -> None:
    """Delete the file at `path`, if it is there."""
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise EcritureImpossibleError(path, error) from error


def move_file(path: Path, cible: Path) -> None:
    """Give the file at `path` the name `cible`, in the same folder."""
    try:
        path.rename(cible)
        sync_folder(cible.parent)
    except OSError as error:
        raise EcritureImpossibleError(path, error) from error


def clean_temporary_files(dossier: Path) -> None:
    """Delete what a killed process left; to be called by the only writer."""
    with contextlib.suppress(OSError):
        for provisoire in dossier.glob(f".*{_TEMPORAIRE}"):
            provisoire.unlink(missing_ok=True)


def sync_folder(dossier: Path) -> None:
    """Make the names in `dossier` reach the disk, where the system knows how."""
    if sys.platform == "win32":
        return
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descripteur)
    finally:
        os.close(descripteur)


def _mode(cible: Path) -> int | None:
    try:
        return cible.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def _write_through(provisoire: Path, octets: bytes, mode: int | None) -> None:
    with provisoire.open("wb") as fichier:
        fichier.write(octets)
        fichier.flush()
        os.fsync(fichier.fileno())
    if mode is not None:
        provisoire.chmod(mode)
