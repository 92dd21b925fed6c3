"""Dates side by side: those of the consultation, the milestones where no picture shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.typographie import capitalised, short_date, typeset

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from cdc.formats.document.sections.contexte import Contexte

_LARGEUR = 165.0
_DATES_PAR_FRISE = 7


def consultation_dates(ctx: Contexte) -> list[b.Bloc]:
    """Return the calendar of the consultation."""
    dates = ctx.cahier.planning.consultation
    if dates is None:
        return []
    etapes = (
        (dates.envoi, "Envoi du dossier", False),
        (dates.questions_limite, "Fin des questions", False),
        (dates.reponses, "Réponses à tous", False),
        (dates.remise, "Remise des offres", True),
        (dates.soutenances, "Soutenances", False),
        (dates.soutenances_fin, "Fin des soutenances", False),
        (dates.choix, "Choix", False),
    )
    return _timeline("Calendrier de la consultation", [(d, t, f) for d, t, f in etapes if d])


def milestones(ctx: Contexte) -> list[b.Bloc]:
    """Return the milestones of the project."""
    jalons = [
        (j.date, capitalised(typeset(j.nom)), bool(j.imperatif))
        for j in sorted(ctx.cahier.planning.jalons, key=lambda j: str(j.date))
        if j.date and j.nom
    ]
    return _timeline("Jalons du projet", jalons)


def _timeline(titre: str, dates: Sequence[tuple[dt.date, str, bool]]) -> list[b.Bloc]:
    """Return dates as column headers, what happens that day below."""
    blocs: list[b.Bloc] = []
    for depart in range(0, len(dates), _DATES_PAR_FRISE):
        tranche = dates[depart : depart + _DATES_PAR_FRISE]
        entetes = tuple(
            b.Colonne(short_date(d), largeur=_LARGEUR / len(tranche)) for d, _, _ in tranche
        )
        faits = tuple(
            (b.Paragraphe(cellules.CELLULE, (b.Texte(texte, "Strong" if fort else ""),)),)
            for _, texte, fort in tranche
        )
        blocs.append(b.Tableau(titre, entetes, (b.Ligne(faits),)))
    return blocs
