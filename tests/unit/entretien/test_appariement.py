"""Free wordings attach to the bank; what could be several questions, or none, is left alone."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest

from bancs.appariement import RESERVE, load_cas, measure
from cdc.entretien.enquete import Enonce
from cdc.entretien.intitules import wording
from cdc.entretien.lexique import Lexique
from cdc.entretien.rattachement import Moyen, attach
from tests.entretiens import banque

if TYPE_CHECKING:
    from cdc.entretien.banque import Banque


@pytest.mark.parametrize(
    ("intitule", "attendue"),
    [
        pytest.param("Raisons pour lesquelles on perd des deals", "Q-FLX-13", id="synonyms"),
        pytest.param(
            "Quel budjet avez-vous prévus pour ce projet CRM ?", "Q-PLA-03", id="typing mistakes"
        ),
        pytest.param("NB DE CDES ET DE FACTURES PAR MOIS", "Q-FLX-18", id="abbreviations"),
        pytest.param("3.2 - Délai de rappel des leads", "Q-FLX-06", id="numbered"),
        pytest.param("Comment tu relances tes devis ?", "Q-FLX-33", id="tutoiement"),
    ],
)
def test_other_words_ask_the_same_question(intitule: str, attendue: str) -> None:
    (attache,) = attach([Enonce(intitule, "A1")], banque())

    assert attache.question is not None
    assert attache.question.id == attendue
    assert attache.moyen is Moyen.INDICES
    assert 0.4 < attache.confiance < 1
    assert attache.preuves


@pytest.mark.parametrize(
    "intitule",
    [
        "Logiciels actuels",
        "Nb utilisateurs ?",
        "Critères",
        "Combien de clés de bureau avez-vous ?",
        "Que pensez-vous du menu de la cantine ?",
        "Acceptez-vous que vos réponses soient publiées ?",
        "Ce sondage était-il assez court ?",
        "Votre prénom",
    ],
)
def test_what_is_vague_or_foreign_is_left_alone(intitule: str) -> None:
    (attache,) = attach([Enonce(intitule, "A1")], banque())

    assert attache.question is None
    assert attache.raison


def test_a_doubt_names_the_likeliest_questions() -> None:
    (attache,) = attach([Enonce("Règles d’attribution", "A1")], banque())

    assert attache.question is None
    assert "peut-être Q-" in attache.raison
    assert " ou Q-" in attache.raison
    assert [c.confiance for c in attache.candidates] == sorted(
        (c.confiance for c in attache.candidates), reverse=True
    )


def test_proposed_answers_settle_a_vague_heading() -> None:
    options = ("Site web", "Réseaux sociaux", "Salon", "Publicité", "Bouche-à-oreille")

    (attache,) = attach([Enonce("Quels canaux ?", "A1", options=options)], banque())

    assert attache.question is not None
    assert attache.question.id == "Q-FLX-01"
    assert "mêmes réponses proposées" in attache.preuves


def test_a_theme_makes_its_questions_likelier() -> None:
    def share(theme: str) -> float:
        (attache,) = attach([Enonce("Délais selon la priorité", "A1", theme=theme)], banque())
        return sum(c.confiance for c in attache.candidates if c.question.id == "Q-FLX-40")

    assert share("Service client, réclamations") > share("") > share("Technique, hébergement")


def test_two_headings_never_share_a_question_and_the_surest_has_it() -> None:
    textes = ["Le budget que l’on pourrait y mettre", "Budget du projet CRM"]

    premier, second = attach([Enonce(t, f"A{r}") for r, t in enumerate(textes)], banque())

    assert premier.question is None
    assert second.question is not None
    assert second.question.id == "Q-PLA-03"


def test_a_project_adds_its_own_words() -> None:
    texte = "Le zinzin : combien de temps pour rappeler ?"
    ajoute = Lexique(abreviations={"zinzin": "lead"})

    def confidence(connue: Banque) -> float:
        (attache,) = attach([Enonce(texte, "A1")], connue)
        return max(c.confiance for c in attache.candidates if c.question.id == "Q-FLX-06")

    plus = banque().model_copy(update={"lexique": banque().lexique | ajoute, "version": "à nous"})
    assert confidence(plus) > confidence(banque())


def test_no_two_questions_of_the_bank_are_asked_in_the_same_words() -> None:
    vues: dict[str, str] = {}
    for question in banque().questions:
        assert len(question.variantes) >= 6, question.id
        for texte in {wording(t) for t in (question.texte, *question.variantes)}:
            assert vues.setdefault(texte, question.id) == question.id, texte


def test_every_variant_asks_its_question() -> None:
    questions = banque().questions
    for variantes in zip_longest(*(q.variantes for q in questions), fillvalue="?"):
        attaches = attach([Enonce(t, f"A{rang}") for rang, t in enumerate(variantes)], banque())

        for question, texte, attache in zip(questions, variantes, attaches, strict=True):
            assert texte == "?" or attache.question == question, texte


def test_free_wordings_attach_as_well_as_promised() -> None:
    """The set was written apart, and nothing is tuned on it: totals only are looked at."""
    mesure = measure(load_cas(RESERVE), banque())

    assert mesure.precision >= 0.95, str(mesure)
    assert mesure.rappel >= 0.85, str(mesure)
