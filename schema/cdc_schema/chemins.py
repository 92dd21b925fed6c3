"""Paths: `exigences[EX-VTE-004].criteres_acceptation[0]`, the same in JSON, messages and Word.

A path is made of the keys of the files, without the chapter; an element of a list is addressed by
its identifier where it has one, else by its rank from 0. A key that people word themselves (a row of
a matrix) stands between quotes when it has dots or brackets: `equipe.raci["Lot 1 [web]"][MEM-01]`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from cdc_schema.base import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

Chemin = tuple[str | int, ...]

_IDENTIFIANT = re.compile(r"[A-Z]{1,4}-")
_SEGMENT = re.compile(r'\[("(?:[^"\\]|\\.)*")\]|\.?([^.\[\]"]+)|\[([^\[\]"]+)\]')
_A_CITER = re.compile(r'[.\[\]"\n]|^$')


def parse(texte: str) -> Chemin:
    """Return the segments of `texte`: keys and identifiers as text, ranks as numbers.

    Raises:
        ValueError: `texte` is not a path.
    """
    segments: list[str | int] = []
    fin = 0
    for found in _SEGMENT.finditer(texte):
        if found.start() != fin:
            break
        fin = found.end()
        segments.append(_segment(*found.groups()))
    if not segments or fin != len(texte):
        raise ValueError(f"« {texte} » n’est pas un chemin.")
    return tuple(segments)


def ecrire(chemin: Sequence[str | int]) -> str:
    """Return the text of `chemin`; identifiers and ranks stand between brackets."""
    texte = ""
    for segment in chemin:
        if isinstance(segment, str) and _A_CITER.search(segment):
            texte += f"[{json.dumps(segment, ensure_ascii=False)}]"
        elif isinstance(segment, int) or _is_identifiant(segment):
            texte += f"[{segment}]"
        else:
            texte += f".{segment}" if texte else segment
    return texte


def lire(racine: Element, chemin: Sequence[str | int]) -> Any:
    """Return the value at `chemin`, or raise LookupError when nothing stands there."""
    valeur: Any = racine
    for segment in chemin:
        valeur = _step(valeur, segment)
    return valeur


def _segment(cite: str | None, cle: str | None, rang: str) -> str | int:
    if cite is not None:
        return str(json.loads(cite))
    if cle is not None:
        return cle
    return int(rang) if rang.isdecimal() else rang


def _step(valeur: Any, segment: str | int) -> Any:
    if isinstance(valeur, Element) and isinstance(segment, str):
        if segment in type(valeur).model_fields:
            return getattr(valeur, segment)
    elif isinstance(valeur, list):
        if isinstance(segment, int):
            return valeur[segment]
        for element in valeur:
            if getattr(element, "id", None) == segment:
                return element
    elif isinstance(valeur, dict):
        return valeur[segment]
    raise LookupError(segment)


def _is_identifiant(segment: str) -> bool:
    return bool(_IDENTIFIANT.match(segment))
