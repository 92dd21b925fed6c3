"""Long lists of the project, found by what their values say rather than read from end to end."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from typing import TYPE_CHECKING, Any

from cdc.entretien.liaisons import model_of
from cdc.entretien.textes import normalize
from cdc.entretien.valeurs import TEXTES, equal, typed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from cdc_schema.base import Element
    from cdc_schema.description import Champ

    Suite = tuple[Champ, ...]

_LONGUE = 30
_SANS_CLE = ("",)


def key(valeur: Any) -> Hashable:
    """Return what two equal values have in common, and few others."""
    if isinstance(valeur, str):
        return normalize(valeur) or valeur
    try:
        hash(valeur)
    except TypeError:
        return _SANS_CLE
    clef: Hashable = valeur
    return clef


class Rangees:
    """The rows of a list of records, changed in place; ranks by what data items say."""

    def __init__(self, elements: Sequence[dict[str, Any]], modele: type[Element]) -> None:
        self.elements = list(elements)
        self._modele = modele
        self._index: dict[Suite, dict[Hashable, list[int]]] = {}

    def near(self, suite: Suite, valeur: Any) -> Sequence[int]:
        """Return, in order, the ranks of the rows that may say `valeur` there."""
        if len(self.elements) < _LONGUE:
            return range(len(self.elements))
        if suite not in self._index:
            index = self._index.setdefault(suite, {})
            for rang, element in enumerate(self.elements):
                for cle in set(_keys(element, self._modele, suite)):
                    index.setdefault(cle, []).append(rang)
        return self._index[suite].get(key(valeur), ())

    def put(self, rang: int, element: dict[str, Any]) -> None:
        """Replace the row number `rang`, or add one."""
        avant = self.elements[rang] if rang < len(self.elements) else None
        self.elements[rang : rang + 1] = [element]
        for suite, index in self._index.items():
            anciennes = set(_keys(avant, self._modele, suite)) if avant is not None else set()
            nouvelles = set(_keys(element, self._modele, suite))
            for cle in anciennes - nouvelles:
                index[cle].remove(rang)
            for cle in nouvelles - anciennes:
                insort(index.setdefault(cle, []), rang)


class Carnet:
    """The lists that are long, by the list itself: each is indexed once."""

    def __init__(self) -> None:
        self._rangees: dict[int, Rangees] = {}

    def open(self, elements: list[dict[str, Any]] | None, modele: type[Element]) -> Rangees:
        """Return the rows of `elements`, in a list of their own."""
        connue = self._rangees.get(id(elements))
        if connue is not None and connue.elements is elements:
            return connue
        rangees = Rangees(elements or [], modele)
        if len(rangees.elements) >= _LONGUE:
            self._rangees[id(rangees.elements)] = rangees
        return rangees


class Valeurs:
    """The values of a list, changed in place: as they are written, and as the schema reads them."""

    def __init__(self, existantes: Sequence[Any], modele: type[Element], item: Champ) -> None:
        self.existantes = list(existantes)
        self.typees: list[Any] = typed(modele, item, self.existantes) if existantes else []
        self._cles = Counter(map(key, self.typees))

    def __contains__(self, valeur: Any) -> bool:
        return self._cles[key(valeur)] > 0 and any(equal(t, valeur) for t in self.typees)

    def put(self, rang: int, valeur: Any) -> None:
        """Replace the value number `rang`, or add one."""
        for ancienne in self.typees[rang : rang + 1]:
            self._cles[key(ancienne)] -= 1
        self._cles[key(valeur)] += 1
        self.existantes[rang : rang + 1] = [valeur]
        self.typees[rang : rang + 1] = [valeur]


class Listes:
    """The lists of texts that are long, by the list itself: each is read once."""

    def __init__(self) -> None:
        self._valeurs: dict[int, Valeurs] = {}

    def open(self, existantes: list[Any] | None, modele: type[Element], item: Champ) -> Valeurs:
        """Return the values of `existantes`, in a list of their own."""
        connue = self._valeurs.get(id(existantes))
        if connue is not None and connue.existantes is existantes:
            return connue
        valeurs = Valeurs(existantes or [], modele, item)
        # A text is read as itself, so that what is added needs no other reading.
        simple = item.element is not None and item.element.genre in TEXTES
        if simple and len(valeurs.existantes) >= _LONGUE:
            self._valeurs[id(valeurs.existantes)] = valeurs
        return valeurs


def _keys(element: dict[str, Any], modele: type[Element], suite: Suite) -> Iterator[Hashable]:
    item, *reste = suite
    dedans = element.get(item.cle)
    if reste:
        suivants = dedans if isinstance(dedans, list) else [dedans or {}]
        sous_modele = model_of(item) or modele
        for suivant in suivants:
            yield from _keys(suivant, sous_modele, tuple(reste))
    elif dedans is not None:
        yield key(dedans)
        if item.genre not in TEXTES:
            yield key(typed(modele, item, dedans))
