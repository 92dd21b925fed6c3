"""What is wrong in a file of the project, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.errors import CdcError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.projet.noeuds import Position


@dataclass(frozen=True, slots=True)
class Faute:
    """One fault: its place, what it is and what to do."""

    position: Position
    message: str

    def __str__(self) -> str:
        return f"{self.position} : {self.message}"


class ProjetInvalideError(CdcError):
    """Files of the project cannot be read as a specification; every fault is listed."""

    def __init__(self, fautes: Iterable[Faute]) -> None:
        self.fautes = tuple(fautes)
        super().__init__("\n".join(map(str, self.fautes)))
