"""What an answer changes in the project, without any file: the face that walks has it written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cdc_schema.chemins import Chemin


@dataclass(frozen=True, slots=True)
class Poser:
    """Give a value to a data item; None leaves it to be filled again."""

    chemin: Chemin
    valeur: Any


@dataclass(frozen=True, slots=True)
class Ajouter:
    """Put an element at the end of a list."""

    chemin: Chemin
    valeur: Any


@dataclass(frozen=True, slots=True)
class Inserer:
    """Put an element into a list, before the one number `rang`."""

    chemin: Chemin
    rang: int
    valeur: Any


@dataclass(frozen=True, slots=True)
class Retirer:
    """Take an element of a list away."""

    chemin: Chemin


@dataclass(frozen=True, slots=True)
class Deplacer:
    """Make an element of a list the one number `rang`."""

    chemin: Chemin
    rang: int


Ecriture = Poser | Ajouter | Inserer | Retirer | Deplacer
