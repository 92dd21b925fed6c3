"""The proposed answers that a text names: « a;b; », « a, b », where an option may have commas."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition
from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from cdc.entretien.banque import Question

_PARTOUT = re.compile(r"\s*[;\n]\s*|,\s+|\s+/\s+")
_SEPARATEURS = {
    Disposition.MICROSOFT_FORMS: re.compile(r"\s*;\s*"),
    Disposition.GOOGLE_FORMS: re.compile(r",\s+"),
    Disposition.TALLY: re.compile(r",\s+"),
    Disposition.TYPEFORM: re.compile(r"\s+/\s+|,\s+"),
    Disposition.FRAMAFORMS: re.compile(r",\s*"),
    Disposition.KOBO: re.compile(r"\s+"),
}
_AUTRE = re.compile(r"^(autres?|other)\s*:\s*(?=\S)", re.IGNORECASE)
_SEUL_AUTRE = {"autre", "autres", "other", "oth", "autre precisez", "autre preciser"}


@dataclass(frozen=True, slots=True)
class Choisis:
    """The options that a text names, by their label in the bank, and what is no option."""

    libelles: tuple[str, ...]
    libres: tuple[str, ...]


def split(texte: str, question: Question, disposition: Disposition) -> Choisis:
    """Return the options of `question` that `texte` names, the longest first where some overlap.

    A separator other than a semicolon or a new line may belong to a free answer: what is no
    option stays in one piece around it.
    """
    morceaux = _pieces(texte, _SEPARATEURS.get(disposition, _PARTOUT))
    libelles: list[str] = []
    libres: list[str] = []
    debut_libre: int | None = None
    rang = 0
    while rang < len(morceaux):
        nombre, libelle = _longest(texte, morceaux[rang:], question)
        debut, fin, dur = morceaux[rang]
        rang += nombre
        if libelle:
            libelles.append(libelle)
            debut_libre = None
            continue
        if debut_libre is None:
            debut_libre = debut
            libres.append("")
        libres[-1] = texte[debut_libre:fin]
        if dur:
            debut_libre = None
    return Choisis(tuple(dict.fromkeys(libelles)), tuple(libres))


def label(question: Question, texte: str) -> str:
    """Return the proposed answer that `texte` is, or nothing."""
    cherche = normalize(texte)
    return next((c.libelle for c in question.choix if normalize(c.libelle) == cherche), "")


def without_other(texte: str) -> str:
    """Return a free answer without the « Autre : » that introduces it."""
    return _AUTRE.sub("", texte)


def says_other(texte: str) -> bool:
    """Say whether `texte` only announces a free answer."""
    return normalize(texte) in _SEUL_AUTRE


Morceau = tuple[int, int, bool]


def _pieces(texte: str, separateur: re.Pattern[str]) -> list[Morceau]:
    """Return where each piece begins and ends, and whether what follows is surely another one."""
    morceaux: list[Morceau] = []
    debut = 0
    for trouve in [*separateur.finditer(texte), None]:
        fin = trouve.start() if trouve else len(texte)
        dur = trouve is not None and bool(set(trouve[0]) & {";", "\n"})
        if texte[debut:fin].strip():
            morceaux.append((*_stripped(texte, debut, fin), dur))
        debut = trouve.end() if trouve else fin
    return morceaux


def _stripped(texte: str, debut: int, fin: int) -> tuple[int, int]:
    utile = texte[debut:fin]
    return debut + len(utile) - len(utile.lstrip()), fin - len(utile) + len(utile.rstrip())


def _longest(texte: str, morceaux: list[Morceau], question: Question) -> tuple[int, str]:
    """Return how many pieces make the longest option, and its label; one piece if none does."""
    debut = morceaux[0][0]
    plus_long = 2 * max((len(c.libelle) for c in question.choix), default=0)
    possibles = [i for i, m in enumerate(morceaux) if i == 0 or m[1] - debut <= plus_long]
    for rang in reversed(possibles):
        libelle = label(question, texte[debut : morceaux[rang][1]])
        if libelle:
            return rang + 1, libelle
    return 1, ""
