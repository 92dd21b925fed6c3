"""Where everything stands in a guide: the hidden sheet that makes a filled guide readable.

A cell is known by its sheet, the key of its row (hidden column A) and its column, so that a row
inserted or moved by the respondent loses nothing. The guide describes itself: one made with an
older bank is read as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMAT = "cdc-guide/1"
FEUILLE = "_cdc"
LISTES = "_listes"
PREFIXE_FEUILLE = "feuille:"
COLONNE_CLES = "A"
PREMIERE = 9
CHAMPS = ("feuille", "cle", "colonne", "role", "question", "detail", "texte")
ENTETES = ("format", "guide", "profil", "projet", "banque", "date")


class Role(StrEnum):
    """What a cell of a guide is for."""

    CONSIGNE = "consigne"
    CALCUL = "calcul"
    IDENTITE = "identite"
    REPONSE = "reponse"
    PRECISION = "precision"
    AUTRE = "autre"
    OPTION = "option"
    CELLULE = "cellule"
    REMARQUE = "remarque"


@dataclass(frozen=True, slots=True)
class Adresse:
    """One cell of a guide, or, for a table, the cells of one column.

    `question` is an identifier, or the key of the identity; `detail` the option, or the label of
    the column; `texte` what the guide wrote there.
    """

    feuille: str
    cle: str
    colonne: str
    role: Role
    question: str = ""
    detail: str = ""
    texte: str = ""

    @property
    def ligne(self) -> tuple[str, ...]:
        """The cells of its row in the hidden sheet."""
        return tuple(str(getattr(self, champ)) for champ in CHAMPS)


def row_key(question: str, role: str = "", rang: int | None = None) -> str:
    """Return the key of a row: `Q-FLX-09`, `Q-FLX-09/entete`, `Q-FLX-09/ligne/3`."""
    return "/".join(filter(None, [question, role, "" if rang is None else str(rang)]))


def generic_key(cle: str) -> str:
    """Return the key under which the addresses of the row `cle` are kept."""
    return cle.rpartition("/")[0] if "/ligne/" in cle else cle


@dataclass(frozen=True, slots=True)
class Plan:
    """What the hidden sheet of a guide says."""

    entete: dict[str, str]
    adresses: tuple[Adresse, ...]


def read_plan(lignes: Iterable[Sequence[object]]) -> Plan:
    """Return what the hidden sheet says, from its rows of values."""
    textes = [["" if v is None else str(v) for v in ligne] for ligne in lignes]
    tetes = textes[: len(ENTETES)]
    entete = {ligne[0]: ligne[1] for ligne in tetes if len(ligne) > 1}
    adresses = []
    for ligne in textes[PREMIERE - 1 :]:
        feuille, cle, colonne, role, *suite = [*ligne, *[""] * len(CHAMPS)][: len(CHAMPS)]
        if role in _ROLES:
            adresses.append(Adresse(feuille, cle, colonne, Role(role), *suite))
    return Plan(entete, tuple(adresses))


_ROLES = frozenset(Role)
