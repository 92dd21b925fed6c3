"""Which data items a heading may name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from cdc.entretien.reponses import normalize
from cdc.listes.synonymes import TOUTES, spelling_key

if TYPE_CHECKING:
    from cdc.listes.cibles import Liste
    from cdc.listes.synonymes import Synonymes

_PARENTHESES = re.compile(r"\s*[\(\[].*?[\)\]]\s*")
_RESSEMBLANCE = 88
_LONGUEUR_MINIMALE = 5
_TITRE_LONG = 80


class Vocabulaire:
    """The headings that the tables of one list may have."""

    def __init__(self, liste: Liste, synonymes: Synonymes) -> None:
        self.liste = liste
        self._index: dict[str, list[str]] = {}
        self._vus: dict[str, tuple[str, ...]] = {}
        for cle, donnee in liste.donnees.items():
            seuls = () if donnee.repetee else (donnee.champ.titre, cle)
            for titre in (*seuls, donnee.titre):
                self._add(titre, cle)
        for nom in (TOUTES, liste.nom):
            for cle, titres in synonymes.colonnes.get(nom, {}).items():
                for titre in titres if cle in liste.cles else ():
                    self._add(titre, cle)
        if liste.prefixe:
            self._add(liste.prefixe, "reference")

    def recognise(self, titre: str) -> tuple[str, ...]:
        """Return the data items of which `titre` is a name, the likeliest first."""
        if titre not in self._vus:
            self._vus[titre] = self._recognise(titre)
        return self._vus[titre]

    def near(self, titre: str) -> tuple[str, ...]:
        """Return the data items of which `titre` is nearly a name: a plural, a slip of the pen."""
        simple = spelling_key(titre)
        if not _LONGUEUR_MINIMALE <= len(simple) <= _TITRE_LONG:
            return ()
        trouve = process.extractOne(
            simple, list(self._index), scorer=fuzz.ratio, score_cutoff=_RESSEMBLANCE
        )
        return tuple(self._index[trouve[0]]) if trouve else ()

    def _recognise(self, titre: str) -> tuple[str, ...]:
        if len(titre) > _TITRE_LONG:
            return ()
        court = _PARENTHESES.sub(" ", titre).rstrip(" *:")
        cles = self._index.get(spelling_key(titre)) or self._index.get(spelling_key(court))
        return tuple(cles or ())

    def _add(self, titre: str, cle: str) -> None:
        simple = spelling_key(titre)
        cles = self._index.setdefault(simple, [])
        if simple and cle not in cles:
            cles.append(cle)


def same_title(un: str, autre: str) -> bool:
    """Say whether two headings are the same, wording aside."""
    return spelling_key(un) == spelling_key(autre)


def is_short(texte: str) -> bool:
    """Say whether `texte` may be a heading."""
    return len(texte) <= _TITRE_LONG and bool(normalize(texte) or texte.strip() == "#")
