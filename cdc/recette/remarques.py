"""Remarks of testers that may tell a need badly expressed, to be qualified by people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.recette.mots import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.recette.releve import Remarque

# What people write when the tool does what was asked, and not what they need.
_BESOIN = re.compile(
    r"\b(?:il (?:nous |me |vous )?(?:faudrait|faut|manque)|on (?:aurait|voudrait|devrait|a besoin)"
    r"|besoin|manque|j'aurais|je voudrais|je prefererais|nous voudrions|ce serait (?:mieux|bien|utile)"
    r"|(?:pas|jamais) (?:prevu|demande|dit)|en realite|en pratique|dans la vraie vie|chez nous"
    r"|on ne (?:travaille|fait) pas (?:comme|ainsi)|inutile|utile|pourquoi pas|et si|dommage)\b"
)


def tells_a_need(texte: str) -> bool:
    """Tell whether a remark seems to say what the requirements do not."""
    return _BESOIN.search(fold(texte.replace("’", "'"))) is not None


def to_qualify(remarques: Iterable[Remarque]) -> tuple[Remarque, ...]:
    """Return the remarks that seem to tell a need, in their order."""
    return tuple(r for r in remarques if tells_a_need(r.texte))
