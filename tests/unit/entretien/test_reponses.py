"""Answers that say something else than an answer are recognised."""

from __future__ import annotations

import pytest

from cdc.entretien.reponses import flag, normalize


@pytest.mark.parametrize(
    ("texte", "drapeau"),
    [
        ("idem", "idem"),
        ("Idem que Sophie", "idem"),
        ("même réponse", "idem"),
        ("n/a", "sans objet"),
        ("N.A.", "sans objet"),
        ("Sans objet", "sans objet"),
        ("—", "sans objet"),
        ("néant", "sans objet"),
        ("je ne sais pas", "ne sait pas"),
        ("voir avec Sophie", "voir avec"),
        ("À voir avec l’ADV", "voir avec"),
        ("26", None),
        ("Nous voyons avec le client", None),
        ("aucun lead sans objet précis", None),
    ],
)
def test_an_answer_that_answers_nothing_is_flagged(texte: str, drapeau: str | None) -> None:
    assert flag(texte) == drapeau


def test_texts_are_compared_without_case_accents_and_punctuation() -> None:
    assert normalize("  L’Équipe : « SŒUR »\u202f! ") == "l equipe soeur"
