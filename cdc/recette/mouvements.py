"""What happened to anomalies when results came."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What became of an anomaly."""

    CREEE = "créée"
    REVUE = "revue"
    ROUVERTE = "rouverte"
    A_CLORE = "à clore"
    CLOSE = "close"
    RETIREE = "retirée"


@dataclass(frozen=True, slots=True)
class Mouvement:
    """One thing that happened to one anomaly.

    Attributes:
        sort: what happened.
        anomalie: its identifier.
        titre: its title.
        cas: the case.
        etape: the step, 0 for the whole case.
        vus: the cells that say it, else the passages.
        severite_par_defaut: the tester gave no severity: « majeure » is ours.
        etat: its state before that.
        severite: the severity that new witnesses give, when it changed; else nothing.
    """

    sort: Sort
    anomalie: str
    titre: str
    cas: str
    etape: int
    vus: tuple[str, ...]
    severite_par_defaut: bool = False
    severite: str = ""
    etat: str = ""
