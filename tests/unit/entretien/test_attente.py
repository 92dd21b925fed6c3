"""A project says which questions it awaits, and whom to ask."""

from __future__ import annotations

from cdc.completude import assess, missing
from cdc.entretien.attente import empty_items, feeds, profile_to_hear
from cdc.projet.banque import load_banque
from cdc.resources import modeles
from tests.builders import make_cahier

BANQUE = load_banque(modeles() / "questions")
REGLE = {"id": "RG-01", "enonce": "Zone", "si": "hors zone", "alors": "transmis", "sinon": "gardé"}


def test_a_question_is_awaited_until_what_it_feeds_is_filled() -> None:
    question = next(
        q for q in BANQUE.questions if set(q.alimente) == {"X8.si", "X8.alors", "X8.sinon"}
    )

    assert feeds(question, empty_items(missing(make_cahier())))
    assert not feeds(question, empty_items(missing(make_cahier(regles=[REGLE]))))


def test_the_profile_to_hear_is_one_that_nobody_spoke_for() -> None:
    vides = empty_items(assess(make_cahier()).manques)
    premier = profile_to_hear(BANQUE, vides, set())

    assert premier is not None
    assert profile_to_hear(BANQUE, vides, {premier}) != premier
    assert profile_to_hear(BANQUE, vides, set(BANQUE.profils)) is None


def test_nobody_need_be_heard_when_nothing_is_missing() -> None:
    assert profile_to_hear(BANQUE, set(), set()) is None
