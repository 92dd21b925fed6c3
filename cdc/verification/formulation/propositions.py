"""The clauses of a sentence: main, condition, relative, purpose."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.mots import Nature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.verification.formulation.enonce import Jeton


class Zone(Enum):
    """What a clause does in its sentence."""

    PRINCIPALE = "principale"
    CONDITION = "condition"
    RELATIVE = "relative"
    BUT = "but"


_CONDITIONS = words("si s’il s’ils quand lorsque lorsqu’ puisque puisqu’")
# Words that make a condition of the « que », « où » or noun that follows.
_LOCUTIONS = {
    "que": words("dès des tant après avant pendant alors chaque sitôt aussitôt fois jusqu’à"),
    "qu’": words("dès des tant après avant pendant alors sitôt aussitôt fois"),
    "où": frozenset({"cas", "moment"}),
}
# Every word that `_opened` looks at.
_OUVRANTS = _CONDITIONS | _LOCUTIONS.keys() | {"s’", "pour", "afin"}
_FINS = frozenset({";", ".", "!", "?", ":"})
_VERBAL = Nature.FINI | Nature.AUXILIAIRE | Nature.MODAL


def find_zones(jetons: Sequence[Jeton], debut: int, fin: int) -> None:
    """Say of each word of a sentence in what kind of clause it stands, when it is not the main one."""
    principale = zone = Zone.PRINCIPALE
    verbes = 0
    for rang in range(debut, fin):
        jeton = jetons[rang]
        ouvre = jeton.forme in _OUVRANTS or jeton.role & Nature.RELATIF
        ouverte = _opened(jetons, rang, debut) if ouvre else None
        if ouverte is not None:
            zone, verbes = ouverte, 0
        elif zone is principale:
            continue
        elif _closes(jetons, rang, zone, verbes):
            zone = principale
            continue
        jeton.zone = zone
        if jeton.role & _VERBAL and not _is_compound(jetons, rang):
            verbes += 1


def _opened(jetons: Sequence[Jeton], rang: int, debut: int) -> Zone | None:
    """Return the kind of clause that a word opens, if it opens one."""
    jeton = jetons[rang]
    forme = jeton.forme
    if forme in _CONDITIONS:
        return Zone.CONDITION
    if forme == "s’" and rang + 1 < len(jetons) and jetons[rang + 1].forme in ("il", "ils"):
        return Zone.CONDITION
    if forme in _LOCUTIONS:
        avant = jetons[rang - 1].forme if rang > debut else ""
        if avant in _LOCUTIONS[forme]:
            return Zone.CONDITION
    if jeton.role & Nature.RELATIF:
        return Zone.RELATIVE
    if forme in ("que", "qu’"):
        return Zone.RELATIVE
    if forme == "pour" or forme == "afin":
        suivants = jetons[rang + 1 : rang + 5]
        if any(j.role & Nature.INFINITIF for j in suivants[:3]) or forme == "afin":
            return Zone.BUT
        if suivants and suivants[0].forme in ("que", "qu’"):
            return Zone.BUT
    return None


def _closes(jetons: Sequence[Jeton], rang: int, zone: Zone, verbes: int) -> bool:
    """Tell whether the main clause begins again at this word, in a clause of the kind `zone`."""
    jeton = jetons[rang]
    if jeton.forme in _FINS:
        return True
    if zone is Zone.CONDITION:
        return verbes > 0 and (jeton.forme == "alors" or jeton.forme == ",")
    if zone is Zone.BUT:
        return jeton.forme == ","
    if jeton.forme in (",", ")") and verbes > 0:
        return True
    if verbes > 0 and jeton.role & _VERBAL and not _is_compound(jetons, rang):
        avant = jetons[rang - 1]
        return not (avant.role & Nature.COORDINATION or avant.forme == ",")
    return False


def _is_compound(jetons: Sequence[Jeton], rang: int) -> bool:
    """Tell whether a verb belongs to the one before: « doit être », « a été », « n’a pas »."""
    if not jetons[rang].role & (Nature.AUXILIAIRE | Nature.FINI):
        return False
    avant = rang - 1
    while avant >= 0 and jetons[avant].role & Nature.ADVERBE:
        avant -= 1
    return avant >= 0 and bool(jetons[avant].role & (Nature.MODAL | Nature.AUXILIAIRE))
