"""Write files so that each is the old one or the new one, whatever happens."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.projet.provisoires import clean_folder, discard, temporary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_RAISONS = {
    errno.EACCES: "le dossier ou le fichier est en lecture seule. Fermez-le dans les autres "
    "logiciels, ou demandez le droit d’écrire.",
    errno.ENOENT: "le dossier n’existe pas. Vérifiez le chemin.",
    errno.EISDIR: "un dossier porte ce nom. Déplacez-le, ou choisissez un autre nom.",
    errno.ENOSPC: "le disque est plein. Faites de la place, puis relancez la commande.",
    errno.EROFS: "ce disque est en lecture seule.",
    errno.EFBIG: "le fichier dépasse la taille permise ici. Choisissez un autre dossier.",
    errno.ENAMETOOLONG: "ce nom est trop long. Choisissez-en un plus court.",
    errno.EILSEQ: "ce nom ne s’écrit pas avec les réglages de langue de cette machine. "
    "Choisissez un autre nom, ou une langue en UTF-8.",
    errno.ENOTEMPTY: "le dossier n’est plus vide. Choisissez-en un autre.",
    errno.EEXIST: "un fichier tient la place d’un dossier. Déplacez-le, ou changez de dossier.",
    errno.EIO: "le disque a répondu par une erreur. Vérifiez-le, puis relancez la commande.",
}
_RAISONS[errno.EPERM] = _RAISONS[errno.EACCES]
_RAISONS[errno.ENOTDIR] = _RAISONS[errno.EEXIST]
if hasattr(errno, "EDQUOT"):
    _RAISONS[errno.EDQUOT] = (
        "votre quota est atteint. Faites de la place, puis relancez la commande."
    )


class EcritureImpossibleError(CdcError):
    """The system refuses to write a file; everything is as it was."""

    def __init__(self, path: Path, cause: OSError) -> None:
        self.path = path
        self.cause = cause
        super().__init__(f"{path} ne peut pas être écrit : {_reason(cause)} Rien n’a changé.")


class EcritureInacheveeError(CdcError):
    """The system refused to write a file, then to put back those already written."""

    def __init__(self, cause: EcritureImpossibleError, restes: Sequence[Path]) -> None:
        self.path = cause.path
        self.restes = tuple(restes)
        noms = ", ".join(map(str, restes))
        super().__init__(
            f"{cause.path} n’a pas pu être écrit, ni l’ancien contenu rétabli dans : {noms}. "
            "Chaque fichier est entier. Vérifiez le disque, puis relancez la commande : elle "
            "reprendra là où elle s’est arrêtée."
        )


def _reason(cause: OSError) -> str:
    return _RAISONS.get(cause.errno or 0, f"{cause.strerror or cause}.")


@dataclass(frozen=True, slots=True)
class _Remplacement:
    """One file to replace: its name, where it leads, its new content and its old one on disk."""

    path: Path
    cible: Path
    neuf: Path
    ancien: Path


def write_file(path: Path, octets: bytes) -> None:
    """Replace the file at `path`, through a temporary file beside it that reaches the disk first.

    Raises:
        EcritureImpossibleError: the system refuses; the file is what it was.
    """
    write_files({path: octets})


def write_files(contenus: Mapping[Path, bytes]) -> None:
    """Replace all these files in turn, or none; missing folders are made.

    Nothing is replaced before all is on the disk. A process killed in the middle leaves each file
    old or new, the first ones new.

    Raises:
        EcritureImpossibleError: the system refuses; every file is what it was.
        EcritureInacheveeError: it also refuses to put back those that were replaced.
    """
    restes: list[Path] = []
    try:
        for path in contenus:
            with translated(path):
                clean_folder(path.resolve().parent)
        # Unwound from right to left: files put back, temporary ones deleted, folders emptied.
        with ExitStack() as dossiers, ExitStack() as menage, ExitStack() as retour:
            lot = list(_stage_all(contenus, menage, dossiers))
            for remplacement in lot:
                if len(lot) > 1:
                    retour.callback(_put_back, remplacement, restes)
                _replace(remplacement)
            retour.pop_all()
            dossiers.pop_all()
    except EcritureImpossibleError as error:
        if restes:
            raise EcritureInacheveeError(error, restes) from error
        raise


def _stage_all(
    contenus: Mapping[Path, bytes], menage: ExitStack, dossiers: ExitStack
) -> Iterator[_Remplacement]:
    """Write each new content beside its file and, to come back to it, each old one."""
    for rang, (path, octets) in enumerate(contenus.items()):
        with translated(path):
            cible = path.resolve()  # a link stays a link, its target is replaced
            make_folder(cible.parent, dossiers)
            neuf = temporary(cible.parent, rang)
            ancien = temporary(cible.parent, f"{rang}-avant")
            menage.callback(discard, neuf)
            menage.callback(discard, ancien)
            _write_through(neuf, octets, _mode(cible))
            if len(contenus) > 1 and cible.is_file():
                shutil.copy2(cible, ancien)
        yield _Remplacement(path, cible, neuf, ancien)


def _replace(remplacement: _Remplacement) -> None:
    with translated(remplacement.path):
        os.replace(remplacement.neuf, remplacement.cible)  # noqa: PTH105
    sync_folder(remplacement.cible.parent)


def _put_back(remplacement: _Remplacement, restes: list[Path]) -> None:
    """Undo a replacement, without asking the disk for room."""
    try:
        if remplacement.neuf.exists():  # it was not done
            return
        if remplacement.ancien.exists():
            os.replace(remplacement.ancien, remplacement.cible)  # noqa: PTH105
        else:
            remplacement.cible.unlink()
    except OSError:
        restes.append(remplacement.path)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Name `path` in the error, where the system refuses to write it or what stands for it."""
    try:
        yield
    except OSError as error:
        raise EcritureImpossibleError(path, error) from error
    except UnicodeEncodeError as error:
        raise EcritureImpossibleError(path, OSError(errno.EILSEQ, str(error))) from error
    except EcritureImpossibleError as error:
        raise EcritureImpossibleError(path, error.cause) from error


def make_folder(dossier: Path, retour: ExitStack) -> None:
    """Make `dossier` and those above it; unwinding `retour` takes away the new ones."""
    if dossier.is_dir():
        return
    make_folder(dossier.parent, retour)
    retour.callback(_remove_empty, dossier)
    dossier.mkdir(exist_ok=True)


def _remove_empty(dossier: Path) -> None:
    with contextlib.suppress(OSError):
        dossier.rmdir()


def delete_file(path: Path) -> None:
    """Delete the file at `path`, if it is there."""
    with translated(path):
        path.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(dossier: Path) -> None:
    """Make the names in `dossier` reach the disk, where the system knows how."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descripteur = os.open(dossier, os.O_RDONLY)
        try:
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
