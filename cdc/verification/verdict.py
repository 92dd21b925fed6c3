"""The one way to verify a specification: every rule, then what the project says of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdc.verification.acceptations import Accepte, pointless, sort_out
from cdc.verification.catalogue import CONTROLES, REGLES
from cdc.verification.examen import as_constat, examiner
from cdc.verification.reglages import Reglages

if TYPE_CHECKING:
    from cdc.verification.constats import Constat, Gravite
    from cdc.verification.examen import Examen


@dataclass(frozen=True, slots=True)
class Verdict:
    """What remains to be looked at, and what the author accepts."""

    constats: tuple[Constat, ...]
    acceptes: tuple[Accepte, ...] = ()

    def counts(self) -> Counter[Gravite]:
        """Return how many findings remain of each gravity."""
        return Counter(c.gravite for c in self.constats)

    def reaches(self, gravite: Gravite) -> bool:
        """Tell whether a finding remains that is as grave as `gravite`, or more."""
        return any(c.gravite.rang >= gravite.rang for c in self.constats)


def verify(examen: Examen, reglages: Reglages | None = None) -> Verdict:
    """Return what the rules that `reglages` keeps find, acceptances of the project taken off."""
    reglages = reglages or Reglages()
    gardes = {code for code, regle in REGLES.items() if reglages.selection.keeps(regle)}
    utiles = [c for c in CONTROLES if any(r.code in gardes for r in c.regles)]
    trouves = [
        _weighed(constat, reglages)
        for constat in examiner(
            replace(examen, seuils={**examen.seuils, **reglages.seuils}), utiles
        )
        if constat.code in gardes
    ]
    acceptes = examen.cahier.projet.verification.acceptes
    restent, admis = sort_out(trouves, acceptes)
    restent += [
        _weighed(as_constat(REGLES[signal.code], signal), reglages)
        for signal in pointless(acceptes, trouves, gardes)
        if signal.code in gardes
    ]
    return Verdict(tuple(restent), tuple(admis))


def _weighed(constat: Constat, reglages: Reglages) -> Constat:
    gravite = reglages.gravite(REGLES[constat.code])
    return constat if gravite is constat.gravite else replace(constat, gravite=gravite)
