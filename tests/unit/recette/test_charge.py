"""The work of acceptance against the time of people."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from cdc.recette.alertes_charge import Manque, alerts
from cdc.recette.capacite import acceptance_days
from cdc.recette.charge import Charge, compute_charge, compute_effort
from cdc.recette.jours import public_holidays
from cdc_schema import Cahier
from tests.builders import make_cahier

_LOT: dict[str, Any] = {
    "id": "LOT-1",
    "exigences": ["EX-001"],
    "recette_debut": "12/04/2027",
    "recette_fin": "30/04/2027",
}


def _project(
    *,
    lots: list[dict[str, Any]] | None = None,
    temps: dict[str, Any] | None = None,
    minutes: list[str | None] | None = None,
    **sections: Any,
) -> Cahier:
    """Return a project of one tester, who plays one case for each of `minutes`."""
    cas = [
        {"id": f"CT-{n:02}", "persona": "PER-01", "exigences": ["EX-001"], "duree_estimee_min": m}
        for n, m in enumerate(minutes or ["60"], 1)
    ]
    planning = {"lots": lots or [_LOT], "recette": temps or {"disponibilite": "1"}}
    return make_cahier(
        **{
            "planning": planning,
            "cas_de_test": cas,
            "exigences": [{"id": "EX-001"}],
            "personas": [{"id": "PER-01", "recetteurs": ["MEM-01"]}],
            "equipe": {"membres": [{"id": "MEM-01", "service": "SAV", "disponibilite": "1"}]},
            **sections,
        }
    )


def _missing(charge: Charge) -> set[Manque]:
    return {a.manque for a in alerts(charge)}


@pytest.mark.parametrize(
    ("conception", "reglement", "jours"),
    [
        pytest.param("90", {}, 18, id="a fifth by default"),
        pytest.param("91", {}, 19, id="rounded up to the day"),
        pytest.param("90", {"part_recette": "25"}, 23, id="the share of the contract"),
    ],
)
def test_acceptance_takes_a_share_of_the_conception(
    conception: str, reglement: dict[str, str], jours: int
) -> None:
    cahier = make_cahier(
        planning={"recette": {"jours_conception": conception}}, reglement_recette=reglement
    )

    assert compute_effort(cahier).jours == jours


def test_the_three_parts_make_the_whole() -> None:
    effort = compute_effort(make_cahier(planning={"recette": {"jours_conception": "90"}}))

    parts = [effort.days_of(p) for p in ("preparation", "execution", "restitution")]

    assert parts == [Decimal("7.2"), Decimal("8.1"), Decimal("2.7")]


def test_a_part_without_time_is_told() -> None:
    reglement = {"part_preparation": "55", "part_restitution": "0"}
    cahier = _project(temps={"jours_conception": "90"}, reglement_recette=reglement)

    manques = _missing(compute_charge(cahier))

    assert Manque.PART in manques
    assert Manque.PARTS not in manques


def test_public_holidays_follow_easter() -> None:
    assert {dt.date(2027, 3, 29), dt.date(2027, 5, 6), dt.date(2027, 5, 17)} <= public_holidays(
        2027
    )
    assert len(public_holidays(2027)) == 11


@pytest.mark.parametrize(
    ("service", "jours"),
    [
        pytest.param(None, 5, id="of everybody"),
        pytest.param("Tous", 5, id="said so"),
        pytest.param("SAV", 5, id="of her service"),
        pytest.param("Ventes", 10, id="of another service"),
    ],
)
def test_a_closed_period_takes_days_from_those_it_concerns(service: str | None, jours: int) -> None:
    lot = {**_LOT, "recette_debut": "07/06/2027", "recette_fin": "20/06/2027"}
    ferme = {"debut": "14/06/2027", "fin": "18/06/2027", "service": service}
    cahier = make_cahier(
        planning={"lots": [lot], "indisponibilites": [ferme]},
        equipe={"membres": [{"id": "MEM-01", "service": "SAV"}]},
    )

    assert len(acceptance_days(cahier, cahier.planning.lots[0], "MEM-01")) == jours


def test_a_tester_has_her_days_a_week_and_plays_her_personas() -> None:
    # 7 h of cases, and 30 % to play again: 1.3 day of 7 hours.
    [lot] = compute_charge(_project(minutes=["420"])).lots

    [travail] = lot.travaux
    assert (travail.personne, travail.cas, travail.demande) == ("MEM-01", 1, Decimal("1.3"))
    assert travail.capacite == 3


def test_the_least_of_what_is_granted_counts() -> None:
    equipe = {"membres": [{"id": "MEM-01", "disponibilite": "2"}]}
    [lot] = compute_charge(_project(temps={"disponibilite": "0,5"}, equipe=equipe)).lots

    assert lot.capacite == Decimal("1.5")


def test_a_tester_over_capacity_is_told_once_by_lot() -> None:
    charge = compute_charge(_project(minutes=["420"] * 3))

    surcharges = [a for a in alerts(charge) if a.manque is Manque.SURCHARGE]

    assert [a.chemin for a in surcharges] == ["equipe.membres[MEM-01].disponibilite"]
    assert "3,9 jours" in surcharges[0].message


def test_days_that_two_lots_share_count_once() -> None:
    autre = {**_LOT, "id": "LOT-2"}
    charge = compute_charge(_project(lots=[_LOT, autre], minutes=["600"]))

    [travail] = charge.travaux
    assert not any(t.over for lot in charge.lots for t in lot.travaux)
    assert travail.over
    assert Manque.SURCHARGE in _missing(charge)


def test_a_persona_without_tester_is_told() -> None:
    charge = compute_charge(_project(personas=[{"id": "PER-01"}]))

    assert charge.sans_recetteur == ("PER-01",)
    assert Manque.PERSONA in _missing(charge)


def test_a_lot_with_too_little_time_is_told() -> None:
    temps = {"disponibilite": "1", "par_lot": [{"lot": "LOT-1", "jours": "4"}]}

    assert Manque.LOT in _missing(compute_charge(_project(temps=temps)))


def test_calendar_days_are_held_against_the_calendar() -> None:
    temps = {"disponibilite": "1", "par_lot": [{"lot": "LOT-1", "jours": "19"}]}
    reglement = {"unite_charge": "jours calendaires"}

    manques = _missing(compute_charge(_project(temps=temps, reglement_recette=reglement)))

    assert Manque.LOT not in manques


def test_a_case_without_length_takes_the_mean_and_is_told() -> None:
    charge = compute_charge(_project(minutes=["60", "120", None]))

    assert charge.sans_duree == ("CT-03",)
    assert round(charge.lots[0].demande * 7 * 60 / Decimal("1.3")) == 270


def test_an_obsolete_case_is_not_played() -> None:
    cas = {"id": "CT-01", "persona": "PER-01", "exigences": ["EX-001"], "duree_estimee_min": "60"}
    obsolete = {**cas, "id": "CT-02", "statut_redaction": "obsolète"}

    charge = compute_charge(_project(cas_de_test=[cas, obsolete]))

    assert charge.lots[0].cas == 1
    assert charge.hors_lot == ()


def test_a_lot_without_dates_takes_those_of_its_campaign() -> None:
    lot = {"id": "LOT-1", "exigences": ["EX-001"]}
    campagne = {
        "id": "CAMP-01",
        "lot": "LOT-1",
        "type_recette": "utilisateur",
        "periode": {"debut": "12/04/2027", "fin": "16/04/2027"},
    }

    sans = compute_charge(_project(lots=[lot]))
    avec = compute_charge(_project(lots=[lot], campagnes=[campagne]))

    assert Manque.DATES in _missing(sans)
    assert avec.lots[0].capacite == 1
