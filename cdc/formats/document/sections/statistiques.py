"""Charts of a specification: what is asked, by part and by priority."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.typographie import INSECABLE, typeset
from cdc.francais import FINE, plural
from cdc_schema.enumerations import Priorite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.document.sections.couverture import Domaine
    from cdc_schema.exigences import Exigence

_TITRE = "Exigences par domaine et par priorité"
_TONS = {
    Priorite.INDISPENSABLE: b.Ton.FORT,
    Priorite.IMPORTANT: b.Ton.MOYEN,
    Priorite.SOUHAITABLE: b.Ton.VIDE,
    Priorite.ULTERIEUR: b.Ton.POINTILLE,
}
_SANS_PRIORITE = "À fixer"
# Below these, the table says as much in less room.
_NOM_MAX = 40
_DOMAINES_MIN, _EXIGENCES_MIN = 3, 12


def priority_chart(domaines: Sequence[Domaine]) -> list[b.Bloc]:
    """Return the requirements of each part by priority, where a picture says more than a table."""
    toutes = [e for domaine in domaines for e in domaine.exigences]
    if len(domaines) < _DOMAINES_MIN or len(toutes) < _EXIGENCES_MIN:
        return []
    return [
        b.Graphique(
            _TITRE,
            "Domaine",
            tuple(_shortened(typeset(domaine.titre)) for domaine in domaines),
            tuple(_series(domaines, toutes)),
            _said(domaines),
            (b.Texte(f"{_TITRE}."),),
        )
    ]


def _shortened(nom: str) -> str:
    """Return a name that stays on one line beside its bar, cut between two words or phrases."""
    if len(nom) <= _NOM_MAX:
        return nom
    debut = nom[:_NOM_MAX]
    return debut.rpartition(", " if ", " in debut else " ")[0] + "…"


def _series(domaines: Sequence[Domaine], toutes: Sequence[Exigence]) -> Iterator[b.Serie]:
    comptes = [Counter(e.priorite for e in domaine.exigences) for domaine in domaines]
    presentes = {e.priorite for e in toutes}
    for priorite in (*Priorite, None):
        if priorite in presentes:
            nom = priorite.capitalize() if priorite else _SANS_PRIORITE
            ton = _TONS[priorite] if priorite else b.Ton.POINTILLE
            yield b.Serie(nom, tuple(compte[priorite] for compte in comptes), ton)


def _said(domaines: Sequence[Domaine]) -> str:
    """Return the chart in words: every number of it."""
    phrases = []
    for domaine in domaines:
        compte = Counter(e.priorite for e in domaine.exigences)
        parts = ", ".join(
            f"{p.value if p else _SANS_PRIORITE.lower()} {compte[p]}"
            for p in (*Priorite, None)
            if compte[p]
        )
        nombre = plural(len(domaine.exigences), "exigence")
        phrases.append(f"{typeset(domaine.titre)}{INSECABLE}: {nombre} ({parts})")
    return f"Barres empilées. {f'{FINE}; '.join(phrases)}."
