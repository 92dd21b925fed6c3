"""Lives of cases, campaigns, anomalies, reserves, requests and minutes."""

from __future__ import annotations

import pytest

from cdc.recette.cycles import (
    ANOMALIE,
    CAMPAGNE,
    CYCLES,
    PV,
    Changement,
    ChangementRefuseError,
    Cycle,
    Partie,
    check,
)
from cdc_schema.enumerations import EtatAnomalie, EtatCampagne, EtatPV

NOMS = [cycle.nom for cycle in CYCLES]


@pytest.mark.parametrize("cycle", CYCLES, ids=NOMS)
def test_every_state_is_reached_and_only_an_end_has_no_way_out(cycle: Cycle) -> None:
    etats = list(type(cycle.initial))

    assert [e for e in etats if cycle.way(cycle.initial, e) is None] == []
    assert {e for e in etats if not cycle.from_state(e)} <= set(cycle.finaux)


@pytest.mark.parametrize(
    "etat", [e for e in EtatAnomalie if e is not EtatAnomalie.CLOSE], ids=lambda e: e.name
)
def test_every_open_anomaly_has_a_way_to_its_end(etat: EtatAnomalie) -> None:
    chemin = ANOMALIE.way(etat, EtatAnomalie.CLOSE)

    assert chemin is not None
    assert chemin[-1].reservee_au_client


def test_only_the_client_closes() -> None:
    fermeture = Changement(
        "ANO-003", ANOMALIE, EtatAnomalie.A_RETESTER, EtatAnomalie.CLOSE, Partie.PRESTATAIRE
    )

    with pytest.raises(ChangementRefuseError, match="Seul le client clôt une anomalie"):
        check(fermeture)


def test_a_refusal_says_what_is_allowed() -> None:
    saut = Changement("CAMP-01", CAMPAGNE, EtatCampagne.EN_PREPARATION, EtatCampagne.CLOTUREE)

    with pytest.raises(ChangementRefuseError) as refus:
        check(saut)

    assert str(refus.value) == (
        "CAMP-01\u00a0: de «\u00a0en préparation\u00a0», on ne passe pas à «\u00a0clôturée\u00a0». Ce "
        "qui est permis\u00a0: «\u00a0prête\u00a0» (critères d’entrée atteints, chef de projet "
        "client\u202f; chaque critère porte sa preuve), «\u00a0abandonnée\u00a0» (lot retiré, comité de "
        "projet\u202f; motif).\nRien n’a été écrit."
    )


def test_signed_minutes_are_only_completed() -> None:
    assert [t.vers for t in PV.from_state(EtatPV.SIGNE)] == [EtatPV.RECTIFIE]
