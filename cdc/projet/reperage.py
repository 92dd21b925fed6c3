"""From the path that people write to the path in a file: identifiers become ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.projet.rangement import to_file
from cdc_schema import chemins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.projet.noeuds import Chemin


def locate(donnees: Mapping[str, Any], chemin: str | Chemin) -> tuple[str | None, Chemin]:
    """Return the file that holds `chemin`, and the path inside it, with ranks for identifiers.

    `donnees` is the plain data of each file. An identifier that no element has stays as it is.
    """
    segments = chemins.parse(chemin) if isinstance(chemin, str) else chemin
    fichier, dedans = to_file(segments)
    if fichier is None or fichier not in donnees:
        return fichier, dedans
    return fichier, _ranks(donnees[fichier], dedans)


def _ranks(valeur: Any, chemin: Chemin) -> Chemin:
    resolu: list[str | int] = []
    for segment in chemin:
        pas: str | int | None = segment
        if isinstance(valeur, list):
            pas = segment if isinstance(segment, int) else _rank_of(valeur, segment)
        elif isinstance(valeur, dict):
            pas = str(segment)
        resolu.append(segment if pas is None else pas)
        valeur = _below(valeur, pas)
    return tuple(resolu)


def _below(valeur: Any, segment: str | int | None) -> Any:
    try:
        return valeur[segment]
    except (KeyError, IndexError, TypeError):
        return None


def _rank_of(liste: list[Any], identifiant: str) -> int | None:
    for rang, element in enumerate(liste):
        if isinstance(element, dict) and element.get("id") == identifiant:
            return rang
    return None
