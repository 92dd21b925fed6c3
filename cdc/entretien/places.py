"""Where a text goes, who says it, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc_schema.base import PROVENANCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from cdc.entretien.acquis import Apporte
    from cdc.entretien.effets import Attente, Effet
    from cdc.entretien.reponses import Ecart
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin


@dataclass(slots=True)
class Origine:
    """Who says it, and what is known of what was said before.

    `avant` and `maintenant` hold, by place, what the previous version of the same interview gave
    and what this one gives; `dits` tells the texts already given by a source. `deja` says that this very
    interview was read before, `apporte` what an import finished bringing of it.
    """

    entretien: str
    source: str
    avant: dict[str, list[Any]] = field(default_factory=dict)
    maintenant: dict[str, list[Any]] = field(default_factory=dict)
    dits: Callable[[str], AbstractSet[str]] = lambda _: frozenset()
    deja: bool = False
    anglais: bool = False
    apporte: Apporte | None = None

    def said_row(self, repere: str) -> bool:
        """Say whether the row named `repere` had been brought before."""
        return self.deja or any(place.startswith(f"{repere}.") for place in self.avant)

    def changed(self, repere: str) -> bool:
        """Say whether this version gives other values to the row `repere` than the one before."""
        return _below(self.avant, repere) != _below(self.maintenant, repere)


def _below(donnes: dict[str, list[Any]], repere: str) -> dict[str, list[Any]]:
    return {place: v for place, v in donnes.items() if place.startswith(f"{repere}.")}


@dataclass(frozen=True, slots=True)
class Porteur:
    """Where the provenance of a value is written: an element, or one data item of a section."""

    noeud: dict[str, Any]
    cle: str = ""

    def sources(self) -> list[str]:
        """Return who said it so far."""
        provenance: Any = self.noeud.get(PROVENANCE)
        if provenance and self.cle:
            provenance = provenance.get(self.cle)
        return list(provenance or [])

    def add(self, source: str) -> None:
        """Note that `source` says it too."""
        sources = self.sources()
        if source in sources:
            return
        if self.cle:
            tout = dict(self.noeud.get(PROVENANCE) or {})
            self.noeud[PROVENANCE] = {**tout, self.cle: [*sources, source]}
        else:
            self.noeud[PROVENANCE] = [*sources, source]


@dataclass(slots=True)
class Lieu:
    """A record being filled: its data, its model, its path, and its path by the names of rows.

    `neuf` says that it is being made, so that nothing of it can have been deleted.
    """

    noeud: dict[str, Any]
    modele: type[Element]
    chemin: Chemin
    repere: str
    porteur: Porteur | None
    neuf: bool = False


@dataclass(slots=True)
class Resultat:
    """What became of one group of texts; `acceptees` are the cells that found a place.

    `attentes` are the answers that found theirs, but wait for a decision or for another person;
    `ecartees` is what makes known, in the next import, what is not in the project.
    """

    effets: list[Effet] = field(default_factory=list)
    ecarts: list[Ecart] = field(default_factory=list)
    acceptees: set[str] = field(default_factory=set)
    attentes: list[Attente] = field(default_factory=list)
    ecartees: set[str] = field(default_factory=set)
