"""Tally: `a, b` in one cell, repeated as `Question (option)` columns of true and false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.enquete import Disposition, RoleDit
from cdc.formats.tableurs.indices import Signature, Systeme, find_headings, group, simple, weigh
from cdc.formats.tableurs.lignes import Lignes
from cdc.formats.tableurs.plan import Plan
from cdc.formats.tableurs.questions import Questions, are_boxes, headings, values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.enquete import Enquete
    from cdc.formats.tableurs.classeur import Cellule, Classeur
    from cdc.formats.tableurs.indices import Indice
    from cdc.formats.tableurs.plan import Reponse

_SIGNATURE = Signature(
    Disposition.TALLY,
    {
        "submission id": Systeme.NUMERO,
        "id de soumission": Systeme.NUMERO,
        "identifiant de la soumission": Systeme.NUMERO,
        "respondent id": Systeme.PERSONNEL,
        "id du répondant": Systeme.PERSONNEL,
        "identifiant du répondant": Systeme.PERSONNEL,
        "submitted at": Systeme.FIN,
        "soumis le": Systeme.FIN,
        "envoyé le": Systeme.FIN,
    },
    (
        group("submission id", "respondent id"),
        group("submission id", "submitted at"),
        group("id de soumission", "id du répondant"),
        group("id de soumission", "soumis le"),
    ),
    simple,
)


def recognise(classeur: Classeur) -> Indice | None:
    """Return how sure it is that Tally wrote this file, if it may have."""
    place = find_headings(classeur, _SIGNATURE)
    if place is None:
        return None
    premiers = [_SIGNATURE.role(c.texte) for c in place.entetes[:3]]
    return weigh(
        _SIGNATURE,
        place,
        0.88,
        (len(place.reconnus) > 2, 0.06, "colonnes de suivi au complet"),
        (all(premiers), 0.05, "en tête du tableau"),
    )


def read(classeur: Classeur, indice: Indice) -> Enquete:
    """Read an export of Tally."""
    entetes = headings(classeur, indice)
    questions = _columns(entetes, values(classeur.feuilles[indice.feuille], indice.ligne))
    plan = Plan(
        indice,
        questions,
        cle=_key,
        sans_cle="cette ligne n’est pas une réponse\u00a0: elle n’a pas d’identifiant",
    )
    return Lignes(classeur, plan).read()


def _columns(entetes: Sequence[Cellule], dits: Mapping[str, list[str]]) -> Questions:
    questions = Questions()
    vus: set[str] = set()
    for rang, cell in enumerate(entetes):
        lu = simple(cell.texte)
        if lu in _SIGNATURE.systemes and lu not in vus:
            vus.add(lu)
            questions.system(cell, _SIGNATURE.systemes[lu])
        elif cell.colonne not in questions.colonnes:
            _open(questions, cell, _boxes(cell, entetes[rang + 1 :], dits))
    return questions


def _boxes(
    cell: Cellule, suite: Sequence[Cellule], dits: Mapping[str, list[str]]
) -> list[tuple[Cellule, str]]:
    """Return the columns that repeat an answer box by box."""
    debut = f"{cell.texte.strip()} ("
    cases: list[tuple[Cellule, str]] = []
    for autre in suite:
        titre = autre.texte.strip()
        if not (titre.startswith(debut) and titre.endswith(")")):
            break
        cases.append((autre, titre[len(debut) : -1]))
    textes = [dits.get(c.colonne, []) for c, _ in cases]
    return cases if are_boxes([d for _, d in cases], textes) else []


def _open(questions: Questions, cell: Cellule, cases: Sequence[tuple[Cellule, str]]) -> None:
    rang = questions.ask(cell)
    if not cases:
        questions.answer(cell, rang)
        return
    questions.system(cell, Systeme.DIVERS)  # it sums up the boxes, which are exact
    for case, detail in cases:
        questions.answer(case, rang, RoleDit.OPTION, detail)


def _key(reponse: Reponse, _: Lignes) -> str:
    numero = reponse.says(Systeme.NUMERO)
    return f"tally/{numero}" if numero else ""
