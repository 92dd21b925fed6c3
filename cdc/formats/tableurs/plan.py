"""How the sheet of an export is laid out, as the module of a platform tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cdc.entretien.enquete import Enonce
    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.tableurs.indices import Indice, Systeme
    from cdc.formats.tableurs.lignes import Lignes
    from cdc.formats.tableurs.questions import Colonne, Questions


@dataclass(slots=True)
class Reponse:
    """One row that is a response: what the platform says of it, and the digest of the row."""

    ligne: int
    systeme: dict[Systeme, Cellule]
    empreinte: str

    def says(self, systeme: Systeme) -> str:
        """Return the text that the platform gives, or nothing."""
        cell = self.systeme.get(systeme)
        return cell.texte.strip() if cell else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the sheet of an export is laid out.

    `entetes` are the rows of headings, the last one being that of `indice` or below. `cle` says what a response is known by, or nothing if the row is no
    response, and then `sans_cle` why. `departage` says that two responses may have one key.
    """

    indice: Indice
    questions: Questions
    cle: Callable[[Reponse, Lignes], str]
    sans_cle: str
    entetes: tuple[int, ...] = ()
    departage: bool = False
    anglais: bool = False
    incomplete: Callable[[Reponse], bool] | None = None
    texte: Callable[[str], str] = str.strip
    avertissements: tuple[str, ...] = ()

    @property
    def colonnes(self) -> Mapping[str, Colonne]:
        """The columns, by their letters."""
        return self.questions.colonnes

    @property
    def enonces(self) -> Sequence[Enonce]:
        """The questions that they answer."""
        return self.questions.enonces
