"""Completeness: the data required for a goal, counted in every record that exists.

A data item counts once for each record of its sub-section; it is filled when it has a value and
when none of the fields that its own records require is empty. A repeated sub-section without the
records that the outline demands counts as one record entirely to write. What is computed, or left
to the vendor, is never missing (outline, `conventions`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cdc_schema.annotations import Objectif, Obligation
from cdc_schema.chemins import Chemin, ecrire
from cdc_schema.description import Champ, champs, vide
from cdc_schema.plan import CHAPITRES, PROJET, RECETTE, Chapitre, SousSection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdc_schema import Cahier
    from cdc_schema.base import Element


@dataclass(frozen=True, slots=True)
class Manque:
    """One value to write: its path, its data item and its sub-section.

    `champ` is None when a whole record is awaited (`processus` without any process).
    """

    chemin: str
    champ: Champ | None
    section: SousSection

    @property
    def titre(self) -> str:
        """Return how people call what is missing."""
        return self.champ.titre if self.champ else self.section.titre


Groupe = tuple[int, list[Manque]]


@dataclass(frozen=True, slots=True)
class AvancementSection:
    """How far one sub-section is: data awaited, data filled, and what is missing."""

    section: SousSection
    attendues: int
    remplies: int
    manques: tuple[Manque, ...]

    @property
    def taux(self) -> int:
        """Return the share filled, in percent rounded down: 100 means nothing is missing."""
        return _rate(self.remplies, self.attendues)


@dataclass(frozen=True, slots=True)
class AvancementChapitre:
    """How far one chapter is."""

    chapitre: Chapitre
    sections: tuple[AvancementSection, ...]

    @property
    def attendues(self) -> int:
        """Return the number of data items awaited."""
        return sum(s.attendues for s in self.sections)

    @property
    def remplies(self) -> int:
        """Return the number of data items filled."""
        return sum(s.remplies for s in self.sections)

    @property
    def taux(self) -> int:
        """Return the share filled, in percent rounded down."""
        return _rate(self.remplies, self.attendues)


@dataclass(frozen=True, slots=True)
class Avancement:
    """How far a specification is for one goal."""

    objectif: Objectif
    projet: AvancementSection
    chapitres: tuple[AvancementChapitre, ...]

    @property
    def sections(self) -> tuple[AvancementSection, ...]:
        """Return every sub-section, in the order of the document."""
        return tuple(s for c in self.chapitres for s in c.sections)

    @property
    def manques(self) -> tuple[Manque, ...]:
        """Return everything that is missing, in the order of the document."""
        return tuple(m for s in (self.projet, *self.sections) for m in s.manques)

    @property
    def taux(self) -> int:
        """Return the share filled over the nine chapters, in percent rounded down."""
        attendues = sum(c.attendues for c in self.chapitres)
        remplies = sum(c.remplies for c in self.chapitres)
        return _rate(remplies, attendues)


def assess(
    cahier: Cahier,
    objectif: Objectif = Objectif.CONSULTATION,
    assess_one: Callable[[Cahier, SousSection, Objectif], AvancementSection] | None = None,
) -> Avancement:
    """Return how complete `cahier` is for `objectif`; `assess_one` does it for a sub-section."""
    one = assess_one or assess_section
    return Avancement(
        objectif,
        one(cahier, PROJET, objectif),
        tuple(
            AvancementChapitre(
                chapitre,
                tuple(
                    one(cahier, section, objectif)
                    for section in chapitre.sous_sections
                    if not section.derive
                ),
            )
            for chapitre in CHAPITRES
        ),
    )


def missing(cahier: Cahier) -> Iterator[Manque]:
    """Yield everything that may still be written, optional data included, records one by one."""
    for section in (PROJET, *(s for c in CHAPITRES for s in c.sous_sections if not s.derive)):
        records = records_of(cahier, section)
        if not records:
            yield Manque(section.cle, None, section)
        for chemin, element in records:
            for champ in champs(type(element)):
                if asked(champ) and vide(getattr(element, champ.cle)):
                    yield Manque(ecrire((*chemin, champ.cle)), champ, section)


def assess_section(cahier: Cahier, section: SousSection, objectif: Objectif) -> AvancementSection:
    """Return how complete one sub-section is for `objectif`."""
    return counted(section, groups(cahier, section, objectif))


def counted(section: SousSection, groupes: Iterable[Groupe]) -> AvancementSection:
    """Return how complete a sub-section is, its groups of data being `groupes`."""
    tous = list(groupes)
    remplies = sum(not found for _, found in tous)
    attendues = sum(combien for combien, _ in tous)
    manques = tuple(m for _, found in tous for m in found)
    return AvancementSection(section, attendues, remplies, manques)


def gaps(cahier: Cahier, section: SousSection, objectif: Objectif) -> Iterator[Manque]:
    """Yield what one sub-section lacks for `objectif`, looking no further than it is asked."""
    for _, found in groups(cahier, section, objectif):
        yield from found


def missing_in(
    element: Element, champ: Champ, chemin: Chemin, section: SousSection
) -> Iterator[Manque]:
    """Yield what is missing of one data item of `element`, at `chemin`: itself, or what it holds."""
    valeur = getattr(element, champ.cle)
    if vide(valeur):
        yield Manque(ecrire(chemin), champ, section)
        return
    for sous_chemin, record in _nested(champ, valeur, chemin):
        for sous_champ in _obligatory(type(record)):
            yield from missing_in(record, sous_champ, (*sous_chemin, sous_champ.cle), section)


def required_for(champ: Champ, objectif: Objectif) -> bool:
    """Say whether a data item of a sub-section is awaited for `objectif`."""
    return champ.obligation is Obligation.OUI and objectif in champ.objectifs and asked(champ)


def asked(champ: Champ) -> bool:
    """Say whether the author may be asked for a data item: it is neither computed nor a vendor's."""
    return not champ.calcul and not champ.candidat


def groups(cahier: Cahier, section: SousSection, objectif: Objectif) -> Iterator[Groupe]:
    """Yield, for each group of data awaited, how many they are and what is missing of it."""
    records = records_of(cahier, section)
    yield from lacking_records(section, objectif, len(records))
    for chemin, element in records:
        yield from record_groups(section, objectif, chemin, element)


def lacking_records(section: SousSection, objectif: Objectif, combien: int) -> Iterator[Groupe]:
    """Yield the records that a sub-section of `combien` of them still has to have."""
    awaited = len(_awaited(section, objectif))
    lacking = max(section.minimum - combien, 0) if section.repetition else 0
    if lacking and awaited:
        yield awaited * lacking, [Manque(section.cle, None, section)]


def record_groups(
    section: SousSection, objectif: Objectif, chemin: Chemin, element: Element
) -> Iterator[Groupe]:
    """Yield what one record is awaited to say, and what is missing of it."""
    valeurs = vars(element)
    dispenses: frozenset[str] = getattr(element, "dispenses", frozenset())
    for champ in _awaited(section, objectif):
        if champ.cle in dispenses:
            continue
        if _holds_nothing(champ) and not vide(valeurs[champ.cle]):
            yield 1, []
        else:
            yield 1, list(missing_in(element, champ, (*chemin, champ.cle), section))


@cache
def _awaited(section: SousSection, objectif: Objectif) -> tuple[Champ, ...]:
    """Return the data that a sub-section is awaited to say; the files of the acceptance have one goal."""
    if section in RECETTE:
        return _obligatory(section.modele) if objectif is Objectif.RECETTE else ()
    return tuple(c for c in champs(section.modele) if required_for(c, objectif))


@cache
def _obligatory(modele: type[Element]) -> tuple[Champ, ...]:
    return tuple(c for c in champs(modele) if c.obligation is Obligation.OUI and asked(c))


def _rate(remplies: int, attendues: int) -> int:
    return 100 * remplies // attendues if attendues else 100


def _holds_nothing(champ: Champ) -> bool:
    """Tell a data item that has no other within."""
    return champ.modele is None and (champ.element is None or champ.element.modele is None)


def _nested(champ: Champ, valeur: object, chemin: Chemin) -> list[tuple[Chemin, Element]]:
    if champ.modele is not None and isinstance(valeur, champ.modele):
        return [(chemin, valeur)]
    if champ.element is not None and champ.element.modele and isinstance(valeur, list):
        return [((*chemin, _address(v, rang)), v) for rang, v in enumerate(valeur)]
    return []


def records_of(cahier: Cahier, section: SousSection) -> list[tuple[Chemin, Element]]:
    """Return the records of a sub-section, each with its path."""
    valeur = getattr(cahier, section.cle)
    if not section.repetition:
        return [((section.cle,), valeur)]
    return [((section.cle, _address(v, rang)), v) for rang, v in enumerate(valeur)]


def _address(element: Element, rang: int) -> str | int:
    return vars(element).get("id") or rang
