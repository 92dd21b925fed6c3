"""Completeness followed while somebody writes: only what changed is counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.completude.avancement import (
    Avancement,
    AvancementSection,
    Groupe,
    assess,
    counted,
    lacking_records,
    record_groups,
    records_of,
)

if TYPE_CHECKING:
    from cdc_schema import Cahier
    from cdc_schema.annotations import Objectif
    from cdc_schema.base import Element
    from cdc_schema.chemins import Chemin
    from cdc_schema.plan import SousSection

_Compte = tuple["Element", "Chemin", list[Groupe]]


class Suivi:
    """What was counted last, for each sub-section and each of its records.

    A record is known by its identity: it is frozen, and a project that is read again keeps those
    that did not change.
    """

    def __init__(self) -> None:
        self._sections: dict[tuple[str, Objectif], tuple[object, AvancementSection]] = {}
        self._records: dict[tuple[str, Objectif], dict[int, _Compte]] = {}

    def assess(self, cahier: Cahier, objectif: Objectif) -> Avancement:
        """Return how complete `cahier` is for `objectif`."""
        return assess(cahier, objectif, self._section)

    def _section(
        self, cahier: Cahier, section: SousSection, objectif: Objectif
    ) -> AvancementSection:
        cle, valeur = (section.cle, objectif), getattr(cahier, section.cle)
        connu = self._sections.get(cle)
        if connu is None or connu[0] is not valeur:
            connu = (valeur, self._count(cahier, section, objectif))
            self._sections[cle] = connu
        return connu[1]

    def _count(self, cahier: Cahier, section: SousSection, objectif: Objectif) -> AvancementSection:
        cle = (section.cle, objectif)
        avant, apres = self._records.get(cle, {}), {}
        records = records_of(cahier, section)
        groupes = list(lacking_records(section, objectif, len(records)))
        for chemin, element in records:
            compte = avant.get(id(element))
            if compte is None or compte[1] != chemin:
                compte = (element, chemin, list(record_groups(section, objectif, chemin, element)))
            apres[id(element)] = compte
            groupes += compte[2]
        self._records[cle] = apres
        return counted(section, groupes)
