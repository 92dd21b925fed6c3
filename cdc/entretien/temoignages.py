"""What each interview says of each place of the project, whatever the project holds there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdc.entretien.banque import TypeQuestion
from cdc.entretien.effets import Sort
from cdc.entretien.importation import import_lectures
from cdc.entretien.releves import latest
from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.entretien.arbitrages import Decisions
    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.effets import Effet
    from cdc.entretien.importation import Bilan
    from cdc.entretien.releves import Releve
    from cdc.entretien.reponses import Reponse, Texte

_NOMBRE = re.compile(r"^([+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Temoignage:
    """One answer of one person, and the place that it fills.

    `texte` is what the cell says, `lu` how it was read. Without `chemin`, no data item takes the
    answer: only the question tells what it is about.
    """

    releve: Releve
    question: str
    cellule: str
    texte: str
    lu: str
    valeur: Any
    exact: bool
    chemin: str = ""
    lieu: str = ""
    sort: Sort = Sort.INCHANGEE
    existante: str = ""

    @property
    def personne(self) -> str:
        """Who says it; the interview itself when nobody is named."""
        return self.releve.personne or self.releve.nom

    @property
    def fonction(self) -> str:
        """The function of who speaks, or nothing."""
        return self._said_of("fonction")

    @property
    def date(self) -> str:
        """The date of the interview, or nothing."""
        return self._said_of("date")

    def _said_of(self, cle: str) -> str:
        texte = self.releve.identite.get(cle)
        return texte.texte if texte else ""


def collect_temoignages(
    donnees: Mapping[str, Any],
    releves: Sequence[Releve],
    banque: Banque,
    decisions: Decisions | None = None,
) -> tuple[list[Temoignage], Sequence[Bilan]]:
    """Return what the last version of each interview says, and what became of each one."""
    derniers = list(latest(releves).values())
    bilans = import_lectures(donnees, derniers, releves, banque, decisions).bilans
    dits = [t for b in bilans for t in _of_project(b)]
    dits += [t for r in derniers for t in _of_record(r, banque)]
    return dits, bilans


def cells(releve: Releve) -> dict[str, str]:
    """Return what each cell of `releve` says, as it was written."""
    textes: dict[str, str] = {}
    for reponse in releve.reponses:
        for texte in answers(reponse):
            textes[texte.cellule] = texte.texte
        textes |= {c.cellule: c.choix for c in reponse.coches}
    return textes


def answers(reponse: Reponse) -> list[Texte]:
    """Return every text of an answer, boxes aside."""
    seuls = [t for t in (reponse.reponse, reponse.autre, reponse.precision) if t]
    return [*seuls, *(cell for ligne in reponse.lignes for cell in ligne)]


def _of_project(bilan: Bilan) -> Iterator[Temoignage]:
    textes = cells(bilan.releve)
    for effet in bilan.effets:
        yield _testimony(bilan.releve, effet, textes.get(effet.cellule, effet.proposee))


def _testimony(releve: Releve, effet: Effet, texte: str) -> Temoignage:
    return Temoignage(
        releve,
        effet.question,
        effet.cellule,
        texte,
        effet.proposee,
        effet.valeur,
        effet.exacte,
        effet.chemin,
        effet.lieu,
        effet.sort,
        effet.existante,
    )


def _of_record(releve: Releve, banque: Banque) -> Iterator[Temoignage]:
    """Yield the answers that can be compared although no data item takes them."""
    for reponse in releve.reponses:
        question = banque.question(reponse.question)
        texte = reponse.reponse
        if question is None or question.remplit or texte is None or texte.drapeau:
            continue
        lu = _read(question, texte.texte)
        if lu is not None:
            yield Temoignage(
                releve, question.id, texte.cellule, texte.texte, lu[0], lu[1], exact=True
            )


def _read(question: Question, texte: str) -> tuple[str, Any] | None:
    if question.type is TypeQuestion.CHOIX:
        choix = next((c for c in question.choix if normalize(c.libelle) == normalize(texte)), None)
        return (choix.libelle, choix.libelle) if choix and not choix.neutre else None
    if question.type is TypeQuestion.NOMBRE and (found := _NOMBRE.match(texte.strip())):
        nombre = Decimal(re.sub(r"\s", "", found[1]).replace(",", "."))
        if question.unite == "%" and not found[2] and 0 < nombre < 1:
            nombre *= 100  # a spreadsheet holds 30 % as 0.3
        return texte.strip(), (nombre, normalize(found[2]) or normalize(question.unite))
    return None
