"""What a file shows of a heading besides its words: theme, proposed answers, answers given."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.entretien.banque import Question, TypeQuestion
from cdc.entretien.reponses import flag, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Genre(StrEnum):
    """What sort of answer was given."""

    NOMBRE = "nombres"
    OUI_NON = "oui ou non"
    DATE = "dates"
    TEXTE = "textes"


_NOMBRE = re.compile(
    r"^[<>~≈±]?\s*(environ|env|entre|plus de|moins de|au moins|max|autour de|à peu près)?\s*"
    r"[0-9][0-9\s\u00a0\u202f.,]*(\s*(-|à|et|/)\s*[0-9][0-9\s.,]*)?\s*"
    r"(k|m)?\s*(€|eur|euros?|%|h|heures?|min|minutes?|mn|jours?|j|semaines?|mois|ans?|personnes?"
    r"|fiches?|par \w+|/\s?\w+)*\.?$",
    re.IGNORECASE,
)
_DATE = re.compile(r"^([0-9]{1,2}[/.-]){2}[0-9]{2,4}$|^[0-9]{4}-[0-9]{2}-[0-9]{2}")
_OUI_NON = re.compile(r"^(oui|non|yes|no|vrai|faux|true|false|o|n)$", re.IGNORECASE)
_QUANTITE = re.compile(r"\b(combien|volumes?|nombre|chiffres|part|effectifs?)\b", re.IGNORECASE)
_JOUR = re.compile(r"\b(dates?|échéance|quand|jalon)", re.IGNORECASE)
_COMMUNES = frozenset(
    {
        "oui",
        "non",
        "autre",
        "autres",
        "toujours",
        "souvent",
        "parfois",
        "rarement",
        "jamais",
        "tout",
    }
)
_UNITES = {
    "%": re.compile(r"%"),
    "€": re.compile(r"€|eur", re.IGNORECASE),
    "min": re.compile(r"\bmin|\bmn\b", re.IGNORECASE),
    "h": re.compile(r"\bh\b|heure", re.IGNORECASE),
    "jour": re.compile(r"\bj\b|jour", re.IGNORECASE),
}

_ACCORDS: dict[TypeQuestion, dict[Genre, float]] = {
    TypeQuestion.NOMBRE: {Genre.NOMBRE: 1, Genre.DATE: -1, Genre.OUI_NON: -1, Genre.TEXTE: -0.7},
    TypeQuestion.TEXTE: {Genre.NOMBRE: -1, Genre.DATE: -1, Genre.OUI_NON: -0.3, Genre.TEXTE: 0.2},
    TypeQuestion.CHOIX: {Genre.NOMBRE: -1, Genre.DATE: -1, Genre.OUI_NON: 0, Genre.TEXTE: 0},
    TypeQuestion.CHOIX_MULTIPLE: {Genre.NOMBRE: -1, Genre.DATE: -1, Genre.OUI_NON: -0.3},
    TypeQuestion.TABLEAU: {Genre.NOMBRE: -0.5, Genre.DATE: -0.5, Genre.OUI_NON: -0.3},
}


def kind(reponses: Sequence[str]) -> Genre | None:
    """Return the sort of answers that `reponses` mostly are, or None when there is none."""
    utiles = [r.strip() for r in reponses if r.strip() and not flag(r)]
    if not utiles:
        return None
    for genre, motif in ((Genre.DATE, _DATE), (Genre.OUI_NON, _OUI_NON), (Genre.NOMBRE, _NOMBRE)):
        if 2 * sum(bool(motif.search(r)) for r in utiles) > len(utiles):
            return genre
    return Genre.TEXTE


def suits(question: Question, reponses: Sequence[str], genre: Genre | None) -> float:
    """Say from -1 to 1 how well answers of this sort suit `question`."""
    if genre is None or _proposed(question, reponses):
        return 0.0
    if question.type is TypeQuestion.TABLEAU:
        libelles = " ".join([question.texte, *(c.libelle for c in question.colonnes)])
        if genre is Genre.NOMBRE and _QUANTITE.search(libelles):
            return 0.5
        if genre is Genre.DATE and _JOUR.search(libelles):
            return 0.5
    accord = _ACCORDS[question.type].get(genre, 0.0)
    if genre is Genre.NOMBRE and question.unite and _other_unit(question.unite, reponses):
        return -0.5
    return accord


def proposes(question: Question, options: Sequence[str], reponses: Sequence[str]) -> float:
    """Return the part of what is proposed that `question` proposes too, as choices or columns.

    Where the file does not show what was proposed, answers that are choices say it.
    """
    libelles = [*(c.libelle for c in question.choix), *(c.libelle for c in question.colonnes)]
    miens = [normalize(libelle) for libelle in libelles]
    vues = [v for v in map(normalize, options) if v and v not in _COMMUNES]
    if vues and miens:
        return sum(_alike(option, miens) for option in vues) / len(vues)
    return 1.0 if _proposed(question, reponses) else 0.0


def _proposed(question: Question, reponses: Iterable[str]) -> bool:
    """Say whether most answers are made of proposed choices."""
    miens = {normalize(c.libelle) for c in question.choix} - _COMMUNES
    dits = [normalize(d) for reponse in reponses for d in re.split(r"[;,/]", reponse) if d.strip()]
    return bool(miens and dits) and 2 * sum(d in miens for d in dits) > len(dits)


def _alike(option: str, libelles: Iterable[str]) -> bool:
    mots = set(option.split())
    return any(
        option == libelle
        or (len(option) > 3 and (mots <= set(libelle.split()) or option in libelle))
        or (len(libelle) > 3 and set(libelle.split()) <= mots)
        for libelle in libelles
    )


def _other_unit(unite: str, reponses: Sequence[str]) -> bool:
    dits = " ".join(reponses)
    vues = {nom for nom, motif in _UNITES.items() if motif.search(dits)}
    attendues = {nom for nom, motif in _UNITES.items() if motif.search(unite)}
    return bool(vues and attendues) and not vues & attendues
