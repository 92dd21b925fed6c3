"""The state of a campaign, from a project on disk."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.francais import enumeration
from cdc.projet.releves_recette import load_passages
from cdc.recette.bilan import assess
from cdc.recette.perimetre import start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.projet import Projet
    from cdc.recette.bilan import Bilan
    from cdc.recette.passages import Passage
    from cdc_schema.recette.campagnes import Campagne


class CampagneInconnueError(CdcError):
    """No campaign has this identifier, or there is none at all."""

    def __init__(self, demandee: str, connues: Sequence[str]) -> None:
        self.demandee = demandee
        self.connues = tuple(connues)
        if not connues:
            message = (
                "recette/campagnes.yaml\u00a0: il n’y a encore aucune campagne. Créez-en une\u00a0: "
                "cdc recette campagne --creer --lot LOT-1 --version 1.0.0"
            )
        else:
            message = (
                f"La campagne «\u00a0{demandee}\u00a0» n’existe pas. Choisissez parmi\u00a0: "
                f"{enumeration(connues)}."
            )
        super().__init__(message)


def load_bilan(projet: Projet, campagne: str | None, jour: dt.date | None = None) -> Bilan:
    """Return the state of `campagne`, or of the last one that was played, on `jour`.

    Without a day: today, or the last day played where that is later (examples are ahead of time).

    Raises:
        CampagneInconnueError: it does not exist, or there is none.
    """
    passages = load_passages(projet)
    aujourd_hui = dt.datetime.now(dt.UTC).astimezone().date()
    quand = jour or max([aujourd_hui, *(p.date for p in passages if p.date)])
    return assess(projet.cahier, passages, find_campaign(projet, campagne, passages), quand)


def find_campaign(
    projet: Projet, demandee: str | None, passages: Sequence[Passage] = ()
) -> Campagne:
    """Return the campaign named `demandee`; without a name, the last one that was played.

    Raises:
        CampagneInconnueError: it does not exist, or there is none.
    """
    campagnes = projet.cahier.campagnes
    if demandee is None and campagnes:
        jouees = {p.campagne for p in passages}
        return max(campagnes, key=lambda c: (c.id in jouees, start(c)))
    for campagne in campagnes:
        if campagne.id == demandee:
            return campagne
    raise CampagneInconnueError(demandee or "", [c.id for c in campagnes if c.id])
