"""The only door through which characters enter a page."""

from __future__ import annotations

import re

# What HTML cannot hold, and what it reads as markup, in texts as in attributes.
_SPECIAUX = re.compile(r"""[^\t\n\r !#-%(-;=?-~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]""")
_ENTITES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_NUMERO = re.compile(r"S(\d\w*)")
_POINT = re.compile(r"x(?=\d)")


def escape(texte: str) -> str:
    """Return `texte` ready to stand in a text or between the quotes of an attribute."""
    return _SPECIAUX.sub(_entity, texte) if _SPECIAUX.search(texte) else texte


def _entity(trouve: re.Match[str]) -> str:
    return _ENTITES.get(trouve.group(), "")


def anchor(signet: str) -> str:
    """Return the address of a place, as people share it: #EX-VTE-004 for EX_VTE_004, #4c for S4c."""
    numero = _NUMERO.fullmatch(signet)
    return _POINT.sub(".", numero[1]) if numero else signet.replace("_", "-")


def attribute(nom: str, valeur: str) -> str:
    """Return an attribute with the space before it, or nothing without a value."""
    return f' {nom}="{escape(valeur)}"' if valeur else ""
