"""What a binding of the bank designates in the outline: `P2.irritants.texte`, `2.commun.entree`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cdc.entretien.banque import ETAPE
from cdc_schema.description import Champ, champ
from cdc_schema.plan import SousSection, sous_section
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from cdc_schema.base import Element

COMMUN = "2.commun."
ENTRETIENS = "entretiens"
ETAPES = {
    "2a": "Visiteur",
    "2b": "Lead",
    "2c": "Prospect",
    "2d": "Client",
    "2e": "Relation clients",
    "2f": "Fidélisation",
}


@dataclass(frozen=True, slots=True)
class Liaison:
    """A place of the outline: its sub-section, and the data items down to the one designated."""

    section: SousSection
    champs: tuple[Champ, ...]

    @property
    def cles(self) -> tuple[str, ...]:
        """The keys from the sub-section down."""
        return tuple(c.cle for c in self.champs)

    @property
    def feuille(self) -> Champ:
        """The data item designated."""
        return self.champs[-1]

    @property
    def modele(self) -> type[Element]:
        """The model that holds the data item designated."""
        return owner(self.section.modele, self.champs)


@cache
def resolve(chemin: str) -> Liaison:
    """Return what `chemin` designates.

    Raises:
        LookupError: the outline has no such place.
    """
    commune = chemin.startswith(COMMUN)
    code, _, reste = ("2b." + chemin.removeprefix(COMMUN) if commune else chemin).partition(".")
    section = sous_section(code)
    modele: type[Element] | None = section.modele
    trouves: list[Champ] = []
    for cle in reste.split("."):
        if modele is None or modele is Duree:
            raise LookupError(chemin)
        trouve = champ(modele, cle)
        trouves.append(trouve)
        modele = model_of(trouve)
    return Liaison(section, tuple(trouves))


def at(chemin: str, code: str) -> Liaison:
    """Return what `chemin`, common to the stages, designates in the stage `code` (`2c`)."""
    return resolve(f"{code}.{chemin.removeprefix(COMMUN)}" if chemin.startswith(COMMUN) else chemin)


def model_of(item: Champ) -> type[Element] | None:
    """Return the model of the record, or of the records, that `item` holds."""
    return item.element.modele if item.element is not None else item.modele


def owner(modele: type[Element], champs: tuple[Champ, ...]) -> type[Element]:
    """Return the model that holds the last of `champs`, from `modele` down."""
    for item in champs[:-1]:
        modele = model_of(item) or modele
    return modele


def options(chemin: str) -> tuple[str, ...]:
    """Return the values that the data item at `chemin` admits, when they are few and known."""
    if chemin == ETAPE:
        return tuple(ETAPES.values())
    item = resolve(chemin).feuille
    if item.genre is Genre.LISTE and item.element is not None:
        item = item.element
    if item.genre is Genre.BOOLEEN:
        return ("oui", "non")
    return tuple(m.libelle for m in item.enumeration) if item.enumeration else ()
