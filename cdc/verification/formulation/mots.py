"""French words: their form, their lemma and what each may be in a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.formulation.lexique import grammaire
from cdc.verification.formulation.lexique.verbes import irregular_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Nature:
    """What a word may be, as bits: several until its neighbours decide.

    Plain integers: an enumeration of flags costs three times the whole analysis.
    """

    AUTRE = 0
    NOM = 1
    FINI = 2
    INFINITIF = 4
    PARTICIPE = 8
    GERONDIF = 16
    ADJECTIF = 32
    ADVERBE = 64
    DETERMINANT = 128
    PREPOSITION = 256
    COORDINATION = 512
    SUBORDINATION = 1024
    PRONOM = 2048
    RELATIF = 4096
    AUXILIAIRE = 8192
    MODAL = 16384
    NOMBRE = 32768
    PONCTUATION = 65536


def natures_named(nom: str) -> int:
    """Return the bit of a nature by its name."""
    bit: int = getattr(Nature, nom)
    return bit


class Mot(NamedTuple):
    """What is known of a form out of any sentence.

    Attributes:
        forme: lower case, straight apostrophes curved.
        lemme: its infinitive when it may be a verb, else its dictionary form.
        natures: what it may be.
    """

    forme: str
    lemme: str
    natures: int


_ELIDES = "(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)"
_LETTRE = r"[^\W\d_\u0300-\u036f][\w\u0300-\u036f]*"
JETON = re.compile(
    rf"\b{_ELIDES}['’](?=\w)"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d"
    r"|\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?"
    rf"|{_LETTRE}(?:['’\-\u2010\u2011]{_LETTRE}|[\-\u2011]\d\w*)*"
    r"|\.\.\.|[^\w\s]",
    re.IGNORECASE,
)


# What no token goes beyond: spaces, but those within a number.
MORCEAU = re.compile(r"\S+(?:(?<=\d)[ \u00a0\u202f]\d\S*)*")


def normalise(texte: str) -> str:
    """Return `texte` in lower case, composed, with curved apostrophes and plain hyphens."""
    if not texte.isascii():
        texte = unicodedata.normalize("NFC", texte).replace("\u2011", "-").replace("\u2010", "-")
    return texte.replace("'", "’").lower()


@lru_cache(maxsize=50_000)
def mot(forme: str) -> Mot:
    """Return what is known of `forme`, already normalised."""
    if not forme[0].isalpha():
        nature = Nature.NOMBRE if forme[0].isdigit() else Nature.PONCTUATION
        return Mot(forme, forme, nature)
    if forme in grammaire.FERMES:
        lemme, nom = grammaire.FERMES[forme]
        return Mot(forme, lemme, natures_named(nom))
    if forme.isascii() and forme in _accented() and not _known(forme):
        return mot(_accented()[forme])
    return _open(forme)


@lru_cache(maxsize=50_000)
def cut(morceau: str) -> tuple[tuple[Mot, int, int, str], ...]:
    """Return the words of `morceau`: each as it is known, where it begins and ends, as it is written.

    Long lists say the same words again and again: a piece is cut and looked up once.
    """
    return tuple((mot(normalise(m[0])), *m.span(), m[0]) for m in JETON.finditer(morceau))


@cache
def _accented() -> dict[str, str]:
    """Return words of our lists by what they are when accents are forgotten."""
    mots = (*irregular_forms(), *grammaire.FERMES, *grammaire.ACCENTUES)
    return {_plain(m): m for m in mots if len(m) > 3 and not m.isascii()}


def _plain(forme: str) -> str:
    decompose = unicodedata.normalize("NFD", forme)
    return "".join(c for c in decompose if not unicodedata.combining(c))


def _open(forme: str) -> Mot:
    if forme in grammaire.NOMS or "-" in forme:
        return Mot(forme, forme, Nature.NOM)
    natures, infinitif = _as_verb(forme)
    lemme = infinitif or _lemmatizer()(forme)
    if forme.endswith("ment") and forme not in grammaire.NOMS_EN_MENT:
        natures |= Nature.ADVERBE
    if forme in grammaire.ADJECTIFS or lemme in grammaire.ADJECTIFS:
        return Mot(forme, lemme, natures | Nature.ADJECTIF)
    if natures == Nature.INFINITIF or (natures & Nature.FINI and _only_verb(forme, infinitif)):
        return Mot(forme, lemme, natures)
    return Mot(forme, lemme, natures | Nature.NOM)


def _as_verb(forme: str) -> tuple[int, str]:
    """Return what `forme` may be as a verb, and of which infinitive."""
    irregulier = irregular_forms().get(forme)
    if irregulier:
        return _union(irregulier[1]), irregulier[0]
    if forme.endswith(("er", "ir")) and is_infinitive(forme):
        return Nature.INFINITIF, forme
    for fin, infinitif, nom in grammaire.DESINENCES:
        if forme.endswith(fin) and is_infinitive(forme.removesuffix(fin) + infinitif):
            return natures_named(nom), forme.removesuffix(fin) + infinitif
    return Nature.AUTRE, ""


def _only_verb(forme: str, infinitif: str) -> bool:
    """Tell « exige » from « commande »: the dictionary gives a noun before its verb."""
    return _lemmatizer()(forme) == infinitif


def _union(noms: tuple[str, ...]) -> int:
    natures = Nature.AUTRE
    for nom in noms:
        natures |= natures_named(nom)
    return natures


@lru_cache(maxsize=20_000)
def is_infinitive(forme: str) -> bool:
    """Tell whether `forme` is the infinitive of a French verb."""
    if forme in grammaire.NOMS or len(forme) < 4:
        return forme == "agir"
    if forme.endswith("er"):
        if forme in grammaire.INFINITIFS_EN_IER:
            return True
        if forme.endswith(("ier", "yer")):
            return forme.endswith("yer") and _known(forme)
        if forme in grammaire.NOMS_EN_ER:
            return False
        return forme.endswith("iser") or forme in grammaire.VERBES_EN_ER or _known(forme)
    if forme.endswith("ir"):
        return forme in grammaire.INFINITIFS_EN_IR
    return "INFINITIF" in irregular_forms().get(forme, ("", ()))[1]


def _known(forme: str) -> bool:
    return _library()[0](forme)


def _lemmatizer() -> Callable[[str], str]:
    return _library()[1]


@cache
def _library() -> tuple[Callable[[str], bool], Callable[[str], str]]:
    # Reading its dictionary takes longer than reading a short project: only when a text is there.
    import simplemma

    def known(forme: str) -> bool:
        return simplemma.is_known(forme, lang="fr")

    def lemma(forme: str) -> str:
        return simplemma.lemmatize(forme, lang="fr").lower()

    return known, lemma


def inflect(adjectif: str) -> frozenset[str]:
    """Return the four forms of a regular French adjective or participle."""
    regles: Mapping[str, tuple[str, ...]] = grammaire.FLEXIONS
    for fin, formes in regles.items():
        if adjectif.endswith(fin):
            racine = adjectif.removesuffix(fin)
            return frozenset(racine + une for une in formes)
    return frozenset((adjectif, adjectif + "s", adjectif + "e", adjectif + "es"))


def adverbs(adjectif: str) -> frozenset[str]:
    """Return the adverb of an adjective: « intuitivement », « suffisamment », « précisément »."""
    for fin, autre in (("ant", "amment"), ("ent", "emment")):
        if adjectif.endswith(fin):
            return frozenset({adjectif.removesuffix(fin) + autre})
    if adjectif[-1] in "éiu":
        return frozenset({adjectif + "ment"})
    feminins = {f for f in inflect(adjectif) if f.endswith("e")}
    return frozenset({f + "ment" for f in feminins} | {f"{f[:-1]}ément" for f in feminins})
