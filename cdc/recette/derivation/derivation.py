"""Run the derivations asked for, and put the drafts in the order of a day of work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdc.recette.derivation.champs import derive_champs
from cdc.recette.derivation.contexte import Contexte
from cdc.recette.derivation.criteres import derive_criteres
from cdc.recette.derivation.distribution import distribute
from cdc.recette.derivation.droits import derive_droits
from cdc.recette.derivation.etats import derive_etats
from cdc.recette.derivation.interfaces import derive_interfaces
from cdc.recette.derivation.mesures import derive_mesures
from cdc.recette.derivation.modele import Couvert, Ebauche, Ecarte, Famille, Trouve
from cdc.recette.derivation.reprise import derive_reprise
from cdc.recette.derivation.rgpd import derive_rgpd

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cdc_schema import Cahier

# Extension point: each family and what derives it.
DERIVATIONS: dict[Famille, Callable[[Contexte], Iterator[Trouve]]] = {
    Famille.CRITERES: derive_criteres,
    Famille.ETATS: derive_etats,
    Famille.DROITS: derive_droits,
    Famille.INTERFACES: derive_interfaces,
    Famille.REPRISE: derive_reprise,
    Famille.RGPD: derive_rgpd,
    Famille.MESURES: derive_mesures,
    Famille.CHAMPS: derive_champs,
}


@dataclass(frozen=True, slots=True)
class Derivation:
    """What a project gives: drafts, what is covered already, what could not be derived."""

    ebauches: tuple[Ebauche, ...]
    couverts: tuple[Couvert, ...]
    ecartes: tuple[Ecarte, ...]


def derive(cahier: Cahier, familles: Collection[Famille] = tuple(Famille)) -> Derivation:
    """Return what `familles` give, family after family."""
    contexte = Contexte(cahier)
    trouves = [t for f in Famille if f in familles for t in DERIVATIONS[f](contexte)]
    ebauches = tuple(
        _distinct([distribute(contexte, t) for t in trouves if isinstance(t, Ebauche)])
    )
    # A requirement without criterion may still give a case by the measure that it states.
    donnees = {f"exigences[{e}]" for une in ebauches for e in une.exigences}
    return Derivation(
        ebauches,
        tuple(t for t in trouves if isinstance(t, Couvert)),
        tuple(t for t in trouves if isinstance(t, Ecarte) and t.chemin not in donnees),
    )


def _distinct(ebauches: list[Ebauche]) -> Iterator[Ebauche]:
    """Yield the drafts, each with a key of its own: two rows of a file may bear one identifier, or none."""
    vues: Counter[str] = Counter()
    for une in ebauches:
        vues[une.cle] += 1
        rang = vues[une.cle]
        yield une if rang == 1 else replace(une, cle=f"{une.cle} ({rang})")
