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
            return chemins.lire(self.cahier, self._ranked(chemin))
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
        dernier = self._ranked(chemin)[-1]
        if isinstance(dernier, int):
            return dernier
        memes = (r for r, e in enumerate(rangs) if getattr(e, "id", None) == chemin[-1])
        return next(memes, len(rangs))

    def _ranked(self, chemin: Chemin) -> Chemin:
        """Return `chemin` with the rank of its element in a repeated sub-section, looked up once."""
        if len(chemin) < 2 or not isinstance(chemin[1], str):
            return chemin
        cle = f"rangs de {chemin[0]}"
        rangs = self.memo.get(cle)
        if rangs is None:
            elements = getattr(self.cahier, str(chemin[0]), None)
            liste = elements if isinstance(elements, list) else ()
            # Backwards: of two that bear the same identifier, the first is the one designated.
            rangs = {getattr(e, "id", None): r for r, e in reversed(list(enumerate(liste)))}
            self.memo[cle] = rangs
        rang = rangs.get(chemin[1])
        return chemin if rang is None else (chemin[0], rang, *chemin[2:])
