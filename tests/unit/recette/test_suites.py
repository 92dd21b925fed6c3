"""Reserves, requests for change, campaigns: what begins them and what ends them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from cdc.recette.bilan import assess
from cdc.recette.campagnes import (
    NouvelleCampagne,
    draft_campaign,
    move_campaign,
    set_aside,
    settle_verdict,
    to_replay,
)
from cdc.recette.cycles import ChangementRefuseError
from cdc.recette.demandes import Decision, draft_request, settle_request
from cdc.recette.reserves import draft_reserve, effective_state, extend, lift, refuse
from cdc.recette.seuils import Seuils
from cdc_schema.enumerations import (
    DecisionEvolution,
    EtatAnomalie,
    EtatCampagne,
    EtatReserve,
    OrigineEvolution,
    Severite,
    Verdict,
)
from tests.recettes import C, N, make_anomalie, make_campagne, make_cas, make_recette, played

JOUR = dt.date(2027, 5, 20)
ACCORD = {"client": "MEM-02", "prestataire": "chef de projet"}


def _reserve(**champs: Any) -> dict[str, Any]:
    return {
        "id": "RES-01",
        "anomalies": ["ANO-001"],
        "echeance_levee": "31/05/2027",
        "etat": "ouverte",
        **champs,
    }


def _refusal(appel: Any) -> str:
    with pytest.raises(ChangementRefuseError) as refus:
        appel()
    return " ".join(refus.value.fautes)


def test_a_reserve_takes_the_worst_severity_its_delay_and_the_cases_to_replay() -> None:
    cahier = make_recette(
        anomalies=[make_anomalie(cas="CT-01"), make_anomalie("ANO-002", "mineure", cas="CT-02")]
    )

    reserve = draft_reserve(cahier.anomalies, Seuils(delai_majeure=10), JOUR)

    assert reserve["severite"] is Severite.MAJEURE
    assert reserve["echeance_levee"] == dt.date(2027, 5, 30)
    assert reserve["condition_levee"] == "CT-01 et CT-02 rejoués conformes"


@pytest.mark.parametrize(
    ("champs", "dit"),
    [
        ({"severite": "bloquante"}, "ne se met jamais en réserve"),
        ({"severite": None}, "sans sévérité"),
        ({"etat": "close"}, "est déjà close"),
        ({"reserve": "RES-04"}, "est déjà dans RES-04"),
    ],
)
def test_what_a_reserve_may_not_cover(champs: dict[str, Any], dit: str) -> None:
    cahier = make_recette(anomalies=[make_anomalie(**champs)])

    assert dit in _refusal(lambda: draft_reserve(cahier.anomalies, Seuils(), JOUR))


def test_a_reserve_is_lifted_by_the_passage_that_shows_its_anomaly_corrected() -> None:
    cahier = make_recette(
        anomalies=[make_anomalie(etat="différée (réserve)", cas="CT-01")], reserves=[_reserve()]
    )
    preuve = played("CT-01", C, campagne="CAMP-02", releve="REL-04")

    levee = lift(
        cahier,
        cahier.reserves[0],
        preuve="REL-04#CT-01",
        par="MEM-02",
        jour=JOUR,
        passages=[played("CT-01", N), preuve],
    )

    assert levee.champs["etat"] is EtatReserve.LEVEE
    assert levee.champs["levee"] == {"date": JOUR, "par": "MEM-02", "preuve": "REL-04#CT-01"}
    assert [ligne["etat"] for ligne in levee.closes["ANO-001"]] == [
        EtatAnomalie.A_RETESTER,
        EtatAnomalie.CLOSE,
    ]


@pytest.mark.parametrize(
    ("etat", "preuve", "dit"),
    [
        ("différée (réserve)", "", "demande une preuve"),
        ("différée (réserve)", "REL-09#CT-01", "n’existe pas"),
        ("différée (réserve)", "REL-01#CT-01", "ne montre pas CT-01 conforme"),
        ("différée (réserve)", "recette/rapports/preuve.pdf", "ne montre pas CT-01 conforme"),
        ("en correction", "REL-01#CT-01", "Clôturez-la d’abord"),
    ],
)
def test_a_reserve_is_not_lifted_without_its_proof(etat: str, preuve: str, dit: str) -> None:
    cahier = make_recette(anomalies=[make_anomalie(etat=etat, cas="CT-01")], reserves=[_reserve()])

    def lever() -> object:
        return lift(
            cahier,
            cahier.reserves[0],
            preuve=preuve,
            par="MEM-02",
            jour=JOUR,
            passages=[played("CT-01", N)],
        )

    assert dit in _refusal(lever)


def test_a_reserve_expires_by_itself_then_is_extended_or_refused() -> None:
    (reserve,) = make_recette(reserves=[_reserve()]).reserves
    apres = dt.date(2027, 6, 2)

    assert effective_state(reserve, JOUR) is EtatReserve.OUVERTE
    assert effective_state(reserve, apres) is EtatReserve.EXPIREE
    assert "déjà passée" in _refusal(lambda: extend(reserve, JOUR, "comité", apres))
    assert "l’avenant" in _refusal(lambda: extend(reserve, dt.date(2027, 7, 1), "", apres))
    assert "on ne passe pas" in _refusal(lambda: refuse(reserve, "trop tard", JOUR))
    assert extend(reserve, dt.date(2027, 7, 1), "comité", apres)["etat"] is EtatReserve.OUVERTE
    assert refuse(reserve, "trop tard", apres)["etat"] is EtatReserve.TRANSFORMEE_EN_REFUS


def test_a_request_copies_the_requirement_and_names_the_cases_to_review() -> None:
    exigence = {"id": "EX-REL-001", "lot": "LOT-1", "version": "1.1", "enonce": "Le CRM doit…"}
    besoin = make_anomalie(nature="besoin mal exprimé", etat="refusée", qualifiee_par=ACCORD)
    cahier = make_recette(exigences=[exigence], anomalies=[besoin])

    demande = draft_request(cahier, cahier.anomalies[0], texte="…", motif="vu en recette")

    assert demande["origine"] is OrigineEvolution.INCOHERENCE_BESOIN
    assert demande["exigence_avant"] == {
        "exigence": "EX-REL-001",
        "version": "1.1",
        "texte": "Le CRM doit…",
    }
    assert demande["impact"] == {"exigences": ["EX-REL-001"], "cas_a_revoir": ["CT-01"]}
    assert demande["decision"] is DecisionEvolution.A_CHIFFRER


def test_a_request_needs_a_qualification_made_together_and_one_requirement() -> None:
    seule = make_anomalie(nature="évolution", exigences=["EX-REL-001", "EX-REL-002"])
    exigences = [{"id": "EX-REL-001"}, {"id": "EX-REL-002"}]
    cahier = make_recette(anomalies=[seule], exigences=exigences)

    dit = _refusal(lambda: draft_request(cahier, cahier.anomalies[0], texte="", motif=""))

    assert "n’est pas qualifiée par les deux parties" in dit
    assert "dites l’exigence à changer (--exigence)" in dit


@pytest.mark.parametrize(
    ("impact", "ecrite", "dit"),
    [
        ({}, {"decision": DecisionEvolution.REFUSEE, "par": "MEM-01"}, "se motive"),
        (
            {"delai_jours": "3"},
            {"decision": DecisionEvolution.ACCEPTEE_DANS_LE_LOT, "par": "MEM-01"},
            "chiffrez le prix",
        ),
        (
            {"delai_jours": "0", "cout_ht": "0"},
            {"decision": DecisionEvolution.ACCEPTEE_LOT_ULTERIEUR, "par": "MEM-01"},
            "dites le lot",
        ),
        (
            {"delai_jours": "0", "cout_ht": "0"},
            {"decision": DecisionEvolution.ACCEPTEE_DANS_LE_LOT},
            "dites qui décide",
        ),
        (
            {"delai_jours": "0", "cout_ht": "0"},
            {"decision": DecisionEvolution.ACCEPTEE_DANS_LE_LOT, "par": "MEM-01"},
            "",
        ),
    ],
)
def test_a_request_is_priced_before_it_is_accepted(
    impact: dict[str, str], ecrite: dict[str, Any], dit: str
) -> None:
    demande = {"id": "DEM-01", "impact": impact, "decision": "à chiffrer"}
    (lue,) = make_recette(demandes_evolution=[demande]).demandes_evolution

    if dit:
        assert dit in _refusal(lambda: settle_request(lue, Decision(JOUR, **ecrite)))
    else:
        champs = settle_request(lue, Decision(JOUR, **ecrite))
        assert champs["decideur"] == {"membre": "MEM-01", "date": JOUR}


def test_a_price_of_nothing_is_a_price() -> None:
    demande = {"id": "DEM-01", "decision": "à chiffrer"}
    (lue,) = make_recette(demandes_evolution=[demande]).demandes_evolution

    champs = settle_request(lue, Decision(JOUR, delai_jours=Decimal(0), cout_ht=Decimal(0)))

    assert champs == {"impact.delai_jours": 0, "impact.cout_ht": 0}


def test_a_campaign_begins_with_the_usual_criteria_and_the_dates_of_its_lot() -> None:
    lot = {"id": "LOT-1", "nom": "Ventes", "recette_debut": "12/04/2027"}
    cahier = make_recette(planning={"lots": [lot]}, campagnes=[])

    campagne = draft_campaign(cahier, NouvelleCampagne("LOT-1", "1.0.3"), Seuils())

    assert campagne["nom"] == "Recette utilisateur, Ventes"
    assert campagne["periode"] == {"debut": dt.date(2027, 4, 12)}
    assert len(campagne["criteres_entree"]) == 9
    assert {"mesure": "cas conformes", "seuil": "≥\u00a095\u00a0%"} in campagne["criteres_sortie"]
    assert campagne["etat"] is EtatCampagne.EN_PREPARATION


def test_what_is_written_of_an_exit_criterion_is_what_is_measured() -> None:
    cahier = make_recette(campagnes=[])
    brouillon = draft_campaign(cahier, NouvelleCampagne("LOT-1"), Seuils())
    cahier = make_recette(campagnes=[{**brouillon, "id": "CAMP-01"}])

    bilan = assess(cahier, [played("CT-01", C)], cahier.campagnes[0], JOUR)

    assert [c.seuil for c in bilan.sortie] == [c["seuil"] for c in brouillon["criteres_sortie"]]
    assert [c.mesure for c in bilan.sortie if c.atteint is not True] == ["PV rédigé"]


def test_a_second_campaign_replays_what_does_not_conform() -> None:
    cahier = make_recette(cas_de_test=[make_cas("CT-01"), make_cas("CT-02"), make_cas("CT-03")])
    passages = [played("CT-01", C), played("CT-02", N)]

    assert to_replay(assess(cahier, passages, cahier.campagnes[0], JOUR)) == ("CT-02", "CT-03")


@pytest.mark.parametrize(
    ("de", "vers", "motif", "dit"),
    [
        ("en préparation", EtatCampagne.PRETE, "", "critère d’entrée non prouvé"),
        ("en cours", EtatCampagne.SUSPENDUE, "", "dites la cause"),
        ("en cours", EtatCampagne.SUSPENDUE, "environnement en panne depuis 5 h", ""),
        ("en cours", EtatCampagne.TERMINEE, "", "1 cas n’est pas joué (CT-01)"),
        ("en cours", EtatCampagne.TERMINEE, "reporté au lot 2", ""),
        ("terminée", EtatCampagne.CLOTUREE, "", "aucun procès-verbal signé"),
        ("prête", EtatCampagne.ABANDONNEE, "", "se motive"),
    ],
)
def test_a_campaign_moves_as_its_facts_allow(
    de: str, vers: EtatCampagne, motif: str, dit: str
) -> None:
    campagne = make_campagne(etat=de, criteres_entree=[{"critere": "lot livré"}])
    cahier = make_recette(campagnes=[campagne])
    bilan = assess(cahier, [], cahier.campagnes[0], JOUR)

    def move() -> dict[str, Any]:
        return move_campaign(bilan, vers, par="MEM-02", motif=motif, jour=JOUR, signe=False)

    if dit:
        assert dit in _refusal(move)
    else:
        assert move() == {"date": JOUR, "etat": vers, "par": "MEM-02", "motif": motif}


def test_testers_who_differ_are_settled_with_a_reason_and_only_they() -> None:
    cahier = make_recette(cas_de_test=[make_cas("CT-01"), make_cas("CT-02")])
    passages = [
        played("CT-01", C),
        played("CT-01", N, recetteur="MEM-12", releve="REL-02"),
        played("CT-02", C),
    ]
    bilan = assess(cahier, passages, cahier.campagnes[0], JOUR)

    def settle(cas: str, motif: str, jour: dt.date = JOUR) -> dict[str, Any]:
        return settle_verdict(bilan, cas, Verdict.CONFORME, par="MEM-02", motif=motif, jour=jour)

    assert settle("CT-01", "rejoué ensemble")["verdict"] is Verdict.CONFORME
    assert "dites ce qui a tranché" in _refusal(lambda: settle("CT-01", ""))
    assert "À départager : CT-01." in _refusal(lambda: settle("CT-02", "vu"))
    avant = dt.date(2027, 1, 1)
    assert "précède le dernier passage" in _refusal(lambda: settle("CT-01", "vu", avant))


@pytest.mark.parametrize(
    ("cas", "motif", "dit"),
    [
        ("CT-02", "sans réseau : au lot 2", ""),
        ("CT-02", "", "avec son motif"),
        ("CT-01", "trop long", "est conforme"),
        ("CT-09", "ailleurs", "n’est pas un cas de ce lot"),
    ],
)
def test_a_case_is_put_aside_with_a_reason_unless_it_conforms(
    cas: str, motif: str, dit: str
) -> None:
    cahier = make_recette(cas_de_test=[make_cas("CT-01"), make_cas("CT-02")])
    bilan = assess(cahier, [played("CT-01", C)], cahier.campagnes[0], JOUR)

    if dit:
        assert dit in _refusal(lambda: set_aside(bilan, cas, motif))
    else:
        assert set_aside(bilan, cas, motif) == {"cas": cas, "motif": motif}


def test_nothing_changes_in_a_campaign_that_is_over() -> None:
    cahier = make_recette(campagnes=[make_campagne(etat="clôturée")])
    bilan = assess(cahier, [played("CT-01", N)], cahier.campagnes[0], JOUR)

    assert "elle est clôturée" in _refusal(lambda: set_aside(bilan, "CT-01", "trop long"))
