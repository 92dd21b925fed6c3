"""What a layout is recognised by: the headings that a platform writes, and other signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cdc.entretien.enquete import Disposition
    from cdc.formats.tableurs.classeur import Cellule, Classeur

_LIGNES = 10
_PRESQUE_SUR = 0.99
_DITS, _TITRE, _NOM = 0.45, 0.25, 0.1
_CONNUS, _POIDS_CONNUS, _INCONNUS = 0.45, 0.4, 0.3
_ESPACES = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Indice:
    """How a file seems to be laid out, how surely, and by what signs, in French.

    `feuille` and `ligne` say where its headings are; `sujets` what it speaks of, where only that
    can tell an interview from another text of the same form.
    """

    disposition: Disposition
    confiance: float
    preuves: tuple[str, ...]
    feuille: str = ""
    ligne: int = 1
    sujets: tuple[str, ...] = ()


class Systeme(StrEnum):
    """What a platform says of a response, in columns of its own."""

    NUMERO = "numero"
    DEBUT = "debut"
    FIN = "fin"
    COURRIEL = "courriel"
    NOM = "nom"
    PRENOM = "prenom"
    ETAT = "etat"  # a draft, a last page
    RANG = "rang"  # the row that other sheets name
    GRAINE = "graine"
    DIVERS = "divers"
    PERSONNEL = "personnel"  # of no use to anyone here: its value is not kept


@dataclass(frozen=True, slots=True)
class Signature:
    """The headings that a platform writes; `suffisants` are those that are enough, together.

    `lire` brings a heading to the form of the keys of `systemes`.
    """

    disposition: Disposition
    systemes: Mapping[str, Systeme]
    suffisants: tuple[frozenset[str], ...]
    lire: Callable[[str], str]

    def role(self, entete: str) -> Systeme | None:
        """Return what the platform says under this heading, if it wrote it."""
        return self.systemes.get(self.lire(entete))


@dataclass(frozen=True, slots=True)
class Place:
    """A row of headings, and those of the platform among them."""

    feuille: str
    ligne: int
    entetes: tuple[Cellule, ...]
    reconnus: Mapping[str, Cellule]

    @property
    def preuve(self) -> str:
        """The headings that were recognised, as a sign."""
        noms = [f"«\u00a0{simple(c.texte, garde=True)}\u00a0»" for c in self.reconnus.values()]
        suite = f" et {len(noms) - 3} autres" if len(noms) > 4 else ""
        vus = noms if len(noms) <= 4 else noms[:3]
        return f"{'intitulés' if len(noms) > 1 else 'intitulé'} {', '.join(vus)}{suite}"


def find_headings(classeur: Classeur, signature: Signature) -> Place | None:
    """Return the row that shows the most headings of a platform, if it shows enough."""
    places = [
        place
        for nom, cells in classeur.feuilles.items()
        for place in _rows(nom, cells, signature)
        if any(suffisant <= place.reconnus.keys() for suffisant in signature.suffisants)
    ]
    return max(places, key=lambda p: len(p.reconnus), default=None)


def weigh(
    signature: Signature, place: Place, base: float, *signes: tuple[bool, float, str]
) -> Indice:
    """Return how sure a layout is: its headings, then the other signs that are there."""
    vus = [(poids, preuve) for vrai, poids, preuve in signes if vrai]
    confiance = min(_PRESQUE_SUR, base + sum(poids for poids, _ in vus))
    preuves = (place.preuve, *(preuve for _, preuve in vus))
    return Indice(signature.disposition, confiance, preuves, place.feuille, place.ligne)


def subjects_clue(
    disposition: Disposition,
    feuille: str,
    sujets: Sequence[str],
    preuves: Sequence[str],
    *,
    titree: bool,
    nommee: bool,
) -> Indice:
    """Return how sure subjects and what is said of them are an interview: unsure by themselves.

    `titree` says that a title announces an interview, `nommee` that somebody is named.
    """
    confiance = _DITS + (_TITRE if titree else _NOM if nommee else 0.0)
    return Indice(disposition, confiance, tuple(preuves), feuille, sujets=tuple(sujets))


def with_subjects(indice: Indice, familiers: Callable[[Sequence[str]], float] | None) -> Indice:
    """Return `indice`, surer or less by what it speaks of; `familiers` says how known that is."""
    if not indice.sujets or familiers is None:
        return indice
    part = familiers(indice.sujets)
    if part >= _CONNUS:
        dit = f"sujets proches des questions de la banque, à {part * 100:.0f}\u00a0%"
        confiance = min(_PRESQUE_SUR, indice.confiance + _POIDS_CONNUS * part)
        return replace(indice, confiance=confiance, preuves=(*indice.preuves, dit))
    if part <= _INCONNUS:
        dit = "ses sujets ne sont pas ceux de la banque de questions"
        return replace(
            indice, confiance=indice.confiance - _INCONNUS, preuves=(*indice.preuves, dit)
        )
    return indice


def simple(entete: str, *, garde: bool = False) -> str:
    """Return a heading without case, unless it is to be kept, nor spaces around or doubled."""
    texte = _ESPACES.sub(" ", entete).strip()
    return texte if garde else texte.casefold()


def group(*entetes: str) -> frozenset[str]:
    """Return headings that go together."""
    return frozenset(entetes)


def _rows(feuille: str, cells: tuple[Cellule, ...], signature: Signature) -> Iterator[Place]:
    lignes: dict[int, list[Cellule]] = {}
    for cell in cells:
        if cell.ligne > _LIGNES:
            break
        lignes.setdefault(cell.ligne, []).append(cell)
    for ligne, entetes in lignes.items():
        reconnus: dict[str, Cellule] = {}
        for cell in entetes:
            lu = signature.lire(cell.texte)
            if lu in signature.systemes:
                reconnus.setdefault(lu, cell)
        yield Place(feuille, ligne, tuple(entetes), reconnus)
