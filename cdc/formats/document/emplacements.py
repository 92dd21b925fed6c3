"""Where the values of a document stand in the project: the paths by which edits come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc_schema.base import Element
from cdc_schema.chemins import ecrire
from cdc_schema.diffusion import shown_ranks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc_schema import Cahier
    from cdc_schema.chemins import Chemin

# The longest list, whose blocks write the paths of what they hold.
_LONGUE = "exigences"


class Emplacements:
    """The path of each record that a reader sees, as the project numbers it.

    A record is known by its identity: two that say the same stand at two places. `cahier` is the
    whole specification, `lisible` what the reader sees of it: ranks are those of the files, also
    where records before were withheld.
    """

    def __init__(self, cahier: Cahier, lisible: Cahier) -> None:
        self._chemins: dict[int, Chemin] = {}
        self._copies: list[Element] = []
        autres = [cle for cle in type(cahier).model_fields if cle != _LONGUE]
        self._restent = [*((c, True) for c in autres), (_LONGUE, False), (_LONGUE, True)]
        self._cahiers = cahier, lisible

    def path(self, element: Element, *suite: str | int) -> str:
        """Return the path of what stands at `suite` in `element`, or nothing if it is not known."""
        chemin = self._find(element)
        return ecrire((*chemin, *suite)) if chemin else ""

    def also(self, copie: Element, element: Element) -> None:
        """Take `copie`, which shows less of `element`, for it."""
        chemin = self._find(element)
        if chemin:
            self._copies.append(copie)  # as long as it lives, nobody else has its identity
            self._chemins[id(copie)] = chemin

    def _find(self, element: Element) -> Chemin | None:
        while id(element) not in self._chemins and self._restent:
            cle, profond = self._restent.pop(0)
            entier, lisible = (getattr(cahier, cle) for cahier in self._cahiers)
            for trouve, chemin in _visit(entier, lisible, (cle,), profond=profond):
                self._chemins.setdefault(id(trouve), chemin)
        return self._chemins.get(id(element))


def _visit(
    entier: Any, lisible: Any, chemin: Chemin, *, profond: bool
) -> Iterator[tuple[Element, Chemin]]:
    if isinstance(lisible, Element):
        yield lisible, chemin
        for cle in lisible.model_fields_set:
            valeur = getattr(lisible, cle)
            if isinstance(valeur, Element | list) and valeur:
                yield from _visit(getattr(entier, cle), valeur, (*chemin, cle), profond=True)
    elif isinstance(lisible, list) and lisible and isinstance(lisible[0], Element):
        for rang, avant, apres in _pairs(entier, lisible):
            place = (*chemin, getattr(apres, "id", None) or rang)
            if profond:
                yield from _visit(avant, apres, place, profond=True)
            else:
                yield apres, place


def _pairs(entiers: Sequence[Any], lisibles: Sequence[Any]) -> Iterator[tuple[int, Any, Any]]:
    """Yield the rank of each record that is shown, the record as it is and as it is shown."""
    rangs = range(len(entiers)) if len(entiers) == len(lisibles) else shown_ranks(entiers)
    for rang, lisible in zip(rangs, lisibles, strict=True):
        yield rang, entiers[rang], lisible
