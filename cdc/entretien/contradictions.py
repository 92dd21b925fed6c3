"""Answers that cannot all be true: of several people, or of one person in two places.

Numbers, dates, choices and yes/no are compared once read. Words are not judged: they are shown
side by side, and ask for a decision only where the project says something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.entretien.arbitrages import spaced
from cdc.entretien.effets import Sort
from cdc.entretien.liaisons import resolve
from cdc.entretien.lieux import lieu_at, value_at
from cdc.entretien.mesures import measure, same_measure
from cdc.entretien.pose import is_empty
from cdc.entretien.valeurs import as_written, equal, typed
from cdc_schema.chemins import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.entretien.arbitrages import Arbitrage, Decisions
    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.temoignages import Temoignage


@dataclass(frozen=True, slots=True)
class Position:
    """One of the answers in presence: what it says, and who says it."""

    lu: str
    temoignages: tuple[Temoignage, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A place, or a question, where answers differ.

    `section` is the key of its sub-section; `exacte` says that they are numbers, dates or choices; `existante` is what the project holds;
    `decision` is an earlier one, which an answer or the author has called into question since.
    """

    chemin: str
    lieu: str
    question: str
    section: str
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
    def retenue(self) -> Position | None:
        """The answer that the project holds, if it holds one of them."""
        if not self.chemin:
            return None
        memes = (p for p in self.positions if same_value(self.chemin, self.existante, p.lu))
        return next(memes, None)

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
    return Contradiction(
        premier.chemin,
        premier.lieu,
        premier.question,
        str(chemin[0]) if chemin else _section(question),
        lieu_at(chemin).titre if chemin else _words(question),
        positions,
        "" if is_empty(existante) else as_written(existante),
        exacte,
        decision,
    )


def _section(question: Question | None) -> str:
    return resolve(question.alimente[0]).section.cle if question else ""


def _words(question: Question | None) -> str:
    return question.texte if question else ""


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
    return same_measure(typed(lieu.modele, lieu.champ, un), typed(lieu.modele, lieu.champ, autre))


def _positions(dits: Sequence[Temoignage]) -> tuple[Position, ...]:
    """Put together the answers that say the same, in the order in which they were given."""
    groupes: list[tuple[Any, list[Temoignage]]] = []
    for dit in dits:
        valeur = measure(dit.valeur) if dit.exact else dit.valeur
        memes = next((g for v, g in groupes if equal(v, valeur)), None)
        if memes is None:
            groupes.append((valeur, [dit]))
        else:
            memes.append(dit)
    return tuple(Position(g[0].lu, tuple(g)) for _, g in groupes)


def _is_unit(chemin: str) -> bool:
    return chemin.endswith(".unite")
