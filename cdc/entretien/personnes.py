"""The same person under several spellings: proposed, decided by somebody, never guessed silently."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz.distance import OSA

from cdc.entretien.banque import OuiNon
from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.entretien.reponses import Lecture

COMMENTAIRE = (
    "Noms d’entretien rapprochés\u00a0: «\u00a0meme: oui\u00a0» pour une seule personne (le premier nom est celui\n"
    "que l’on garde), «\u00a0meme: non\u00a0» pour deux personnes. Écrit par «\u00a0cdc interview personnes\u00a0».\n"
    "Vous pouvez corriger\u202f; retirez un rapprochement pour que la question se pose de nouveau."
)
_MOT_LONG = 4
_INITIALE = 1


class Rapprochement(BaseModel):
    """Two or more spellings, and whether they are one person."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    noms: tuple[str, ...] = Field(min_length=2)
    meme: OuiNon


@dataclass(frozen=True, slots=True)
class Personnes:
    """What was decided on the names of a project."""

    rapprochements: tuple[Rapprochement, ...] = ()

    def canonical(self, nom: str) -> str:
        """Return the name that is kept for the person called `nom`."""
        retenu, vus = nom, {normalize(nom)}
        while (suivant := self._kept(retenu)) and normalize(suivant) not in vus:
            retenu = suivant
            vus.add(normalize(suivant))
        return retenu

    def settled(self, un: str, autre: str) -> bool:
        """Say whether it was already decided whether these two are one person."""
        if normalize(self.canonical(un)) == normalize(self.canonical(autre)):
            return True
        paire = {normalize(un), normalize(autre)}
        return any(
            paire <= {normalize(n) for n in r.noms} for r in self.rapprochements if not r.meme
        )

    def _kept(self, nom: str) -> str | None:
        cherche = normalize(nom)
        for rapprochement in self.rapprochements:
            autres = [normalize(n) for n in rapprochement.noms[1:]]
            if rapprochement.meme and cherche in autres:
                return rapprochement.noms[0]
        return None


@dataclass(frozen=True, slots=True)
class Identite:
    """How an interview names who speaks."""

    nom: str
    courriel: str
    entretien: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """Two names that may be one person: the name to keep first, and why."""

    noms: tuple[str, str]
    entretiens: tuple[str, str]
    raison: str


def identity_of(lecture: Lecture, entretien: str) -> Identite | None:
    """Return how `lecture` names who speaks, or None when nobody is named."""
    nom, courriel = lecture.identite.get("personne"), lecture.identite.get("courriel")
    dit = (nom.texte if nom else "") or (courriel.texte if courriel else "")
    if not dit or (nom is not None and nom.drapeau):
        return None
    return Identite(dit.strip(), courriel.texte.strip() if courriel else "", entretien)


def propose(identites: Iterable[Identite], personnes: Personnes) -> list[Proposition]:
    """Return the names that look like one person, and that nobody has decided upon."""
    uniques: dict[str, Identite] = {}
    for identite in identites:
        uniques.setdefault(normalize(identite.nom), identite)
    proposees = [
        proposition
        for un, autre in _neighbours(list(uniques.values()))
        if (proposition := _compare(un, autre)) and not personnes.settled(un.nom, autre.nom)
    ]
    return [p for p in proposees if p.raison != _PRENOM or _alone(p, list(uniques.values()))]


_PRENOM = "le même prénom, écrit seul"


def _neighbours(identites: Sequence[Identite]) -> Iterator[tuple[Identite, Identite]]:
    """Yield, in order, the pairs that share a word, or an address: all others are unlike."""
    cles = [_shared(identite) for identite in identites]
    blocs: dict[str, list[int]] = {}
    for rang, siennes in enumerate(cles):
        for cle in siennes:
            blocs.setdefault(cle, []).append(rang)
    for rang, siennes in enumerate(cles):
        for autre in sorted({a for cle in siennes for a in blocs[cle] if a > rang}):
            yield identites[rang], identites[autre]


def _shared(identite: Identite) -> set[str]:
    """Return what an identity has in common with any other that it may resemble."""
    mots, adresse = _words(identite.nom), identite.courriel or identite.nom
    cles = {f"mot {mot}" for mot in mots} | {f"courriel {identite.courriel.casefold()}"}
    if len(mots) > 1:
        cles |= {f"adresse {dite}" for dite in _addresses(mots)}
    if "@" in adresse:
        cles.add(f"adresse {''.join(_words(adresse))}")
    return cles - {"courriel "}


def _compare(un: Identite, autre: Identite) -> Proposition | None:
    raison = _likeness(un, autre)
    if not raison:
        return None
    premier, second = sorted((un, autre), key=lambda i: ("@" in i.nom, -len(i.nom)))
    return Proposition((premier.nom, second.nom), (premier.entretien, second.entretien), raison)


def _likeness(un: Identite, autre: Identite) -> str:
    """Return why two identities may be one person, or nothing."""
    if un.courriel and un.courriel.casefold() == autre.courriel.casefold():
        return "la même adresse e-mail"
    mots, autres = _words(un.nom), _words(autre.nom)
    if sorted(mots) == sorted(autres):
        return "les mêmes mots, dans un autre ordre"
    if _abbreviates(mots, autres):
        return "le même nom, le prénom en initiale"
    if any(_is_address(i.courriel or i.nom, m) for i, m in ((un, autres), (autre, mots))):
        return "une adresse e-mail faite de ce nom"
    if _is_misspelt(mots, autres):
        return "presque les mêmes lettres"
    if min(len(mots), len(autres)) == 1 and (mots[:1] == autres[:1]):
        return _PRENOM
    return ""


@lru_cache(4096)  # names are compared by pairs
def _words(nom: str) -> tuple[str, ...]:
    """Return the words of a name, or of the part of an address before the sign."""
    return tuple(normalize(nom.partition("@")[0]).split())


def _abbreviates(mots: Sequence[str], autres: Sequence[str]) -> bool:
    """Say whether each word is the other's, or its initial, one whole word being shared."""
    if len(mots) != len(autres) or not any(m in autres and len(m) > _INITIALE for m in mots):
        return False
    restants = list(autres)
    for mot in sorted(mots, key=len, reverse=True):
        jumeau = next((a for a in restants if a == mot), None) or next(
            (a for a in restants if _is_initial(a, mot)), None
        )
        if jumeau is None:
            return False
        restants.remove(jumeau)
    return True


def _is_misspelt(mots: Sequence[str], autres: Sequence[str]) -> bool:
    """Say whether one word differs by one letter, or two swapped ones, all others being equal."""
    propres, etrangers = set(mots) - set(autres), set(autres) - set(mots)
    if len(mots) != len(autres) or len(propres) != 1 or len(etrangers) != 1 or len(mots) < 2:
        return False
    un, autre = propres.pop(), etrangers.pop()
    lettres = un.isalpha() and autre.isalpha() and min(len(un), len(autre)) >= _MOT_LONG
    return lettres and OSA.distance(un, autre) == 1


def _is_initial(un: str, autre: str) -> bool:
    court, long = sorted((un, autre), key=len)
    return len(court) == _INITIALE and court.isalpha() and long.startswith(court)


def _is_address(adresse: str, mots: tuple[str, ...]) -> bool:
    if "@" not in adresse or len(mots) < 2:
        return False
    return "".join(_words(adresse)) in _addresses(mots)


@lru_cache(4096)
def _addresses(mots: tuple[str, ...]) -> frozenset[str]:
    prenom, nom = mots[0], "".join(mots[1:])
    return frozenset(
        dite
        for un, autre in ((prenom, nom), (mots[-1], "".join(mots[:-1])))
        for dite in (un + autre, autre + un, un[0] + autre, autre + un[0])
    )


def _alone(proposition: Proposition, identites: Sequence[Identite]) -> bool:
    """Say whether only one person bears the first name that is written alone."""
    prenom = min((_words(n) for n in proposition.noms), key=len)
    return sum(_words(i.nom)[:1] == prenom for i in identites) == 2
