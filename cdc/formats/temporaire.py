"""The temporary folder of the system, that openpyxl and LibreOffice work in."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lxml.etree import SerialisationError

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLACE = 1_000_000


class DossierTemporaireError(CdcError):
    """The work in progress cannot be written; nothing was done."""

    def __init__(self) -> None:
        super().__init__(
            "Le dossier temporaire du système ne peut pas être écrit\u00a0: le disque est plein, ou "
            "vous n’en avez pas le droit. Faites de la place, puis relancez la commande. "
            "Rien n’a changé."
        )


@contextmanager
def temporary_work() -> Iterator[None]:
    """Tell what the system refuses while nothing but its temporary folder is written."""
    try:
        yield
    except (OSError, SerialisationError) as error:
        raise DossierTemporaireError from error


def check_room(dossier: Path) -> None:
    """Raise the error of a full disk where `dossier` has no room left."""
    if shutil.disk_usage(dossier).free < _PLACE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
