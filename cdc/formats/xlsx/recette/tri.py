"""Where each cell of a tester's workbook goes, and what is told of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.reponses import Bac
from cdc.recette.releve import Faute, Remarque

if TYPE_CHECKING:
    from cdc.formats.tableurs.classeur import Cellule

AILLEURS = "ce texte est hors des cases à remplir. Recopiez-le dans la case qui convient."
REMPLACE = (
    "ce texte remplace celui du classeur\u00a0: le cas joué n’est peut-être plus le même. Vérifiez."
)
DOUBLE = "cette ligne est en double\u00a0: la première est lue. Gardez-en une seule."
COPIE = "cette feuille est la copie d’un cas\u00a0: l’autre est lue. Gardez-en une seule."
AJOUTEE = "cette feuille n’est pas du classeur remis. Recopiez ce qui compte dans celle du cas."


@dataclass(slots=True)
class Tri:
    """The buckets being filled: each cell is put once."""

    bacs: Counter[Bac] = field(default_factory=Counter)
    fautes: list[Faute] = field(default_factory=list)
    remarques: list[Remarque] = field(default_factory=list)
    avertissements: list[str] = field(default_factory=list)

    def put(self, bac: Bac, combien: int = 1) -> None:
        """Count cells in a bucket."""
        self.bacs[bac] += combien

    def set_aside(self, cell: Cellule, raison: str, cas: str = "") -> None:
        """Keep a cell that has no place: its text is told, never guessed."""
        self.bacs[Bac.NON_RATTACHE] += 1
        self.fautes.append(Faute(cell.adresse, cell.texte.strip(), raison, cas))

    def remark(self, cell: Cellule, cas: str) -> None:
        """Keep a remark."""
        self.bacs[Bac.REMARQUE] += 1
        self.remarques.append(Remarque(cell.texte.strip(), cell.adresse, cas))
