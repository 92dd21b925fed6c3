"""What a results file says, line by line, whatever tool wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    import datetime as dt

_SUITE = r"(?:[-_][A-Z][A-Z0-9]{0,7})?[-_]\d{1,4}"
_CAS = re.compile(rf"(?<![A-Za-z0-9])CT{_SUITE}(?![A-Za-z0-9])", re.IGNORECASE)
_EXIGENCE = re.compile(rf"(?<![A-Za-z0-9])EX{_SUITE}(?![A-Za-z0-9])", re.IGNORECASE)


class ResultatsRefusesError(CdcError):
    """A results file cannot be read; `raison` says why and what to do."""

    def __init__(self, fichier: str, raison: str) -> None:
        self.fichier = fichier
        self.raison = raison
        super().__init__(f"{fichier}\u00a0: {raison}")


@dataclass(frozen=True, slots=True)
class LigneResultat:
    """One result: of a step, or of a whole case.

    Attributes:
        cas: the case that it names (`CT-01`), or empty when it names a requirement only.
        etape: the number of the step, or None when the result is that of the whole case.
        verdict: what the tool says, in our words.
        obtenu: the remark, or the message of the failure.
        recetteur: who played it, as the tool writes it.
        date: the day, or None.
        lieu: where it stands: `Feuille!F13` in a table, « ligne 12 » elsewhere.
        exigences: the requirements that it names.
        passage: what tells apart two passages of one case in one file: its iteration. Several lines
            may speak of one case, or of one step, of a passage: data sets, tests of a program.
    """

    cas: str
    etape: int | None
    verdict: Verdict
    obtenu: str = ""
    recetteur: str = ""
    date: dt.date | None = None
    lieu: str = ""
    exigences: tuple[str, ...] = ()
    passage: str = ""


@dataclass(frozen=True, slots=True)
class FauteResultat:
    """What was not understood: where it stands, what it says, why it is left.

    Attributes:
        lieu: where it stands in the file.
        texte: what is written there.
        raison: why it gives no result, or gives one without it, and what to do.
        ecartee: the whole line gives no result; False when only this detail of it is left.
    """

    lieu: str
    texte: str
    raison: str
    ecartee: bool = True

    def __str__(self) -> str:
        """Return the message shown to a person."""
        return f"{self.lieu}\u00a0: «\u00a0{self.texte}\u00a0» {self.raison}"


@dataclass(frozen=True, slots=True)
class Resultats:
    """What a results file gives.

    Attributes:
        outil: the tool that wrote it, as a message names it.
        lignes: the results, in the order of the file.
        fautes: what was not understood, in that order too.
    """

    outil: str
    lignes: tuple[LigneResultat, ...]
    fautes: tuple[FauteResultat, ...] = ()


def cases_in(texte: str) -> list[str]:
    """Return the cases that `texte` names: `CT-01`, also written `ct_01` in a function name."""
    return _named(_CAS, texte)


def requirements_in(texte: str) -> list[str]:
    """Return the requirements that `texte` names."""
    return _named(_EXIGENCE, texte)


def in_set(jeu: str, verdict: Verdict, obtenu: str) -> str:
    """Return `obtenu` with the data set that it was seen with, where one is to be corrected."""
    if not jeu or verdict is Verdict.CONFORME:
        return obtenu
    return f"{jeu}\u00a0: {obtenu}" if obtenu else jeu


def _named(motif: re.Pattern[str], texte: str) -> list[str]:
    trouves = (found[0].upper().replace("_", "-") for found in motif.finditer(texte))
    return list(dict.fromkeys(trouves))
