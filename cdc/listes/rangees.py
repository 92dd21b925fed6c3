"""What each row of a table is: data, theme, total, headings again, note or legend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize
from cdc.listes.tableaux import repeats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.listes.grille import Case
    from cdc.listes.tableaux import Tableau

_TOTAL = re.compile(r"^(sous )?(total|totaux)\b|^(somme|moyenne|ensemble)\b|^nombre (total|de|d)\b")
_LEGENDE = re.compile(
    r"^(legende|notes?|nb|n b|remarques?|sources? (des|de|du)|abreviations?|glossaire|"
    r"codes?( couleurs?)?|explications?|mode d emploi|valeurs? possibles?|echelle|cotation|"
    r"priorites?|niveaux? de priorite|fin du (tableau|document)|mis a jour|document)\b"
)
_NOTE = re.compile(r"^\s*(\*|\(\d\)|\(\*+\)|NB\b|N\.B\.|Nota\b)")
_TITRE = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[IVX]+[.)]|[A-Z][.)])\s+\S|:\s*$")
_REFERENCE = re.compile(r"^\S*\d\S*$")


class Nature(StrEnum):
    """What a row, or a cell outside a table, is."""

    DONNEES = "données"
    THEME = "intertitre"
    TOTAL = "total"
    ENTETE = "en-tête répété"
    LEGENDE = "légende"
    TITRE = "titre"
    COTE = "à côté du tableau"
    AUTRE = "autre tableau"


@dataclass(frozen=True, slots=True)
class Rangee:
    """A row of a table, without what stands beside it."""

    numero: int
    nature: Nature
    cases: dict[int, Case]


def classify(
    tableau: Tableau, principale: int | None, codes: frozenset[str]
) -> tuple[list[Rangee], list[Case]]:
    """Return the rows of `tableau`, and the cells beside it.

    `principale` is the column that names a row; `codes` the short values of its choices, which
    a legend below repeats.
    """
    rangees: list[Rangee] = []
    cote: list[Case] = []
    precedente, dehors = tableau.entetes[-1], False
    for numero, toutes in tableau.grille.lignes.items():
        if not tableau.premiere <= numero <= tableau.derniere:
            continue
        cases = {c: case for c, case in toutes.items() if c in tableau.numeros}
        cote += [case for c, case in toutes.items() if c not in tableau.numeros]
        if not cases:
            continue
        ecart = numero - precedente - 1
        nature = _nature(tableau, cases, principale)
        if nature is Nature.ENTETE:
            dehors = False
        elif dehors or _ends(tableau, cases, nature, ecart, codes):
            dehors, nature = True, Nature.LEGENDE
        precedente = numero
        rangees.append(Rangee(numero, nature, cases))
    return _without_last_themes(rangees), cote


def _nature(tableau: Tableau, cases: dict[int, Case], principale: int | None) -> Nature:
    if repeats(cases, tableau):
        return Nature.ENTETE
    if _is_total(cases):
        return Nature.TOTAL
    if len(cases) > 1:
        return Nature.DONNEES
    (colonne, case), *_ = cases.items()
    if case.numerique:
        return Nature.DONNEES
    if _NOTE.match(case.texte):
        return Nature.LEGENDE
    return Nature.THEME if _is_theme(tableau, colonne, case, principale) else Nature.DONNEES


def _is_theme(tableau: Tableau, colonne: int, case: Case, principale: int | None) -> bool:
    """Say whether a text alone on its row is about the rows below it."""
    dernier = tableau.grille.larges.get((case.ligne, colonne), colonne)
    if dernier > colonne and (dernier - colonne + 1) * 2 >= len(tableau.colonnes):
        return True
    if colonne != principale:
        return colonne <= (principale or colonne) and not _REFERENCE.match(case.texte.strip())
    texte = case.texte.strip()
    return bool(_TITRE.search(texte)) or (texte.isupper() and " " in texte)


def _is_total(cases: dict[int, Case]) -> bool:
    textes = [c for c in cases.values() if not c.numerique]
    return len(textes) == 1 and bool(_TOTAL.match(normalize(textes[0].texte)))


def _ends(
    tableau: Tableau, cases: dict[int, Case], nature: Nature, ecart: int, codes: frozenset[str]
) -> bool:
    """Say whether a legend begins on this row, and the table is over."""
    premiere = next(iter(cases.values()))
    seule = len(cases) == 1 and nature is not Nature.TOTAL
    if seule and ecart and _LEGENDE.match(normalize(premiere.texte)):
        return True
    if not ecart or nature is Nature.TOTAL:
        return False
    code = re.split(r"[\s:=]", premiere.texte.strip())[0]
    if len(cases) <= 2 and normalize(code) in codes and len(tableau.colonnes) > 2:
        return True
    return ecart > 1 and nature is Nature.DONNEES and 3 * len(cases) <= len(tableau.colonnes)


def _without_last_themes(rangees: list[Rangee]) -> list[Rangee]:
    """Take a theme that no data follows for a note."""
    dernieres = [r.numero for r in rangees if r.nature is Nature.DONNEES]
    fin = max(dernieres, default=0)
    return list(_demoted(rangees, fin))


def _demoted(rangees: list[Rangee], fin: int) -> Iterator[Rangee]:
    for rangee in rangees:
        if rangee.nature is Nature.THEME and rangee.numero > fin:
            yield Rangee(rangee.numero, Nature.LEGENDE, rangee.cases)
        else:
            yield rangee
