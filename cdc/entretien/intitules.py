"""Headings as they are compared when they must be the same."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"))
_COLLES = re.compile(r"\s+(?=[?!;:%»])|(?<=«)\s+")
FINALE = re.compile(r"[\s?!.:;…]+$")


def wording(texte: str) -> str:
    """Return `texte` without what typing alone changes.

    That is case, apostrophes, spaces and final punctuation; accents and words remain.
    """
    simple = unicodedata.normalize("NFC", texte).translate(_APOSTROPHES)
    simple = re.sub(r"[\s\u200b\ufeff]+", " ", simple).strip()
    return FINALE.sub("", _COLLES.sub("", simple)).casefold()


def short(intitule: str, largeur: int = 60) -> str:
    """Return `intitule` on one line, cut where it is long."""
    court = " ".join(intitule.split())
    return court if len(court) <= largeur else court[: largeur - 1] + "…"
