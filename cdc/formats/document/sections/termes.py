"""The words of the glossary, found in texts: whole words, whatever their accents and plural.

Texts are compared as bytes, one for each character: an ASCII letter without its accent. A term is
then looked for at the speed of memory, in a whole chapter at once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COLLES = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_@-")
_AVANT = _COLLES | frozenset(b"./")
_INVARIABLE_MAX = 3
_SIGLE_MAX = 6
_AUTOUR = 60
_UN_POUR_UN = {"’": "'", "\u202f": " ", "œ": "o", "Œ": "o"}
# Set phrases in which a word is not the term.
_LOCUTIONS = ("chiffre d’affaires", "chiffres d’affaires")
_PRECISION = re.compile(r"\s*\(.*")
_NOM = re.compile(r"[^a-z0-9]+")


def _plain_letter(code: int) -> int:
    lettre = unicodedata.normalize("NFKD", chr(code)).encode("ascii", "ignore").decode()
    return ord(lettre.lower()) if len(lettre) == 1 else code


_LETTRES = bytes(map(_plain_letter, range(256)))


def fold(texte: str) -> bytes:
    """Return `texte` as one byte for each character, without accents nor capitals."""
    for signe, simple in _UN_POUR_UN.items():
        texte = texte.replace(signe, simple)
    return texte.encode("latin-1", "replace").translate(_LETTRES)


class Trouve(NamedTuple):
    """Where a term stands in a text."""

    debut: int
    fin: int


@dataclass(frozen=True, slots=True)
class Mot:
    """One term: its place in the document, and how it is found."""

    terme: str
    signet: str
    motif: re.Pattern[bytes]
    sigle: bool
    plus_longs: tuple[re.Pattern[bytes], ...] = ()

    def find(self, texte: str, plie: bytes) -> Iterator[Trouve]:
        """Yield where the term stands as a whole word, and not within a longer term."""
        for trouve in self.motif.finditer(plie):
            debut, fin = trouve.span()
            if (
                _alone(plie, debut, fin)
                and self._is_written(texte[debut:fin])
                and not self._within(plie, debut, fin)
            ):
                yield Trouve(debut, fin)

    def _is_written(self, ecrit: str) -> bool:
        """Say whether letters make this word: accents may be left out, not added."""
        if self.sigle:
            return ecrit.rstrip("s").isupper()
        paires = zip(ecrit.lower().split(), self.terme.lower().split(), strict=False)
        return all(
            lettre == voulue or lettre.isascii() or not lettre.isalpha()
            for mot, attendu in paires
            for lettre, voulue in zip(mot, attendu, strict=False)
        )

    def _within(self, plie: bytes, debut: int, fin: int) -> bool:
        depart = max(0, debut - _AUTOUR)
        return any(
            t.start() <= debut and fin <= t.end() and _alone(plie, t.start(), t.end())
            for motif in self.plus_longs
            for t in motif.finditer(plie, depart, fin + _AUTOUR)
        )


def words(termes: Iterable[str]) -> list[Mot]:
    """Return `termes` as what can be found, each with its own place; a term said twice is one."""
    uniques: dict[bytes, str] = {}
    for terme in termes:
        nu = _PRECISION.sub("", terme).strip()
        if fold(nu).strip():
            uniques.setdefault(fold(nu), nu)
    motifs = {plie: re.compile(b" ".join(map(_agreeing, plie.split()))) for plie in uniques}
    pris: set[str] = set()
    return [
        Mot(terme, _bookmark(plie, pris), motifs[plie], _is_acronym(terme), _longer(plie, motifs))
        for plie, terme in uniques.items()
    ]


def _longer(plie: bytes, motifs: dict[bytes, re.Pattern[bytes]]) -> tuple[re.Pattern[bytes], ...]:
    court = motifs[plie]
    locutions = {fold(dite): re.compile(re.escape(fold(dite))) for dite in _LOCUTIONS}
    return tuple(
        motif
        for dite, motif in (motifs | locutions).items()
        if len(dite) > len(plie) and court.search(dite)
    )


def _agreeing(mot: bytes) -> bytes:
    """Return the pattern of a word and of its plural."""
    if len(mot) <= _INVARIABLE_MAX:
        return re.escape(mot)
    return re.escape(mot.rstrip(b"sx") if mot.endswith((b"s", b"x")) else mot) + b"[sx]?"


def _is_acronym(terme: str) -> bool:
    return terme.isupper() and len(terme) <= _SIGLE_MAX


def _alone(plie: bytes, debut: int, fin: int) -> bool:
    if debut and plie[debut - 1] in _AVANT:
        return False
    suite = plie[fin : fin + 2]
    # « client.xlsx » is a file; « client. » ends a sentence.
    return not suite or not (
        suite[0] in _COLLES or (suite[:1] == b"." and suite[1:] and suite[1] in _COLLES)
    )


def _bookmark(plie: bytes, pris: set[str]) -> str:
    nom = _NOM.sub("_", plie.decode("latin-1")).strip("_")[:28]
    signet, rang = f"Terme_{nom}", 1
    while signet in pris:
        rang += 1
        signet = f"Terme_{nom}_{rang}"
    pris.add(signet)
    return signet


def first_places(mots: Sequence[Mot], texte: str) -> dict[int, Trouve]:
    """Return where each of `mots` (by its rank) first stands in `texte`."""
    plie = fold(texte)
    places = ((rang, next(mot.find(texte, plie), None)) for rang, mot in enumerate(mots))
    return {rang: place for rang, place in places if place is not None}
