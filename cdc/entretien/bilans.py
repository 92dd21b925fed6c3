"""What became of each file of an import: the reports of its responses, put together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from cdc.entretien.effets import Sort
from cdc.entretien.reponses import Bac

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.entretien.effets import Effet
    from cdc.entretien.importation import Bilan, Importation
    from cdc.entretien.reponses import Depot, Ecart
    from cdc.entretien.suites import Suite


@dataclass(frozen=True, slots=True)
class BilanFichier:
    """What became of one file: one report for each person who answers in it, and what to ask."""

    nom: str
    depot: Depot
    bilans: tuple[Bilan, ...]
    suites: tuple[Suite, ...] = ()

    @property
    def repartition(self) -> dict[Bac, int]:
        """The cells of the file by bucket."""
        bacs: Counter[Bac] = Counter(self.depot.repartition)
        for bilan in self.bilans:
            bacs.update(bilan.repartition)
        return {bac: bacs[bac] for bac in Bac}

    @property
    def ecarts(self) -> list[Ecart]:
        """The cells that found no place."""
        return [*self.depot.ecarts, *(e for b in self.bilans for e in b.ecarts)]

    @property
    def conflits(self) -> list[Effet]:
        """The values that the project says otherwise."""
        return self.by_sort(Sort.CONFLIT)

    @property
    def avertissements(self) -> list[str]:
        """What is to be known besides."""
        des_lectures = [
            a for b in self.bilans for a in (*b.lecture.avertissements, *b.avertissements)
        ]
        return [*self.depot.avertissements, *des_lectures]

    def by_sort(self, *sorts: Sort) -> list[Effet]:
        """Return the values that met one of these fates."""
        return [e for b in self.bilans for e in b.by_sort(*sorts)]


def gather(
    depots: Iterable[tuple[str, Depot, int]],
    importation: Importation,
    suites: Sequence[Suite] = (),
) -> Iterator[BilanFichier]:
    """Yield the report of each file, from those of the responses, which are in the same order.

    `depots` are files, with their names and how many responses they hold.
    """
    des_releves: dict[str, list[tuple[int, Suite]]] = {}
    for rang, suite in enumerate(suites):
        des_releves.setdefault(suite.releve, []).append((rang, suite))
    debut = 0
    for nom, depot, nombre in depots:
        fin = debut + nombre
        bilans = tuple(importation.bilans[debut:fin])
        releves = dict.fromkeys(b.releve.nom for b in bilans)
        siennes = sorted((x for r in releves for x in des_releves.get(r, ())), key=itemgetter(0))
        yield BilanFichier(nom, depot, bilans, tuple(s for _, s in siennes))
        debut = fin
