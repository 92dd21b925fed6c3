"""A heading attaches to the question that it words, and to no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdc.entretien.banque import Banque, Question
from cdc.entretien.correspondance import Correspondance, Ligne
from cdc.entretien.enquete import Enonce
from cdc.entretien.intitules import wording
from cdc.entretien.rattachement import Attache, attach
from tests.entretiens import banque

OU = "Où notez-vous ce qu’un prospect vous a dit\u202f?"


@pytest.mark.parametrize(
    "intitule",
    [
        OU,
        "Où notez-vous ce qu'un prospect vous a dit ?",
        "  Où notez-vous  ce qu’un\u00a0prospect vous a dit",
        "OÙ NOTEZ-VOUS CE QU’UN PROSPECT VOUS A DIT ?",
        "Où notez-vous ce qu’un prospect vous a dit ?2",
        "Où notez-vous ce qu’un prospect vous a dit : ",
        "Vos prises de notes [Q-FLX-10]",
        "[q-flx-10] Vos prises de notes2",
    ],
)
def test_typing_changes_nothing(intitule: str) -> None:
    assert asked(intitule) == ["Q-FLX-10"]


@pytest.mark.parametrize(
    ("intitule", "raison"),
    [
        ("Combien de clés de bureau avez-vous ?", ""),
        ("Avez-vous le permis bateau ?", ""),
        ("Avez-vous trouvé ce questionnaire trop long ?", "avis sur l’enquête"),
        (f"{OU} [Q-FLX-999]", "la banque n’a pas la question Q-FLX-999"),
        (f"{OU} [Q-FLX-10/precision]", "la banque n’a pas la question Q-FLX-10/precision"),
        ("?", "la banque n’a pas la question"),
    ],
)
def test_nothing_is_guessed(intitule: str, raison: str) -> None:
    (attache,) = attached(intitule)

    assert attache.question is None
    assert raison in attache.raison


def test_a_foreign_subject_is_named_only_when_it_is_sure() -> None:
    cantine, voitures = attached("La cantine est-elle bonne ?", "Où parquez-vous vos voitures ?")

    assert cantine.raison.endswith("semble hors du sujet des entretiens (locaux et vie de bureau)")
    assert voitures.raison.endswith("semble hors du sujet des entretiens")


def test_a_word_is_not_taken_for_another_of_its_family() -> None:
    marche, poste = attached(
        "Qu'est-ce qui fonctionne bien aujourd'hui et qu'il faut garder ?", "Votre fonction"
    )

    assert marche.question is not None
    assert marche.question.id == "Q-FRE-01"
    assert poste.raison.endswith("(identité)")


def test_wages_are_no_payments() -> None:
    factures = "Quel outil fait foi pour l’adresse de facturation et l’encours ?"
    paie = "Quel logiciel de paie utilisez-vous ?"

    avant, attache = attached(factures, paie)

    assert avant.question is not None
    assert attache.question is None
    assert attache.raison.endswith("(personnel et paie)")


@pytest.mark.parametrize("intitule", ["Les ventes", "Êtes-vous satisfait de l'outil actuel ?"])
def test_a_heading_of_the_project_is_not_said_to_be_foreign(intitule: str) -> None:
    (attache,) = attached(intitule)

    assert attache.question is None
    assert "hors du sujet" not in attache.raison


def test_the_second_question_of_a_question_attaches_too() -> None:
    (precision,) = [q.precision for q in banque().questions if q.id == "Q-FLX-13"]
    assert precision is not None

    attaches = attached(precision.texte, "Et lesquels ? [Q-FLX-27/precision]")

    assert [(a.question and a.question.id, a.precision) for a in attaches] == [
        ("Q-FLX-13", True), ("Q-FLX-27", True),
    ]  # fmt: skip


def test_of_two_headings_of_one_question_the_surest_is_kept() -> None:
    assert asked(OU, f"{OU}2") == ["Q-FLX-10", None]
    assert asked(f"{OU}2", OU) == [None, "Q-FLX-10"]
    assert asked(OU, "Vos notes [Q-FLX-10]") == [None, "Q-FLX-10"]
    assert "répond déjà à la question Q-FLX-10" in attached(OU, f"{OU}2")[1].raison


def test_a_wording_of_two_questions_asks_for_the_key() -> None:
    pareilles = with_questions("Q-MOI-01", "Q-MOI-02")

    un, deux, trois = attach(headings("Et sinon ?", "Et sinon ?2", "Sinon [Q-MOI-02]"), pareilles)

    assert un.question is None
    assert "(Q-MOI-01, Q-MOI-02)" in un.raison
    assert deux.question is None
    assert trois.question is not None


def test_the_whole_bank_attaches_to_itself() -> None:
    assert asked(*(q.texte for q in banque().questions)) == [q.id for q in banque().questions]


def test_what_was_guessed_and_noted_changes_nothing_for_the_headings_beside() -> None:
    enonces = headings(
        "Quels sont vos principaux types de clients ?",
        "Comment vos clients ont-ils entendu parler de vous avant le premier contact ?",
        "Sous quel délai rappelez-vous une demande entrante ?",
        OU,
        "Seriez-vous prêt à faire du covoiturage ?",
        "Comment relancez-vous les devis restés sans réponse ?",
    )
    premier = attach(enonces, banque())
    notee = Correspondance("", tuple(noted(e, a) for e, a in zip(enonces, premier, strict=True)))

    second = attach(enonces, banque(), notee)

    assert [a.question for a in second] == [a.question for a in premier]
    doutes = [a for a in premier if not a.question]
    assert doutes
    assert [a for a in second if not a.question] == doutes


@settings(max_examples=200, deadline=None)
@given(st.text("aAéÉ’' \u00a0\u202f?!.:2[]Q-", max_size=25))
def test_normalising_twice_changes_nothing_more(texte: str) -> None:
    assert wording(wording(texte)) == wording(texte)


def asked(*intitules: str) -> list[str | None]:
    return [a.question.id if a.question else None for a in attached(*intitules)]


def attached(*intitules: str) -> list[Attache]:
    return attach(headings(*intitules), banque())


def headings(*intitules: str) -> list[Enonce]:
    return [Enonce(texte, f"F!{rang}1") for rang, texte in enumerate(intitules)]


def noted(enonce: Enonce, attache: Attache) -> Ligne:
    return Ligne(enonce.texte, enonce.cellule, attache.question.id if attache.question else "")


def with_questions(*identifiants: str) -> Banque:
    miennes = [
        Question.model_validate(
            {"id": i, "theme": "Freins", "profils": ["direction"], "type": "texte",
             "texte": "Et sinon\u202f?", "alimente": ["P2.attentes"]}
        )
        for i in identifiants
    ]  # fmt: skip
    return banque().model_copy(update={"questions": (*banque().questions, *miennes)})
