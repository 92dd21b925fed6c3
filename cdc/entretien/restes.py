"""What interviews leave to decide: answers to settle, texts to be written up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.entretien.arbitrages import Decisions
from cdc.entretien.classees import Classees
from cdc.entretien.contradictions import Contradiction, find_contradictions
from cdc.entretien.effets import Sort
from cdc.entretien.lieux import lieu_at
from cdc.entretien.suites import sort_follow_ups
from cdc.entretien.temoignages import collect_temoignages
from cdc_schema.chemins import parse
from cdc_schema.plan import SousSection, sous_section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.releves import Releve
    from cdc.entretien.suites import Suite
    from cdc.entretien.temoignages import Temoignage

_A_REDIGER = (Sort.A_REDIGER, Sort.RESTE_A_REDIGER)


@dataclass(frozen=True, slots=True)
class Conflit:
    """One answer that contradicts the project: both values, and who gave the new one."""

    chemin: str
    existante: str
    proposee: str
    entretien: str
    cellule: str


@dataclass(frozen=True, slots=True)
class Avis:
    """What one person answered; `personne` is the interview itself when nobody is named."""

    personne: str
    entretien: str
    cellule: str
    texte: str


@dataclass(frozen=True, slots=True)
class ARediger:
    """A text that several people gave in their words: it is empty until the author writes it."""

    chemin: str
    titre: str
    avis: tuple[Avis, ...]

    @property
    def section(self) -> SousSection:
        """The sub-section of the outline where it is to be written."""
        return sous_section(str(parse(self.chemin)[0]))

    @property
    def personnes(self) -> tuple[str, ...]:
        """Who answered, each once."""
        return tuple(dict.fromkeys(a.personne for a in self.avis))


@dataclass(frozen=True, slots=True)
class Restes:
    """What interviews leave to the author of the project, and imported tables in `tableaux`.

    `suites` is what is to be asked again; as it is up to others, it is not work left by itself.
    """

    contradictions: list[Contradiction] = field(default_factory=list)
    a_rediger: list[ARediger] = field(default_factory=list)
    tableaux: list[Conflit] = field(default_factory=list)
    suites: tuple[Suite, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything is left."""
        return bool(self.contradictions or self.a_rediger or self.tableaux)

    @property
    def conflits(self) -> list[Conflit]:
        """The answers that say something else than the project."""
        dites = [
            Conflit(d.chemin, d.existante, d.lu, d.releve.nom, d.cellule)
            for c in self.contradictions
            for d in c.temoignages
            if d.sort is Sort.CONFLIT
        ]
        return [*dites, *self.tableaux]


def remaining(
    donnees: Mapping[str, Any],
    releves: Sequence[Releve],
    banque: Banque,
    decisions: Decisions | None = None,
    classees: Classees | None = None,
) -> Restes:
    """Return what `releves` leave to decide: they are brought again, and what remains is noted."""
    decisions = decisions or Decisions()
    dits, bilans = collect_temoignages(donnees, releves, banque, decisions)
    avis: dict[str, list[Avis]] = {}
    for dit in dits:
        if dit.sort in _A_REDIGER:
            avis.setdefault(dit.chemin, []).append(_opinion(dit))
    suites = sort_follow_ups(bilans, releves, donnees, banque)
    return Restes(
        find_contradictions(dits, donnees, banque, decisions),
        [ARediger(chemin, lieu_at(parse(chemin)).titre, tuple(a)) for chemin, a in avis.items()],
        suites=(classees or Classees()).share_out(suites)[0],
    )


def _opinion(dit: Temoignage) -> Avis:
    return Avis(dit.personne, dit.releve.nom, dit.cellule, dit.lu)
