"""How well written each chapter is: 100 less what its findings cost, and a letter."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.verification.constats import Famille, Gravite
from cdc_schema.chemins import parse
from cdc_schema.description import vide
from cdc_schema.plan import CHAPITRES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.verification.constats import Constat
    from cdc_schema import Cahier
    from cdc_schema.plan import Chapitre

COUTS = {Gravite.ERREUR: 25, Gravite.AVERTISSEMENT: 10, Gravite.CONSEIL: 2}
_LETTRES = ((90, "A"), (75, "B"), (50, "C"), (0, "D"))
# What is marked: an element of a list of the outline, or a sub-section.
_Unite = tuple[str, str | int]


@dataclass(frozen=True, slots=True)
class Notes:
    """The marks of the chapters that say something, by number, and of the whole."""

    chapitres: dict[str, int]

    @property
    def ensemble(self) -> int | None:
        """The mean of the chapters; None when the specification says nothing."""
        return _mean(self.chapitres.values())


def mark(cahier: Cahier, constats: Iterable[Constat]) -> Notes:
    """Return the marks of `cahier`: the mean of its elements in each chapter.

    A requirement, an element of a list of the outline, or a sub-section that is no list, has 100 less
    25 for an error, 10 for a warning, 2 for advice, and never less than 0. What is said of a list as
    a whole marks it as one more element. What is missing is measured elsewhere (`completude`).
    """
    pertes = _losses(cahier, constats)
    chapitres = {}
    for chapitre in CHAPITRES:
        unites = dict.fromkeys([*_units(cahier, chapitre), *_lists(chapitre, pertes)])
        note = _mean(max(0, 100 - pertes.get(unite, 0)) for unite in unites)
        if note is not None:
            chapitres[chapitre.numero] = note
    return Notes(chapitres)


def requirement_marks(cahier: Cahier, constats: Iterable[Constat]) -> dict[str, int]:
    """Return the marks of the requirements that have less than 100, the lowest first."""
    pertes = _losses(cahier, constats)
    connues = {e.id for e in cahier.exigences}
    notes = {
        str(element): max(0, 100 - perte)
        for (cle, element), perte in pertes.items()
        if cle == "exigences" and element in connues
    }
    return dict(sorted(notes.items(), key=lambda note: note[1]))


def letter(note: int) -> str:
    """Return A from 90, B from 75, C from 50, else D."""
    return next(lettre for seuil, lettre in _LETTRES if note >= seuil)


def _losses(cahier: Cahier, constats: Iterable[Constat]) -> dict[_Unite, int]:
    """Return what the findings cost to each element, what is missing aside."""
    pertes: dict[_Unite, int] = defaultdict(int)
    for constat in constats:
        if constat.famille is not Famille.COMPLETUDE:
            pertes[_unit(cahier, constat.chemin)] += COUTS[constat.gravite]
    return pertes


def _units(cahier: Cahier, chapitre: Chapitre) -> Iterator[_Unite]:
    for sous in chapitre.sous_sections:
        valeur = None if sous.derive else getattr(cahier, sous.cle)
        if isinstance(valeur, list):
            yield from ((sous.cle, vars(un).get("id") or rang) for rang, un in enumerate(valeur))
        elif not vide(valeur):
            yield sous.cle, ""


def _lists(chapitre: Chapitre, pertes: dict[_Unite, int]) -> Iterator[_Unite]:
    cles = {s.cle for s in chapitre.sous_sections}
    return (unite for unite in pertes if unite[0] in cles)


def _unit(cahier: Cahier, chemin: str) -> _Unite:
    cle, *suite = parse(chemin)
    liste = isinstance(getattr(cahier, str(cle), None), list)
    return str(cle), suite[0] if liste and suite else ""


def _mean(notes: Iterable[int]) -> int | None:
    toutes = list(notes)
    return sum(toutes) // len(toutes) if toutes else None
