"""French typography and numbers."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from cdc.francais import FINE, number

if TYPE_CHECKING:
    from decimal import Decimal

INSECABLE = "\u00a0"
ABSENCE = "—"

_MOIS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
# What neither XML 1.0 nor HTML holds, lone surrogates and the two non-characters included.
_INTERDITS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Two mark the places of the pieces of a document; docxtpl makes breaks of the others.
_RESERVES = {0xE000: None, 0xE001: None, 0x07: None, 0x0C: None, 0x09: " "}
# What opens a quotation comes first: a space between two signs belongs to it.
_ESPACES = (
    ("« ", f"«{INSECABLE}"),
    *((f" {signe}", f"{INSECABLE}{signe}") for signe in ":%€»"),
    *((f" {signe}", f"{FINE}{signe}") for signe in ";?!"),
)
# Says at once whether there is such a space: signs are rarer than spaces.
_A_REMPLACER = re.compile(r"[:;?!%€»«](?:(?<= [^«])|(?<=«) )")
_BALISES = re.compile(r"(\{[{%].*?[%}]\})")
# A day stays with its month, thousands with hundreds.
_NOMBRES = re.compile(
    rf"\b(?:1er|[0-9]{{1,2}}) (?=(?:{'|'.join(_MOIS)})\b)|\b[0-9]{{1,3}} (?=[0-9]{{3}}\b)"
)
# Says five times as fast whether there may be one: it looks where digits are.
_PEUT_ETRE = re.compile(rf"[0-9] (?=(?:{'|'.join(_MOIS)})\b|[0-9]{{3}}\b)")
# A telephone number, hours from one to the other: in one piece.
_ENTIERS = re.compile(
    r"\b0[0-9](?: [0-9]{2}){4}\b|\b[0-9]{1,2} h(?: [0-9]{2})? – [0-9]{1,2} h(?: [0-9]{2})?\b"
)
# Says at once whether there may be a telephone number.
_NUMERO = re.compile(r"0[0-9] [0-9]{2} ")
_TECHNIQUE = re.compile(r"[\d_.@/\\=<>{}#$A-Z]")
_UNITE_COURTE = 7
_OUVRE = re.compile("^(ouvrée?)s")
_INVARIABLES = {"mois", "fois", "temps", "poids"}


def clean(texte: str) -> str:
    """Return `texte` without the characters that no file of ours can hold."""
    return _INTERDITS.sub("", texte)


def for_template(texte: str) -> str:
    """Return `texte` without what would mean something else where a template shows it."""
    return clean(texte).translate(_RESERVES)


def typeset(texte: str) -> str:
    """Return `texte` with the non-breaking spaces that French punctuation wants.

    Only a plain space already there is replaced: nothing is added to what the author wrote.
    """
    if "– " in texte or _NUMERO.search(texte):
        texte = _ENTIERS.sub(lambda trouve: trouve[0].replace(" ", INSECABLE), texte)
    if _PEUT_ETRE.search(texte) or "1er " in texte:
        texte = _NOMBRES.sub(_number, texte)
    if _A_REMPLACER.search(texte):
        for simple, insecable in _ESPACES:
            texte = texte.replace(simple, insecable)
    return texte


def typeset_around(texte: str) -> str:
    """Return `texte` typeset, the placeholders that it quotes as they are typed."""
    morceaux = enumerate(_BALISES.split(texte))
    return "".join(m if rang % 2 else typeset(m) for rang, m in morceaux)


def _number(trouve: re.Match[str]) -> str:
    date = not trouve.string[trouve.end()].isdigit()
    return trouve.group()[:-1] + (INSECABLE if date else FINE)


def untypeset(texte: str) -> str:
    """Return `texte` with plain spaces: the way back of `typeset`, as authors type."""
    return texte.replace(INSECABLE, " ").replace(FINE, " ")


def amount(valeur: Decimal | int, unite: str) -> str:
    """Return a number with its unit, agreed: 1 jour, 12 jours, 99,5 % par mois, 3 M€."""
    return "".join(measured(valeur, unite))


def measured(valeur: Decimal | int, unite: str) -> tuple[str, str, str]:
    """Return a number, the space after it and its unit, agreed."""
    if not unite:
        return number(valeur), "", ""
    accordee = agree(valeur, unite)
    # A short unit stays with its number; a long word would not fit in a column with it.
    lien = INSECABLE if len(accordee.split(" ", 1)[0]) <= _UNITE_COURTE else " "
    return number(valeur), lien, accordee


def agree(valeur: Decimal | int, unite: str) -> str:
    """Return `unite` in the singular when there is less than two of it."""
    if not -2 < valeur < 2:
        return unite
    premier, _, suite = unite.partition(" ")
    if len(premier) > 2 and premier not in _INVARIABLES:
        premier = premier.removesuffix("s")
    return " ".join(filter(None, (premier, _OUVRE.sub(r"\1", suite))))


def short_date(date: dt.date) -> str:
    """Return 22/11/2026, or 08/01/2027 à 12 h."""
    return f"{date:%d/%m/%Y}{_hour(date)}"


def long_date(date: dt.date) -> str:
    """Return 22 novembre 2026, or 1er janvier 2027 à 12 h."""
    jour = "1er" if date.day == 1 else str(date.day)
    return f"{jour}{INSECABLE}{_MOIS[date.month - 1]}{INSECABLE}{date.year}{_hour(date)}"


def _hour(date: dt.date) -> str:
    if not isinstance(date, dt.datetime):
        return ""
    minutes = f"{INSECABLE}{date.minute:02d}" if date.minute else ""
    return f" à {date.hour}{INSECABLE}h{minutes}"


def sentence(texte: str) -> str:
    """Return `texte` with a capital first letter, unless it begins with a name of machines.

    A file, an address, a version or a trade name (clients_pro.xlsx, v3, iPhone) stays as it is.
    """
    premier = texte.split(maxsplit=1)[:1]
    mot = premier[0].rstrip(".,;:…)") if premier else ""
    return texte if _TECHNIQUE.search(mot) else capitalised(texte)


def capitalised(texte: str) -> str:
    """Return `texte` with a capital first letter."""
    return texte[:1].upper() + texte[1:]
