"""The questions of a sheet while its headings are met: several columns may make one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from cdc.entretien.enquete import Enonce, RoleDit
from cdc.entretien.reponses import is_ticked, normalize, says_no
from cdc.formats.tableurs.indices import simple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice, Systeme

_CROCHETS = re.compile(r"^(.*?\S)\s*((?:\[[^\[\]]*\]\s*)+)$", re.DOTALL)
_CLE = re.compile(r"Q-[A-Z]", re.IGNORECASE)  # an identifier of the bank
_ANNEXES = {"autre", "other", "commentaire", "comment"}


@dataclass(frozen=True, slots=True)
class Colonne:
    """One column: what the platform says there, or which question it answers, and how."""

    intitule: Cellule
    systeme: Systeme | None = None
    enonce: int = -1
    role: RoleDit = RoleDit.REPONSE
    detail: str = ""


@dataclass(slots=True)
class Questions:
    """The wordings met so far, and the columns that answer them."""

    enonces: list[Enonce] = field(default_factory=list)
    colonnes: dict[str, Colonne] = field(default_factory=dict)

    def ask(self, cell: Cellule, texte: str = "", *, theme: str = "", cle: str = "") -> int:
        """Open the question that a heading words, and return its rank."""
        dit = texte or cell.texte.strip()
        self.enonces.append(Enonce(dit, cell.adresse, theme=theme, cle=cle))
        return len(self.enonces) - 1

    def answer(
        self, cell: Cellule, enonce: int, role: RoleDit = RoleDit.REPONSE, detail: str = ""
    ) -> None:
        """Say that the column of this heading answers a question."""
        self.colonnes[cell.colonne] = Colonne(cell, None, enonce, role, detail)
        if role is RoleDit.OPTION:
            ouvert = self.enonces[enonce]
            self.enonces[enonce] = replace(ouvert, options=(*ouvert.options, detail))

    def system(self, cell: Cellule, systeme: Systeme) -> None:
        """Say that the platform speaks in the column of this heading."""
        self.colonnes[cell.colonne] = Colonne(cell, systeme)


def headings(classeur: Classeur, indice: Indice) -> list[Cellule]:
    """Return the row of headings."""
    return [c for c in classeur.feuilles[indice.feuille] if c.ligne == indice.ligne]


def values(cells: Iterable[Cellule], apres: int) -> dict[str, list[str]]:
    """Return the texts of each column, below the row `apres`."""
    textes: dict[str, list[str]] = {}
    for cell in cells:
        if cell.ligne > apres:
            textes.setdefault(cell.colonne, []).append(cell.texte.strip())
    return textes


def are_boxes(details: Sequence[str], textes: Sequence[Sequence[str]]) -> bool:
    """Say whether columns are boxes to tick: each cell ticks, does not, or repeats the label."""
    return any(textes) and all(
        is_ticked(t) or says_no(t) or normalize(t) == normalize(detail)
        for detail, dits in zip(details, textes, strict=True)
        for t in dits
    )


def bracketed(
    entetes: Sequence[Cellule], lire: Callable[[str], str] = str.strip
) -> Iterator[tuple[str, list[tuple[Cellule, str]]]]:
    """Yield the neighbours that say `Question [detail]` of one question, with its wording.

    A heading that has no such neighbour is a question by itself, brackets included.
    """
    coupes = [(cell, *_cut(lire(cell.texte).strip())) for cell in entetes]
    for _, groupe in groupby(coupes, key=lambda c: simple(c[1])):
        memes = list(groupe)
        seuls = [c for c in memes if not c[2]]
        details = [(cell, detail) for cell, _, detail in memes if detail]
        if len(seuls) == 1 and details and all(simple(d) in _ANNEXES for _, d in details):
            yield memes[0][1], [(cell, detail) for cell, _, detail in memes]
            continue
        for cell, base, _ in seuls:
            yield base, [(cell, "")]
        if len(details) == 1:
            cell = details[0][0]
            yield lire(cell.texte).strip(), [(cell, "")]
        elif details:
            yield memes[-1][1], details


def _cut(entete: str) -> tuple[str, str]:
    """Return the wording of a question and what stands in brackets after it, if it is a detail."""
    trouve = _CROCHETS.match(entete)
    if trouve is None or _CLE.search(trouve[2]):
        return entete, ""
    return trouve[1], " / ".join(d.strip() for d in re.findall(r"\[([^\[\]]*)\]", trouve[2]))
