"""Files handed in by the page, kept apart until they are imported or left."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import weakref
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, BinaryIO

from cdc.actions.imports.depot import Arrivage, Recu

if TYPE_CHECKING:
    from collections.abc import Sequence

_GARDES = 10


class Etat(StrEnum):
    """What became of files that were handed in."""

    APERCU = "aperçu"
    FAIT = "fait"
    ANNULE = "annulé"


class Depot:
    """Files handed in together, and what was made of them.

    Attributes:
        recus: the files, until they are imported or left.
        arrivage: what they bring, as it was last told.
        memes: what is said of names that may be one person, by their rank: « oui » or « non ».
        etat: whether it was shown, imported, or undone.
        operations: the numbers of the last operation of the project before the import, and after.
        changees: the keys of the sub-sections that it changed.
    """

    def __init__(self) -> None:
        self._dossier = Path(tempfile.mkdtemp(prefix="cdc-import-"))
        # Out of the project, and read by nobody else: they hold what people said.
        self.drop = weakref.finalize(self, shutil.rmtree, self._dossier, ignore_errors=True)
        self.recus: list[Recu] = []
        self.arrivage = Arrivage()
        self.memes: dict[int, str] = {}
        self.etat = Etat.APERCU
        self.operations = (0, 0)
        self.changees: Sequence[str] = ()

    def add(self, nom: str, contenu: BinaryIO) -> None:
        """Keep a file under its own name, apart from others of the same name."""
        propre = own_name(nom)
        place = self._dossier / str(len(self.recus))
        place.mkdir()
        with (place / propre).open("wb") as copie:
            shutil.copyfileobj(contenu, copie)
        self.recus.append(Recu(place / propre, propre))


class Depots:
    """The files that were handed in lately, by the key of their page."""

    def __init__(self) -> None:
        self._gardes: dict[str, Depot] = {}

    def keep(self, depot: Depot) -> str:
        """Keep `depot`, and return its key."""
        cle = secrets.token_urlsafe(9)
        self._gardes[cle] = depot
        for ancien in list(self._gardes)[:-_GARDES]:
            self.drop(ancien)
        return cle

    def get(self, cle: str) -> Depot | None:
        """Return what is kept under `cle`, or None."""
        return self._gardes.get(cle)

    def drop(self, cle: str) -> None:
        """Forget what is kept under `cle`, its files first."""
        depot = self._gardes.pop(cle, None)
        if depot is not None:
            depot.drop()


def own_name(nom: str) -> str:
    """Return the name of a file without the folders that some browsers send."""
    seul = PureWindowsPath(PurePosixPath(nom).name).name.strip()
    propre = "".join(c for c in seul if c.isprintable())
    return propre if propre.strip(".") else "fichier"
