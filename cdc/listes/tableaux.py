"""Where the tables of a sheet stand: heading rows found by their words, anywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdc.listes.vocabulaire import is_short, same_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.listes.grille import Case, Grille
    from cdc.listes.vocabulaire import Vocabulaire

_EXAMEN = 60
_PART_MINIMALE = 0.34
_PART_SANS_TITRE = 0.3
_PART_DU_PLUS_FORT = 0.7


@dataclass(frozen=True, slots=True)
class Colonne:
    """A column of a table; `rang` tells homonyms apart, from 1; `titre` is empty if it has none."""

    numero: int
    titre: str
    groupe: str
    rang: int
    case: Case | None

    @property
    def nom(self) -> str:
        """Its heading, after that of its group."""
        return f"{self.groupe} — {self.titre}" if self.groupe and self.titre else self.titre


@dataclass(frozen=True, slots=True)
class Tableau:
    """A table: its sheet, its heading rows, its columns, its last row, what it was known by."""

    grille: Grille
    entetes: tuple[int, ...]
    colonnes: tuple[Colonne, ...]
    derniere: int
    reconnus: int

    @property
    def premiere(self) -> int:
        """The first row below the headings."""
        return self.entetes[-1] + 1

    @property
    def signature(self) -> tuple[tuple[str, str, int], ...]:
        """What tables that continue one another have in common."""
        return tuple((c.groupe, c.titre, c.rang) for c in self.colonnes if c.titre)

    @property
    def numeros(self) -> frozenset[int]:
        """The numbers of its columns."""
        return frozenset(c.numero for c in self.colonnes)


def locate(grille: Grille, vocabulaire: Vocabulaire) -> list[Tableau]:
    """Return the tables of `grille`, from top to bottom."""
    scores = {n: _score(cases, vocabulaire) for n, cases in grille.lignes.items()}
    entetes = [n for n, score in scores.items() if score]
    if not entetes:
        entetes = _by_resemblance(grille, vocabulaire)
    tableaux: list[Tableau] = []
    for numero in entetes:
        if tableaux and _repeats(grille.lignes[numero], tableaux[-1]):
            continue
        if tableaux and numero <= tableaux[-1].entetes[-1]:
            continue
        tableaux.append(read_headings(grille, numero, vocabulaire))
    return _bounded(_without_weak(tableaux))


def read_headings(
    grille: Grille, numero: int, vocabulaire: Vocabulaire, derniere: int = 0
) -> Tableau:
    """Return the table whose headings stand on the row `numero`, and on the one above if it groups."""
    titres = {c: case for c, case in grille.lignes.get(numero, {}).items() if is_short(case.texte)}
    entetes: tuple[int, ...] = (numero,)
    groupes: dict[int, str] = {}
    dessus = grille.lignes.get(numero - 1, {})
    dessous = _under_groups(grille, numero)
    if dessous:
        entetes, groupes, titres = (numero, numero + 1), *_two_rows(grille, numero, titres, dessous)
    elif _groups(grille, numero, dessus, titres):
        entetes = (numero - 1, numero)
        groupes, titres = _two_rows(grille, numero - 1, dict(dessus), titres)
    fin = derniere or max(grille.lignes)
    colonnes = _columns(grille, entetes, titres, groupes, fin, vocabulaire)
    reconnus = sum(bool(_named(c, vocabulaire)) for c in colonnes)
    return Tableau(grille, entetes, colonnes, fin, reconnus)


def repeats(cases: Mapping[int, Case], tableau: Tableau) -> bool:
    """Say whether a row repeats the headings of `tableau`, as at a page break."""
    return _repeats(cases, tableau)


def _score(cases: Mapping[int, Case], vocabulaire: Vocabulaire) -> int:
    """Return how many headings of a row are known, or 0 when it is not a row of headings."""
    connus: set[str] = set()
    for case in cases.values():
        cles = vocabulaire.recognise(case.texte.strip())
        connus.update(cles[:1] if len(cles) == 1 else [k for k in cles if k not in connus][:1])
    courts = sum(is_short(c.texte) and not c.numerique for c in cases.values())
    assez = len(connus) >= 2 and len(connus) >= _PART_MINIMALE * len(cases)
    return len(connus) if assez and courts >= len(cases) - 1 else 0


def _by_resemblance(grille: Grille, vocabulaire: Vocabulaire) -> list[int]:
    """Look for the headings among the first rows, nearly the known words being enough."""
    meilleure, rang = 1, 0
    for numero, cases in list(grille.lignes.items())[:_EXAMEN]:
        trouves = [
            vocabulaire.recognise(c.texte.strip()) or vocabulaire.near(c.texte)
            for c in cases.values()
        ]
        connus = {cles[0] for cles in trouves if cles}
        if len(connus) > meilleure and len(connus) >= _PART_MINIMALE * len(cases):
            meilleure, rang = len(connus), numero
    return [rang] if rang else []


def _under_groups(grille: Grille, numero: int) -> dict[int, Case]:
    """Return the headings of the row below, when merged headings of `numero` group them."""
    larges = [
        (c, grille.larges[numero, c])
        for c in grille.lignes.get(numero, {})
        if (numero, c) in grille.larges
    ]
    dessous = grille.lignes.get(numero + 1, {})
    sous = {
        c: case
        for c, case in dessous.items()
        if any(debut <= c <= fin for debut, fin in larges) and is_short(case.texte)
    }
    ailleurs = set(dessous) - set(sous)
    couvre = all(sum(debut <= c <= fin for c in sous) >= 2 for debut, fin in larges)
    # A text alone, merged over all the columns, is the title of the table.
    seul = len(grille.lignes.get(numero, {})) == 1
    return sous if sous and couvre and not ailleurs and not seul else {}


def _groups(
    grille: Grille, numero: int, dessus: Mapping[int, Case], titres: Mapping[int, Case]
) -> bool:
    """Say whether the row above groups the columns of `titres`, or completes their headings."""
    if not dessus or not all(is_short(c.texte) for c in dessus.values()):
        return False
    seuls = [c for c in dessus if c not in titres]
    larges = [c for c in dessus if (numero - 1, c) in grille.larges]
    tout = min(titres) if titres else 0
    titre = len(dessus) == 1 and len(larges) == 1 and larges[0] <= tout
    vertical = any(
        f.ligne == numero - 1 and f.derniere_ligne == numero and f.colonne in dessus
        for f in grille.fusions
    )
    return not titre and (vertical or (bool(larges) and len(dessus) > 1) or len(seuls) > 1)


def _two_rows(
    grille: Grille, numero: int, dessus: Mapping[int, Case], dessous: Mapping[int, Case]
) -> tuple[dict[int, str], dict[int, Case]]:
    """Return the group of each column, and its heading: the lower one, else the upper one."""
    groupes: dict[int, str] = {}
    for colonne, case in dessus.items():
        for c in range(colonne, grille.larges.get((numero, colonne), colonne) + 1):
            if c in dessous:
                groupes[c] = case.texte.strip()
    titres = {c: case for c, case in dessus.items() if c not in groupes}
    return groupes, dict(sorted({**titres, **dessous}.items()))


def _columns(
    grille: Grille,
    entetes: tuple[int, ...],
    titres: Mapping[int, Case],
    groupes: Mapping[int, str],
    fin: int,
    vocabulaire: Vocabulaire,
) -> tuple[Colonne, ...]:
    corps = [cases for n, cases in grille.lignes.items() if entetes[-1] < n <= fin]
    remplies: dict[int, int] = {}
    for cases in corps:
        for c in cases:
            remplies[c] = remplies.get(c, 0) + 1
    blocs = _blocks(sorted(titres), remplies)
    gardes = _kept(blocs, titres, vocabulaire)
    if not gardes:
        return ()
    debut, dernier = min(gardes), max(gardes)
    seuil = _PART_SANS_TITRE * len(corps)
    fusionnees = {f.colonne for f in grille.fusions if f.verticale and f.ligne > entetes[-1]}
    bords = {
        c
        for c in (debut - 1, dernier + 1)
        if c not in titres and (remplies.get(c, 0) > seuil or (c in fusionnees and c in remplies))
    }
    dedans = {c for c in remplies if debut < c < dernier and c not in titres}
    numeros = sorted({*gardes, *bords, *dedans})
    return tuple(_numbered(numeros, titres, groupes))


def _numbered(
    numeros: list[int], titres: Mapping[int, Case], groupes: Mapping[int, str]
) -> Iterator[Colonne]:
    vus: list[str] = []
    for numero in numeros:
        case = titres.get(numero)
        titre = " ".join(case.texte.split()) if case else ""
        rang = 1 + sum(same_title(titre, vu) for vu in vus)
        vus.append(titre)
        yield Colonne(numero, titre, " ".join(groupes.get(numero, "").split()), rang, case)


def _blocks(numeros: list[int], remplies: Mapping[int, int]) -> list[list[int]]:
    """Split columns where one that is quite empty stands between two."""
    blocs: list[list[int]] = []
    for numero in numeros:
        if blocs and all(c in remplies for c in range(blocs[-1][-1] + 1, numero)):
            blocs[-1].append(numero)
        else:
            blocs.append([numero])
    return blocs


def _kept(
    blocs: list[list[int]], titres: Mapping[int, Case], vocabulaire: Vocabulaire
) -> list[int]:
    """Return the columns of the table: a block that only repeats known headings is beside it."""
    forces = [sum(bool(vocabulaire.recognise(titres[c].texte.strip())) for c in b) for b in blocs]
    if not blocs:
        return []
    ordre = sorted(range(len(blocs)), key=lambda i: (-forces[i], i))
    gardes: list[int] = []
    dits: set[str] = set()
    for i in ordre:
        noms = {" ".join(titres[c].texte.split()).casefold() for c in blocs[i]}
        connus = [c for c in blocs[i] if vocabulaire.recognise(titres[c].texte.strip())]
        if not gardes or (connus and not noms & dits and 2 * len(connus) >= len(blocs[i])):
            gardes += blocs[i]
            dits |= noms
    return sorted(gardes)


def _named(colonne: Colonne, vocabulaire: Vocabulaire) -> tuple[str, ...]:
    return vocabulaire.recognise(colonne.titre) or vocabulaire.recognise(colonne.nom)


def _repeats(cases: Mapping[int, Case], tableau: Tableau) -> bool:
    titres = {c.numero: c.titre for c in tableau.colonnes if c.titre}
    memes = sum(c in titres and same_title(case.texte, titres[c]) for c, case in cases.items())
    dedans = sum(c in tableau.numeros for c in cases)
    return memes >= 2 and memes >= 0.8 * dedans


def _without_weak(tableaux: list[Tableau]) -> list[Tableau]:
    """Leave out rows of a table that happen to hold two words of its headings."""
    if not tableaux:
        return []
    fort = max(t.reconnus for t in tableaux)
    return [t for t in tableaux if t.reconnus >= _PART_DU_PLUS_FORT * fort]


def _bounded(tableaux: list[Tableau]) -> list[Tableau]:
    """End each table where the next one begins."""
    bornes = [*(t.entetes[0] - 1 for t in tableaux[1:]), 0]
    return [replace(t, derniere=b or t.derniere) for t, b in zip(tableaux, bornes, strict=False)]
