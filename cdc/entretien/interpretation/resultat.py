"""What was read in a text, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from cdc.entretien.reponses import Certitude


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a text says, as the outline would write it.

    `valeur` is given to the schema, which types it; only an exact reading has one. `lecture` says
    in French how the text was read; `possibles` are the values that it may mean, the likeliest
    first.
    """

    certitude: Certitude
    lecture: str
    valeur: str = ""
    possibles: tuple[str, ...] = ()


def exact(valeur: str, lecture: str = "") -> Interpretation:
    """Return the reading of a text that says one value."""
    return Interpretation(Certitude.EXACTE, lecture or valeur, valeur, (valeur,))


def about(lecture: str, *possibles: str) -> Interpretation:
    """Return the reading of a text that says about one value, or a range."""
    return Interpretation(Certitude.APPROCHEE, lecture, "", possibles)


def unsure(lecture: str, *possibles: str) -> Interpretation:
    """Return the reading of a text that says one of several values."""
    return Interpretation(Certitude.AMBIGUE, lecture, "", possibles)


def refused(lecture: str) -> Interpretation:
    """Return the reading of a text that says no value; `lecture` says why."""
    return Interpretation(Certitude.REFUSEE, lecture)
