"""Wording rules: a statement in French, analysed, and what a careful reader would ask about it.

    texte ── mots ──> words ── enonce, propositions ──> roles, clauses, measures ── regles ──> findings

`examiner_phrase` judges a statement alone; `CONTROLES` the texts of a project, by what they are (`roles`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.constats import Constat
from cdc.verification.formulation.moteur import FORMULES, examine, tell
from cdc.verification.formulation.projet import CONTROLES
from cdc.verification.formulation.termes import Termes

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["CONTROLES", "examiner_phrase"]


def examiner_phrase(texte: str, termes: Collection[str] = frozenset()) -> list[Constat]:
    """Return what the wording rules find in `texte`, where `termes` are defined terms.

    The statement is judged as a requirement. Findings stand in the order of the text; their `chemin`
    is empty, `debut` and `fin` bound the words concerned, in code points from 0, half-open.
    """
    enonce, trouvees = examine(texte, Termes(termes) if termes else None)
    constats = []
    for une in trouvees:
        regle = FORMULES[une.code].regle
        debut, fin = enonce.bounds(une.debut, une.fin)
        constats.append(
            Constat(
                une.code,
                "",
                tell(enonce, une),
                regle.gravite,
                regle.famille,
                debut,
                fin,
                une.suggestion,
            )
        )
    return constats
