"""French texts made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=10_000)  # the answers proposed are compared with every cell
def normalize(texte: str) -> str:
    """Return `texte` without case, accents, punctuation or double spaces, to compare."""
    decompose = unicodedata.normalize("NFKD", texte.replace("œ", "oe").replace("Œ", "OE"))
    simple = "".join(c for c in decompose if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\W_]+", " ", simple).strip()
