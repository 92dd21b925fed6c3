"""What a walk wrote and may undo: its own operations, as long as nothing was done after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.projet.annulation import annuler, last_operation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cdc.completion import Parcours
    from cdc.entretien.contradictions import Contradiction


class OperationSuivanteError(CdcError):
    """Something else was done in the project since: undoing would undo that."""

    def __init__(self, libelle: str) -> None:
        self.libelle = libelle
        super().__init__(
            f"Autre chose a été fait depuis dans ce projet («\u00a0{libelle}\u00a0»). "
            "Pour le défaire d’abord\u00a0: cdc completer --annuler"
        )


@dataclass(frozen=True, slots=True)
class Fait:
    """An operation of a walk: its number in the journal, and what the walk knew before it."""

    numero: int
    parcours: Parcours
    contradictions: Mapping[str, Contradiction]


class Retours:
    """The operations of one walk in the project of `dossier`, the last one at the end."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        self._faites: list[Fait] = []

    def note(self, parcours: Parcours, contradictions: Mapping[str, Contradiction]) -> None:
        """Remember what the walk knew before the operation that was just done."""
        numero, _ = last_operation(self._dossier)
        self._faites.append(Fait(numero, parcours, contradictions))

    def undo(self, *, toutes: bool) -> tuple[str, Fait | None]:
        """Undo the last operation, and return its label and what the walk knew before it.

        The label is empty when there is nothing to undo; what the walk knew is None when the operation,
        undone with `toutes`, is somebody else's.

        Raises:
            OperationSuivanteError: something else was done since this walk wrote.
            FichierModifieError: a file was changed since; nothing is undone.
        """
        numero, libelle = last_operation(self._dossier)
        while self._faites and self._faites[-1].numero > numero:
            self._faites.pop()  # another process undid it already
        if not numero or not (self._faites or toutes):
            return "", None
        sienne = bool(self._faites) and self._faites[-1].numero == numero
        if not (sienne or toutes):
            raise OperationSuivanteError(libelle)
        annuler(self._dossier)
        return libelle, self._faites.pop() if sienne else None
