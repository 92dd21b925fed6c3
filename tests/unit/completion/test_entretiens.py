"""What interviews said stands beside the question; one key takes it over, with its source."""

from __future__ import annotations

import pytest

from cdc.completion import ReponseRefuseeError
from cdc.entretien.arbitrages import Decisions
from cdc.entretien.contradictions import find_contradictions
from cdc.entretien.temoignages import collect_temoignages
from tests.entretiens import banque, bring, make_lecture
from tests.marche import Marche

CHEMIN = "clients.commandes_factures.commandes"


@pytest.fixture
def marche() -> Marche:
    """Two people gave two numbers of orders; the project holds none yet."""
    releves = bring(
        {},
        make_lecture("Ana", FLX_18=[{"Commandes par mois": "700"}]),
        make_lecture("Bob", guide="H", FLX_18=[{"Commandes par mois": "1 850"}]),
    ).nouveaux
    dits, _ = collect_temoignages({}, releves, banque())
    contradictions = find_contradictions(dits, {}, banque(), Decisions())
    marche = Marche("2d")
    marche.tell(
        dits={d.chemin: [t for t in dits if t.chemin == d.chemin] for d in dits},
        contradictions={c.chemin: c for c in contradictions},
        arbitre="Gérante",
    )
    marche.goto("clients", "commandes_factures", "commandes")
    return marche


def test_people_who_disagree_are_shown_with_their_answers(marche: Marche) -> None:
    assert [(a.lu, a.temoignages[0].personne) for a in marche.question.avis] == [
        ("700", "Ana"),
        ("1850", "Bob"),
    ]
    assert marche.question.contradiction is not None


def test_a_number_takes_an_answer_over_and_keeps_the_decision(marche: Marche) -> None:
    pas = marche.answer("2")

    assert marche.value("clients", "commandes_factures", "commandes") == 1850
    assert pas.arbitrage is not None
    assert (pas.arbitrage.valeur, pas.arbitrage.decide_par) == ("1850", "Gérante")
    provenance = marche.value("clients", "provenance")
    assert provenance["commandes_factures"][-1] == "ARB-01"
    assert pas.sources == ("ENT-01", "ENT-02", "ARB-01")


def test_the_reason_may_follow_the_number(marche: Marche) -> None:
    pas = marche.answer("1 la facturation fait foi")

    assert pas.arbitrage is not None
    assert (pas.arbitrage.valeur, pas.arbitrage.motif) == ("700", "la facturation fait foi")


def test_another_value_settles_it_too(marche: Marche) -> None:
    pas = marche.answer("900")

    assert marche.value("clients", "commandes_factures", "commandes") == 900
    assert pas.arbitrage is not None
    assert pas.arbitrage.valeur == "900"


def test_one_is_a_value_when_it_is_written_01(marche: Marche) -> None:
    marche.answer("01")

    assert marche.value("clients", "commandes_factures", "commandes") == 1


def test_a_value_that_the_schema_refuses_settles_nothing(marche: Marche) -> None:
    with pytest.raises(ReponseRefuseeError):
        marche.answer("beaucoup")

    assert marche.value("clients", "commandes_factures", "commandes") is None


def test_what_one_person_said_is_taken_over_with_its_source() -> None:
    releves = bring({}, make_lecture("Ana", FLX_18=[{"Commandes par mois": "700"}])).nouveaux
    dits, _ = collect_temoignages({}, releves, banque())
    marche = Marche("2d")
    marche.tell(dits={d.chemin: [d] for d in dits})
    marche.goto(*CHEMIN.split("."))

    pas = marche.answer("1")

    assert marche.value(*CHEMIN.split(".")) == 700
    assert pas.arbitrage is None
    assert marche.value("clients", "provenance") == {"commandes_factures": ["ENT-01#Q-FLX-18"]}
