"""Who serves a project as a page: one server at a time, known by its address."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.projet.fichiers import EcritureImpossibleError
from cdc.projet.verrou import DOSSIER, PRIS, lock_file, open_inside, unlock_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

_FICHIER = "serveur"
_LISIBLE_PAR_SOI = 0o600


class DejaServiError(CdcError):
    """Another server already shows the project; `adresse` opens it, or is empty."""

    def __init__(self, dossier: Path, adresse: str, processus: int) -> None:
        self.dossier = dossier
        self.adresse = adresse
        self.processus = processus
        qui = f" (processus {processus})" if processus else ""
        ou = f"\u00a0: {adresse}" if adresse else ""
        super().__init__(
            f"{dossier} est déjà ouvert par un autre «\u00a0cdc serveur\u00a0»{qui}{ou}\n"
            "Continuez dans cette page, ou arrêtez ce serveur avant d’en lancer un autre."
        )


@contextmanager
def served(dossier: Path, adresse: str) -> Iterator[None]:
    """Say that `adresse` shows the project, as long as it does.

    The lock is the system's: a killed server does not keep it.

    Raises:
        DejaServiError: another server shows it already.
    """
    with open_inside(dossier, _FICHIER, _LISIBLE_PAR_SOI) as fichier:
        try:
            lock_file(fichier)
        except OSError as error:
            if error.errno not in PRIS:
                chemin = dossier / DOSSIER / _FICHIER
                raise EcritureImpossibleError(chemin, error) from error
            raise DejaServiError(dossier, *_read(fichier)) from None
        try:
            _write(fichier, adresse)
            yield
        finally:
            with suppress(OSError):
                fichier.truncate(0)
            unlock_file(fichier)


def _write(fichier: BinaryIO, adresse: str) -> None:
    with suppress(OSError):  # a full disk
        fichier.truncate(0)
        fichier.seek(0)
        fichier.write(json.dumps({"adresse": adresse, "processus": os.getpid()}).encode())


def _read(fichier: BinaryIO) -> tuple[str, int]:
    with suppress(OSError, ValueError, KeyError, TypeError):
        fichier.seek(0)
        lu = json.loads(fichier.read())
        return str(lu["adresse"]), int(lu["processus"])
    return "", 0
