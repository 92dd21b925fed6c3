"""The rules of the decision, read from top to bottom on the facts."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from cdc.recette.decision import Proposition, decide
from cdc.recette.faits import establish
from cdc.recette.taux import Taux
from cdc_schema.enumerations import DecisionPV
from tests.recettes import (
    B,
    C,
    J,
    N,
    make_anomalie,
    make_campagne,
    make_cas,
    make_exigence,
    make_lot,
    make_recette,
    played,
)

ADMIS, RESERVES = DecisionPV.ADMISSION, DecisionPV.ADMISSION_AVEC_RESERVES
AJOURNE, REJETE = DecisionPV.AJOURNEMENT, DecisionPV.REJET


def _decide(vus: dict[str, Any], *anomalies: dict[str, Any], **sections: Any) -> Proposition:
    cahier, passages = make_lot(vus, anomalies, **sections)
    return decide(establish(cahier, passages, cahier.campagnes[0]), cahier.reglement_recette)


def _twenty(*autres: Any) -> dict[str, Any]:
    vus = [*autres, *[C] * (20 - len(autres))]
    return {f"CT-{n:02d}": verdict for n, verdict in enumerate(vus, 1)}


@pytest.mark.parametrize(
    ("vus", "anomalies", "decision", "regle"),
    [
        pytest.param(_twenty(), [], ADMIS, 7, id="all conform"),
        pytest.param(_twenty(J), [], AJOURNE, 1, id="one case not played"),
        pytest.param(_twenty(B), [], AJOURNE, 1, id="a blocked case was not played"),
        pytest.param(_twenty(N), [make_anomalie()], RESERVES, 6, id="95 % conform: the threshold"),
        pytest.param(_twenty(N, N), [make_anomalie()], AJOURNE, 4, id="90 % conform"),
        pytest.param(
            _twenty(),
            [make_anomalie("ANO-001"), make_anomalie("ANO-002")],
            AJOURNE,
            4,
            id="two major anomalies for twenty cases",
        ),
        pytest.param(_twenty(), [make_anomalie(severite="bloquante")], AJOURNE, 3, id="one blocks"),
        pytest.param(
            _twenty(),
            [make_anomalie(severite="bloquante", detectee_le="01/04/2027")],
            REJETE,
            2,
            id="one blocked before the campaign began",
        ),
        pytest.param(
            _twenty(),
            [make_anomalie(f"ANO-{n:03d}", "mineure") for n in range(1, 22)],
            AJOURNE,
            5,
            id="twenty-one minor ones",
        ),
        pytest.param(
            _twenty(),
            [make_anomalie(f"ANO-{n:03d}", "mineure") for n in range(1, 21)],
            RESERVES,
            6,
            id="twenty minor ones",
        ),
        pytest.param(_twenty(), [make_anomalie(etat="close")], ADMIS, 7, id="closed"),
        pytest.param(
            _twenty(),
            [make_anomalie(etat="différée (réserve)", reserve="RES-01")],
            RESERVES,
            6,
            id="put in a reserve is still open",
        ),
        pytest.param(
            _twenty(), [make_anomalie(severite=None)], AJOURNE, 3, id="nobody knows how serious"
        ),
    ],
)
def test_the_first_true_rule_proposes(
    vus: dict[str, Any], anomalies: list[dict[str, Any]], decision: DecisionPV, regle: int
) -> None:
    proposition = _decide(vus, *anomalies)

    assert (proposition.decision, proposition.regle.n) == (decision, regle)


def test_the_true_rules_below_are_further_reasons() -> None:
    proposition = _decide(_twenty(J, N, N), make_anomalie(severite="bloquante"))

    assert [r.n for r in proposition.regles if r.vraie] == [1, 3, 4]
    assert len(proposition.motifs) == 3
    assert proposition.regle.elements == ("EX-REL-001",)
    assert (
        proposition.motifs[0]
        == "règle 1\u00a0: recette incomplète\u00a0: cas non joués ou bloqués à rejouer "
        "(couverture des exigences indispensables\u00a0: 95\u00a0% (19 sur 20), au moins 100\u00a0%)"
    )
    assert all(motif in proposition.texte for motif in proposition.motifs)


def test_the_contract_sets_the_thresholds() -> None:
    reglement = {"taux_conforme_min": "90", "taux_majeures_max": "10 %"}

    proposition = _decide(_twenty(N, N), make_anomalie(), reglement_recette=reglement)

    assert proposition.decision is RESERVES


def test_one_rate_is_shown_alike_beside_its_threshold_and_alone() -> None:
    sept = Taux(7, 32)

    assert sept.against(Fraction(100)) == str(sept) == "21,9\u00a0%"


def test_a_rate_just_under_its_threshold_is_not_rounded_up_to_it() -> None:
    reglement = {"taux_conforme_min": "66,67"}
    vus = {"CT-01": C, "CT-02": C, "CT-03": N}

    proposition = _decide(vus, reglement_recette=reglement)

    mesure = next(m for m in proposition.regle.mesures if m.vraie)
    assert proposition.decision is AJOURNE
    assert mesure.valeur == "66,667\u00a0% (2 sur 3)"
    assert mesure.seuil == "au moins 66,67\u00a0%"


def test_a_critical_case_that_was_not_played_leaves_its_requirement_uncovered() -> None:
    cahier = make_recette(cas_de_test=[make_cas("CT-01"), make_cas("CT-02", priorite="critique")])

    proposition = decide(establish(cahier, [played("CT-01", C)], cahier.campagnes[0]))

    assert proposition.regle.n == 1


def test_one_important_requirement_in_ten_may_be_left() -> None:
    exigences = [make_exigence(f"EX-REL-{n:03d}", priorite="important") for n in range(1, 11)]
    cas = [make_cas(f"CT-{n:02d}", f"EX-REL-{n:03d}") for n in range(1, 11)]
    cahier = make_recette(exigences=exigences, cas_de_test=cas)
    neuf = [played(f"CT-{n:02d}", C) for n in range(1, 10)]

    def decided(passages: list[Any]) -> DecisionPV:
        return decide(establish(cahier, passages, cahier.campagnes[0])).decision

    assert decided(neuf) is ADMIS
    assert decided(neuf[:8]) is AJOURNE


def test_a_blocking_anomaly_delivered_before_the_second_campaign_waits_for_its_test() -> None:
    livree = {"date": "20/04/2027", "etat": "livrée", "par": "prestataire"}
    anomalie = make_anomalie(severite="bloquante", etat="livrée", historique=[livree])
    cahier = make_recette(
        anomalies=[anomalie], campagnes=[make_campagne(), make_campagne("CAMP-02")]
    )
    passages = [played("CT-01", N), played("CT-01", C, campagne="CAMP-02", releve="REL-02")]

    proposition = decide(establish(cahier, passages, cahier.campagnes[1]))

    assert (proposition.decision, proposition.regle.n) == (AJOURNE, 3)


@pytest.mark.parametrize(
    ("accord", "decision"),
    [
        ({"client": "MEM-02", "prestataire": "chef de projet"}, ADMIS),
        ({"client": "MEM-02"}, RESERVES),
        (None, RESERVES),
    ],
)
def test_a_request_for_change_counts_as_a_defect_until_both_parties_say_it_is_none(
    accord: dict[str, str] | None, decision: DecisionPV
) -> None:
    demande = make_anomalie(nature="évolution", qualifiee_par=accord)

    assert _decide(_twenty(), demande).decision is decision


def test_the_anomaly_of_another_lot_does_not_count_but_one_of_no_lot_does() -> None:
    ailleurs = make_exigence("EX-COM-001", lot="LOT-2")
    cahier, passages = make_lot(_twenty(), [make_anomalie(exigences=["EX-COM-001"])])
    autre = cahier.model_copy(
        update={"exigences": [*cahier.exigences, type(cahier.exigences[0])(**ailleurs)]}
    )

    sans_lot = decide(establish(cahier, passages, cahier.campagnes[0])).decision
    d_un_autre = decide(establish(autre, passages, autre.campagnes[0])).decision

    assert (sans_lot, d_un_autre) == (RESERVES, ADMIS)


def test_an_empty_campaign_is_put_off_without_any_rate() -> None:
    cahier = make_recette(exigences=[], cas_de_test=[], anomalies=[make_anomalie(exigences=[])])

    proposition = decide(establish(cahier, [], cahier.campagnes[0]))

    assert (proposition.decision, proposition.regle.n) == (AJOURNE, 1)
    assert [r.n for r in proposition.regles if r.vraie] == [1, 6]
    assert {m.valeur for r in proposition.regles[3:4] for m in r.mesures} == {"sans objet"}


@pytest.mark.parametrize(
    ("critere", "bloquantes", "regle"),
    [
        ({}, 0, 7),
        ({"atteint": "non"}, 0, 7),
        ({"atteint": "non", "preuve": "recette/rapports/essai.pdf"}, 0, 2),
        ({"rapport": "RAP-01"}, 0, 7),
        ({"rapport": "RAP-01"}, 1, 2),
    ],
)
def test_a_blocking_anomaly_that_the_entry_criteria_show_rejects_the_lot(
    critere: dict[str, str], bloquantes: int, regle: int
) -> None:
    rapport = {
        "id": "RAP-01",
        "version_livree": "1.0.3",
        "synthese": {"bloquantes": str(bloquantes)},
    }
    ecrit = {"critere": "recette usine close sans bloquante ouverte", **critere}

    proposition = _decide(
        _twenty(),
        campagnes=[make_campagne(criteres_entree=[ecrit])],
        rapports_recette=[rapport],
    )

    assert proposition.regle.n == regle
