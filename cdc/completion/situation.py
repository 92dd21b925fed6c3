"""What a walk looks at: the project as it stands, and what the interviews said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc_schema import chemins

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.temoignages import Temoignage
    from cdc_schema import Cahier
    from cdc_schema.chemins import Chemin


@dataclass(frozen=True, slots=True)
class Situation:
    """The project, its plain data by section, and what was said of each path.

    `arbitre` is who is taken to decide, `arbitrage` the identifier of the next decision; `memo` keeps
    what was computed of this very situation.
    """

    cahier: Cahier
    donnees: Mapping[str, Any] = field(default_factory=dict)
    dits: Mapping[str, Sequence[Temoignage]] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    arbitre: str = ""
    arbitrage: str = "ARB-01"
    date: str = ""
    memo: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def value(self, chemin: Chemin) -> Any:
        """Return what stands at `chemin`, or None."""
        try:
            return chemins.lire(self.cahier, chemin)
        except LookupError:
            return None

    def rows(self, chemin: Chemin) -> Sequence[Any]:
        """Return the elements of the list at `chemin`."""
        valeur = self.value(chemin)
        return valeur if isinstance(valeur, list) else ()

    def canonical(self, chemin: Chemin) -> Chemin:
        """Return `chemin` with each row named by its identifier, where it has one."""
        propre: list[str | int] = []
        for segment in chemin:
            ici: Chemin = (*propre, segment)
            element = self.value(ici) if isinstance(segment, int) else None
            propre.append(getattr(element, "id", None) or segment)
        return tuple(propre)

    def rank(self, chemin: Chemin) -> int:
        """Return the rank of the row at `chemin` in its list: after the last when it is not there."""
        rangs = self.rows(chemin[:-1])
        if isinstance(chemin[-1], int):
            return chemin[-1]
        memes = (r for r, e in enumerate(rangs) if getattr(e, "id", None) == chemin[-1])
        return next(memes, len(rangs))
