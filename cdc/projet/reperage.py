"""From the path that people write to the path in a file: identifiers become ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.projet.rangement import to_file
from cdc_schema import chemins

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.projet.noeuds import Chemin

# The ranks of the identifiers of each list, by the identity of a list that does not change.
Rangs = dict[int, dict[str, int]]


def locate(
    donnees: Mapping[str, Any], chemin: str | Chemin, rangs: Rangs | None = None
) -> tuple[str | None, Chemin]:
    """Return the file that holds `chemin`, and the path inside it, with ranks for identifiers.

    `donnees` is the plain data of each file; `rangs` remembers, as long as it stays the same. An
    identifier that no element has stays as it is.
    """
    segments = chemins.parse(chemin) if isinstance(chemin, str) else chemin
    fichier, dedans = to_file(segments)
    if fichier is None or fichier not in donnees:
        return fichier, dedans
    return fichier, _ranks(donnees[fichier], dedans, {} if rangs is None else rangs)


def _ranks(valeur: Any, chemin: Chemin, rangs: Rangs) -> Chemin:
    resolu: list[str | int] = []
    for segment in chemin:
        pas: str | int = segment
        if isinstance(valeur, list) and isinstance(segment, str):
            pas = ranks(valeur, rangs).get(segment, segment)
        elif isinstance(valeur, dict):
            pas = str(segment)
        resolu.append(pas)
        valeur = _below(valeur, pas)
    return tuple(resolu)


def ranks(liste: list[Any], rangs: Rangs) -> dict[str, int]:
    """Return the rank of each identifier of `liste`, which `rangs` remembers."""
    connus = rangs.get(id(liste))
    if connus is None:
        connus = rangs[id(liste)] = {
            element["id"]: rang
            for rang, element in enumerate(liste)
            if isinstance(element, dict) and isinstance(element.get("id"), str)
        }
    return connus


def _below(valeur: Any, segment: str | int) -> Any:
    try:
        return valeur[segment]
    except (KeyError, IndexError, TypeError):
        return None
