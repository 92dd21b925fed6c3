"""Tables written as text, in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from cdc.formats.echanges.plan import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# The quote is what spreadsheets themselves put before such a text; reading takes one away.
_FORMULE = re.compile(r"\s*'*[=+\-@\t\r＝＋－＠]")
BOM = "\ufeff"


def write_rows(
    lignes: Iterable[Sequence[str]], separateur: str = ";", *, bom: bool = True
) -> bytes:
    """Return the rows as text in UTF-8, ended as spreadsheets do."""
    sortie = io.StringIO(newline="")
    ecrivain = csv.writer(sortie, delimiter=separateur, lineterminator="\r\n")
    ecrivain.writerows([harmless(clean(champ)) for champ in ligne] for ligne in lignes)
    return ((BOM if bom else "") + sortie.getvalue()).encode()


def harmless(texte: str) -> str:
    """Return `texte` with a quote before it when a spreadsheet would run it."""
    return f"'{texte}" if _FORMULE.match(texte) else texte
