"""A walk in a project, told what its interviews say of each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.actions.dossier import open_dossier
from cdc.projet.seance import Seance

if TYPE_CHECKING:
    from cdc.completion import Parcours
    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.temoignages import Temoignage
    from cdc.projet import Projet


def open_seance(projet: Projet, parcours: Parcours) -> Seance:
    """Return the walk with what the interviews say of each place."""
    return Seance(projet, parcours, *_said(projet))


def hear_again(seance: Seance) -> None:
    """Tell `seance` what the interviews say by now."""
    seance.hear(*_said(seance.projet))


def _said(projet: Projet) -> tuple[dict[str, list[Temoignage]], dict[str, Contradiction]]:
    """Return what interviews say, and where they disagree, by path."""
    lu = open_dossier(projet)
    dits: dict[str, list[Temoignage]] = {}
    for dit in lu.temoignages if lu.releves else ():
        if dit.chemin:
            dits.setdefault(dit.chemin, []).append(dit)
    return dits, {c.chemin: c for c in lu.a_departager if c.chemin}
