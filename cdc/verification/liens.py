"""Who leads to whom: from what people said to the requirements, from the requirements to the tests."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from cdc_schema import Cahier
    from cdc_schema.exigences import Exigence

_IDENTIFIANT = re.compile(r"[A-Z]{1,4}(?:-[A-Z0-9]+)+")
_HORS = frozenset({enum.StatutExigence.ABANDONNEE})


class Liens:
    """The links of `cahier`; each index is made once, when first asked."""

    def __init__(self, cahier: Cahier) -> None:
        self._cahier = cahier

    @cached_property
    def vivantes(self) -> list[tuple[str, Exigence]]:
        """The requirements that are not given up, with their paths."""
        tout = situes(self._cahier.exigences, "exigences")
        return [(c, e) for c, e in tout if e.statut not in _HORS]

    @cached_property
    def origines(self) -> set[str]:
        """Everything that a requirement comes from, through the shortcomings of today's tools."""
        citees = {o for _, e in self.vivantes for o in e.origine}
        causes = {d.irritant for d in self._cahier.existant.dysfonctionnements if d.id in citees}
        return citees | {c for c in causes if c}

    @cached_property
    def servis(self) -> set[str]:
        """The objectives that a requirement serves."""
        return {o for _, e in self.vivantes for o in (*e.objectifs, *e.origine)}

    @cached_property
    def servantes(self) -> set[str]:
        """The requirements that an objective names."""
        return {e for o in self._cahier.objectifs for e in o.exigences_liees}

    @cached_property
    def testees(self) -> set[str]:
        """The requirements that a test case verifies, said on either side."""
        cites = {e for c in self._cahier.cas_de_test for e in c.exigences}
        return cites | {e.id for _, e in self.vivantes if e.id and e.cas_de_test}

    @cached_property
    def decidees(self) -> frozenset[str]:
        """The identifiers that the decisions cite."""
        decisions = self._cahier.equipe.decisions
        textes = (t for d in decisions for t in (d.objet, d.consequence) if t)
        return frozenset(i for texte in textes for i in _IDENTIFIANT.findall(texte))
