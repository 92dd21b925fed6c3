"""One sheet as rows and columns, as it stands or turned over: people in columns, or in rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.formats.tableurs.classeur import Plage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cdc.formats.tableurs.classeur import Cellule, Classeur

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Vue:
    """The cells of a sheet by row and column; `tournee` says that rows are its columns."""

    feuille: str
    lignes: Mapping[int, Mapping[int, Cellule]]
    fusions: tuple[Plage, ...] = ()
    tournee: bool = False
    _couvertes: dict[Place, Place] = field(default_factory=dict)

    def at(self, ligne: int, colonne: int) -> Cellule | None:
        """Return the cell at this place, if it is not empty."""
        return self.lignes.get(ligne, {}).get(colonne)

    def seen(self, ligne: int, colonne: int) -> Cellule | None:
        """Return the cell that a reader sees at this place: its own, or the merged one."""
        cell = self.at(ligne, colonne)
        ancre = self._couvertes.get((ligne, colonne))
        return cell or (self.at(*ancre) if ancre else None)

    def merged(self, ligne: int, colonne: int) -> Plage | None:
        """Return the merged cells that begin at this place."""
        return next((f for f in self.fusions if (f.ligne, f.colonne) == (ligne, colonne)), None)

    def column(self, colonne: int) -> dict[int, Cellule]:
        """Return the cells of a column, by row."""
        return {n: ligne[colonne] for n, ligne in self.lignes.items() if colonne in ligne}

    @property
    def colonnes(self) -> list[int]:
        """The columns that are not empty."""
        return sorted({c for ligne in self.lignes.values() for c in ligne})

    @property
    def derniere(self) -> int:
        """The last row."""
        return max(self.lignes, default=0)


def view(classeur: Classeur, feuille: str, *, tournee: bool = False) -> Vue:
    """Return a sheet of `classeur`, turned over or not."""
    places: dict[int, dict[int, Cellule]] = {}
    for cell in classeur.feuilles[feuille]:
        ligne, colonne = (cell.rang, cell.ligne) if tournee else (cell.ligne, cell.rang)
        places.setdefault(ligne, {})[colonne] = cell
    lignes = {n: dict(sorted(places[n].items())) for n in sorted(places)}
    fusions = tuple(_turned(f) if tournee else f for f in classeur.fusions.get(feuille, ()))
    hauteur = max(lignes, default=0)
    largeur = max((c for ligne in lignes.values() for c in ligne), default=0)
    couvertes = _covered(fusions, hauteur, largeur)
    return Vue(feuille, lignes, fusions, tournee, couvertes)


def _turned(plage: Plage) -> Plage:
    return Plage(
        plage.colonne, plage.ligne, plage.derniere_colonne, plage.derniere_ligne
    )  # fmt: skip


def _covered(fusions: Iterable[Plage], hauteur: int, largeur: int) -> dict[Place, Place]:
    """Return the anchor of each place that a merge covers, within what is used."""
    return {
        (ligne, colonne): (f.ligne, f.colonne)
        for f in fusions
        for ligne in range(f.ligne, min(f.derniere_ligne, hauteur) + 1)
        for colonne in range(f.colonne, min(f.derniere_colonne, largeur) + 1)
        if (ligne, colonne) != (f.ligne, f.colonne)
    }
