"""A state machine as its picture sees it: states, and one passage for each pair of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cdc_schema.mapping.workflows import MachineEtats


@dataclass(frozen=True, slots=True)
class Passage:
    """What leads from a state to another, under one or several marks."""

    de: str
    vers: str
    reperes: tuple[str, ...]
    declencheurs: tuple[str, ...]

    @property
    def cle(self) -> str:
        """Return a name for the passage: there is one for each ordered pair."""
        return f"{self.de}\n{self.vers}"


@dataclass(frozen=True, slots=True)
class Automate:
    """The states of a machine and the passages between them."""

    etats: tuple[str, ...]
    passages: tuple[Passage, ...]
    initial: str | None
    finaux: frozenset[str]


def cle_etats(machine: MachineEtats, rang: int) -> str:
    """Return the key of the pictures of `machine`, the `rang`-th of the project from 1."""
    return f"etats-{machine.id or rang}"


def numeros_transitions(machine: MachineEtats) -> tuple[str, ...]:
    """Return the mark of each transition, in the order of the project: T1, T2..."""
    return tuple(f"T{rang}" for rang in range(1, len(machine.transitions) + 1))


def read(machine: MachineEtats) -> Automate:
    """Return the states declared or cited by `machine`, and its passages, one for each pair."""
    passages: dict[tuple[str, str], Passage] = {}
    for repere, t in zip(numeros_transitions(machine), machine.transitions, strict=True):
        if t.de and t.vers:
            connu = passages.get((t.de, t.vers))
            passages[t.de, t.vers] = Passage(
                t.de,
                t.vers,
                (*(connu.reperes if connu else ()), repere),
                (
                    *(connu.declencheurs if connu else ()),
                    *([t.declencheur] if t.declencheur else []),
                ),
            )
    cites = [machine.initial, *(e.nom for e in machine.etats)]
    cites += [*(nom for paire in passages for nom in paire), *machine.finaux]
    etats = tuple(dict.fromkeys(nom for nom in cites if nom))
    return Automate(etats, tuple(passages.values()), machine.initial, frozenset(machine.finaux))


def halves(automate: Automate) -> list[Automate]:
    """Return two smaller machines: the way out when no page holds one."""
    if len(automate.passages) < 2:
        milieu = len(automate.etats) // 2
        etats, autres = automate.etats[:milieu], automate.etats[milieu:]
        return [_part(automate, etats, ()), _part(automate, autres, automate.passages)]
    milieu = len(automate.passages) // 2
    relies = {e for p in automate.passages for e in (p.de, p.vers)}
    seuls = tuple(e for e in automate.etats if e not in relies)
    return [
        _part(automate, seuls, automate.passages[:milieu]),
        _part(automate, (), automate.passages[milieu:]),
    ]


def _part(automate: Automate, etats: tuple[str, ...], passages: tuple[Passage, ...]) -> Automate:
    gardes = {*etats, *(e for p in passages for e in (p.de, p.vers))}
    return Automate(
        tuple(e for e in automate.etats if e in gardes),
        passages,
        automate.initial if automate.initial in gardes else None,
        automate.finaux & gardes,
    )
