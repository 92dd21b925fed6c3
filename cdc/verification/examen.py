"""What the rules look at, and the one place where they are run."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cdc.verification.catalogue import CONTROLES
from cdc.verification.constats import Constat
from cdc.verification.liens import Liens
from cdc.verification.reperes import Reperes
from cdc.verification.rgpd.personnes import Personnes
from cdc_schema.annotations import Objectif

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdc.verification.regles import Controle, Regle, Seuil, Signal
    from cdc_schema import Cahier

# An identifier between brackets, of an element whose list was gone through.
_IDENTIFIANT = re.compile(r"\[([A-Z]{1,4}-[A-Z0-9-]+)\]")


@dataclass(frozen=True)
class Examen:
    """A specification under examination; what several rules need is computed here once.

    Attributes:
        cahier: the specification.
        objectif: what it must be complete for.
        aujourdhui: the day of the examination, for what depends on it.
        donnees: data of rules that are revised apart: `modeles/verification/NAME.yaml` by NAME,
            every scalar a text.
        seuils: the thresholds that the project sets, by name.
    """

    cahier: Cahier
    objectif: Objectif = Objectif.CONSULTATION
    aujourdhui: dt.date = field(default_factory=lambda: dt.datetime.now(tz=dt.UTC).date())
    donnees: Mapping[str, Any] = field(default_factory=dict)
    seuils: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def reperes(self) -> Reperes:
        """Where its elements stand, how people call them, what cites them."""
        return Reperes(self.cahier)

    @cached_property
    def liens(self) -> Liens:
        """What leads to what, from the interviews to the tests."""
        return Liens(self.cahier)

    @cached_property
    def personnes(self) -> Personnes:
        """What it says of personal data."""
        return Personnes(self)

    def seuil(self, seuil: Seuil) -> float:
        """Return the number that the project set for `seuil`, or its own."""
        return self.seuils.get(seuil.nom, seuil.valeur)


def examiner(examen: Examen, controles: Iterable[Controle] = CONTROLES) -> list[Constat]:
    """Return what `controles` find, in the order of the catalogue."""
    return [constat for un in controles for constat in _found(examen, un)]


def _found(examen: Examen, controle: Controle) -> Iterator[Constat]:
    regles = {r.code: r for r in controle.regles}
    for signal in controle.cherche(examen):
        yield as_constat(regles[signal.code or controle.regles[0].code], signal)


def as_constat(regle: Regle, signal: Signal) -> Constat:
    """Return `signal` as a finding of `regle`."""
    return Constat(
        regle.code,
        signal.chemin,
        " ".join(signal.message.splitlines()),
        regle.gravite,
        regle.famille,
        signal.debut,
        signal.fin,
        signal.suggestion,
        element_of(signal.chemin),
        signal.chemins,
        signal.cle,
    )


def element_of(chemin: str) -> str:
    """Return the identifier of the last element that `chemin` goes through, or nothing."""
    identifiants = _IDENTIFIANT.findall(chemin)
    return identifiants[-1] if identifiants else ""
