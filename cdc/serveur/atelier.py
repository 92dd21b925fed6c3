"""The project that the page shows: one walk, read again when files change, one writer at a time."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from cdc.actions.seance import hear_again, open_seance
from cdc.completion import Parcours
from cdc.completude import Suivi
from cdc.projet import load_projet
from cdc_schema.annotations import Objectif
from cdc_schema.plan import FICHIER_PROJET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdc.projet.seance import Seance

_RELEVES = ("entretiens/*.yaml", "imports/*.yaml", "entretiens/correspondances/*.yaml")


class Atelier:
    """The project of `dossier`, shared by every tab.

    Attributes:
        dossier: the folder of the project.
        objectif: what the specification is being completed for.
        passees: the keys of the sub-sections that the author put off.
        suivi: how far the project is, counted again where it changed.
    """

    def __init__(self, dossier: Path, objectif: Objectif = Objectif.CONSULTATION) -> None:
        self.dossier = dossier
        self.objectif = objectif
        self.passees: set[str] = set()
        self.suivi = Suivi()
        self._verrou = threading.RLock()
        self._seance: Seance | None = None
        self._releves: object = None

    @contextmanager
    def ouvert(self) -> Iterator[Seance]:
        """Give the walk as files say it now, nobody else writing meanwhile.

        Raises:
            ProjetInvalideError: somebody left a file that cannot be read; every fault is told.
        """
        with self._verrou:
            yield self.seance()

    def seance(self) -> Seance:
        """Return the walk as files say it now."""
        with self._verrou:
            releves = self._stamps()
            if self._seance is None:
                projet = load_projet(self.dossier)
                self._seance = open_seance(projet, Parcours(self.objectif))
            elif self._seance.refresh() or releves != self._releves:
                hear_again(self._seance)
            self._releves = releves
            return self._seance

    def choose(self, objectif: Objectif) -> None:
        """Take another goal."""
        with self._verrou:
            self.objectif = objectif
            if self._seance is not None:
                self._seance.parcours = replace(self._seance.parcours, objectif=objectif)

    @property
    def enregistre(self) -> str:
        """When the project was last written: « à 10 h 42 », or « le 21/11/2026 »."""
        fichiers = [self.dossier / FICHIER_PROJET, *self.dossier.glob("cahier/*.yaml")]
        dates = [p.stat().st_mtime for p in fichiers if p.exists()]
        if not dates:
            return ""
        date = datetime.fromtimestamp(max(dates))
        aujourdhui = date.date() == datetime.now().date()
        return f"à {date:%H\u00a0h\u00a0%M}" if aujourdhui else f"le {date:%d/%m/%Y}"

    def _stamps(self) -> object:
        """Return what changes when a record of interviews or imports does."""
        fichiers = sorted(p for motif in _RELEVES for p in self.dossier.glob(motif))
        return tuple((p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in fichiers)
