"""Matrices: rights, responsibilities, who masters which data."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.mesures import text_width
from cdc.formats.document.sections import legendes
from cdc.formats.document.typographie import ABSENCE, capitalised, typeset
from cdc_schema.enumerations import Autorite, Droit, Portee, Raci
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.description import Champ
    from cdc_schema.enumerations import Enumeration

PORTRAIT, PAYSAGE = 165.0, 257.0
_CORPS, _AISE, _GRAS = 9.5, 3.0, 1.05
_LARGEUR_MIN, _LARGEUR_MAX = 10.0, 30.0
LIBELLE, _LIBELLE_MAX = 45.0, 62.0
_DROITES_MAX = 6
_COINS = {"role": "Rôle", "entite": "Entité", "systeme": "Application", "membre": "Membre"}
_COIN = "Activité"
_TONS: dict[Enumeration, str] = {
    Raci.A: "Forte",
    Raci.A_R: "Forte",
    Raci.R: "Moyenne",
    Raci.C: "Claire",
    Autorite.MAITRE: "Forte",
    Autorite.COPIE: "Moyenne",
    Autorite.LECTURE: "Claire",
    Portee.TOUT: "Moyenne",
}


@dataclass(frozen=True, slots=True)
class Annexe:
    """A column beside a matrix: what it says of each row."""

    titre: str
    cellules: Mapping[str, b.Cellule]
    largeur: float
    pivotee: bool = False


@dataclass(frozen=True, slots=True)
class Forme:
    """What a matrix holds: the data items of its two sides, the values where they meet."""

    titre: str
    lignes: Champ
    colonnes: Champ
    valeur: Mapping[str, Mapping[str, Any]]

    @property
    def noms(self) -> list[str]:
        """Return the columns, in the order of their first use."""
        return list(dict.fromkeys(c for ligne in self.valeur.values() for c in ligne))

    @property
    def largeur(self) -> float:
        """Return the width that the widest cell asks for, in millimetres."""
        valeurs = (v for ligne in self.valeur.values() for v in ligne.values())
        mots = {b.plain(p.fragments) for v in valeurs for p in cell(v)}
        large = max((text_width(mot, _CORPS) for mot in mots), default=0.0) * _GRAS + _AISE
        return min(max(large, _LARGEUR_MIN), _LARGEUR_MAX)

    def fits(self, largeur: float) -> bool:
        """Say whether every column stands in a table `largeur` millimetres wide."""
        return LIBELLE + self.largeur * len(self.noms) <= largeur

    def turned(self) -> Forme:
        """Return the same matrix, its rows as columns."""
        valeur = {c: {n: ligne.get(c) for n, ligne in self.valeur.items()} for c in self.noms}
        return Forme(self.titre, self.colonnes, self.lignes, valeur)


def matrix(ctx: Contexte, champ: Champ, valeur: Mapping[str, Mapping[str, Any]]) -> list[b.Bloc]:
    """Return a matrix: as it is or turned if it fits an upright page, else on a landscape one."""
    droite = shape(champ, valeur)
    assert champ.cellule is not None
    if not droite.noms:
        return []
    note = legendes.legend(champ.cellule, valeur)
    for forme in (droite, droite.turned()):
        if forme.fits(PORTRAIT):
            return [drawn(ctx, forme, forme.noms, PORTRAIT), *note]
    return [b.Paysage((*blocks(ctx, droite, PAYSAGE), *note))]


def shape(champ: Champ, valeur: Mapping[str, Mapping[str, Any]]) -> Forme:
    """Return what the matrix of a data item holds."""
    assert champ.lignes is not None and champ.colonnes is not None
    return Forme(champ.titre, champ.lignes, champ.colonnes, valeur)


def blocks(ctx: Contexte, forme: Forme, largeur: float) -> list[b.Bloc]:
    """Return a matrix as tables of about as many columns each, that fit the page."""
    noms = forme.noms
    tables = math.ceil(len(noms) / int((largeur - LIBELLE) / forme.largeur))
    lots = balanced(noms, tables)
    return [
        drawn(ctx, forme, lot, largeur, partie=f" ({rang} sur {tables})" if tables > 1 else "")
        for rang, lot in enumerate(lots, 1)
    ]


def balanced(noms: Sequence[Any], parties: int) -> list[Sequence[Any]]:
    """Return `noms` in so many runs, of the same length but for one."""
    bornes = [len(noms) * rang // parties for rang in range(parties + 1)]
    return [noms[debut:fin] for debut, fin in pairwise(bornes)]


def drawn(
    ctx: Contexte,
    forme: Forme,
    colonnes: Sequence[str],
    largeur: float,
    *,
    avant: Sequence[Annexe] = (),
    apres: Sequence[Annexe] = (),
    partie: str = "",
) -> b.Matrice:
    """Return the table of some columns of a matrix, between those that say more of its rows."""
    annexes = sum(a.largeur for a in (*avant, *apres))
    libelle = _label_width(ctx, forme, largeur - annexes - forme.largeur * len(colonnes))
    chacune = (largeur - annexes - libelle) / len(colonnes)
    pivotee = len(colonnes) > _DROITES_MAX
    style = "CDC Cellule En-tête" + ("" if pivotee else " Centrée")
    entetes = (
        b.Entete((b.Texte(_corner(forme.lignes)),), libelle, style="CDC Matrice En-tête"),
        *map(_annexe, avant),
        *(
            b.Entete((b.Texte(name(ctx, forme.colonnes, c)),), chacune, pivotee, style)
            for c in colonnes
        ),
        *map(_annexe, apres),
    )
    rangees = tuple(
        b.Rangee(
            (
                _label(name(ctx, forme.lignes, nom)),
                *(a.cellules[nom] for a in avant),
                *(cell(ligne.get(c)) for c in colonnes),
                *(a.cellules[nom] for a in apres),
            )
        )
        for nom, ligne in forme.valeur.items()
    )
    return b.Matrice(forme.titre + partie, _described(ctx, forme, colonnes), entetes, rangees)


def name(ctx: Contexte, champ: Champ, nom: str) -> str:
    """Return how the document calls a row or a column."""
    if champ.genre is not Genre.REFERENCE:
        return capitalised(typeset(nom))
    return capitalised(ctx.mots.index.plain(nom))


def cell(valeur: Any) -> b.Cellule:
    """Return what a matrix shows where a row and a column meet: a word or letters, a tint."""
    if not valeur or valeur is Autorite.ABSENT:
        return tinted(ABSENCE, "Absente")
    if isinstance(valeur, list):
        return _rights(valeur)
    texte = valeur.value if isinstance(valeur, Raci) else capitalised(typeset(str(valeur)))
    return tinted(texte, _TONS.get(valeur, "Absente"))


def tinted(texte: str, ton: str) -> b.Cellule:
    """Return a word on its tint."""
    return (b.Paragraphe(f"CDC Teinte {ton}", (b.Texte(texte),)),)


def _rights(droits: list[Droit]) -> b.Cellule:
    return tinted(legendes.letters(droits), legendes.tone(droits))


def _label(nom: str) -> b.Cellule:
    return (b.Paragraphe("CDC Matrice Ligne", (b.Texte(nom, "Strong"),)),)


def _annexe(annexe: Annexe) -> b.Entete:
    style = "CDC Cellule En-tête" if annexe.pivotee else "CDC Matrice En-tête"
    return b.Entete((b.Texte(annexe.titre),), annexe.largeur, annexe.pivotee, style)


def _label_width(ctx: Contexte, forme: Forme, reste: float) -> float:
    """Return the width of the labels: what the longest asks for, within what is left."""
    noms = (name(ctx, forme.lignes, nom) for nom in forme.valeur)
    longue = max(text_width(nom, _CORPS) for nom in noms) * _GRAS + _AISE
    return min(max(longue, LIBELLE), _LIBELLE_MAX, max(reste, LIBELLE))


def _corner(champ: Champ) -> str:
    return _COINS.get(champ.cibles[0], "") if champ.cibles else _COIN


def _described(ctx: Contexte, forme: Forme, colonnes: Iterable[str]) -> str:
    noms = ", ".join(name(ctx, forme.colonnes, c) for c in colonnes)
    lignes = len(forme.valeur)
    return f"{_corner(forme.lignes)} par ligne ({lignes}). Colonnes\u00a0: {noms}."
