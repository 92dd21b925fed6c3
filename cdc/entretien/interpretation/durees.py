"""Durations as people write them: « 1h30 », « une demi-journée », « 15 min par dossier »."""

from __future__ import annotations

import re
from decimal import Decimal

from cdc.entretien.interpretation.nombres import words_first
from cdc.entretien.interpretation.nuances import read_around
from cdc.entretien.interpretation.resultat import Interpretation, about, exact, unsure
from cdc.entretien.textes import normalize

_UNITES = {
    "min": "min", "mn": "min", "minute": "min", "minutes": "min", "'": "min", "h": "h", "heure": "h",
    "heures": "h", "hr": "h", "hrs": "h", "h ouvree": "h ouvrées", "h ouvrees": "h ouvrées",
    "heure ouvree": "h ouvrées", "heures ouvrees": "h ouvrées", "j": "jours", "jour": "jours",
    "jours": "jours", "journee": "jours", "journees": "jours", "j ouvres": "jours ouvrés",
    "jo": "jours ouvrés", "jour ouvre": "jours ouvrés", "jours ouvres": "jours ouvrés",
    "j ouvre": "jours ouvrés", "jours calendaires": "jours", "jour calendaire": "jours", "semaine": "semaines",
    "semaines": "semaines", "sem": "semaines", "mois": "mois", "an": "ans", "ans": "ans",
    "annee": "ans", "annees": "ans",
}  # fmt: skip
_SIMPLE = re.compile(
    r"^(?P<n>\d+(?: \d{3})*(?:[.,]\d+)?) ?(?P<u>[^\W\d]+(?: [^\W\d]+)?|')(?P<demi> et demie?)?$",
    re.IGNORECASE,
)
_HEURES = re.compile(
    r"^(?P<h>\d{1,3}) ?(?:h(?:eures?)?|:) ?(?P<m>\d{2})(?: ?(?:min|mn|minutes?)|:\d{2})?$",
    re.IGNORECASE,
)
_COMPOSEE = re.compile(
    r"^(?P<h>\d{1,3}) ?h(?:eures?)?(?: et)? (?P<m>\d{1,2}) ?(?:min|mn|minutes?)$", re.IGNORECASE
)
_FRACTIONS = {
    "demi heure": "30 min", "1 2 heure": "30 min", "1 2 h": "30 min", "quart d heure": "15 min",
    "1 4 d heure": "15 min", "1 4 h": "15 min", "trois quarts d heure": "45 min",
    "3 4 d heure": "45 min", "3 4 h": "45 min", "demi journee": "0,5 jours",
    "1 2 journee": "0,5 jours", "1 2 j": "0,5 jours", "demi jour": "0,5 jours",
    "matinee": "0,5 jours", "apres midi": "0,5 jours",
}  # fmt: skip
_J_PLUS = re.compile(r"^j ?\+ ?(\d+)$", re.IGNORECASE)
_DANS = {
    "dans la journee": "1 jours", "le jour meme": "1 jours", "dans l heure": "1 h",
    "dans la semaine": "1 semaines", "dans le mois": "1 mois", "sous huitaine": "8 jours",
    "le lendemain": "1 jours", "sous quinzaine": "15 jours",
}  # fmt: skip
_VAGUE = re.compile(
    r"^(?:immediat|tout de suite|rapide|quelques|plusieurs|au plus vite|des que possible|asap)\w*",
    re.IGNORECASE,
)
_ENTETE = re.compile(
    r"^(?P<q>\d+(?:[.,]\d+)? ?(?:h ?\d{2}\b|[^\W\d]+(?: ouvr\w+)?))(?P<reste>.*)$", re.DOTALL
)


def read_duration(texte: str) -> Interpretation | None:
    """Return the duration that `texte` says, in a unit of the outline."""
    dit = re.sub(r"[\s\u00a0\u202f]+", " ", texte.replace("’", "'")).strip(" .;")
    lu = read_around(dit, _read, _unit)
    if lu is None and (simple := normalize(dit)) in _DANS:
        return about(
            f"{simple.replace('journee', 'journée')}\u00a0: {_DANS[simple]} au plus", _DANS[simple]
        )
    if lu is None and _VAGUE.match(normalize(dit)):
        return about("une durée dite sans nombre")
    return lu or _first(dit)


def _read(dit: str) -> Interpretation | None:
    simple = re.sub(r"^(?:une?|la|le|l) ", "", normalize(dit.replace("½", "1/2")))
    if simple in _FRACTIONS:
        return _said(_FRACTIONS[simple])
    if trouve := _J_PLUS.match(dit):
        return _said(f"{trouve[1]} jours")
    if trouve := (_HEURES.match(dit) or _COMPOSEE.match(dit)):
        heures, minutes = int(trouve["h"]), int(trouve["m"])
        if not heures or minutes % 15:
            return _said(f"{heures * 60 + minutes} min")
        return _said(f"{_written(heures + Decimal(minutes) / 60)} h")
    trouve = _SIMPLE.match(words_first(dit))
    unite = _UNITES.get(normalize(trouve["u"]) or trouve["u"].strip()) if trouve else None
    if trouve is None or unite is None:
        return None
    nombre = Decimal(trouve["n"].replace(" ", "").replace(",", "."))
    return _said(f"{_written(nombre + (Decimal('0.5') if trouve['demi'] else 0))} {unite}")


def _said(valeur: str) -> Interpretation:
    return exact(valeur)


def _written(nombre: Decimal) -> str:
    texte = f"{nombre:f}"
    return (texte.rstrip("0").rstrip(".") if "." in texte else texte).replace(".", ",")


def _unit(dit: str) -> str:
    trouve = _SIMPLE.match(words_first(dit))
    return trouve["u"].strip() if trouve else ""


def _first(dit: str) -> Interpretation | None:
    """Return the duration at the start of a text of which the rest is not understood."""
    trouve = _ENTETE.match(words_first(dit))
    lu = _read(trouve["q"]) if trouve else None
    if trouve is None or lu is None:
        return None
    autres = [
        a for q in re.findall(r"\d+(?:[.,]\d+)? ?[^\W\d]+", trouve["reste"]) if (a := _read(q))
    ]
    if autres:
        valeurs = tuple(dict.fromkeys([lu.valeur, *(a.valeur for a in autres)]))
        return unsure(f"plusieurs durées\u00a0: {', '.join(valeurs)}", *valeurs)
    reste = trouve["reste"].strip(" ,")
    return about(f"{lu.valeur}, mais «\u00a0{reste}\u00a0» n’a pas de place", lu.valeur)
