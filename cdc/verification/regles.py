"""What a rule is: its words for people, and the function that looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cdc.verification.constats import Famille, Gravite
    from cdc.verification.examen import Examen


@dataclass(frozen=True, slots=True)
class Seuil:
    """A number that a rule decides by, and that a project may set in `cdc.yaml`.

    Attributes:
        nom: its name there, in ASCII (`part_indispensable`).
        valeur: what it is when the project says nothing.
        titre: what it is, with its unit, in a few words.
    """

    nom: str
    valeur: float
    titre: str


@dataclass(frozen=True, slots=True)
class Regle:
    """One rule as `--expliquer` and `docs/constats.md` tell it, in French.

    Attributes:
        code: stable, three capitals and a number (`ETA-001`); never used again once retired.
        famille: what it is about.
        gravite: how much a finding matters, unless the project says otherwise.
        titre: what it finds, in a few words (« état sans issue »).
        pourquoi: what goes wrong when it is left.
        mauvais: a short example that it finds.
        mieux: the same, corrected.
        source: where it comes from: standard, guide, deliberation, part of the outline.
        datee: the day its source was last checked, ISO, for rules that follow the law.
        methode: how it decides and what it leaves aside, where that is not plain.
        seuils: the numbers it decides by, read through `examen.seuil(SEUIL)`.
    """

    code: str
    famille: Famille
    gravite: Gravite
    titre: str
    pourquoi: str
    mauvais: str
    mieux: str
    source: str
    datee: str = ""
    methode: str = ""
    seuils: tuple[Seuil, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """What a control saw: where, in one line what and what to do; `code` when it has several rules.

    `debut` and `fin` bound the words concerned in the text at `chemin` (code points, half-open);
    `chemins` are all the paths that it speaks of, for a control that says several things at once;
    `cle` is for what is said of the key at `chemin`.
    """

    chemin: str
    message: str
    debut: int = 0
    fin: int = 0
    suggestion: str = ""
    code: str = ""
    chemins: tuple[str, ...] = ()
    cle: bool = False


@dataclass(frozen=True, slots=True)
class Controle:
    """A function that looks for what one rule, or several that share its work, describe."""

    regles: tuple[Regle, ...]
    cherche: Callable[[Examen], Iterable[Signal]]


def controle(
    *regles: Regle,
) -> Callable[[Callable[[Examen], Iterable[Signal]]], Controle]:
    """Make a control of the function beneath; a module lists its own in `CONTROLES`."""

    def lier(cherche: Callable[[Examen], Iterable[Signal]]) -> Controle:
        return Controle(regles, cherche)

    return lier
