"""Every rule on wording, run on one analysed statement."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cdc.verification.constats import Gravite
from cdc.verification.formulation.aiguillage import Aiguillage
from cdc.verification.formulation.enonce import Enonce
from cdc.verification.formulation.groupes import GROUPES
from cdc.verification.formulation.lexique.locutions import LOCUTIONS
from cdc.verification.formulation.motifs import Lexique, Motifs, beginnings, together

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.verification.formulation.formules import Formule
    from cdc.verification.formulation.motifs import Debuts, Trouvaille
    from cdc.verification.formulation.termes import Termes

FORMULES: dict[str, Formule] = {f.regle.code: f for g in GROUPES for f in g.formules}


def examine(
    texte: str, termes: Termes | None = None, *, entier: bool = True
) -> tuple[Enonce, list[Trouvaille]]:
    """Return the analysis of `texte` and what the rules find there, in its order.

    With `entier` false, the text is a piece of a sentence, whose structure tells nothing.
    """
    enonce = Enonce(texte, termes)
    if not enonce.jetons:
        return enonce, []
    debuts = beginnings(_debuts(), enonce)
    for figee in list(_locutions().find(enonce, debuts)):
        for jeton in enonce.jetons[figee.debut : figee.fin]:
            jeton.cite = True
    trouvees = list(_motifs().find(enonce, debuts))
    for recherche in _aiguillage(entier).chosen(enonce):
        trouvees.extend(recherche(enonce))
    return enonce, _without_overlap(trouvees)


def tell(enonce: Enonce, une: Trouvaille) -> str:
    """Return the line that says what is wrong and what to do."""
    mots = " ".join(enonce.words(une.debut, une.fin).split())
    if len(mots) > _MOTS_CITES:
        mots = f"{mots[: _MOTS_CITES - 1].rstrip()}…"
    return FORMULES[une.code].message.replace("{mots}", mots)


_MOTS_CITES = 60


def _without_overlap(trouvees: Iterable[Trouvaille]) -> list[Trouvaille]:
    """Drop what stands within a finding that is at least as grave; join those of one rule that share words."""
    gardees: list[Trouvaille] = []
    rangs: dict[str, int] = {}
    atteint = [-1] * len(Gravite)
    for une in sorted(trouvees, key=_order):
        rang = FORMULES[une.code].regle.gravite.rang
        if une.fin <= max(atteint[rang:]):
            continue
        atteint[rang] = une.fin
        avant = rangs.get(une.code)
        if avant is not None and une.debut < gardees[avant].fin:
            gardees[avant] = gardees[avant]._replace(fin=une.fin, suggestion="")
        else:
            rangs[une.code] = len(gardees)
            gardees.append(une)
    return gardees


def _order(une: Trouvaille) -> tuple[int, int, int, str]:
    return (une.debut, -une.fin, -FORMULES[une.code].regle.gravite.rang, une.code)


@cache
def _motifs() -> Motifs:
    return Motifs([lexique for groupe in GROUPES for lexique in groupe.lexiques])


@cache
def _locutions() -> Motifs:
    return Motifs([Lexique("", LOCUTIONS.replace("\n", ";"))])


@cache
def _debuts() -> Debuts:
    return together(_locutions().debuts, _motifs().debuts)


@cache
def _aiguillage(entier: bool) -> Aiguillage:
    locales = [r for groupe in GROUPES for r in groupe.locales]
    return Aiguillage(
        [*locales, *(r for g in GROUPES for r in g.recherches)] if entier else locales
    )
