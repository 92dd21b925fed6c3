"""Run a command in a forked process and watch, or break, each thing that it does to the disk.

Every call that changes a folder is counted: opening to write, writing, flushing to the disk,
renaming, deleting, making folders, changing modes. Half of each piece is written before a fault, as
a full disk or a killed process would leave it.
"""

from __future__ import annotations

import builtins
import contextlib
import ctypes
import errno
import functools
import importlib
import io
import os
import pickle
import sys
import tempfile
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdc import cli
from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# A folder, by path below it: the content of each file, None for a folder.
Etat = dict[str, bytes | None]

_EVENEMENTS = {
    "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate",
}  # fmt: skip
_ECRITURE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
# Loaded once, before the processes are forked.
_CHARGES = (
    "cdc.actions.generation", "cdc.actions.imports.reponses", "cdc.actions.recette.imports", "cdc.commands.generer", "cdc.commands.init", "cdc.commands.interview",
    "cdc.commands.interview_import", "cdc.commands.interview_bilan", "cdc.commands.recette_import_bilan", "cdc.completude", "cdc.entretien.importation",
    "cdc.formats.docx.rendu", "cdc.formats.xlsx.guide_rempli", "cdc.projet.banque",
    "cdc.projet.releves",
)  # fmt: skip
# What needs room on the disk; the rest works on a full one.
_PLACE = {"open", "write", "fsync", "os.mkdir"}


@dataclass(frozen=True, slots=True)
class Panne:
    """Operation `rang` fails with `code`, and with `dure` all those that follow.

    With `place`, only operations that need room on the disk do.
    """

    rang: int
    code: int = errno.EIO
    dure: bool = False
    place: bool = False

    def hits(self, rang: int, operation: str) -> bool:
        if self.place and operation not in _PLACE:
            return False
        return rang == self.rang or (self.dure and rang > self.rang)


def full_disk(rang: int) -> Panne:
    """Return a disk that is full from operation `rang` on."""
    return Panne(rang, errno.ENOSPC, dure=True, place=True)


@dataclass(slots=True)
class Execution:
    """What a command answered, and what it did to the disk."""

    code: int = 0
    sortie: str = ""
    operations: list[str] = field(default_factory=list)
    etats: list[Etat] = field(default_factory=list)
    touchee: bool = False


def run(
    commande: list[str] | Callable[[], object],
    cwd: Path,
    *,
    racine: Path,
    panne: Panne | None = None,
    observe: bool = False,
    sans_droit: bool = False,
) -> Execution:
    """Run `cdc` with these arguments, or a function, in `cwd`, counting what it does in `racine`.

    With `observe`, keep what the folder holds before each operation: what a process killed there
    would leave. With `sans_droit`, an administrator is refused what a user would be.
    """
    for nom in _CHARGES:
        importlib.import_module(nom)
    with tempfile.TemporaryFile() as retour:
        pid = os.fork()
        if pid == 0:
            os.chdir(cwd)
            if sans_droit:
                drop_privileges()
            _run_child(commande, _Temoin(racine, panne, observe), retour.fileno())
        _, statut = os.waitpid(pid, 0)
        assert statut == 0, f"the process died ({statut})"
        retour.seek(0)
        execution: Execution = pickle.load(retour)
    assert "Traceback" not in execution.sortie, execution.sortie
    return execution


def state(dossier: Path) -> Etat:
    """Return what `dossier` holds, the lock that every command makes aside."""
    etat: Etat = {}
    for path in sorted(dossier.rglob("*")):
        if path.name == ".cdc" or path.parts[-2:] in ((".cdc", "verrou"), (".cdc", ".gitignore")):
            continue
        with contextlib.suppress(FileNotFoundError):
            etat[path.relative_to(dossier).as_posix()] = (
                None if path.is_dir() else path.read_bytes()
            )
    return etat


def plant(etat: Etat, dossier: Path) -> None:
    """Make `dossier` hold `etat`."""
    dossier.mkdir(parents=True)
    for nom, octets in etat.items():
        path = dossier / nom
        if octets is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(octets)


def visible(etat: Etat) -> Etat:
    """Return the state without what is internal to cdc: its own folder, temporary files."""
    return {
        nom: octets
        for nom, octets in etat.items()
        if ".cdc" not in nom.split("/") and ".cdc-tmp" not in nom
    }


def temporaries(etat: Mapping[str, Any]) -> list[str]:
    return [nom for nom in etat if ".cdc-tmp" in nom]


def drop_privileges() -> None:
    """Give up what lets an administrator write in a read-only folder, where that is known."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    version, aucune = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capset(version, aucune) == 0, os.strerror(ctypes.get_errno())


class _Temoin:
    """Counts the operations below a folder; keeps what it holds, or makes them fail."""

    def __init__(self, racine: Path, panne: Panne | None, observe: bool) -> None:
        self.racine = str(racine)
        self.panne = panne
        self.observe = observe
        self.occupe = False
        self.execution = Execution()

    def step(self, operation: str) -> None:
        execution = self.execution
        execution.operations.append(operation)
        if self.observe:
            self.occupe = True
            execution.etats.append(state(Path(self.racine)))
            self.occupe = False
        panne = self.panne
        if panne is not None and panne.hits(len(execution.operations), operation):
            execution.touchee = True
            raise OSError(panne.code, os.strerror(panne.code))

    def audit(self, event: str, args: tuple[Any, ...]) -> None:
        if self.occupe or not (event == "open" or event in _EVENEMENTS):
            return
        if event == "open" and not (isinstance(args[2], int) and args[2] & _ECRITURE):
            return
        if self._concerns(args[0]):
            self.step(event)

    def _concerns(self, path: Any) -> bool:
        if isinstance(path, int):  # a mode set through an open file
            return False
        nom = str(path)
        # shutil.rmtree names what it deletes from the open folder around it.
        return not Path(nom).is_absolute() or nom.startswith(self.racine)

    def install(self) -> None:
        sys.addaudithook(self.audit)
        vrai_fsync, vrai_open, vrai_sendfile = os.fsync, io.open, os.sendfile

        def fsync(fd: int) -> None:
            self.step("fsync")
            vrai_fsync(fd)

        @functools.wraps(vrai_open)
        def ouvre(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            if mode != "wb" or not self._concerns(file):
                return vrai_open(file, mode, *args, **kwargs)
            return io.BufferedWriter(_Brut(file, self))

        def sendfile(vers: int, de: int, debut: int, taille: int) -> int:
            self.step("write")
            return vrai_sendfile(vers, de, debut, taille)

        for module, nom, valeur in (
            (os, "fsync", fsync),
            (os, "sendfile", sendfile),
            (io, "open", ouvre),
            (builtins, "open", ouvre),
        ):
            setattr(module, nom, valeur)


class _Brut(io.FileIO):
    """A file whose writes are operations: half is written before each."""

    def __init__(self, path: Any, temoin: _Temoin) -> None:
        super().__init__(path, "wb")
        self._temoin = temoin

    def write(self, octets: Any, /) -> int:
        moitie = len(octets) // 2
        super().write(octets[:moitie])
        self._temoin.step("write")
        return moitie + super().write(octets[moitie:])


def _run_child(commande: list[str] | Callable[[], object], temoin: _Temoin, retour: int) -> None:
    """Run the command, send back what happened, and never return."""
    execution = temoin.execution
    texte = io.StringIO()
    try:
        os.environ["PATH"] = "/nowhere"  # no LibreOffice
        sys.stdout = sys.stderr = texte
        temoin.install()
        if callable(commande):
            commande()
        else:
            sys.argv = ["cdc", *commande]
            cli.main()
    except CdcError as error:
        execution.code = 2
        texte.write(str(error))
    except SystemExit as fin:
        execution.code = fin.code if isinstance(fin.code, int) else 1
    except BaseException:  # noqa: BLE001  (told to the parent)
        traceback.print_exc(file=texte)
    finally:
        temoin.occupe = True
        execution.sortie = texte.getvalue()
        os.write(retour, pickle.dumps(execution))
        os._exit(0)
