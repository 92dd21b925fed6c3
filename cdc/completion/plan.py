"""The outline seen from the walk: how far each sub-section is, and where a data item stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.completion.places import all_fields, all_sections, is_record, row_name, section_item
from cdc.completude import AvancementSection, assess_section
from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.completion.parcours import Parcours
    from cdc.completion.situation import Situation
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.plan import SousSection

MAXIMUM = 9


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """A data item, or an element of the project, that a search found."""

    chemin: Chemin
    section: SousSection
    titre: str


def outline(parcours: Parcours, situation: Situation) -> list[AvancementSection]:
    """Return how far each sub-section is for the goal of the walk."""
    return [assess_section(situation.cahier, s, parcours.objectif) for s in all_sections()]


def progress(parcours: Parcours, situation: Situation, section: SousSection) -> AvancementSection:
    """Return how far one sub-section is for the goal of the walk."""
    return assess_section(situation.cahier, section, parcours.objectif)


def search_fields(situation: Situation, texte: str) -> list[Trouvaille]:
    """Return the data items and elements whose words are those of `texte`, titles first."""
    mots = normalize(texte).split()
    if not mots:
        return []
    tous = [(t, f"{t.titre} {aide}") for t, aide in _everything(situation)]
    titres = [t for t, _ in tous if _says(t.titre, mots)]
    autres = [t for t, dit in tous if t not in titres and _says(dit, mots)] if not titres else []
    return [*titres, *autres][:MAXIMUM]


def _says(texte: str, mots: list[str]) -> bool:
    dits = normalize(texte).split()
    return all(any(dit.startswith(mot) for dit in dits) for mot in mots)


def _everything(situation: Situation) -> Iterator[tuple[Trouvaille, str]]:
    for section in all_sections():
        item = section_item(section)
        yield Trouvaille((section.cle,), section, section.titre), ""
        if section.repetition:
            yield from _elements(situation, section)
        else:
            assert item.modele is not None
            yield from _fields(item.modele, (section.cle,), section, ())


def _elements(situation: Situation, section: SousSection) -> Iterator[tuple[Trouvaille, str]]:
    for rang, element in enumerate(situation.rows((section.cle,))):
        identifiant = getattr(element, "id", None)
        chemin: Chemin = (section.cle, identifiant or rang)
        nom = " ".join(filter(None, [identifiant, row_name(situation, (section.cle, rang))]))
        yield Trouvaille(chemin, section, nom), ""


def _fields(
    modele: type[Element], chemin: Chemin, section: SousSection, fil: tuple[str, ...]
) -> Iterator[tuple[Trouvaille, str]]:
    for item in all_fields(modele):
        ici, noms = (*chemin, item.cle), (*fil, item.titre)
        if is_record(item) and item.modele is not None:
            yield from _fields(item.modele, ici, section, noms)
        else:
            yield Trouvaille(ici, section, ", ".join(noms)), item.aide
