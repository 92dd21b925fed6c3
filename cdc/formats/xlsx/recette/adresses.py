"""Where everything stands in a tester's workbook: its keys, its columns, its hidden sheet.

A cell is known by the key of its row (hidden column A) and its column, so that a row inserted or a
sheet moved loses nothing. The hidden sheet says the rest: what was handed out, to whom, in which
words.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMAT = "cdc-recette/1"
GENRE = "cdc-recette/"
FEUILLE = "_cdc"
SYNTHESE, MODE_D_EMPLOI = "Synthèse", "Mode d’emploi"
COLONNE_CLES = "A"
CAS, ETAPE = "cas:", "etape/"
REMARQUE, CONCLUSION, EXPLICATION = "remarque", "verdict", "explication"
ENTETES = ("format", "campagne", "persona", "recetteur", "nom", "version", "projet", "textes")
CHAMPS = ("feuille", "cas", "empreinte", "etapes", "cellules", "textes")
PREMIERE = len(ENTETES) + 2
_SOMME = 8
_PAIRE = re.compile(r"(\S+)=(\S+)")


class Role(StrEnum):
    """What a cell that a tester fills is for."""

    RESULTAT = "resultat"
    OBSERVATION = "observation"
    SEVERITE = "severite"
    PREUVE = "preuve"
    REMARQUE = "remarque"
    RECETTEUR = "recetteur"
    DATE = "date"
    DUREE = "duree"
    SIGNATURE = "signature"
    POSTE = "poste"
    CALCUL = "calcul"


# By kind of row, what its columns are for.
ETAPES = {
    "F": Role.RESULTAT,
    "G": Role.OBSERVATION,
    "H": Role.SEVERITE,
    "I": Role.PREUVE,
}
LIGNES: dict[str, dict[str, Role]] = {
    REMARQUE: {"D": Role.REMARQUE},
    CONCLUSION: {
        "B": Role.CALCUL,
        "D": Role.RECETTEUR,
        "E": Role.DATE,
        "F": Role.DUREE,
        "G": Role.SIGNATURE,
    },
    EXPLICATION: {"B": Role.CALCUL},
    Role.RECETTEUR: {"C": Role.RECETTEUR},
    Role.POSTE: {"C": Role.POSTE},
}
NUMERO = "B"
CLES_D_UN_CAS = frozenset({"entete", REMARQUE, CONCLUSION, EXPLICATION})
# Where a case computes something: its verdict, and who plays.
CALCULS = frozenset({"B", "D"})


@dataclass(frozen=True, slots=True)
class AdresseCas:
    """One case in the workbook: its sheet, its text, the row of each step."""

    feuille: str
    cas: str
    empreinte: str
    etapes: Mapping[int, int]
    cellules: Mapping[str, str]
    textes: frozenset[str]

    @property
    def ligne(self) -> tuple[str, ...]:
        """The cells of its row in the hidden sheet."""
        return (
            self.feuille,
            self.cas,
            self.empreinte,
            " ".join(f"{n}={rang}" for n, rang in self.etapes.items()),
            " ".join(f"{role}={cellule}" for role, cellule in self.cellules.items()),
            "".join(sorted(self.textes)),
        )

    def key_of(self, ligne: int) -> str:
        """Return the key that the row `ligne` had, where the hidden column was lost."""
        n = next((n for n, rang in self.etapes.items() if rang == ligne), None)
        if n is not None:
            return f"{ETAPE}{n}"
        for cle in (REMARQUE, CONCLUSION):
            if any(self.cellules.get(role) == f"{c}{ligne}" for c, role in LIGNES[cle].items()):
                return cle
        return EXPLICATION if self.cellules.get(Role.CALCUL) == f"B{ligne - 1}" else ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the hidden sheet says."""

    entete: Mapping[str, str]
    textes: frozenset[str]
    cas: tuple[AdresseCas, ...]


def checksum(texte: str) -> str:
    """Return a short sum of a text, whatever its spaces."""
    return f"{zlib.crc32(' '.join(texte.split()).encode()):0{_SOMME}x}"


def sums(texte: str) -> frozenset[str]:
    """Return the sums that are written one after the other."""
    return frozenset(texte[i : i + _SOMME] for i in range(0, len(texte), _SOMME))


def read_plan(lignes: Mapping[int, Mapping[str, str]]) -> Plan:
    """Return what the hidden sheet says, from its texts by row and by column."""
    entete = {
        lignes[rang].get("A", ""): lignes[rang].get("B", "")
        for rang in range(1, len(ENTETES) + 1)
        if rang in lignes
    }
    cas = [
        _read_case([cells.get(lettre, "") for lettre in "ABCDEF"])
        for rang, cells in sorted(lignes.items())
        if rang >= PREMIERE
    ]
    return Plan(entete, sums(entete.get("textes", "")), tuple(cas))


def _read_case(ligne: list[str]) -> AdresseCas:
    feuille, cas, empreinte, etapes, cellules, textes = ligne
    return AdresseCas(
        feuille,
        cas,
        empreinte,
        {int(n): int(rang) for n, rang in _pairs(etapes) if n.isdigit() and rang.isdigit()},
        dict(_pairs(cellules)),
        sums(textes),
    )


def _pairs(texte: str) -> Iterable[tuple[str, str]]:
    return _PAIRE.findall(texte)
