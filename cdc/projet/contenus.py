"""The contents of files, made when each is asked for: one at a time in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_Nom = TypeVar("_Nom")
_Autre = TypeVar("_Autre")


class FichierChangeantError(CdcError):
    """A file is no longer what was read of it when its turn comes to be copied."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} a changé pendant sa lecture. Rien n’est écrit : fermez-le dans les autres "
            "logiciels, puis relancez la commande."
        )


class Contenus(Mapping[_Nom, bytes]):
    """The content of each file by its name; `faits` makes each, the same each time."""

    def __init__(self, faits: Mapping[_Nom, Callable[[], bytes]]) -> None:
        self._faits = faits

    def __getitem__(self, nom: _Nom) -> bytes:
        return self._faits[nom]()

    def __iter__(self) -> Iterator[_Nom]:
        return iter(self._faits)

    def __len__(self) -> int:
        return len(self._faits)

    def renamed(self, renommer: Callable[[_Nom], _Autre]) -> Contenus[_Autre]:
        """Return the same contents under other names."""
        return Contenus({renommer(nom): fait for nom, fait in self._faits.items()})


def same_content(path: Path, octets: bytes) -> Callable[[], bytes]:
    """Return what reads the file at `path` again, that held `octets`.

    What cannot be read twice, as a pipe, is kept.

    Raises, when it is called:
        FichierChangeantError: it is another content, or none.
    """
    if not path.is_file():
        return lambda: octets
    return partial(_read_same, path, hashlib.sha256(octets).digest())


def _read_same(path: Path, empreinte: bytes) -> bytes:
    try:
        octets = path.read_bytes()
    except OSError as error:
        raise FichierChangeantError(path) from error
    if hashlib.sha256(octets).digest() != empreinte:
        raise FichierChangeantError(path)
    return octets
