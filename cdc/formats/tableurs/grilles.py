"""A spreadsheet file as the sheets that tables are looked for in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.tableurs.classeur import SANS_RESULTAT, Marque
from cdc.listes.grille import Case, Fusion, Grille

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.formats.tableurs.classeur import Cellule, Classeur

_MONTREES = 3
_RESERVES = {
    Marque.SANS_RESULTAT: f"{SANS_RESULTAT[0].upper()}{SANS_RESULTAT[1:]}.",
    Marque.ERREUR: "Cette cellule affiche une erreur : corrigez-la dans le classeur.",
}


def make_grilles(classeur: Classeur) -> list[Grille]:
    """Return the sheets of `classeur`, each with its cells by row and column."""
    return [
        Grille(
            nom,
            {(c.ligne, c.rang): _case(c) for c in cellules},
            tuple(
                Fusion(p.ligne, p.colonne, p.derniere_ligne, p.derniere_colonne)
                for p in classeur.fusions.get(nom, ())
            ),
        )
        for nom, cellules in classeur.feuilles.items()
    ]


def warnings(classeur: Classeur) -> Iterator[str]:
    """Tell what a reader of the file does not see, or sees struck through: it is read all the same."""
    yield from classeur.avertissements
    yield from classeur.hidden()
    cellules = [c for feuille in classeur.feuilles.values() for c in feuille]
    barrees = [c.adresse for c in cellules if Marque.BARREE in c.marques]
    if barrees:
        yield f"du texte barré est lu comme les autres : {_some(barrees)}. Est-il encore vrai ?"
    masquees = [
        c.adresse
        for c in cellules
        if Marque.MASQUEE in c.marques and c.feuille not in classeur.masquees
    ]
    if masquees:
        yield f"des lignes ou des colonnes masquées sont lues : {_some(masquees)}."


def _case(cellule: Cellule) -> Case:
    reserve = next((_RESERVES[m] for m in cellule.marques if m in _RESERVES), "")
    return Case(cellule.ligne, cellule.rang, cellule.texte, cellule.adresse, reserve)


def _some(adresses: Iterable[str]) -> str:
    toutes = list(adresses)
    reste = len(toutes) - _MONTREES
    suite = f" et {reste} autre{'s' if reste > 1 else ''}" if reste > 0 else ""
    return ", ".join(toutes[:_MONTREES]) + suite
