"""Yes or no, and telephone numbers, as people write them."""

from __future__ import annotations

import re

from cdc.entretien.interpretation.resultat import Interpretation, about, exact, unsure
from cdc.entretien.textes import normalize

_OUI = re.compile(
    r"(oui( oui)*|ouais|yes|ok|vrai|1|x|tout a fait|bien sur|absolument|certainement|evidemment|exact"
    r"|exactement|toujours|affirmatif|d accord)( (oui|tout a fait|bien sur|absolument|toujours|merci))?"
)
_NON = re.compile(
    r"(non( non)*|no|faux|0|pas du tout|jamais|aucunement|absolument pas|certainement pas|surtout pas"
    r"|negatif|nullement)( (non|pas du tout|jamais|merci|pas encore))?"
)
_LES_DEUX = re.compile(
    r"^(oui et non|ni oui ni non|ca depend|cela depend|parfois|des fois|selon|variable|au cas par cas|peut etre|mitige|bof|pas toujours|quelquefois|de temps en temps)\b"
)
_PLUTOT_OUI = re.compile(
    r"^(plutot oui|plutot|en partie|partiellement|presque|souvent|en general|en principe|normalement|je pense( que oui)?|je crois( que oui)?|probablement|sans doute|a priori( oui)?|oui|generalement|la plupart du temps|idealement)\b"
)
_PLUTOT_NON = re.compile(
    r"^(plutot (non|pas)|pas (vraiment|trop|tellement|souvent|encore|forcement|necessairement|systematiquement|terrible)|rarement|a priori non|je ne (pense|crois) pas|presque (jamais|pas)|non|probablement pas|peu|guere|difficilement)\b"
)


def read_yes_no(texte: str) -> Interpretation | None:
    """Return what `texte` answers by yes or no."""
    simple = normalize(texte)
    if _OUI.fullmatch(simple):
        return exact("oui")
    if _NON.fullmatch(simple):
        return exact("non")
    if _LES_DEUX.match(simple):
        return unsure("ni oui ni non", "oui", "non")
    if _PLUTOT_NON.match(simple):
        return about("plutôt non", "non")
    if _PLUTOT_OUI.match(simple):
        return about("plutôt oui", "oui")
    return None


_FRANCAIS = re.compile(r"^(?:\+33|0033)?\(?0?\)?([1-9]\d{8})$")
_ETRANGER = re.compile(r"^(?:\+|00)([1-9]\d{6,14})$")
_EXCEL = re.compile(r"^[1-9]\d{8}$")


def read_phone(texte: str) -> Interpretation | None:
    """Return the telephone number that `texte` says."""
    dit = re.sub(
        r"^(?:t[ée]l(?:[ée]phone)?|mobile|port(?:able)?|fixe|n°)\.?\s*:?\s*",
        "",
        texte.strip(),
        flags=re.IGNORECASE,
    )
    numeros = [n for n in re.split(r"\s*(?:;|,|\bou\b|\bet\b|\n| / )\s*", dit) if n]
    if len(numeros) > 1:
        lus = [lu for n in numeros if (lu := read_phone(n))]
        if len(lus) == len(numeros):
            return unsure("plusieurs numéros", *(lu.possibles[0] for lu in lus))
        return None
    chiffres = re.sub(r"[\s\u00a0\u202f./-]", "", dit).replace("(0)", "")
    if _EXCEL.match(chiffres):
        numero = _by_two("0" + chiffres)
        return about(f"{numero}, si le tableur a retiré le zéro", numero)
    if trouve := _FRANCAIS.match(chiffres):
        numero = _by_two("0" + trouve[1])
        return exact(numero)
    if trouve := _ETRANGER.match(chiffres):
        return exact(f"+{trouve[1]}")
    if re.fullmatch(r"\+?[\d()]{6,16}", chiffres):
        return about("un numéro incomplet, ou avec un chiffre de trop")
    return None


def _by_two(chiffres: str) -> str:
    return " ".join(re.findall("..", chiffres))
