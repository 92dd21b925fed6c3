"""Sheets that hold one person a row, under questions that no platform wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.tableurs.libres.blocs import Bloc
from cdc.formats.tableurs.libres.identite import label
from cdc.formats.tableurs.libres.mots import asks, column_title, listed, seems_asked
from cdc.formats.tableurs.libres.personnes import is_function, is_person

if TYPE_CHECKING:
    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.tableurs.libres.vue import Vue

_EXAMEN = 15
_PHRASE = 15
_LIBRES = 3


def find_turned(vue: Vue) -> list[Bloc]:
    """Return the block whose questions head the columns of a sheet, seen turned over in `vue`."""
    for rangee in vue.colonnes[:_EXAMEN]:  # a column of the turned sheet is a row of the sheet
        entetes = vue.column(rangee)
        voies = [c for c in vue.colonnes if c > rangee]
        if len(entetes) < 2 or not voies:
            continue
        bloc = Bloc(vue, rangee, min(entetes), vue.derniere, voies=voies)
        bloc.dessus = [n for n, c in entetes.items() if _tells_who(c)]
        if _is_form(bloc, entetes):
            bloc.voies = [v for v in voies if any(v in vue.lignes[n] for n in entetes)]
            return [bloc]
    return []


def _tells_who(cell: Cellule) -> bool:
    """Say whether a column says who answers, rather than what."""
    if asks(cell.texte):
        return False
    return label(cell.texte) is not None or (column_title(cell.texte) or "") == "numero"


def _is_form(bloc: Bloc, entetes: dict[int, Cellule]) -> bool:
    """Say whether a row heads answers: by questions, or by a name beside sentences."""
    questions = [c for n, c in entetes.items() if n not in bloc.dessus]
    posees = [c for c in questions if asks(c.texte)]
    if len(posees) >= 2 and len(posees) * 2 >= len(questions):
        return not any(seems_asked(t.texte) for t in _values(bloc, list(entetes))[:_LIBRES])
    if len(questions) < 2 or listed([c.texte for c in entetes.values()]):
        return False
    nommees = [n for n in bloc.dessus if label(entetes[n].texte) == "personne"]
    noms = _values(bloc, nommees)
    if not noms or sum(is_person(c.texte) or is_function(c.texte) for c in noms) * 2 < len(noms):
        return False
    dites = _values(bloc, [n for n in entetes if n not in bloc.dessus])
    if not dites:
        return False
    posees = [c for c in questions if seems_asked(c.texte)]
    return bool(posees) or sum(len(c.texte) for c in dites) / len(dites) >= _PHRASE


def _values(bloc: Bloc, lignes: list[int]) -> list[Cellule]:
    return [c for n in lignes for v in bloc.voies if (c := bloc.vue.at(n, v))]
