"""What interviews leave to decide: answers to settle, texts to be written up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cdc.entretien.effets import Sort
from cdc.entretien.importation import import_lectures
from cdc.entretien.liaisons import model_of
from cdc.entretien.releves import latest
from cdc_schema.chemins import parse
from cdc_schema.description import champ
from cdc_schema.plan import SousSection, sous_section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.effets import Effet
    from cdc.entretien.releves import Releve
    from cdc_schema.base import Element

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
    """What interviews leave to the author of the project."""

    conflits: list[Conflit] = field(default_factory=list)
    a_rediger: list[ARediger] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Say whether anything is left."""
        return bool(self.conflits or self.a_rediger)


def remaining(donnees: Mapping[str, Any], releves: Sequence[Releve], banque: Banque) -> Restes:
    """Return what `releves` leave to decide: they are brought again, and what remains is noted."""
    derniers = list(latest(releves).values())
    bilans = import_lectures(donnees, derniers, releves, banque).bilans
    effets = [(b.releve, e) for b in bilans for e in b.effets]
    avis: dict[str, list[Avis]] = {}
    for releve, effet in effets:
        if effet.sort in _A_REDIGER:
            avis.setdefault(effet.chemin, []).append(_opinion(releve, effet))
    return Restes(
        [
            Conflit(e.chemin, e.existante, e.proposee, releve.nom, e.cellule)
            for releve, e in effets
            if e.sort is Sort.CONFLIT
        ],
        [ARediger(chemin, _title(chemin), tuple(dits)) for chemin, dits in avis.items()],
    )


def _opinion(releve: Releve, effet: Effet) -> Avis:
    return Avis(releve.personne or releve.nom, releve.nom, effet.cellule, effet.proposee)


def _title(chemin: str) -> str:
    """Return the words of the outline for the data item at `chemin`."""
    racine, *suite = parse(chemin)
    modele: type[Element] | None = sous_section(str(racine)).modele
    titres = []
    for cle in suite:
        if modele is None or not isinstance(cle, str) or cle not in modele.model_fields:
            continue  # the address of a row
        item = champ(modele, cle)
        titres.append(item.titre)
        modele = model_of(item)
    return ", ".join(titres)
