"""What the rules look at, and the one place where they are run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.verification.catalogue import CONTROLES
from cdc.verification.constats import Constat
from cdc_schema.annotations import Objectif

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdc.verification.regles import Controle, Regle, Signal
    from cdc_schema import Cahier


@dataclass(frozen=True)
class Examen:
    """A specification under examination; what several rules need is computed here once.

    Attributes:
        cahier: the specification.
        objectif: what it must be complete for.
        aujourdhui: the day of the examination, for what depends on it.
        donnees: data of rules that are revised apart (`modeles/verification`), by name.
    """

    cahier: Cahier
    objectif: Objectif = Objectif.CONSULTATION
    aujourdhui: dt.date = field(default_factory=lambda: dt.datetime.now(tz=dt.UTC).date())
    donnees: Mapping[str, object] = field(default_factory=dict)


def examiner(examen: Examen, controles: Iterable[Controle] = CONTROLES) -> list[Constat]:
    """Return what `controles` find, in the order of the catalogue."""
    return [constat for un in controles for constat in _found(examen, un)]


def _found(examen: Examen, controle: Controle) -> Iterator[Constat]:
    regles = {r.code: r for r in controle.regles}
    for signal in controle.cherche(examen):
        yield _finding(regles[signal.code or controle.regles[0].code], signal)


def _finding(regle: Regle, signal: Signal) -> Constat:
    return Constat(
        regle.code,
        signal.chemin,
        signal.message,
        regle.gravite,
        regle.famille,
        signal.debut,
        signal.fin,
        signal.suggestion,
    )
