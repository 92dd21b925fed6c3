"""Which layout a file of answers has, by evidence, and its reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs import (
    framaforms,
    google_forms,
    kobo,
    limesurvey,
    matrice,
    microsoft_forms,
    notes,
    tableau,
    tally,
    typeform,
)
from cdc.formats.tableurs.indices import with_subjects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Classeur
    from cdc.formats.tableurs.indices import Indice

    Familiers = Callable[[Sequence[str]], float]

_SEUIL = 0.6


class Lecteur(NamedTuple):
    """How one layout is recognised, and read."""

    recognise: Callable[[Classeur], Indice | None]
    read: Callable[[Classeur, Indice], Enquete]


def recognise(
    classeur: Classeur,
    disposition: Disposition | None = None,
    familiers: Familiers | None = None,
) -> Indice | None:
    """Return the surest layout of `classeur`, or the one imposed if it may be read so.

    `familiers` says how far the bank speaks of the subjects of a file, from 0 to 1.
    """
    if disposition is not None:
        return LECTEURS[disposition].recognise(classeur) if disposition in LECTEURS else None
    # What a platform wrote is certain: anything else is looked for only where nothing is.
    return _surest(FORMULAIRES, classeur) or _surest(LIBRES, classeur, familiers)


def nearest(classeur: Classeur, familiers: Familiers | None = None) -> Indice | None:
    """Return the layout of people's own that `classeur` is nearest to, unsure as it is."""
    return max(_clues(LIBRES, classeur, familiers), key=lambda i: i.confiance, default=None)


def _surest(
    lecteurs: Mapping[Disposition, Lecteur],
    classeur: Classeur,
    familiers: Familiers | None = None,
) -> Indice | None:
    surs = [i for i in _clues(lecteurs, classeur, familiers) if i.confiance >= _SEUIL]
    return max(surs, key=lambda i: i.confiance, default=None)


def _clues(
    lecteurs: Mapping[Disposition, Lecteur], classeur: Classeur, familiers: Familiers | None
) -> list[Indice]:
    indices = (lecteur.recognise(classeur) for lecteur in lecteurs.values())
    return [with_subjects(i, familiers) for i in indices if i]


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read `classeur` as `indice` says that it is laid out."""
    return LECTEURS[indice.disposition].read(classeur, indice)


FORMULAIRES = {
    Disposition.MICROSOFT_FORMS: Lecteur(microsoft_forms.recognise, microsoft_forms.read),
    Disposition.GOOGLE_FORMS: Lecteur(google_forms.recognise, google_forms.read),
    Disposition.LIMESURVEY: Lecteur(limesurvey.recognise, limesurvey.read),
    Disposition.KOBO: Lecteur(kobo.recognise, kobo.read),
    Disposition.FRAMAFORMS: Lecteur(framaforms.recognise, framaforms.read),
    Disposition.TYPEFORM: Lecteur(typeform.recognise, typeform.read),
    Disposition.TALLY: Lecteur(tally.recognise, tally.read),
}
LIBRES = {
    Disposition.TABLEAU: Lecteur(tableau.recognise, tableau.read),
    Disposition.MATRICE: Lecteur(matrice.recognise, matrice.read),
    Disposition.NOTES: Lecteur(notes.recognise, notes.read),
}
LECTEURS = FORMULAIRES | LIBRES
