"""A tester's workbook that came back: what was played, and where each of its cells went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.recette.passages import Passage


@dataclass(frozen=True, slots=True)
class Remarque:
    """What a tester wrote beside the results: a note, a comment of a cell, the general remark.

    Attributes:
        texte: as it was written.
        cellule: the sheet and the cell, as `CT-01!D15`.
        cas: the case that it speaks of, or empty.
    """

    texte: str
    cellule: str
    cas: str = ""


@dataclass(frozen=True, slots=True)
class Faute:
    """What could not be taken as it is: never guessed, always told with its cell.

    Attributes:
        cellule: the sheet and the cell, as `CT-01!F13`; the sheet or nothing for a whole sheet.
        texte: what is written there, or empty.
        raison: what is wrong and what to do, in French.
        cas: the case that it is about, or empty.
    """

    cellule: str
    texte: str
    raison: str
    cas: str = ""

    def __str__(self) -> str:
        lieu = f"{self.cellule}\u00a0: " if self.cellule else ""
        dit = f"«\u00a0{self.texte}\u00a0», " if self.texte else ""
        return f"{lieu}{dit}{self.raison}"


@dataclass(frozen=True, slots=True)
class Releve:
    """One workbook as it was read: the same file gives the same value.

    Attributes:
        fichier: the name of the file.
        sha256: the fingerprint of its bytes.
        campagne: the campaign that it was made for (`CAMP-01`).
        persona: the persona (`PER-03`).
        recetteur: the member that it was made for, or the name that was written, or empty.
        version: the version delivered, as the workbook announced it.
        cas: every case that the workbook holds, played or not, with the fingerprint of its text.
        passages: the cases in which somebody wrote; their `releve` is empty until it is recorded.
        remarques: what was written beside the results, the general remark of each case included.
        fautes: what could not be taken as it is.
        repartition: how many non-empty cells each bucket has (`reponse`, `entete`, `metadonnee`,
            `remarque`, `consigne`, `non_rattache`).
        cellules_non_vides: how many the file has, counted apart.
        avertissements: what was read but deserves a look.
        poste: the machine and the browser that the tester says, or empty.
    """

    fichier: str
    sha256: str
    campagne: str
    persona: str
    recetteur: str
    version: str
    cas: Mapping[str, str]
    passages: tuple[Passage, ...]
    remarques: tuple[Remarque, ...] = ()
    fautes: tuple[Faute, ...] = ()
    repartition: Mapping[str, int] = field(default_factory=dict)
    cellules_non_vides: int = 0
    avertissements: tuple[str, ...] = ()
    poste: str = ""
