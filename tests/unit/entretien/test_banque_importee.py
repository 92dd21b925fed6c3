"""Each question of the bank, answered as it asks, comes into a project that stays valid."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.entretien.banque import Colonne, Question, TypeQuestion
from cdc.entretien.guide import COCHE, plan_guide
from cdc_schema import Cahier
from cdc_schema.types import Genre
from tests.entretiens import banque, bring, make_lecture

# What the references of a filled table may name.
PROJET: dict[str, Any] = {
    "droits": {"roles": [{"id": "ROL-DCO", "nom": "Directeur commercial"}]},
    "equipe": {"membres": [{"id": "MEM-01", "fonction": "Directeur commercial"}]},
    "existant": {"systemes": [{"id": "SYS-ERP", "nom": "Directeur commercial"}]},
    "cartographie": {
        "sources": [{"id": "SRC-01", "nom": "Directeur commercial"}],
        "entites": [{"id": "DON-CLI", "nom": "Directeur commercial"}],
    },
    "leads": {"champs": [{"id": "CH-LEA-01", "libelle": "Directeur commercial"}]},
}
VALEURS = {
    Genre.ENTIER: "12",
    Genre.DECIMAL: "12,5",
    Genre.MONTANT: "1 200",
    Genre.POURCENTAGE: "30 %",
    Genre.DATE: "22/11/2026",
    Genre.BOOLEEN: "oui",
    Genre.DUREE: "4 h ouvrées",
    Genre.REFERENCE: "le directeur commercial",
}


@pytest.mark.parametrize("question", banque().questions, ids=lambda q: q.id)
def test_a_question_answered_as_it_asks_finds_its_place(question: Question) -> None:
    lecture = make_lecture(**{question.id.removeprefix("Q-").replace("-", "_"): answer(question)})

    premier = bring(PROJET, lecture)
    second = bring(premier.donnees, lecture, releves=premier.nouveaux)

    assert [(e.cellule, e.raison) for e in premier.bilans[0].ecarts] == []
    assert premier.bilans[0].conflits == []
    Cahier.model_validate(premier.donnees)
    assert second.donnees == premier.donnees


def answer(question: Question) -> Any:
    match question.type:
        case TypeQuestion.TABLEAU:
            return [{c.libelle: _cell(question, c) for c in question.colonnes}]
        case TypeQuestion.CHOIX_MULTIPLE:
            return [c.libelle for c in question.choix]
        case TypeQuestion.CHOIX:
            return question.choix[0].libelle
        case TypeQuestion.NOMBRE:
            return "12"
    return "une réponse libre, en une phrase"


def _cell(question: Question, colonne: Colonne) -> str:
    guide = plan_guide(banque(), question.profils[0], retenue=lambda q: q.id == question.id)
    (posee,) = guide.feuilles[0].questions
    vue = next(c for c in posee.colonnes if c.libelle == colonne.libelle)
    if vue.options:
        return (
            COCHE
            if colonne.valeur == "indispensable"
            else "—"
            if colonne.valeur
            else vue.options[0]
        )
    return VALEURS.get(vue.genre, f"texte de {colonne.libelle}")
