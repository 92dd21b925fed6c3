"""Findings as JSON: lines and columns from 1, in code points, the last column excluded.

Of words that a file writes on several lines, `fin_colonne` is where they end on the first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.projet.constats import ConstatSitue


def write_json(situes: Iterable[ConstatSitue]) -> Iterator[str]:
    """Yield the pieces of `situes` as a list of flat records, one at a time in memory."""
    return _list(map(as_data, situes))


def write_phrases(situes: Iterable[ConstatSitue]) -> Iterator[str]:
    """Yield what is found in statements: their line from 1, the words in it, half-open from 0."""
    return _list(map(_phrase_data, situes))


def _list(fiches: Iterable[dict[str, Any]]) -> Iterator[str]:
    avant = "["
    for fiche in fiches:
        yield f"{avant}\n  {{\n    {_PLATE.encode(fiche)[1:-1]}\n  }}"
        avant = ","
    yield "[]\n" if avant == "[" else "\n]\n"


# What `indent` does, in the standard library, is ten times slower: it leaves its encoder in C.
_PLATE = json.JSONEncoder(ensure_ascii=False, separators=(",\n    ", ": "))


def _phrase_data(situe: ConstatSitue) -> dict[str, Any]:
    constat = situe.constat
    return {
        "ligne": situe.etendue.ligne,
        "code": constat.code,
        "famille": constat.famille.value,
        "gravite": constat.gravite.value,
        "debut": constat.debut,
        "fin": constat.fin,
        "message": constat.message,
        "suggestion": constat.suggestion,
    }


def as_data(situe: ConstatSitue) -> dict[str, Any]:
    """Return one finding, its keys in their order."""
    constat, etendue = situe.constat, situe.etendue
    return {
        "code": constat.code,
        "famille": constat.famille.value,
        "gravite": constat.gravite.value,
        "chemin": constat.chemin,
        "fichier": etendue.fichier,
        "ligne": etendue.ligne,
        "colonne": etendue.colonne,
        "fin_colonne": situe.fin_colonne,
        "message": constat.message,
        "suggestion": constat.suggestion,
        "element": constat.element,
    }
