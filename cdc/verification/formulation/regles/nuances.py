"""Where a word of the larger lists judges nothing: an order, a field, a key, a setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.gardes import main_clause
from cdc.verification.formulation.mots import Nature

if TYPE_CHECKING:
    from cdc.verification.formulation.enonce import Enonce

_DE_QUOI = frozenset({"à", "au", "aux", "de", "d’", "du", "des", "par", "que", "qu’"})


def qualifies(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « un délai décent », « est intrusif »; leave « le plus favorable », « propice à »."""
    avant = enonce.jetons[debut - 1] if debut else None
    if avant is None or avant.forme in ("plus", "moins", "mot", "code", "niveau", "mode"):
        return False
    if enonce.role(debut) & (Nature.FINI | Nature.INFINITIF) or enonce.forme(fin) in _DE_QUOI:
        return False
    if avant.role & Nature.DETERMINANT:
        return bool(enonce.role(fin) & Nature.NOM) and avant.forme in ("un", "une", "de", "des")
    if avant.forme in ("et", "ou", ","):
        return bool(
            enonce.role(debut - 2) & (Nature.ADJECTIF | Nature.PARTICIPE | Nature.NOM)
        ) and not (enonce.role(fin) & Nature.NOM)
    return bool(avant.role & (Nature.NOM | Nature.ADJECTIF | Nature.AUXILIAIRE | Nature.ADVERBE))


def promised(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep what the main clause promises « sans accroc »; leave « une case sans erreur », a condition."""
    return main_clause(enonce, debut, fin) and enonce.forme(fin) not in (
        "de",
        "d’",
        "du",
        "des",
        "lié",
    )


def freely(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Leave « un seuil paramétrable », a fact; keep « une solution modulable »."""
    if not enonce.forme(debut).startswith(
        ("paramétr", "configur", "personnalisab", "réutil", "ajust", "génér", "univers")
    ):
        return True
    return enonce.forme(debut - 1) in (
        "outil",
        "solution",
        "crm",
        "interface",
        "application",
        "système",
        "très",
        "largement",
        "entièrement",
        "facilement",
        "logiciel",
        "plateforme",
        "et",
    )


_RELATIFS = (
    "requis",
    "voulu",
    "souhait",
    "désir",
    "attend",
    "justifi",
    "particulie",
    "spécia",
    "sensib",
    "légitim",
    "valab",
    "essentiel",
)
_MOTS_OUVERTS = frozenset(
    [
        "informations",
        "données",
        "éléments",
        "niveau",
        "résultat",
        "résultats",
        "qualité",
        "compétences",
        "soin",
        "attention",
        "effet",
        "cas",
        "situation",
        "situations",
        "besoins",
        "besoin",
        "actions",
        "mesures",
        "ressources",
        "moyens",
        "délai",
        "délais",
        "format",
        "contenu",
    ]
)


# « le résultat obtenu est égal au résultat attendu »: a column of the test plan.
_DE_TEST = frozenset(["test", "tests", "testeur", "testeuse", "obtenu", "obtenus", "recette"])


def judged(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep « les informations requises »; leave « la date souhaitée », a field, « le format attendu »."""
    if not enonce.forme(debut).startswith(_RELATIFS):
        return True
    if enonce.forme(debut).startswith("attend") and not enonce.formes.isdisjoint(_DE_TEST):
        return False
    return enonce.forme(debut - 1) in _MOTS_OUVERTS


def not_an_order(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Leave « ordre croissant », « code économique » : an order, a name."""
    return enonce.forme(debut - 1) not in (
        "ordre",
        "tri",
        "secteur",
        "acteur",
        "modèle",
        "activité",
        "intérêt",
    )


def degree(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a degree on a verb or a quality; leave « un peu avant », told as time, « particulièrement »."""
    if enonce.forme(debut) in ("un", "quelque") and enonce.forme(fin) in (
        "avant",
        "après",
        "de",
        "d’",
    ):
        return False
    return enonce.forme(debut - 1) not in ("très", "le", "la")


def not_done(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Leave an act that was done: « a été ordonné »."""
    return not enonce.role(debut) & Nature.PARTICIPE


def determined(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep a noun group that a determiner opens, or a title: « une gestion fine »."""
    return debut == enonce.sentence(debut)[0] or bool(enonce.role(debut - 1) & Nature.DETERMINANT)


def of_market(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep « les standards du marché »; leave « le prix du marché »."""
    if enonce.forme(debut) != "du":
        return True
    return enonce.forme(debut - 1) in (
        "standards",
        "normes",
        "pratiques",
        "attentes",
        "évolutions",
        "tendances",
    )


_CLES_NOMMEES = frozenset(
    [
        "mot",
        "mots",
        "jeu",
        "trousseau",
        "code",
        "perte",
        "remise",
        "boîte",
        "boîtier",
        "usb",
        "api",
        "chiffrement",
        "paire",
        "couple",
        "colonne",
        "champ",
        "sens",
        "la",
        "une",
        "les",
        "des",
        "de",
        "du",
        "cette",
        "chaque",
        "en",
        "sur",
    ]
)


def key(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « les pièces clés »; leave « mots clés », « clé primaire », « clé d’API »."""
    avant = enonce.jetons[debut - 1] if debut else None
    if avant is None or not avant.role & Nature.NOM or avant.forme in _CLES_NOMMEES:
        return False
    return not enonce.role(fin) & (Nature.NOM | Nature.ADJECTIF) or enonce.forme(fin) in (
        "de",
        "du",
    )


def undefined_clause(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « ce dont il a besoin »; leave « ce dont le compte est débité », which a list follows or defines."""
    if ":" in {enonce.forme(r) for r in range(fin, min(fin + 8, len(enonce.jetons)))}:
        return False
    if enonce.forme(debut) == "ce" and enonce.forme(debut + 1) == "dont":
        return any(enonce.forme(r) == "besoin" for r in range(fin, fin + 5))
    return True
