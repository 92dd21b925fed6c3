"""What testers write for a verdict is understood, or told."""

from __future__ import annotations

import pytest

from cdc.recette.mots import severity_of, verdict_of
from cdc_schema.enumerations import Severite, Verdict


@pytest.mark.parametrize(
    ("texte", "verdict"),
    [
        ("Conforme", Verdict.CONFORME),
        (" ok ", Verdict.CONFORME),
        ("NON  CONFORME", Verdict.NON_CONFORME),
        ("non-conforme", Verdict.NON_CONFORME),
        ("KO", Verdict.NON_CONFORME),
        ("NC", Verdict.NON_CONFORME),
        ("Echec", Verdict.NON_CONFORME),
        ("bloque", Verdict.BLOQUE),
        ("Non joué.", Verdict.NON_JOUE),
    ],
)
def test_a_verdict_is_understood_whatever_its_spelling(texte: str, verdict: Verdict) -> None:
    assert verdict_of(texte) is verdict


@pytest.mark.parametrize("texte", ["", "à voir", "oui", "conforme sauf le délai", "conforme ?"])
def test_a_word_that_may_mean_something_else_is_no_verdict(texte: str) -> None:
    assert verdict_of(texte) is None


def test_a_severity_is_understood_whatever_its_gender() -> None:
    assert severity_of("Majeur") is Severite.MAJEURE
    assert severity_of("BLOQUANTE") is Severite.BLOQUANTE
    assert severity_of("grave") is None
