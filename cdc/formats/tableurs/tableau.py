"""Tables of questions and answers that people laid out themselves, one person or one sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition
from cdc.formats.tableurs.libres.analyse import analyse
from cdc.formats.tableurs.libres.lecture import read_tables

if TYPE_CHECKING:
    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Classeur
    from cdc.formats.tableurs.indices import Indice


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that this is a table of questions and answers, if it may be."""
    trouvee = analyse(classeur, Disposition.TABLEAU)
    return trouvee.clue() if trouvee else None


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read a table of questions and answers."""
    return read_tables(classeur, indice)
