"""Findings as JSON: lines and columns from 1, in code points, the last column excluded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.projet.constats import ConstatSitue


def write_json(situes: Iterable[ConstatSitue]) -> str:
    """Return `situes` as a list of flat records."""
    return json.dumps([as_data(s) for s in situes], ensure_ascii=False, indent=2)


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
