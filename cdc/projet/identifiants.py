"""No two elements of a list may bear the same identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.projet.fautes import Faute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.projet.noeuds import Chemin, Document


def duplicates(
    documents: Mapping[str, Document], connus: Mapping[str, Document] | None = None
) -> Iterator[Faute]:
    """Give each identifier that its list already has, with the place of the first one.

    What stands as it is in `connus` was looked at already.
    """
    for fichier, document in documents.items():
        ancien = connus[fichier].donnees if connus and fichier in connus else None
        for chemin, premier in _in(document.donnees, (), ancien):
            identifiant = _at(document.donnees, chemin)
            ou = document.position(premier)
            yield Faute(
                document.position(chemin),
                f"l’identifiant « {identifiant} » est déjà celui d’un autre élément de la liste "
                f"({ou}). Donnez à l’un des deux un identifiant qui n’a jamais servi.",
            )


def _in(valeur: Any, chemin: Chemin, ancien: Any) -> Iterator[tuple[Chemin, Chemin]]:
    if isinstance(valeur, dict):
        avant = ancien if isinstance(ancien, dict) else {}
        for cle, dedans in valeur.items():
            if isinstance(dedans, dict | list) and dedans is not avant.get(cle):
                yield from _in(dedans, (*chemin, cle), avant.get(cle))
        return
    vus = set(map(id, ancien)) if isinstance(ancien, list) else set()
    premiers: dict[str, int] = {}
    for rang, element in enumerate(valeur):
        if not isinstance(element, dict | list):
            continue
        identifiant = element.get("id") if isinstance(element, dict) else None
        if isinstance(identifiant, str) and premiers.setdefault(identifiant, rang) != rang:
            yield (*chemin, rang, "id"), (*chemin, premiers[identifiant], "id")
        if id(element) not in vus:
            yield from _in(element, (*chemin, rang), None)


def _at(valeur: Any, chemin: Chemin) -> Any:
    for segment in chemin:
        valeur = valeur[segment]
    return valeur
