"""The rows of a list that say some words, without case nor accents."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from cdc.entretien.reponses import normalize
from cdc_schema.base import Element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.completion.situation import Situation
    from cdc_schema.chemins import Chemin

_ENTRE = "\u4e00"  # a letter that no French text has: folding leaves it
_ACCENTS = re.compile("[\u0300-\u036f]+")


def found(situation: Situation, chemin: Chemin, cherche: str) -> Sequence[int]:
    """Return the ranks of the rows of the list that say every word of `cherche`."""
    rangees, mots = situation.rows(chemin), normalize(cherche).split()
    if not mots:
        return range(len(rangees))
    dits = situation.memo.get(f"textes de {chemin}")
    if dits is None:
        dits = situation.memo[f"textes de {chemin}"] = _folded(rangees)
    return [rang for rang, dit in enumerate(dits) if all(mot in dit for mot in mots)]


def _folded(rangees: Sequence[Any]) -> list[str]:
    """Return what each row says as `normalize` would: all of them at once, which is faster."""
    textes = (" ".join(_texts(r)).replace(_ENTRE, " ") for r in rangees)
    tout = f" {_ENTRE} ".join(textes).casefold().replace("œ", "oe")
    simple = _ACCENTS.sub("", unicodedata.normalize("NFKD", tout))
    return re.sub(r"[\W_]+", " ", simple).split(_ENTRE)


def _texts(valeur: Any) -> Iterator[str]:
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, Element):
        for dedans in vars(valeur).values():
            yield from _texts(dedans)
    elif isinstance(valeur, list):
        for dedans in valeur:
            yield from _texts(dedans)
