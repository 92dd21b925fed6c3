"""Answers that cannot all be true, compared once read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from cdc.entretien.arbitrages import Arbitrage, Decisions, ReponseConsideree
from cdc.entretien.contradictions import Contradiction, find_contradictions
from cdc.entretien.importation import import_lectures
from cdc.entretien.releves import Releve
from cdc.entretien.temoignages import collect_temoignages
from tests.entretiens import banque, bring, make_lecture

COMMANDES = "clients.commandes_factures.commandes"


def volume(nombre: str) -> list[dict[str, str]]:
    return [{"Commandes par mois": nombre}]


def found(
    donnees: dict[str, Any], releves: Sequence[Releve], *prises: Arbitrage
) -> list[Contradiction]:
    decisions = Decisions(prises)
    dits, _ = collect_temoignages(donnees, releves, banque(), decisions)
    return find_contradictions(dits, donnees, banque(), decisions)


def said(contradiction: Contradiction) -> list[tuple[str, list[str]]]:
    return [(p.lu, [t.personne for t in p.temoignages]) for p in contradiction.positions]


def test_two_people_who_give_two_numbers_contradict_each_other() -> None:
    importation = bring(
        {},
        make_lecture("Ana", FLX_18=volume("700")),
        make_lecture("Bob", guide="H", FLX_18=volume("1 850")),
        make_lecture("Cléo", guide="I", FLX_18=volume("0700")),
    )

    (contradiction,) = found(importation.donnees, importation.nouveaux)

    assert contradiction.chemin == COMMANDES
    assert said(contradiction) == [("700", ["Ana", "Cléo"]), ("1850", ["Bob"])]
    assert contradiction.entre_reponses
    assert contradiction.retenue == contradiction.positions[0]


def test_answers_are_compared_also_where_the_project_holds_nothing() -> None:
    releves = bring(
        {},
        make_lecture("Ana", FLX_18=volume("700")),
        make_lecture("Bob", guide="H", FLX_18=volume("1850")),
    ).nouveaux

    (contradiction,) = found({}, releves)

    assert said(contradiction) == [("700", ["Ana"]), ("1850", ["Bob"])]
    assert contradiction.existante == ""


def test_one_person_in_two_places_can_contradict_herself() -> None:
    lignes = [*volume("700"), *volume("800")]
    importation = bring({}, make_lecture("Ana", FLX_18=lignes))

    (contradiction,) = found(importation.donnees, importation.nouveaux)

    assert said(contradiction) == [("700", ["Ana"]), ("800", ["Ana"])]


def test_a_choice_that_no_data_item_takes_is_compared_too() -> None:
    importation = bring(
        {},
        make_lecture("Ana", MAP_08="Trois ans"),
        make_lecture("Bob", guide="H", MAP_08="trois ans"),
        make_lecture("Cléo", guide="I", MAP_08="Tout"),
    )

    (contradiction,) = found(importation.donnees, importation.nouveaux)

    assert contradiction.question == "Q-MAP-08"
    assert contradiction.section
    assert said(contradiction) == [("Trois ans", ["Ana", "Bob"]), ("Tout", ["Cléo"])]


@pytest.mark.parametrize(
    ("une", "autre"),
    [
        pytest.param("idem", "700", id="flag"),
        pytest.param("voir avec Paul", "700", id="see-with"),
        pytest.param("700", "700 ", id="same"),
    ],
)
def test_what_is_not_an_answer_contradicts_nothing(une: str, autre: str) -> None:
    importation = bring(
        {},
        make_lecture("Ana", FLX_18=volume(une)),
        make_lecture("Bob", guide="H", FLX_18=volume(autre)),
    )

    assert found(importation.donnees, importation.nouveaux) == []


def test_free_texts_are_not_judged() -> None:
    importation = bring(
        {},
        make_lecture("Ana", FLX_11="Je fais la somme"),
        make_lecture("Bob", guide="H", FLX_11="On demande à chacun"),
    )

    assert found(importation.donnees, importation.nouveaux) == []


@pytest.mark.parametrize("autre", ["2,0", "2 heures ouvrées"])
def test_durations_are_compared_as_durations(autre: str) -> None:
    importation = bring(
        {},
        make_lecture("Ana", FLX_06="2"),
        make_lecture("Bob", guide="H", FLX_06=autre),
    )

    assert found(importation.donnees, importation.nouveaux) == []


def test_a_duration_of_the_project_in_another_unit_says_the_same() -> None:
    donnees = {"leads": {"delai_prise_en_charge": {"actuel": "120 min"}}}
    importation = bring(donnees, make_lecture("Ana", FLX_06="2 h"))

    assert importation.bilans[0].conflits == []
    assert found(importation.donnees, importation.nouveaux) == []


def decision(valeur: str, **reponses: str) -> Arbitrage:
    return Arbitrage(
        id="ARB-01",
        chemin=COMMANDES,
        question="Q-FLX-18",
        valeur=valeur,
        reponses=tuple(
            ReponseConsideree(entretien=cle.replace("_", "-"), reponse=r)
            for cle, r in reponses.items()
        ),
    )


def test_a_decision_holds_until_an_answer_changes() -> None:
    premier = bring(
        {},
        make_lecture("Ana", FLX_18=volume("700")),
        make_lecture("Bob", guide="H", FLX_18=volume("1850")),
    )
    prise = decision("700", ENT_01="700", ENT_02="1850")
    assert found(premier.donnees, premier.nouveaux, prise) == []

    second = import_lectures(
        premier.donnees,
        [make_lecture("Bob", guide="H", FLX_18=volume("1900"))],
        premier.nouveaux,
        banque(),
        Decisions((prise,)),
    )

    releves = (*premier.nouveaux, *second.nouveaux)
    (rouverte,) = found(second.donnees, releves, prise)
    assert rouverte.decision == prise
    assert said(rouverte) == [("700", ["Ana"]), ("1900", ["Bob"])]


def test_a_new_person_who_agrees_with_the_decision_does_not_reopen_it() -> None:
    premier = bring(
        {},
        make_lecture("Ana", FLX_18=volume("700")),
        make_lecture("Bob", guide="H", FLX_18=volume("1850")),
        make_lecture("Cléo", guide="I", FLX_18=volume("700")),
    )

    assert (
        found(premier.donnees, premier.nouveaux, decision("700", ENT_01="700", ENT_02="1850")) == []
    )


def test_what_was_decided_is_not_replaced_by_a_corrected_guide() -> None:
    premier = bring(
        {},
        make_lecture("Ana", FLX_18=volume("700")),
        make_lecture("Bob", guide="H", FLX_18=volume("1850")),
    )
    prise = decision("700", ENT_01="700", ENT_02="1850")

    second = import_lectures(
        premier.donnees,
        [make_lecture("Ana", FLX_18=volume("720"))],
        premier.nouveaux,
        banque(),
        Decisions((prise,)),
    )

    assert second.donnees["clients"]["commandes_factures"]["commandes"] == 700
    (conflit,) = second.bilans[0].conflits
    assert (conflit.chemin, conflit.proposee) == (COMMANDES, "720")


def test_an_author_who_changes_a_decided_value_is_told_of_the_decision() -> None:
    premier = bring(
        {},
        make_lecture("Ana", FLX_18=volume("700")),
        make_lecture("Bob", guide="H", FLX_18=volume("1850")),
    )
    prise = decision("700", ENT_01="700", ENT_02="1850")
    donnees = {**premier.donnees, "clients": {"commandes_factures": {"commandes": "900"}}}

    (rouverte,) = found(donnees, premier.nouveaux, prise)

    assert (rouverte.existante, rouverte.decision) == ("900", prise)


@pytest.mark.parametrize("autre", ["0,3", "30", "30%"])
def test_one_share_written_in_two_ways_is_no_contradiction(autre: str) -> None:
    ana, bob = make_lecture("Ana", MAP_04="30 %"), make_lecture("Bob", MAP_04=autre)

    assert found({}, bring({}, ana, bob).nouveaux) == []
    assert found({}, bring({}, ana, make_lecture("Bob", MAP_04="0,4")).nouveaux)
