"""Notes said in a few words, « CRM actuel : Excel »: which lines name a subject, and what is said of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cdc.formats.tableurs.libres.identite import DE_L_ENTRETIEN, label
from cdc.formats.tableurs.libres.mots import asks, column_title, titles_part, unnumbered
from cdc.formats.tableurs.libres.personnes import announced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PUCE = r"^\s*(?P<puce>[-–—•*>]\s+)?"
_NOM = r"(?P<nom>[^\W_][^:?!\n]{1,59}?)"
# One way of writing for a whole text: a colon may be in what is said, and so may a dash.
_MOTIFS = (
    re.compile(rf"{_PUCE}{_NOM}\s*:(?=\s|$|[^\d/\\\s])\s*(?P<dit>.*)$"),
    re.compile(rf"{_PUCE}{_NOM}\s+(?:[-–—→=]|=>|->)\s+(?P<dit>\S.*)$"),
)
_MOTS, _TITRE = 8, 40
_ASSEZ, _PART = 3, 0.5
_CONTRE_QUESTION = 3


class Sujet(NamedTuple):
    """A line that names a subject, and what it says of it, if anything."""

    nom: str
    dit: str
    puce: bool


def find_subjects(lignes: Sequence[str]) -> Mapping[int, Sujet]:
    """Return the lines that name a subject, by rank; none unless the text is made of them."""
    dits = max((_read_all(lignes, motif) for motif in _MOTIFS), key=len)
    listes = _lists(lignes, dits)
    if len(dits) - len(listes & dits.keys()) < _ASSEZ:
        listes = set()  # « Voici mes notes : », then all of them
    sujets = {rang: sujet for rang, sujet in dits.items() if rang not in listes}
    autres = [
        ligne
        for rang, ligne in enumerate(lignes)
        if rang not in dits and rang not in listes and _stands_alone(ligne)
    ]
    posees = sum(map(asks, autres))
    assez = len(sujets) >= max(_ASSEZ, _CONTRE_QUESTION * posees)
    return sujets if assez and len(sujets) >= _PART * (len(sujets) + len(autres)) else {}


def find_titles(lignes: Sequence[str], sujets: Mapping[int, Sujet]) -> set[int]:
    """Return the ranks of the lines that only name the part that the next subject begins."""
    pleines = [rang for rang, ligne in enumerate(lignes) if ligne.strip()]
    avant_sujet = {rang for rang, suivant in pairwise(pleines) if suivant in sujets}
    return {r for r in avant_sujet if (not sujets[r].dit if r in sujets else _is_title(lignes[r]))}


def _is_title(ligne: str) -> bool:
    """Say whether a line is worded as a title: « 2. Outils », « Nos outils »."""
    texte = ligne.strip()
    court = len(texte) <= _TITRE and texte[-1:].isalnum()
    return court and not ligne[:1].isspace() and (texte[:1].isupper() or texte[:1].isdigit())


def _read_all(lignes: Sequence[str], motif: re.Pattern[str]) -> dict[int, Sujet]:
    lus = ((rang, motif.match(ligne)) for rang, ligne in enumerate(lignes))
    dits = {
        rang: Sujet(unnumbered(lu["nom"].strip()), lu["dit"].strip(), bool(lu["puce"]))
        for rang, lu in lus
        if lu and len(lu["nom"].split()) <= _MOTS and not announced(lignes[rang])
    }
    sujets = {r: s for r, s in dits.items() if not (column_title(s.nom) and column_title(s.dit))}
    premier = min((r for r, s in sujets.items() if label(s.nom) is None), default=len(lignes))
    # Before the first subject, « Équipe : SAV » says who is heard; after it, what is spoken of.
    return {
        rang: sujet
        for rang, sujet in sujets.items()
        if rang >= premier and label(sujet.nom) not in DE_L_ENTRETIEN
    }


def _lists(lignes: Sequence[str], dits: Mapping[int, Sujet]) -> set[int]:
    """Return the ranks of the bulleted lines under a subject of which they are what is said."""
    dedans, ouverte = set[int](), False
    for rang, ligne in enumerate(lignes):
        puce = bool(re.match(r"\s*[-–—•*>]\s", ligne))
        if ouverte and puce:
            dedans.add(rang)
        elif ligne.strip():
            ouverte = rang in dits and not dits[rang].dit
    return dedans


def _stands_alone(ligne: str) -> bool:
    """Say whether a line is a statement, rather than the end of the one above, or a heading."""
    texte = ligne.strip()
    nom = texte.partition(":")[0].strip()
    suite = ligne[:1].isspace() or texte[:1].islower()
    return bool(texte) and not (
        suite or titles_part(texte) or announced(texte) or label(nom) is not None
    )
