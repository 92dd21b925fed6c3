"""Settle a contradiction: the decision to keep, and what it writes in the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.entretien.arbitrages import Arbitrage, ReponseConsideree
from cdc.entretien.lieux import exists, lieu_at, value_at
from cdc.entretien.noms import Noms
from cdc.entretien.valeurs import as_written, read_value, split_unit
from cdc_schema.base import PROVENANCE
from cdc_schema.chemins import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cdc.entretien.contradictions import Contradiction, Position
    from cdc_schema.chemins import Chemin


@dataclass(frozen=True, slots=True)
class Choix:
    """What somebody decided, for which reason; `par` is who."""

    valeur: str
    motif: str = ""
    par: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Reglement:
    """A decision, and the values that it writes, by path; nothing where the row is gone."""

    arbitrage: Arbitrage
    ecritures: tuple[tuple[Chemin, Any], ...] = ()


def settle(
    contradiction: Contradiction, choix: Choix, identifiant: str, donnees: Mapping[str, Any]
) -> Reglement:
    """Return what `choix` decides and writes.

    Raises:
        RefusError: the schema does not admit the value.
    """
    position = _chosen(contradiction, choix.valeur)
    valeur = position.temoignages[0].valeur if position else _read(contradiction, choix, donnees)
    arbitrage = Arbitrage(
        id=identifiant,
        date=choix.date,
        chemin=contradiction.chemin,
        lieu=contradiction.lieu if _has_rank(contradiction.chemin) else "",
        question=contradiction.question,
        valeur=position.lu if position else as_written(valeur),
        motif=choix.motif,
        decide_par=choix.par,
        reponses=tuple(
            ReponseConsideree(
                entretien=dit.releve.id,
                personne=dit.releve.personne,
                reponse=dit.lu,
                cellule=dit.cellule,
            )
            for dit in contradiction.temoignages
        ),
    )
    return Reglement(
        arbitrage, tuple(_writings(contradiction, arbitrage, position, valeur, donnees))
    )


def cited(
    donnees: Mapping[str, Any], chemin: Chemin, valeur: Any, sources: Iterable[str]
) -> list[tuple[Chemin, Any]]:
    """Return what to write so that `chemin` holds `valeur` and says that it comes from `sources`."""
    porteur = lieu_at(chemin).porteur
    toutes = list(dict.fromkeys([*(value_at(donnees, porteur) or []), *sources]))
    if porteur[-1] != PROVENANCE:  # the mapping of a section
        place = value_at(donnees, porteur[:-1]) or {}
        return [(chemin, valeur), (porteur[:-1], {**place, porteur[-1]: toutes})]
    return [(chemin, valeur), (porteur, toutes)]


def _chosen(contradiction: Contradiction, valeur: str) -> Position | None:
    return next((p for p in contradiction.positions if p.lu == valeur), None)


def _read(contradiction: Contradiction, choix: Choix, donnees: Mapping[str, Any]) -> Any:
    """Return what the schema reads in a value that nobody had said."""
    lieu = lieu_at(parse(contradiction.chemin)) if contradiction.chemin else None
    if lieu is None or lieu.champ is None:
        return choix.valeur
    texte, _ = split_unit(lieu.modele, lieu.champ, choix.valeur)
    return read_value(lieu.modele, lieu.champ, texte, Noms(donnees))


def _writings(
    contradiction: Contradiction,
    arbitrage: Arbitrage,
    position: Position | None,
    valeur: Any,
    donnees: Mapping[str, Any],
) -> list[tuple[Chemin, Any]]:
    chemin = parse(contradiction.chemin) if contradiction.chemin else ()
    if not chemin or not exists(donnees, chemin):
        return []
    dits = position.temoignages if position else ()
    dites = [d.releve.cite(d.question) for d in dits if d.question]
    return cited(donnees, chemin, valeur, [*dites, arbitrage.id])


def _has_rank(chemin: str) -> bool:
    return bool(chemin) and any(isinstance(segment, int) for segment in parse(chemin))
