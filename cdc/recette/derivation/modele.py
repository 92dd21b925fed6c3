"""What a derivation gives: drafts of test cases, what is covered already, what could not be derived."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import lower_first
from cdc_schema.enumerations import PrioriteCas, TypeCas

if TYPE_CHECKING:
    from cdc_schema.cas_de_test import TransitionVerifiee
    from cdc_schema.enumerations import TechniqueTest


class Famille(StrEnum):
    """What cases are derived from."""

    CRITERES = "criteres"
    ETATS = "etats"
    DROITS = "droits"
    INTERFACES = "interfaces"
    REPRISE = "reprise"
    RGPD = "rgpd"
    MESURES = "mesures"
    CHAMPS = "champs"


LIBELLES: dict[Famille, str] = {
    Famille.CRITERES: "critères d’acceptation (7)",
    Famille.ETATS: "machines d’états (3c)",
    Famille.DROITS: "matrice des droits (4c)",
    Famille.INTERFACES: "interfaces (3b)",
    Famille.REPRISE: "reprise des données (4f)",
    Famille.RGPD: "droits des personnes (4e)",
    Famille.MESURES: "mesures et délais (2, 4a, 4b)",
    Famille.CHAMPS: "dictionnaire (2)",
}


@dataclass(frozen=True, slots=True)
class Pas:
    """One step: what is done, with what, what must be seen."""

    action: str
    attendu: str
    donnee: str = ""
    transition: TransitionVerifiee | None = None


def introduced(qui: str, pas: Pas) -> Pas:
    """Return a first step that says who plays: « Je suis Solène, conseillère SAV : j’ouvre… »."""
    return replace(pas, action=f"{qui}\u00a0: {lower_first(pas.action)}") if qui else pas


@dataclass(frozen=True, slots=True)
class Ebauche:
    """A case before it has a number.

    Attributes:
        cle: what it is derived from, in words that stay when rows move.
        famille: the kind of source.
        titre: the situation played.
        role: the group of rights that it is played with; None where nobody is named.
        derive_de: the paths and identifiers that it comes from.
        pas: its steps, in their order.
        exigences: the requirements that it verifies.
        entite: the kind of record that it is about, to order a day of work.
        attente: minutes that waiting or counting adds to the steps.
        persona: who plays it; None where nobody can.
        bout_en_bout: it goes through a whole life: a day begins with it.
    """

    cle: str
    famille: Famille
    titre: str
    role: str | None
    derive_de: tuple[str, ...]
    pas: tuple[Pas, ...]
    exigences: tuple[str, ...] = ()
    type: TypeCas = TypeCas.NOMINAL
    technique: TechniqueTest | None = None
    priorite: PrioriteCas = PrioriteCas.NORMALE
    objectif: str = ""
    preconditions: tuple[str, ...] = ()
    donnees: tuple[tuple[str, str], ...] = ()
    postconditions: str = ""
    entite: str = ""
    bout_en_bout: bool = False
    attente: int = 0
    persona: str | None = None


@dataclass(frozen=True, slots=True)
class Couvert:
    """Something that a case tests already: `par` are cases, or the keys of drafts."""

    famille: Famille
    chemin: str
    objet: str
    par: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ecarte:
    """Something that no case could be derived from, and why."""

    famille: Famille
    chemin: str
    raison: str


Trouve = Ebauche | Couvert | Ecarte
