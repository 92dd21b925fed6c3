"""The rows of a list: add one, look at one again, duplicate, move, take away."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cdc.completion import parcours as marche
from cdc.completion.ecritures import Ecriture, Inserer, Retirer
from cdc.completion.options import fresh_id
from cdc.completion.places import first_field, identifier, row_model
from cdc.completion.refus import ReponseRefuseeError
from cdc.entretien.lieux import value_at
from cdc_schema.base import PROVENANCE

if TYPE_CHECKING:
    from cdc.completion.parcours import Parcours
    from cdc.completion.questions import Question
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
    """What an order changes, where the walk is after it, and how to say it."""

    parcours: Parcours
    ecritures: tuple[Ecriture, ...] = ()
    dit: str = ""


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
    cles = first_field(row_model(question.place.champ))
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
    chemin = question.chemin
    copie = _without_sources(value_at(situation.donnees, (*chemin, rangs[0])))
    item = identifier(row_model(question.place.champ))
    if item is not None:
        nom = question.lignes[rangs[0]].texte.partition(",")[0]
        copie = {"id": fresh_id(situation, item.prefixe, nom, chemin), **copie}
    ecriture = Inserer(chemin, rangs[0] + 1, copie)
    return Rangement(marche.forget(parcours, chemin), (ecriture,), "Ligne copiée")


def _move(
    parcours: Parcours, situation: Situation, question: Question, rangs: list[int]
) -> Rangement:
    chemin = question.chemin
    element = value_at(situation.donnees, (*chemin, rangs[0]))
    ecritures = (Retirer((*chemin, rangs[0])), Inserer(chemin, rangs[1], element))
    return Rangement(marche.forget(parcours, chemin), ecritures, "Ligne déplacée")


def _remove(
    parcours: Parcours, situation: Situation, question: Question, rangs: list[int]
) -> Rangement:
    del situation
    chemin = question.chemin
    dit = f"Ligne retirée\u00a0: {question.lignes[rangs[0]].texte}"
    return Rangement(marche.forget(parcours, chemin), (Retirer((*chemin, rangs[0])),), dit)


def _opened(parcours: Parcours, chemin: Chemin) -> Parcours:
    """Return the walk that comes back to the list at `chemin`."""
    autres = tuple(o for o in parcours.ouvertes if o[: len(chemin)] != chemin)
    return replace(parcours, suite=(), ouvertes=(*autres, chemin))


def _without_sources(valeur: Any) -> Any:
    """Return a copy that nobody said and nothing else designates."""
    if isinstance(valeur, dict):
        return {c: _without_sources(v) for c, v in valeur.items() if c not in (PROVENANCE, "id")}
    return [_without_sources(v) for v in valeur] if isinstance(valeur, list) else valeur


_ORDRES = {"a": _add, "m": _modify, "d": _duplicate, "v": _move, "s": _remove}
