"""The value of a cell as a French reader writes it."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

_ESPACE = "\u00a0"
_MILLIERS = "\u202f"
# Excel keeps 15 significant digits, and shows no more.
_CHIFFRES = 15
_DEVISES = {"€": "€", "EUR": "€", "$": "$", "£": "£", "CHF": "CHF"}
_DEVISE = re.compile(r"\[\$(€|EUR|\$|£|CHF)[^\]]*\]|(€|£|(?<!\[)\$)")
# Formats of digits only: a postal code (00000), a telephone (0#" "##" "##" "##" "##).
_CODE = re.compile(r"(?=.*0)[0#][0#\s\-]*[0#]")
_LITTERAL = re.compile(r"\\(.)|\"([^\"]*)\"|_.|\*.")


def as_text(value: Any, number_format: str = "General") -> str:
    """Return the value of a cell as a French reader writes it."""
    match value:
        case str():
            return value
        case bool():
            return "oui" if value else "non"
        case int() | float() | Decimal():
            return _number(value, number_format)
        case dt.datetime():
            return _moment(value)
        case dt.date():
            return f"{value:%d/%m/%Y}"
        case dt.time():
            return _time(value)
        case dt.timedelta():
            return _duration(value)
    return str(getattr(value, "text", None) or value)


def _moment(value: dt.datetime) -> str:
    # A spreadsheet counts in days: its seconds are not exact.
    exact = (value + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    jour = f"{exact:%d/%m/%Y}"
    return jour if exact.time() == dt.time() else f"{jour} {_time(exact.time())}"


def _time(value: dt.time) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def _duration(value: dt.timedelta) -> str:
    total = round(abs(value.total_seconds()))
    minutes, secondes = divmod(total, 60)
    heures, minutes = divmod(minutes, 60)
    signe = "-" if value < dt.timedelta() else ""
    return f"{signe}{heures:02}:{minutes:02}" + (f":{secondes:02}" if secondes else "")


def _number(value: float | Decimal, number_format: str) -> str:
    exact = Decimal(f"{value:.{_CHIFFRES}g}") if isinstance(value, float) else Decimal(value)
    format_ = number_format.split(";")[0]
    if "%" in format_:
        return _plain(exact * 100) + f"{_ESPACE}%"
    if not exact.is_finite() or format_ == "General":
        return _plain(exact)
    devise = _DEVISE.search(format_)
    if devise:
        return _amount(exact) + _ESPACE + _DEVISES[devise[1] or devise[2]]
    return _code(exact, format_) or _plain(exact)


def _amount(exact: Decimal) -> str:
    """Return an amount: thousands apart, cents by two."""
    entier, _, decimales = _plain(abs(exact)).partition(",")
    texte = f"{int(entier):,}".replace(",", _MILLIERS)
    if decimales:
        texte += "," + decimales.ljust(2, "0")
    return f"-{texte}" if exact < 0 else texte


def _code(exact: Decimal, format_: str) -> str:
    """Return a number that a format of digits shows as a code, or nothing."""
    chiffres = f"{exact:f}"
    if not (_CODE.fullmatch(_LITTERAL.sub("", format_)) and chiffres.isdecimal()):
        return ""
    motif = _LITTERAL.sub(lambda m: m[1] or m[2] or "", format_)
    reste = list(chiffres.rjust(len(re.sub("[^0#]", "", motif[motif.find("0") :])), "0"))
    texte = ""
    for signe in reversed(motif):
        texte = (reste.pop() if signe in "0#" and reste else signe if reste else "") + texte
    return "".join(reste) + texte


def _plain(exact: Decimal) -> str:
    if not exact.is_finite():
        return str(exact)
    texte = f"{exact:f}"
    if "." in texte:
        texte = texte.rstrip("0").rstrip(".")
    return texte.replace(".", ",")
