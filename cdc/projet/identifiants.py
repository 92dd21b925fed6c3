"""No two elements of a list may bear the same identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.projet.fautes import Faute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.projet.noeuds import Chemin, Document


def duplicates(documents: Mapping[str, Document]) -> Iterator[Faute]:
    """Give each identifier that its list already has, with the place of the first one."""
    for document in documents.values():
        for chemin, premier in _in(document.donnees, ()):
            identifiant = _at(document.donnees, chemin)
            ou = document.position(premier)
            yield Faute(
                document.position(chemin),
                f"l’identifiant « {identifiant} » est déjà celui d’un autre élément de la liste "
                f"({ou}). Donnez à l’un des deux un identifiant qui n’a jamais servi.",
            )


def _in(valeur: Any, chemin: Chemin) -> Iterator[tuple[Chemin, Chemin]]:
    if isinstance(valeur, dict):
        for cle, dedans in valeur.items():
            if isinstance(dedans, dict | list):
                yield from _in(dedans, (*chemin, cle))
        return
    premiers: dict[str, Chemin] = {}
    for rang, element in enumerate(valeur):
        if not isinstance(element, dict | list):
            continue
        ici = (*chemin, rang)
        identifiant = element.get("id") if isinstance(element, dict) else None
        if isinstance(identifiant, str) and premiers.setdefault(identifiant, ici) != ici:
            yield (*ici, "id"), (*premiers[identifiant], "id")
        yield from _in(element, ici)


def _at(valeur: Any, chemin: Chemin) -> Any:
    for segment in chemin:
        valeur = valeur[segment]
    return valeur
