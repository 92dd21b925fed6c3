"""What a path of the project designates: its data item, its words, its value, its provenance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.entretien.liaisons import model_of
from cdc_schema.base import PROVENANCE
from cdc_schema.description import Champ, champ
from cdc_schema.plan import PROJET, sous_section
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin


@dataclass(frozen=True, slots=True)
class Lieu:
    """A path of the outline.

    `modele` holds the data item `champ`, or is what stands at the path itself, without `champ`;
    `porteur` is where the provenance of its value is written, below which key.
    """

    modele: type[Element]
    champ: Champ | None
    titre: str
    porteur: Chemin


def lieu_at(chemin: Chemin) -> Lieu:
    """Return what the outline has at `chemin`.

    Raises:
        LookupError: the outline has no such place.
    """
    racine, *suite = chemin
    section = sous_section(str(racine))
    modele: type[Element] = section.modele
    item: Champ | None = None
    titres: list[str] = []
    en_liste = section.repetition
    porteur: Chemin = (racine, PROVENANCE)
    for rang, cle in enumerate(suite, 1):
        if en_liste:  # the address of a row
            en_liste = False
            if PROVENANCE in modele.model_fields:
                porteur = (*chemin[: rang + 1], PROVENANCE)
            continue
        if item is not None:
            modele = _below(item, cle)
        item = champ(modele, str(cle))
        titres.append(item.titre)
        en_liste = item.genre is Genre.LISTE
        if porteur == (racine, PROVENANCE) and not section.repetition:
            porteur = (racine, PROVENANCE, cle)
        if en_liste and rang < len(suite) and (dedans := model_of(item)) is not None:
            modele, item = dedans, None
    return Lieu(modele, item, ", ".join(titres) or section.titre, porteur)


def _below(item: Champ, cle: str | int) -> type[Element]:
    modele = model_of(item)
    if modele is None:
        raise LookupError(cle)
    return modele


def value_at(donnees: Mapping[str, Any], chemin: Chemin) -> Any:
    """Return what the project holds at `chemin`; None when nothing is written there."""
    valeur: Any = donnees
    for segment in chemin[1:] if chemin[:1] == (PROJET.cle,) else chemin:
        valeur = _step(valeur, segment)
    return valeur


def exists(donnees: Mapping[str, Any], chemin: Chemin) -> bool:
    """Say whether every row that `chemin` names is there."""
    valeur: Any = donnees
    for segment in chemin:
        liste = isinstance(valeur, list)
        valeur = _step(valeur, segment)
        if liste and valeur is None:
            return False
    return True


def elements(valeur: Any, chemin: Chemin = ()) -> Iterator[tuple[Chemin, dict[str, Any]]]:
    """Yield every mapping below `valeur` with its path; rows by identifier where they have one."""
    if isinstance(valeur, dict):
        yield chemin, valeur
        for cle, dedans in valeur.items():
            if cle != PROVENANCE:
                yield from elements(dedans, (*chemin, cle))
    elif isinstance(valeur, list):
        for rang, dedans in enumerate(valeur):
            if isinstance(dedans, dict):
                yield from elements(dedans, (*chemin, dedans.get("id") or rang))


def _step(valeur: Any, segment: str | int) -> Any:
    if isinstance(valeur, dict):
        return valeur.get(segment)
    if isinstance(valeur, list):
        if isinstance(segment, int):
            return valeur[segment] if segment < len(valeur) else None
        return next((e for e in valeur if isinstance(e, dict) and e.get("id") == segment), None)
    return None
