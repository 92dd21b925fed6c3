"""Terms of the glossary written with other letters than the glossary gives them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.constats import Famille, Gravite
from cdc.verification.regles import Regle, Signal, controle
from cdc.verification.retouches import Retouche, mended
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.verification.examen import Examen
    from cdc_schema.chemins import Chemin

# Acronyms, and unaccented words, that are other words of French.
_MOTS = frozenset(
    [
        "bon",
        "car",
        "cas",
        "des",
        "don",
        "dos",
        "est",
        "les",
        "lot",
        "mer",
        "mis",
        "net",
        "non",
        "oui",
        "par",
        "pas",
        "plus",
        "pro",
        "rue",
        "sac",
        "ses",
        "son",
        "sur",
        "une",
        "via",
        "cote",
        "cotes",
        "foret",
        "male",
        "mur",
        "pecheur",
        "pret",
        "prets",
        "tache",
        "taches",
    ]
)
_SEPARATION = "\n\x00\n"
_AVANT, _APRES = r"(?<![\w.@/\\-])", r"(?![\w@/\\-]|\.\w)"


class _Terme(NamedTuple):
    """A term, and how it is looked for: each group is a letter that must be as the term has it."""

    texte: str
    motif: re.Pattern[str]
    lettres: tuple[str, ...]


class Mal(NamedTuple):
    """A term ill written in a text: where, how it should be, the letters to change."""

    debut: int
    fin: int
    terme: str
    retouches: list[Retouche]


def ill_written(
    textes: Iterable[tuple[Chemin, str]], termes: Iterable[str]
) -> Iterator[tuple[Chemin, str, Mal]]:
    """Yield where `textes` write one of `termes` with other letters, term after term."""
    lus = list(textes)
    tout = _SEPARATION.join(texte for _, texte in lus)
    plie = tout.translate(_folding(tout))
    debuts = [0]
    for _, texte in lus:
        debuts.append(debuts[-1] + len(texte) + len(_SEPARATION))
    for terme in filter(None, map(_term, dict.fromkeys(termes))):
        for trouve in terme.motif.finditer(plie):
            rang = bisect_right(debuts, trouve.start()) - 1
            chemin, texte = lus[rang]
            mal = _judge(terme, trouve, texte, debuts[rang])
            if mal is not None:
                yield chemin, texte, mal


def _term(texte: str) -> _Terme | None:
    """Return how `texte` is looked for; None for a term that could be mistaken for another word."""
    nu = texte.strip()
    if re.fullmatch(r"[A-Z0-9]{3,}", nu) and re.search("[A-Z]{2}", nu):
        plie = nu.lower()
        return None if plie in _MOTS else _Terme(nu, re.compile(f"{_AVANT}({plie}){_APRES}"), (nu,))
    plie = "".join(_base(c) for c in nu)
    lettres = tuple(c.lower() for c in nu if _is_marked(c))
    seul = " " not in nu
    if not lettres or (
        seul and (plie in _MOTS or (plie.rstrip("s")[-1:] == "e" and nu[-1:] in "és"))
    ):
        return None
    mots = [
        "".join(f"({_alternatives(c)})" if _is_marked(c) else re.escape(_base(c)) for c in mot)
        for mot in nu.replace("’", "'").split()
    ]
    return _Terme(nu, re.compile(_AVANT + "s? ".join(mots) + "[sx]?" + _APRES), lettres)


def _is_marked(lettre: str) -> bool:
    """Tell whether `lettre` has an accent, or is two letters in one."""
    return lettre.lower() in "œæ" or (lettre.isalpha() and _base(lettre) != lettre.lower())


def _alternatives(lettre: str) -> str:
    """Return how an accented letter, or a ligature, is found in a folded text."""
    return {"œ": "œ|oe", "æ": "æ|ae"}.get(lettre.lower(), re.escape(_base(lettre)))


def _judge(terme: _Terme, trouve: re.Match[str], texte: str, debut: int) -> Mal | None:
    ecarts = []
    for groupe, lettre in enumerate(terme.lettres, 1):
        d, f = trouve.start(groupe) - debut, trouve.end(groupe) - debut
        ecrit = texte[d:f]
        if ecrit == lettre or (len(lettre) == 1 and ecrit.lower() == lettre):
            continue
        if len(lettre) == 1 and ecrit.lower() not in (_base(lettre), "oe", "ae"):
            return None  # another accent: another word
        voulue = lettre.upper() if len(lettre) == 1 and ecrit[:1].isupper() else lettre
        ecarts.append(Retouche(d, f, voulue, "lettre d’un terme défini"))
    if not ecarts:
        return None
    return Mal(trouve.start() - debut, trouve.end() - debut, terme.texte, ecarts)


def _base(lettre: str) -> str:
    """Return the small letter without accent."""
    if lettre in "’\u00a0\u202f":
        return "'" if lettre == "’" else " "
    petite = lettre.lower()
    return unicodedata.normalize("NFD", petite)[0] if len(petite) == 1 else lettre


def _folding(texte: str) -> dict[int, str]:
    """Return the table that folds every character of `texte` into one."""
    return {ord(c): plie for c in set(texte) if (plie := _base(c)) != c}


def _glossary(examen: Examen) -> list[str]:
    return [t.terme for t in examen.cahier.glossaire if t.terme]


def found(examen: Examen) -> Iterator[tuple[Chemin, str, Mal]]:
    """Yield the terms of the glossary that the specification writes otherwise."""
    termes = _glossary(examen)
    if not termes:
        return
    autres = (
        (chemin, texte)
        for chemin, texte in examen.reperes.textes
        if chemin[0] != "projet"
        and not (chemin[0] == "glossaire" and {"terme", "synonymes_interdits"} & set(chemin))
    )
    yield from ill_written(autres, termes)


@controle(
    Regle(
        "TYP-002",
        Famille.TYPOGRAPHIE,
        Gravite.AVERTISSEMENT,
        "terme défini écrit avec d’autres lettres",
        "Deux orthographes font douter\u202f: est-ce le terme que le glossaire définit, ou autre chose\u202f?",
        "la fiche prospect qualifie, exportée du crm",
        "la fiche prospect qualifié, exportée du CRM",
        "INCOSE, termes définis\u202f; glossaire du projet",
        methode="Accents, ligatures et capitales des sigles des termes du glossaire. Un accent de plus ou un "
        "autre accent font un autre mot\u202f; les sigles qui sont aussi un mot (SUR, CAS) sont laissés. "
        "cdc verifier --corriger les reprend.",
    )
)
def _spelling(examen: Examen) -> Iterator[Signal]:
    for chemin, texte, mal in found(examen):
        ecrit = texte[mal.debut : mal.fin]
        bien = mended(texte, mal.retouches)[mal.debut : mal.fin + _growth(mal)]
        yield Signal(
            ecrire(chemin),
            f"«\u00a0{ecrit}\u00a0» s’écrit «\u00a0{bien}\u00a0» au glossaire. Reprenez ses lettres.",
            mal.debut,
            mal.fin,
            bien,
        )


def _growth(mal: Mal) -> int:
    return sum(len(r.texte) - (r.fin - r.debut) for r in mal.retouches)


CONTROLES = (_spelling,)
