"""Numbers, amounts and percentages as people write them: « 12 k€ HT », « une quarantaine »."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from text_to_num import text2num

from cdc.entretien.interpretation.nuances import read_around
from cdc.entretien.interpretation.resultat import Interpretation, about, exact, refused, unsure
from cdc.entretien.textes import normalize
from cdc_schema.types import Genre

_CHIFFRES = (
    r"[+-−]?\d{1,3}(?:[ .'’]\d{3})+(?:,\d+)?|[+−-]?\d{1,3}(?:,\d{3})+\.\d+|[+−-]?\d+(?:[.,]\d+)?"
)
_NOMBRE = re.compile(
    rf"^(?P<devant>[€$£] ?)?(?P<nombre>{_CHIFFRES})\s*"
    r"(?P<fois>milliards?|mds?|millions?|milliers?|mille|k|m(?=\s*(?:€|eur))|M)?(?![a-zà-ÿ])\s*"
    r"(?:d'|de\s)?\s*(?P<reste>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FOIS = {"k": 3, "mille": 3, "millier": 3, "m": 6, "million": 6, "md": 9, "milliard": 9}
_MONNAIE = re.compile(r"^(?:€|euros?|eur|e)(?![a-z])\s*", re.IGNORECASE)
_ETRANGERE = re.compile(r"^(?:\$|£|usd|gbp|chf|dollars?|livres?|francs?)(?![a-z])", re.IGNORECASE)
_TAXES = re.compile(
    r"^(h\.?t\.?|hors taxes?|t\.?t\.?c\.?|toutes taxes comprises)(?![a-z])\s*", re.IGNORECASE
)
_POURCENT = re.compile(r"^(?:%|pour ?cents?|pourcents?|pct)\s*", re.IGNORECASE)
_PERIODES = {
    "jour": "jour", "j": "jour", "quotidien": "jour", "quotidiens": "jour", "semaine": "semaine",
    "sem": "semaine", "hebdo": "semaine", "hebdomadaire": "semaine", "hebdomadaires": "semaine",
    "mois": "mois", "mensuel": "mois", "mensuels": "mois", "mensuelles": "mois", "an": "an",
    "annee": "an", "annuel": "an", "annuels": "an", "mensuelle": "mois", "annuelle": "an", "annuelles": "an",
}  # fmt: skip
_SUITE = re.compile(  # what follows a number: a word, a period, and nothing but letters
    r"^(?P<mot>(?!par\b|chaque\b|quotidien|hebdo|mensuel|annuel|sur\b|HT\b)[^\W\d]+)?"
    r"(?:\s*(?:/|par\b|chaque\b)\s*(?P<periode>jour|j|semaine|sem|mois|an|année)\b"
    r"|\s*(?P<adjectif>quotidiens?|hebdo(?:madaires?)?|mensuel(?:le)?s?|annuel(?:le)?s?)\b)?"
    r"(?P<suite>[\s\w.]*)$",
    re.IGNORECASE,
)
_PAR_AN = {"jour": 365, "semaine": 52, "mois": 12, "an": 1}
_GENS = {
    "personne", "utilisateur", "collaborateur", "salarie", "employe", "agent", "gens", "people",
    "contact", "etp", "vendeur", "commercial", "technicien", "pers", "p",
}  # fmt: skip
_MINUTES: dict[str, Decimal | int] = {
    "h": 60, "heure": 60, "min": 1, "minute": 1, "mn": 1, "s": Decimal(1) / 60,
    "seconde": Decimal(1) / 60, "sec": Decimal(1) / 60,
}  # fmt: skip
_SYNONYMES = {"journee": "jour", "j": "jour", "hr": "h"}
_NUANCES = {
    "env", "environ", "approx", "max", "maxi", "maximum", "min", "mini", "minimum", "peut",
    "seulement", "minimal", "maximal", "voire", "dont", "hors", "sauf", "ou", "et", "à", "plus",
    "moin", "jusqu", "fois", "cent",
}  # fmt: skip
_DIZAINES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_PHRASE = 120
_LONGUEUR = 20
_PRECISION = 4
_DIZAINE = re.compile(
    rf"^(?P<n>\w+|\d+) (?P<d>{'|'.join(_DIZAINES)})s?(?: d(?:e |'))?(?P<reste>.*)$", re.IGNORECASE
)
_VAGUE = re.compile(
    r"^(?:quelques?|plusieurs|beaucoup|peu|énormément|pas mal|des|nombreux)\b", re.IGNORECASE
)
_PARTS = {"moitie": "50", "un quart": "25", "trois quarts": "75", "tout": "100", "totalite": "100"}
_DEMI = re.compile(r"^(?:une? )?demi[- ]?(?=jour|heure)", re.IGNORECASE)
_MILLIERS = re.compile(r"^(\d{1,3})([.,])(\d{3})(?![\d.,])")
_HEURES = re.compile(r"^(\d+)\s*(?:h|:)\s*(\d{2})(?:\s*min)?$", re.IGNORECASE)


def read_number(
    genre: Genre, texte: str, attendue: str = "", dite: str = "", *, anglais: bool = False
) -> Interpretation | None:
    """Return what `texte` says, counted in `attendue`; `dite` is the unit that the question names.

    `anglais` tells that the source may write 1,200 for 1 200.
    """
    dit = _clean(texte)
    if trouve := _MILLIERS.match(dit):
        entier, signe, reste = trouve.groups()
        if (signe == "." and genre is not Genre.ENTIER) or (signe == "," and anglais):
            possibles = (entier + reste, f"{entier},{reste}")
            return unsure(" ou ".join(possibles), *possibles)
    lu = read_around(dit, partial(_read, genre, attendue, dite), _unit) or _rounded(dit, genre)
    return lu or _first(dit, genre)


def _read(genre: Genre, attendue: str, dite: str, dit: str) -> Interpretation | None:
    if genre is Genre.POURCENTAGE and (part := _share(dit)):
        return part
    if (heures := _HEURES.match(dit)) and _base(attendue) in _MINUTES:
        minutes = int(heures[1]) * 60 + int(heures[2])
        return _said(Decimal(minutes) / Decimal(_MINUTES[_base(attendue)]), genre, attendue)
    dit = _DEMI.sub("0,5 ", dit)
    dit = re.sub(r"^(?:en|soit|=|total|total de)\s*:?\s+(?=\d)", "", dit, flags=re.IGNORECASE)
    trouve = _NOMBRE.match(words_first(dit))
    if trouve is None:
        return None
    valeur = _value(trouve["nombre"])
    if trouve["fois"]:
        valeur *= Decimal(10) ** _FOIS[normalize(trouve["fois"]).rstrip("s")]
    return _count(valeur, (trouve["devant"] or "") + trouve["reste"], genre, attendue, dite)


def _count(
    valeur: Decimal, reste: str, genre: Genre, attendue: str, dite: str
) -> Interpretation | None:
    """Return a number once what follows it is understood, or None."""
    if genre is Genre.MONTANT:
        if _ETRANGERE.match(reste):
            return refused("cette monnaie n’est pas l’euro")
        monnaie = _MONNAIE.search(reste)
        reste = _MONNAIE.sub("", reste)
        taxes = _TAXES.match(reste)
        reste = _TAXES.sub("", reste)
        if (monnaie or taxes or valeur >= 1000) and attendue.startswith("M€"):
            valeur /= 10**6
        elif attendue.startswith("k€") and monnaie:
            valeur /= 10**3
        if taxes and taxes[1][0] in "tT" and "TTC" not in attendue:
            ecrite = _written(valeur, genre)
            return unsure(
                f"{ecrite} toutes taxes comprises\u00a0; le montant hors taxes n’est pas dit"
            )
    if genre is Genre.POURCENTAGE:
        reste = _POURCENT.sub("", reste)
    elif _POURCENT.match(reste):
        return None
    return _in_unit(valeur, reste.strip(" ."), genre, attendue, dite)


def _in_unit(
    valeur: Decimal, reste: str, genre: Genre, attendue: str, dite: str
) -> Interpretation | None:
    """Return a number brought to the unit and to the period that are expected, or None."""
    trouve = _SUITE.match(reste)
    if trouve is None:
        return None
    mot, periode, suite = (normalize(trouve[nom] or "") for nom in ("mot", "periode", "suite"))
    periode = periode or normalize(trouve["adjectif"] or "")
    unite, base = _SYNONYMES.get(mot.rstrip("s"), mot.rstrip("s")), _base(attendue)
    if unite in _MINUTES and base in _MINUTES:
        valeur = valeur * Decimal(_MINUTES[unite]) / Decimal(_MINUTES[base])
    elif unite and not _names(unite, base, _base(dite), genre):
        return None
    par = _in_period(valeur, _PERIODES[periode], _period(attendue)) if periode else valeur
    accordes = {m.rstrip("s") for u in (attendue, dite) for m in normalize(u).split()}
    if par is None or any(m.rstrip("s") not in accordes for m in suite.split()):
        return None
    return _said(par, genre, attendue)


def _names(unite: str, base: str, dite: str, genre: Genre) -> bool:
    """Say whether a word after a number names what is counted."""
    if unite in _MINUTES or unite in _NUANCES or unite == "jour" != base:
        return False
    comptees = genre in (Genre.ENTIER, Genre.DECIMAL) and not base and not dite
    return unite in (base, dite) or comptees or (base == "personne" and unite in _GENS)


def _in_period(valeur: Decimal, dite: str, attendue: str) -> Decimal | None:
    if not attendue:
        return None
    return valeur if dite == attendue else valeur * _PAR_AN[dite] / _PAR_AN[attendue]


def _said(valeur: Decimal, genre: Genre, attendue: str) -> Interpretation:
    ecrite = _written(valeur, genre)
    unite = f" {attendue}" if attendue else ""
    arrondi = "" if Decimal(ecrite.replace(",", ".")) == valeur else " (arrondi)"
    return exact(ecrite, f"{ecrite}{unite}{arrondi}")


def _written(valeur: Decimal, genre: Genre) -> str:
    """Return a number as the outline writes it; what a conversion gives is rounded."""
    # Beyond that many digits, a decimal has no room left for a fraction to round.
    if valeur.adjusted() < _LONGUEUR and valeur != round(valeur, _PRECISION):
        # What is not nothing is never written as nothing.
        pas = Decimal(1) if genre is Genre.ENTIER else Decimal(10) ** min(-1, valeur.adjusted() - 1)
        valeur = valeur.quantize(pas, ROUND_HALF_UP)
    texte = f"{valeur:f}"
    return (texte.rstrip("0").rstrip(".") if "." in texte else texte).replace(".", ",")


def _rounded(dit: str, genre: Genre) -> Interpretation | None:
    """Return what a round number of tens says, or that a quantity is said without a number."""
    trouve = _DIZAINE.match(dit)
    if trouve:
        combien = trouve["n"]
        nombre = (
            int(combien)
            if combien.isdecimal()
            else 1
            if combien.casefold() == "la"
            else _words(combien)
        )
        fois = re.match(
            r"(k|m|milliers?|millions?|milliards?)(?![a-zà-ÿ])",
            trouve["reste"].strip(),
            re.IGNORECASE,
        )
        if nombre:
            nombre *= 10 ** (_FOIS[normalize(fois[1]).rstrip("s")] if fois else 0)
            valeur = str(nombre * _DIZAINES[normalize(trouve["d"]).rstrip("s")])
            return about(f"environ {valeur}", valeur)
    if _VAGUE.match(dit) or trouve:
        return about("une quantité dite sans nombre")
    if genre is Genre.POURCENTAGE and re.fullmatch(
        r"(?:un |le |1/)(?:tiers|3)", dit, re.IGNORECASE
    ):
        return about("un tiers", "33,3")
    return None


def _share(dit: str) -> Interpretation | None:
    simple = re.sub(r"^(la|le|les|en) ", "", normalize(dit))
    return exact(_PARTS[simple], f"{_PARTS[simple]} %") if simple in _PARTS else None


def _first(dit: str, genre: Genre) -> Interpretation | None:
    """Return the numbers of a text of which the rest is not understood."""
    if len(dit) > _PHRASE:
        return None
    nombres = [_value(n) for n in re.findall(rf"(?<![\w,.])(?:{_CHIFFRES})", words_first(dit))]
    ecrits = tuple(dict.fromkeys(_written(n, genre) for n in nombres))
    if len(ecrits) > 1:
        return unsure(f"plusieurs nombres\u00a0: {', '.join(ecrits)}", *ecrits)
    return (
        about(f"{ecrits[0]}, mais le reste du texte n’est pas compris", *ecrits) if ecrits else None
    )


def _value(nombre: str) -> Decimal:
    brut = re.sub(r"[ '’]", "", nombre).replace("−", "-")
    if "," in brut and "." in brut:
        decimale = max(brut.rfind(","), brut.rfind("."))
        brut = re.sub(r"[.,]", "", brut[:decimale]) + "." + brut[decimale + 1 :]
    elif re.fullmatch(r"[+-]?\d{1,3}(?:\.\d{3})+", brut):
        brut = brut.replace(".", "")
    return Decimal(brut.replace(",", "."))


def words_first(dit: str) -> str:
    """Return a text of which the first words, when they are a number, are written in digits."""
    mots = dit.split(" ")
    for rang in range(min(len(mots), 7), 0, -1):
        nombre = _words(" ".join(mots[:rang]))
        if nombre is not None:
            return " ".join([str(nombre), *mots[rang:]])
    return dit


def _words(dit: str) -> int | None:
    """Return the number that words say."""
    if not dit or dit[0].isdigit():
        return None
    mots = dit.casefold()
    try:
        return int(text2num("un" if mots == "une" else mots, "fr"))
    except ValueError:
        return None


def _unit(dit: str) -> str:
    """Return what follows the number at the start of a text."""
    trouve = _NOMBRE.match(words_first(dit))
    return " ".join(filter(None, (trouve["fois"], trouve["reste"]))) if trouve else ""


def _base(unite: str) -> str:
    mots = normalize(unite).split()
    return mots[0].rstrip("s") if mots and mots[0] != "par" else ""


def _period(unite: str) -> str:
    trouve = re.search(r"\bpar (jour|semaine|mois|an)\b", unite)
    return trouve[1] if trouve else ""


def _clean(texte: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u2009]+", " ", texte.replace("’", "'")).strip(" .;")
