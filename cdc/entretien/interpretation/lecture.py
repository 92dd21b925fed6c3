"""Read a text as the kind of a data item wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.interpretation.dates import read_date
from cdc.entretien.interpretation.divers import read_phone, read_yes_no
from cdc.entretien.interpretation.durees import read_duration
from cdc.entretien.interpretation.nombres import read_number
from cdc.entretien.interpretation.resultat import refused
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.entretien.interpretation.resultat import Interpretation

_LONG = 200
_LECTEURS: dict[Genre, Callable[[str], Interpretation | None]] = {
    Genre.DUREE: read_duration,
    Genre.BOOLEEN: read_yes_no,
    Genre.TELEPHONE: read_phone,
}
NOMBRES = {Genre.ENTIER, Genre.DECIMAL, Genre.MONTANT, Genre.POURCENTAGE}
DATES = {Genre.DATE, Genre.DATE_HEURE}
INTERPRETES = {*_LECTEURS, *NOMBRES, *DATES}


def interpret(
    genre: Genre, texte: str, *, unite: str = "", dite: str = "", anglais: bool = False
) -> Interpretation:
    """Return what `texte` says where a `genre` is expected.

    `unite` is what the data item is counted in, `dite` the unit that the question names; `anglais`
    tells that the source may write the month before the day.
    """
    lu = None
    if len(texte) > _LONG:
        pass  # a story, of which nobody can say that it is a value
    elif genre in NOMBRES:
        lu = read_number(genre, texte, unite, dite, anglais=anglais)
    elif genre in DATES:
        lu = read_date(texte, anglais=anglais)
    elif genre in _LECTEURS:
        lu = _LECTEURS[genre](texte)
    return lu or refused("aucune valeur n’y est lue")
