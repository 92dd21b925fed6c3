"""The rows of a list: add one, look at one again, duplicate, move, take away."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdc.completion import parcours as marche
from cdc.completion.lignes import delete_row, duplicate_row, move_row
from cdc.completion.places import asked_first, row_model
from cdc.completion.refus import ReponseRefuseeError

if TYPE_CHECKING:
    from cdc.completion.ecritures import Ecriture
    from cdc.completion.parcours import Parcours
    from cdc.completion.pas import Pas
    from cdc.completion.questions import Question
    from cdc.completion.renvois import Renvoi
    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin

_ORDRE = re.compile(r"^([amdvs])((?:\s+\d+)*)$")
_NOMBRES = {"a": 0, "m": 1, "d": 1, "v": 2, "s": 1}
_USAGES = {
    "a": "a",
    "m": "m 2",
    "d": "d 2",
    "v": "v 3 1 (la ligne 3 devient la première)",
    "s": "s 2",
}


@dataclass(frozen=True, slots=True)
class Rangement:
    """What an order changes, where the walk is after it, how to say it, what named the row gone."""

    parcours: Parcours
    ecritures: tuple[Ecriture, ...] = ()
    dit: str = ""
    renvois: tuple[Renvoi, ...] = ()


def order(
    parcours: Parcours, situation: Situation, question: Question, texte: str
) -> Rangement | None:
    """Return what the order `texte` does; None when it is no order.

    Raises:
        ReponseRefuseeError: there is no such row.
    """
    lu = _ORDRE.match(texte.strip())
    if lu is None:
        return None
    verbe, numeros = lu[1], [int(n) for n in lu[2].split()]
    total = len(question.lignes)
    if len(numeros) != _NOMBRES[verbe] or any(not 1 <= n <= total for n in numeros):
        raise ReponseRefuseeError(
            f"Écrivez par exemple {_USAGES[verbe]}, avec un numéro de 1 à {total}."
            if total
            else "La liste est encore vide\u00a0: il n’y a pas de ligne de ce numéro.",
            texte,
        )
    rangs = [n - 1 for n in numeros]
    return _ORDRES[verbe](parcours, situation, question, rangs)


def _add(
    parcours: Parcours, situation: Situation, question: Question, rangs: list[int]
) -> Rangement:
    del rangs
    cles = asked_first(row_model(question.place.champ))
    nouvelle = (*question.chemin, len(question.lignes), *cles)
    return Rangement(marche.goto(_opened(parcours, question.chemin), situation, nouvelle))


def _modify(
    parcours: Parcours, situation: Situation, question: Question, rangs: list[int]
) -> Rangement:
    ligne = situation.canonical((*question.chemin, rangs[0]))
    return Rangement(marche.goto(_opened(parcours, question.chemin), situation, ligne))


def _duplicate(
    parcours: Parcours, situation: Situation, question: Question, rangs: list[int]
) -> Rangement:
    pas = duplicate_row(parcours, situation, (*question.chemin, rangs[0]))
    return _arranged(parcours, question, pas, "Ligne copiée")


def _move(
    parcours: Parcours, situation: Situation, question: Question, rangs: list[int]
) -> Rangement:
    pas = move_row(parcours, situation, (*question.chemin, rangs[0]), rangs[1])
    return _arranged(parcours, question, pas, "Ligne déplacée")


def _remove(
    parcours: Parcours, situation: Situation, question: Question, rangs: list[int]
) -> Rangement:
    retrait = delete_row(parcours, situation, (*question.chemin, rangs[0]))
    dit = f"Ligne retirée\u00a0: {question.lignes[rangs[0]].texte}"
    fait = _arranged(parcours, question, retrait, dit)
    return replace(fait, renvois=retrait.renvois)


def _arranged(parcours: Parcours, question: Question, pas: Pas, dit: str) -> Rangement:
    return Rangement(marche.forget(parcours, question.chemin), pas.ecritures, dit)


def _opened(parcours: Parcours, chemin: Chemin) -> Parcours:
    """Return the walk that comes back to the list at `chemin`."""
    autres = tuple(o for o in parcours.ouvertes if o[: len(chemin)] != chemin)
    return replace(parcours, suite=(), ouvertes=(*autres, chemin))


_ORDRES = {"a": _add, "m": _modify, "d": _duplicate, "v": _move, "s": _remove}
