"""Workbooks as people fill them: sheets of rows, anywhere, with merged cells."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def classeur(
    feuilles: Mapping[str, Sequence[Sequence[Any]]],
    *,
    place: tuple[int, int] = (1, 1),
    fusions: Sequence[str] = (),
) -> bytes:
    """Return a workbook; `place` is where each sheet begins, `fusions` are those of the first one."""
    livre = Workbook()
    livre.remove(livre.worksheets[0])
    for nom, rangees in feuilles.items():
        feuille = livre.create_sheet(nom)
        for i, rangee in enumerate(rangees):
            for j, valeur in enumerate(rangee):
                if valeur not in (None, ""):
                    feuille.cell(place[0] + i, place[1] + j, valeur)
    for fusion in fusions:
        livre.worksheets[0].merge_cells(fusion)
    tampon = io.BytesIO()
    livre.save(tampon)
    return tampon.getvalue()
