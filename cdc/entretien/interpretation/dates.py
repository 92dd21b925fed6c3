"""Dates as people write them: « 31 déc. 26 », « mi-mars », « 1er trim. 2027 », 46387."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import partial

from cdc.entretien.interpretation.nuances import read_around
from cdc.entretien.interpretation.resultat import Interpretation, about, exact, refused, unsure
from cdc.entretien.textes import normalize

_MOIS = (
    ("janvier", "january", "janv", "jan"), ("fevrier", "february", "fevr", "fev", "feb"),
    ("mars", "march", "mar"), ("avril", "april", "avr", "apr"), ("mai", "may"),
    ("juin", "june", "jun"), ("juillet", "july", "juil", "jul"), ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"), ("octobre", "october", "oct"),
    ("novembre", "november", "nov"), ("decembre", "december", "dec"),
)  # fmt: skip
_RANGS = {nom: rang for rang, noms in enumerate(_MOIS, 1) for nom in noms}
_MOTS = "|".join(sorted(_RANGS, key=len, reverse=True))
_AN = r"(?P<an>\d{4}|\d{2})"
_SEMAINE = (
    r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|monday|tuesday|wednesday|thursday|friday) "
)
_CHIFFRES = re.compile(
    r"^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?: .*\d{1,2} ?[:h].*)?$"
)
_ISO = re.compile(r"^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[t ].*)?$")
_LETTRES = (
    re.compile(
        rf"^(?:le )?(?:{_SEMAINE})?(?P<jour>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<mois>{_MOTS}) {_AN}$"
    ),
    re.compile(
        rf"^(?:{_SEMAINE})?(?P<mois>{_MOTS}) (?P<jour>\d{{1,2}})(?:st|nd|rd|th)? (?P<an>\d{{4}})$"
    ),
)
_SANS_AN = re.compile(rf"^(?:le )?(?:{_SEMAINE})?(?P<jour>\d{{1,2}})(?:er)? (?P<mois>{_MOTS})$")
_DEBUT = (
    r"(?:(?:d ici|avant|vers|pour|en|a|courant)(?: la| le| a| au)? )?"
    r"(?:(?P<part>debut|mi|milieu|fin) (?:de |d |du )?(?:l annee )?)?"
)
_PERIODES = (
    (re.compile(rf"^{_DEBUT}(?:le mois de )?(?P<mois>{_MOTS})(?: {_AN})?$"), 1),
    (re.compile(rf"^{_DEBUT}(?P<mois>\d{{1,2}}) (?P<an>\d{{4}})$"), 1),
    (re.compile(rf"^{_DEBUT}(?:le |du )?(?:(?P<rang>[1-4])(?:er|e|eme|nd|st|d|rd|th)? (?:trim|trimestre|quarter)|[tq] ?(?P<t>[1-4])) ?{_AN}?$"), 3),
    (re.compile(rf"^{_DEBUT}(?:le |du )?(?:(?P<rang>[12])(?:er|e|eme|nd|d)? (?:sem|semestre)|[s] ?(?P<t>[12])) {_AN}$"), 6),
    (re.compile(rf"^{_DEBUT}(?:l annee |annee )?(?P<an>\d{{4}})$"), 12),
)  # fmt: skip
_SERIE = re.compile(r"^[3-6]\d{4}$")
_ORIGINE = dt.date(1899, 12, 30)
_SIECLE = 80  # a year of two digits: 79 is 2079, 80 is 1980
_VAGUE = re.compile(
    r"^(?:des que possible|asap|au plus vite|rapidement|bientot|prochainement|cet? (?:ete|hiver|automne"
    r"|printemps|annee)|l an prochain|l annee prochaine|le mois prochain|(?:la )?semaine(?: prochaine"
    r"| \d+.*)|(?:avant |apres |a |au |d ici )?(?:l )?(?:rentree|ete|noel|paques|printemps|automne|hiver)"
    r"(?: (?P<an>\d{4}))?|dans .+|sous .+|demain|hier|aujourd hui|\d{1,2} mois|\d+ jours?)$"
)


def read_date(texte: str, *, anglais: bool = False) -> Interpretation | None:
    """Return the day that `texte` says; `anglais` when its source may write the month first."""
    dit = re.sub(r"[\s\u00a0\u202f]+", " ", texte.replace("’", "'")).strip(" .;")
    lire = partial(_read, anglais=anglais)
    lu = lire(dit) or _period(normalize(dit)) or read_around(dit, lire, _month)
    if lu is None and _VAGUE.match(normalize(dit)):
        return about("une époque, sans date")
    return lu


def _read(dit: str, *, anglais: bool = False) -> Interpretation | None:
    if trouve := _ISO.match(dit.casefold()):
        return _day(int(trouve[1]), int(trouve[2]), int(trouve[3]), dit)
    if trouve := _CHIFFRES.match(dit):
        return _figures(int(trouve[1]), int(trouve[2]), _year(trouve[3]), dit, anglais=anglais)
    if _SERIE.match(dit):
        jour = _ORIGINE + dt.timedelta(days=int(dit))
        return exact(_french(jour), f"{_in_words(jour)}, que le tableur compte en jours")
    simple = normalize(dit)
    for motif in _LETTRES:
        if trouve := motif.match(simple):
            return _day(_year(trouve["an"]), _RANGS[trouve["mois"]], int(trouve["jour"]), dit)
    if trouve := _SANS_AN.match(simple):
        return about(f"le {trouve['jour']} {_MOIS[_RANGS[trouve['mois']] - 1][0]}, sans année")
    return None


def _figures(a: int, b: int, annee: int, dit: str, *, anglais: bool) -> Interpretation:
    jour_d_abord, mois_d_abord = _date(annee, b, a), _date(annee, a, b)
    if anglais and jour_d_abord and mois_d_abord and a != b:
        return unsure(
            f"{_in_words(jour_d_abord)} ou {_in_words(mois_d_abord)}",
            _french(jour_d_abord), _french(mois_d_abord),
        )  # fmt: skip
    trouvee = jour_d_abord or mois_d_abord
    if trouvee is None:
        return refused(f"«\u00a0{dit}\u00a0» n’est pas un jour du calendrier")
    return exact(_french(trouvee), _in_words(trouvee))


def _day(annee: int, mois: int, jour: int, dit: str) -> Interpretation:
    date = _date(annee, mois, jour)
    if date is None:
        return refused(f"«\u00a0{dit}\u00a0» n’est pas un jour du calendrier")
    return exact(_french(date), _in_words(date))


def _period(simple: str) -> Interpretation | None:
    """Return the first and the last day of a month, a quarter, a half-year or a year."""
    for motif, mois in _PERIODES:
        trouve = motif.match(simple)
        if trouve is None:
            continue
        parts = trouve.groupdict()
        if not parts.get("an"):
            return about("une période, sans année")
        rang = parts.get("rang") or parts.get("t") or "1"
        nom = parts.get("mois")
        debut = (_RANGS.get(nom) or int(nom)) if nom else (int(rang) - 1) * mois + 1
        annee = _year(parts["an"] or "")
        if not 1 <= debut <= 12:
            return None
        bornes = _bounds(annee, debut, mois, parts.get("part") or "")
        du, au = map(_french, bornes)
        return about(f"du {du} au {au}", *dict.fromkeys((du, au)))
    return None


def _bounds(annee: int, debut: int, mois: int, part: str) -> tuple[dt.date, dt.date]:
    """Return the days between which a part of a period goes: « fin 2026 », « mi-mars »."""
    dernier = debut + mois - 1
    premier_jour = dt.date(annee, debut, 1)
    dernier_jour = dt.date(annee, dernier, calendar.monthrange(annee, dernier)[1])
    quart = (dernier_jour - premier_jour) / 4
    if part == "debut":
        return premier_jour, premier_jour + quart
    if part in ("mi", "milieu"):
        milieu = premier_jour + (dernier_jour - premier_jour) / 2
        return (milieu, milieu)
    if part == "fin":
        return dernier_jour - quart, dernier_jour
    return premier_jour, dernier_jour


def _date(annee: int, mois: int, jour: int) -> dt.date | None:
    try:
        return dt.date(annee, mois, jour)
    except ValueError:
        return None


def _year(ecrite: str) -> int:
    annee = int(ecrite)
    if len(ecrite) > 2:
        return annee
    return annee + (2000 if annee < _SIECLE else 1900)


def _month(dit: str) -> str:
    """Return the month and year that end a text: « 7 mai 2027 » lends them to « du 3 »."""
    trouve = re.match(r"^\d{1,2} (?P<suite>\D+ \d{2,4})$", dit)
    return trouve["suite"] if trouve else ""


def _french(date: dt.date) -> str:
    return f"{date:%d/%m/%Y}"


_NOMS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip


def _in_words(date: dt.date) -> str:
    jour = "1er" if date.day == 1 else date.day
    return f"le {jour} {_NOMS[date.month - 1]} {date.year}"
