"""The order of each row that makes arrows cross the least."""

from __future__ import annotations

from itertools import islice, permutations
from typing import TYPE_CHECKING, Any, TypeVar

from cdc.figures.abscisses import block_wish, neighbours, place_band, wish
from cdc.figures.alignement import straighten, tighten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.figures.rangees import Bloc, Element, Rangees

_PASSES, _PASSES_EBAUCHE = 6, 3
_CALAGES, _CALAGES_EBAUCHE = 12, 3
_DEPLACEMENTS = 80
_T = TypeVar("_T")


def arrange(rangees: Rangees, largeur: float, titres: dict[str, float], essais: int) -> int:
    """Order and place every row within `largeur`; return how many arrows still cross.

    `essais` is how many orders it starts from: the more, the fewer crossings.
    """
    _place_all(rangees, largeur, titres)
    meilleur, garde = cost(rangees), _remember(rangees)
    for depart in range(essais):
        for passe in range(_PASSES if essais > 1 else _PASSES_EBAUCHE):
            _sweep(rangees, largeur, titres, 1 if (passe + depart) % 2 else -1)
            _transpose(rangees, largeur, titres)
            if (present := cost(rangees)) < meilleur:
                meilleur, garde = present, _remember(rangees)
        if not meilleur[0] and depart:
            break
        _shuffle(rangees, largeur, titres, depart)
    _restore(rangees, garde)
    if meilleur[0] and essais > 1:
        _sift(rangees, largeur, titres)
    settle(rangees, largeur, titres, _CALAGES if essais > 1 else _CALAGES_EBAUCHE)
    straighten(rangees, largeur)
    tighten(rangees, titres)
    return crossings(rangees)


def settle(rangees: Rangees, largeur: float, titres: dict[str, float], calages: int) -> None:
    """Draw everything near what it is tied to, without changing the order."""
    for passe in range(calages):
        bandes = rangees.bandes if passe % 2 else rangees.bandes[::-1]
        for bande in bandes:
            place_band(bande, largeur, titres)


def cost(rangees: Rangees) -> tuple[int, float]:
    """Return how many arrows cross, then how far they run sideways."""
    arcs = [arc for rang in rangees.arcs for arc in rang]
    ecarts = sum(abs(a.dessus.x - a.dessous.x) * a.poids for a in arcs)
    return crossings(rangees), round(ecarts, 3)


def crossings(rangees: Rangees) -> int:
    """Return how many pairs of arrows cross between two rows."""
    total = 0
    for rang in rangees.arcs:
        bouts = sorted((a.dessus.x, a.dessous.x + a.anse) for a in rang)
        for i, (haut, bas) in enumerate(bouts):
            total += sum(1 for h, b in bouts[i + 1 :] if h > haut and b < bas)
    return total


def _place_all(rangees: Rangees, largeur: float, titres: dict[str, float]) -> None:
    for bande in rangees.bandes:
        place_band(bande, largeur, titres, -1)


def _sweep(
    rangees: Rangees, largeur: float, titres: dict[str, float], cote: int, sauf: int = -1
) -> None:
    """Order each band by the one before it, upwards or downwards; `sauf` keeps its order."""
    rangs = range(len(rangees.bandes))
    for rang in rangs if cote < 0 else reversed(rangs):
        bande = rangees.bandes[rang]
        if rang == sauf:
            continue
        bande.sort(key=lambda bloc: block_wish(bloc, largeur, cote).x)
        for bloc in bande:
            for elements in bloc.rangees.values():
                elements.sort(key=lambda e: wish(e, e.x, cote).x)
        place_band(bande, largeur, titres)


def _shuffle(rangees: Rangees, largeur: float, titres: dict[str, float], depart: int) -> None:
    """Start again from another order: the other way round first, then dealt as cards are."""
    for bande in rangees.bandes:
        bande[:] = _dealt(bande, depart)
        for bloc in bande:
            for rang, elements in bloc.rangees.items():
                bloc.rangees[rang] = _dealt(elements, depart)
        place_band(bande, largeur, titres)


def _dealt(cartes: list[_T], tas: int) -> list[_T]:
    if tas == 0:
        return cartes[::-1]
    return [c for i in range(tas + 1) for c in cartes[i :: tas + 1]]


def _sift(rangees: Rangees, largeur: float, titres: dict[str, float]) -> None:
    """Carry one box or zone at a time elsewhere on its row, its arrows after it."""
    meilleur, garde = cost(rangees), _remember(rangees)
    for bande, bloc, rang, de, vers in islice(_moves(rangees), _DEPLACEMENTS):
        if not meilleur[0]:
            break
        liste: list[Any] = rangees.bandes[bande] if bloc is None else bloc.rangees[rang]
        liste.insert(vers, liste.pop(de))
        place_band(rangees.bandes[bande], largeur, titres)
        for cote in (-1, 1):
            _sweep(rangees, largeur, titres, cote, sauf=bande)
        if (present := cost(rangees)) < meilleur:
            meilleur, garde = present, _remember(rangees)
        else:
            _restore(rangees, garde)


def _moves(rangees: Rangees) -> Iterator[tuple[int, Bloc | None, int, int, int]]:
    """Yield the band, the block or the whole band, the row, and what goes where."""
    for bande, blocs in enumerate(rangees.bandes):
        for de, vers in permutations(range(len(blocs)), 2):
            if _holds_boxes(blocs[de]):
                yield bande, None, 0, de, vers
        for bloc in list(blocs):
            for rang, elements in list(bloc.rangees.items()):
                for de, vers in permutations(range(len(elements)), 2):
                    if bloc.rangees[rang][de].noeud:
                        yield bande, bloc, rang, de, vers


def _holds_boxes(bloc: Bloc) -> bool:
    return any(e.noeud for elements in bloc.rangees.values() for e in elements)


def _transpose(rangees: Rangees, largeur: float, titres: dict[str, float]) -> None:
    """Swap neighbours as long as fewer arrows cross."""
    for bande in rangees.bandes:
        change = _swap_blocks(bande)
        for bloc in bande:
            for elements in bloc.rangees.values():
                change = _swap_elements(elements) or change
        if change:
            place_band(bande, largeur, titres)


def _swap_blocks(bande: list[Bloc]) -> bool:
    change = False
    for i in range(len(bande) - 1):
        a, b = bande[i], bande[i + 1]
        communes = sorted(a.rangees.keys() & b.rangees.keys())
        gain = sum(_gain(u, v) for r in communes for u in a.rangees[r] for v in b.rangees[r])
        if gain > 0:
            bande[i], bande[i + 1] = b, a
            change = True
    return change


def _swap_elements(elements: list[Element]) -> bool:
    change = False
    for i in range(len(elements) - 1):
        if _gain(elements[i], elements[i + 1]) > 0:
            elements[i], elements[i + 1] = elements[i + 1], elements[i]
            change = True
    return change


def _gain(u: Element, v: Element) -> int:
    """Return how many crossings fewer there are when `v` goes to the left of `u`."""
    gain = 0
    for cote in (-1, 1):
        xs = [x for _, x in neighbours(u, cote)]
        ys = [y for _, y in neighbours(v, cote)]
        gain += sum((x > y) - (x < y) for x in xs for y in ys)
    return gain


Souvenir = list[list[tuple["Bloc", dict[int, list["Element"]]]]]


def _remember(rangees: Rangees) -> tuple[Souvenir, list[float]]:
    ordre = [
        [(bloc, {r: list(es) for r, es in bloc.rangees.items()}) for bloc in bande]
        for bande in rangees.bandes
    ]
    return ordre, [e.x for e in rangees.elements]


def _restore(rangees: Rangees, garde: tuple[Souvenir, list[float]]) -> None:
    ordre, xs = garde
    for bande, souvenir in zip(rangees.bandes, ordre, strict=True):
        bande[:] = [bloc for bloc, _ in souvenir]
        for bloc, lignes in souvenir:
            bloc.rangees = {r: list(es) for r, es in lignes.items()}
    for element, x in zip(rangees.elements, xs, strict=True):
        element.x = x
