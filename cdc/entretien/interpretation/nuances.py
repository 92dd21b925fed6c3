"""What people put around a value: « environ », « plus de », « entre … et … », a question mark."""

from __future__ import annotations

import re
from collections.abc import Callable

from cdc.entretien.interpretation.resultat import Interpretation, about, unsure

Lecteur = Callable[[str], Interpretation | None]

_ENVIRON = (
    r"environ|env\.?|[~≈±]|\+ ?/ ?-|à peu près|a peu pres|approximativement|approx\.?|autour d(?:e|u)"
    r"|aux alentours d(?:e|u)|dans les|près de|pres de|presque|quasi(?:ment)?|grosso modo"
    r"|de l'ordre de|quelque|peut-être|sans doute|probablement|je dirais|je pense|je crois|disons"
    r"|à vue de nez|vers(?: le| la)?|à la louche|en moyenne|en général|idéalement|si possible"
)
_PLUS = (
    r"plus d(?:e |')|>=?|≥|supérieur(?:e|es|s)? à|au moins|au minimum|minimum|mini?\.?|à partir d(?:e|u)"
    r"|pas avant(?: le)?|après(?: le)?|dès(?: le)?|au-delà de"
)
_MOINS = (
    r"moins d(?:e |')|<=?|≤|inférieur(?:e|es|s)? à|au plus tard(?: le)?|au plus|au maximum|maximum"
    r"|maxi?\.?|jusqu'(?:à|au)|pas plus d(?:e |')|sous|d'ici(?: à| au| le| fin)?|avant(?: le| la)?"
    r"|dans les?|pour(?: le)?"
)
_NUANCES = (
    (re.compile(rf"^(?:{_ENVIRON})\s*(?P<dit>.+)$", re.IGNORECASE), "environ {}"),
    (re.compile(rf"^(?:{_PLUS})\s*(?P<dit>.+)$", re.IGNORECASE), "à partir de {}"),
    (re.compile(rf"^(?:{_MOINS})\s*(?P<dit>.+)$", re.IGNORECASE), "jusqu’à {}"),
    (
        re.compile(
            r"^(?P<dit>.+?)[\s,(]*(?:environ|env\.?|à peu près|approximativement|approx\.?|\?+|[~≈±]"
            r"|\+ ?/ ?-|à la louche|je crois|je pense|peut-être|en moyenne)[\s).]*$",
            re.IGNORECASE,
        ),
        "environ {}",
    ),
    (
        re.compile(
            r"^(?P<dit>.+?)[\s,(]*(?:\+|et plus|ou plus|minimum|mini|min\.|au moins|au minimum)[\s).]*$",
            re.IGNORECASE,
        ),
        "à partir de {}",
    ),
    (
        re.compile(
            r"^(?P<dit>.+?)[\s,(]*(?:et moins|ou moins|maximum|maxi?|au plus(?: tard)?|au maximum)[\s).]*$",
            re.IGNORECASE,
        ),
        "jusqu’à {}",
    ),
)
_INTERVALLES = tuple(
    re.compile(motif, re.IGNORECASE)
    for motif in (
        r"^entre (?P<de>.+?) et (?P<a>.+)$",
        r"^(?:de |du )?(?P<de>.+?) (?:à|jusqu'à|au) (?P<a>.+)$",
        r"^(?P<de>[^-–—]+?)\s*[-–—]\s*(?P<a>[^-–—]+)$",
    )
)
_OU = re.compile(r"^(?P<de>.+?)\s*(?: ou |/)\s*(?P<a>.+)$", re.IGNORECASE)


def read_around(dit: str, lire: Lecteur, unite: Callable[[str], str]) -> Interpretation | None:
    """Return what a text says, its nuances read around what `lire` reads exactly.

    `unite` gives the unit that ends a text, which the first of two values takes from the second.
    """
    exacte = lire(dit)
    if exacte is not None:
        return exacte
    for motif in _INTERVALLES:
        if (trouve := motif.match(dit)) and (bornes := _both(trouve, lire, unite)):
            return about(f"entre {bornes[0]} et {bornes[1]}", *bornes)
    if (trouve := _OU.match(dit)) and (bornes := _both(trouve, lire, unite)):
        return unsure(f"{bornes[0]} ou {bornes[1]}", *bornes)
    for motif, phrase in _NUANCES:
        trouve = motif.match(dit)
        interieur = read_around(trouve["dit"].strip(), lire, unite) if trouve else None
        if interieur is not None and interieur.possibles:
            if len(interieur.possibles) > 1 or not interieur.valeur:
                return interieur
            return about(phrase.format(interieur.valeur), interieur.valeur)
    return None


def _both(
    trouve: re.Match[str], lire: Lecteur, unite: Callable[[str], str]
) -> tuple[str, str] | None:
    de, a = trouve["de"].strip(), trouve["a"].strip()
    premier = lire(f"{de} {unite(a)}".strip()) or lire(de)
    second = lire(a)
    if premier is None or second is None or not (premier.valeur and second.valeur):
        return None
    return premier.valeur, second.valeur
