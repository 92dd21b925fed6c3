"""Answers that cannot all be true: of several people, or of one person in two places.

Numbers, dates, choices and yes/no are compared once read. Words are not judged: they are shown
side by side, and ask for a decision only where the project says something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdc.entretien.arbitrages import spaced
from cdc.entretien.effets import Sort
from cdc.entretien.lieux import lieu_at, value_at
from cdc.entretien.pose import is_empty, typed
from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import as_written, equal
from cdc_schema.chemins import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.entretien.arbitrages import Arbitrage, Decisions
    from cdc.entretien.banque import Banque
    from cdc.entretien.temoignages import Temoignage

# What a unit is worth in the first one of its kind.
_UNITES = {
    "min": ("min", 1), "minute": ("min", 1), "minutes": ("min", 1), "mn": ("min", 1),
    "h": ("min", 60), "heure": ("min", 60), "heures": ("min", 60),
    "h ouvrees": ("min ouvrées", 60), "min ouvrees": ("min ouvrées", 1),
    "jour": ("j", 1), "jours": ("j", 1), "j": ("j", 1), "semaines": ("j", 7), "semaine": ("j", 7),
    "mois": ("mois", 1), "an": ("mois", 12), "ans": ("mois", 12),
    "k": ("€", 1000), "ke": ("€", 1000), "euros": ("€", 1), "euro": ("€", 1),
    "mo": ("mo", 1), "go": ("mo", 1000), "to": ("mo", 1000000),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Position:
    """One of the answers in presence: what it says, and who says it."""

    lu: str
    temoignages: tuple[Temoignage, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place, or a question, where answers differ.

    `exacte` says that they are numbers, dates or choices; `existante` is what the project holds;
    `decision` is an earlier one, which an answer or the author has called into question since.
    """

    chemin: str
    lieu: str
    question: str
    titre: str
    positions: tuple[Position, ...]
    existante: str
    exacte: bool
    decision: Arbitrage | None = None

    @property
    def temoignages(self) -> tuple[Temoignage, ...]:
        """Every answer in presence."""
        return tuple(t for p in self.positions for t in p.temoignages)

    @property
    def entre_reponses(self) -> bool:
        """Say whether answers contradict one another, and not the project only."""
        return self.exacte and len(self.positions) > 1


def find_contradictions(
    temoignages: Iterable[Temoignage],
    donnees: Mapping[str, Any],
    banque: Banque,
    decisions: Decisions,
) -> list[Contradiction]:
    """Return what is to be settled, what no decision has settled yet; answers that differ first."""
    places: dict[str, list[Temoignage]] = {}
    for dit in temoignages:
        if dit.sort not in (Sort.A_REDIGER, Sort.RESTE_A_REDIGER):
            places.setdefault(dit.lieu or dit.question, []).append(dit)
    trouvees = [_contradiction(dits, donnees, banque, decisions) for dits in places.values()]
    ouvertes = [c for c in trouvees if c is not None]
    return sorted(ouvertes, key=lambda c: not c.entre_reponses)


def _contradiction(
    dits: Sequence[Temoignage], donnees: Mapping[str, Any], banque: Banque, decisions: Decisions
) -> Contradiction | None:
    premier = dits[0]
    exacte = premier.exact or _is_unit(premier.chemin)
    positions = _positions(dits)
    conflit = any(d.sort is Sort.CONFLIT for d in dits)
    if not conflit and not (exacte and len(positions) > 1):
        return None
    decision = (
        decisions.about(premier.chemin, premier.lieu)
        if premier.chemin
        else decisions.about_question(premier.question)
    )
    chemin = parse(premier.chemin) if premier.chemin else ()
    existante = value_at(donnees, chemin) if chemin else None
    if decision is not None and _holds(decision, dits, premier.chemin, existante):
        return None
    question = banque.question(premier.question)
    titre = lieu_at(chemin).titre if chemin else (question.texte if question else premier.question)
    ecrite = "" if is_empty(existante) else as_written(existante)
    return Contradiction(
        premier.chemin, premier.lieu, premier.question, titre, positions, ecrite, exacte, decision
    )


def _holds(decision: Arbitrage, dits: Sequence[Temoignage], chemin: str, existante: Any) -> bool:
    """Say whether `decision` still settles `dits`, and the project holds what it chose."""
    if not all(decision.considers(d.releve.id, d.lu) for d in dits):
        return False
    return not chemin or same_value(chemin, existante, decision.valeur)


def same_value(chemin: str, un: Any, autre: Any) -> bool:
    """Say whether the schema reads the same in two values for the place `chemin`."""
    if is_empty(un) or is_empty(autre):
        return is_empty(un) and is_empty(autre)
    lieu = lieu_at(parse(chemin))
    if lieu.champ is None:
        return spaced(str(un)) == spaced(str(autre))
    return equal(typed(lieu.modele, lieu.champ, un), typed(lieu.modele, lieu.champ, autre))


def _positions(dits: Sequence[Temoignage]) -> tuple[Position, ...]:
    """Put together the answers that say the same, in the order in which they were given."""
    groupes: list[tuple[Any, list[Temoignage]]] = []
    for dit in dits:
        valeur = _measure(dit)
        memes = next((g for v, g in groupes if equal(v, valeur)), None)
        if memes is None:
            groupes.append((valeur, [dit]))
        else:
            memes.append(dit)
    return tuple(Position(g[0].lu, tuple(g)) for _, g in groupes)


def _measure(dit: Temoignage) -> Any:
    """Return what is compared: a number with its unit is brought to the first unit of its kind."""
    valeur = dit.valeur
    if isinstance(valeur, str) and dit.exact:
        nombre, _, unite = valeur.partition(" ")
        if unite and nombre.replace(",", "").isdigit():
            valeur = (Decimal(nombre.replace(",", ".")), normalize(unite))
    if isinstance(valeur, tuple):
        nombre, unite = valeur
        base, facteur = _UNITES.get(unite, (unite, 1))
        return nombre * facteur, base
    return valeur


def _is_unit(chemin: str) -> bool:
    return chemin.endswith(".unite")
