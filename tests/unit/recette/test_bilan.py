"""What is told of a campaign beside the decision."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cdc.recette.bilan import Bilan, assess
from cdc.recette.blocages import Portee
from cdc_schema.enumerations import DecisionPV, EtatCas, Verdict
from tests.recettes import (
    B,
    C,
    J,
    N,
    make_anomalie,
    make_campagne,
    make_cas,
    make_recette,
    played,
)

if TYPE_CHECKING:
    from cdc.recette.passages import Passage
    from cdc_schema import Cahier

DEUX = [make_campagne(), make_campagne("CAMP-02", version_livree="1.0.4")]


def _assess(cahier: Cahier, *passages: Passage, rang: int = 0, jour: str = "2027-04-16") -> Bilan:
    return assess(cahier, passages, cahier.campagnes[rang], dt.date.fromisoformat(jour))


@pytest.mark.parametrize(
    ("passages", "verdict", "etat"),
    [
        pytest.param([], J, EtatCas.A_JOUER, id="nobody"),
        pytest.param([played("CT-01", C, J)], J, EtatCas.EN_COURS, id="begun"),
        pytest.param([played("CT-01", C, C)], C, EtatCas.CONFORME, id="played"),
        pytest.param(
            [played("CT-01", N, jour=1), played("CT-01", C, jour=3, releve="REL-02")],
            C,
            EtatCas.CONFORME,
            id="the last passage of a tester counts",
        ),
        pytest.param(
            [played("CT-01", N, jour=1), played("CT-01", J, J, jour=3, releve="REL-02")],
            N,
            EtatCas.NON_CONFORME,
            id="a blank passage says nothing",
        ),
        pytest.param(
            [played("CT-01", N), played("CT-01", C, releve="REL-01.v2")],
            C,
            EtatCas.CONFORME,
            id="a new version of a record replaces it",
        ),
        pytest.param(
            [played("CT-01", C), played("CT-01", B, recetteur="MEM-12", releve="REL-02")],
            B,
            EtatCas.BLOQUE,
            id="the worst of two testers",
        ),
        pytest.param(
            [played("CT-01", C), played("CT-01", J, recetteur="MEM-12", releve="REL-02")],
            C,
            EtatCas.CONFORME,
            id="a tester who did not play does not count",
        ),
    ],
)
def test_a_case_stands_where_its_testers_left_it(
    passages: list[Passage], verdict: Verdict, etat: EtatCas
) -> None:
    (vu,) = _assess(make_recette(), *passages).dans_la_campagne

    assert (vu.verdict, vu.etat) == (verdict, etat)


@pytest.mark.parametrize(
    ("sections", "verdict", "raison"),
    [
        ({"anomalies": [make_anomalie(cas="CT-01", etat="livrée")]}, N, "ANO-001 est livrée"),
        ({"anomalies": [make_anomalie(cas="CT-01", etat="en correction")]}, N, ""),
        (
            {
                "cas_de_test": [
                    make_cas(version_exigence=[{"exigence": "EX-REL-001", "version": "0.9"}])
                ]
            },
            C,
            "EX-REL-001 est passée de la version 0.9 à 1.0",
        ),
    ],
)
def test_a_case_is_played_again_when_what_it_met_changed(
    sections: dict[str, Any], verdict: Verdict, raison: str
) -> None:
    (vu,) = _assess(make_recette(**sections), played("CT-01", verdict)).faits.cas

    assert vu.raison == raison
    assert (vu.etat is EtatCas.A_REJOUER) is bool(raison)
    assert vu.verdict is verdict


def test_two_testers_who_differ_are_listed_until_somebody_settles_it() -> None:
    passages = [played("CT-01", C), played("CT-01", N, recetteur="MEM-12", releve="REL-02")]
    tranche = {"cas": "CT-01", "verdict": "conforme", "par": "MEM-02", "date": "20/04/2027"}

    (avant,) = _assess(make_recette(), *passages).faits.contradictions
    arrete = make_recette(campagnes=[make_campagne(verdicts_arretes=[tranche])])
    (apres,) = _assess(arrete, *passages).faits.contradictions
    rejoue = played("CT-01", N, recetteur="MEM-12", jour=12, releve="REL-03")
    encore = _assess(arrete, *passages, rejoue).faits

    assert (avant.ouverte, avant.retenu) == (True, N)
    assert (apres.ouverte, apres.retenu) == (False, C)
    assert encore.cas[0].verdict is N


def test_the_decision_takes_each_case_from_the_last_campaign_that_played_it() -> None:
    cahier = make_recette(
        cas_de_test=[make_cas("CT-01"), make_cas("CT-02")],
        campagnes=[DEUX[0], {**DEUX[1], "cas": ["CT-01"]}],
    )
    passages = [
        played("CT-01", N),
        played("CT-02", C),
        played("CT-01", C, campagne="CAMP-02", releve="REL-02"),
    ]

    seconde = _assess(cahier, *passages, rang=1, jour="2027-05-12")

    assert [(e.id, e.campagne) for e in seconde.faits.cas] == [
        ("CT-01", "CAMP-02"),
        ("CT-02", "CAMP-01"),
    ]
    assert [e.id for e in seconde.dans_la_campagne] == ["CT-01"]
    assert seconde.proposition.decision is DecisionPV.ADMISSION


def test_a_case_put_aside_leaves_the_rates_until_a_later_campaign_plays_it() -> None:
    cas = [make_cas("CT-01"), make_cas("CT-02")]
    ecarte = [{"cas": "CT-02", "motif": "sans réseau : au lot 2"}]
    campagnes = [{**DEUX[0], "cas_ecartes": ecarte}, DEUX[1]]
    reprise = [campagnes[0], {**DEUX[1], "cas": ["CT-02"]}]

    def counted(campagnes: list[dict[str, Any]]) -> list[str]:
        cahier = make_recette(cas_de_test=cas, campagnes=campagnes)
        return [e.id for e in _assess(cahier, rang=1).faits.cas]

    assert counted(campagnes) == ["CT-01"]
    assert counted(reprise) == ["CT-01", "CT-02"]


def test_exploratory_and_obsolete_cases_count_in_no_rate() -> None:
    cas = [
        make_cas("CT-01"),
        make_cas("CT-02", type="exploratoire"),
        make_cas("CT-03", statut_redaction="obsolète"),
    ]

    vu = _assess(make_recette(cas_de_test=cas), played("CT-02", N), played("CT-03", N))

    assert [e.id for e in vu.faits.cas] == ["CT-01"]
    assert vu.faits.synthese.joues == 0


def test_anomalies_are_told_as_they_were_at_the_end_of_each_campaign() -> None:
    historique = [
        {"date": "13/04/2027", "etat": "acceptée"},
        {"date": "12/05/2027", "etat": "close"},
    ]
    corrigee = make_anomalie(etat="close", historique=historique)
    nouvelle = make_anomalie("ANO-002", "mineure", detectee_le="12/05/2027")
    cahier = make_recette(anomalies=[corrigee, nouvelle], campagnes=DEUX)

    tendances = _assess(cahier, played("CT-01", C), rang=1, jour="2027-05-14").tendances

    assert [(t.campagne, t.majeures, t.mineures) for t in tendances] == [
        ("CAMP-01", 1, 0),
        ("CAMP-02", 0, 1),
    ]


def test_a_campaign_is_measured() -> None:
    rouverte = [
        {"date": "15/04/2027", "etat": "livrée"},
        {"date": "16/04/2027", "etat": "rouverte"},
    ]
    accord = {"client": "MEM-02", "prestataire": "chef de projet"}
    cahier = make_recette(
        anomalies=[
            make_anomalie("ANO-001", etat="rouverte", historique=rouverte),
            make_anomalie("ANO-002", etat="livrée"),
            make_anomalie("ANO-003", nature="besoin mal exprimé", qualifiee_par=accord),
            make_anomalie("ANO-004", nature="évolution"),
        ],
        campagnes=[make_campagne(budget="11")],
        personas=[
            {"id": "PER-03", "recetteurs": ["MEM-09", "MEM-12"]},
            {"id": "PER-04", "recetteurs": ["MEM-11"]},
        ],
        cas_de_test=[make_cas("CT-01", persona="PER-03")],
    )
    passages = [played("CT-01", C, jour=1), played("CT-01", C, jour=2, releve="REL-02")]

    vu = _assess(cahier, *passages, jour="2027-04-20")

    mesures = vu.indicateurs
    assert (mesures.reouverture.part, mesures.reouverture.total) == (1, 2)
    assert (mesures.besoins.part, mesures.besoins.total) == (1, 4)
    assert (mesures.jours, mesures.jours_prevus) == (2, Decimal("5.0"))
    assert [(p.recetteur, p.faits, p.promis) for p in mesures.presences] == [
        ("MEM-09", 2, Decimal(2)),
        ("MEM-12", 0, Decimal(2)),
    ]
    majeures = mesures.stock[1]
    assert (majeures.ouvertes, majeures.age_max) == (("ANO-001", "ANO-002", "ANO-004"), 7)
    (solene,) = vu.personas
    assert (solene.cas, solene.joues, solene.restent) == (1, 1, 0)


@pytest.mark.parametrize(
    ("rapport", "motif"),
    [
        ({}, ""),
        ({"lot": "LOT-2"}, "RAP-01 parle du lot LOT-2"),
        ({"version_livree": "1.0.2"}, "RAP-01 parle de la version 1.0.2"),
        ({"resultat": "non conforme"}, "RAP-01 n’est pas conforme"),
        ({"accepte_par": None}, "RAP-01 n’a pas été accepté par un membre de l’équipe"),
        ({"criteres_couverts": ["autre chose"]}, "RAP-01 n’atteste pas ce critère"),
        ({"synthese": {"bloquantes": 1}}, "RAP-01 annonce 1 bloquante"),
    ],
)
def test_a_report_of_the_vendor_proves_a_criterion_of_the_same_delivery_once_accepted(
    rapport: dict[str, Any], motif: str
) -> None:
    critere = "recette usine close sans bloquante ouverte"
    remis = {
        "id": "RAP-01",
        "lot": "LOT-1",
        "version_livree": "1.0.3",
        "resultat": "conforme",
        "criteres_couverts": [critere],
        "accepte_par": "MEM-08",
        **rapport,
    }
    campagne = make_campagne(criteres_entree=[{"critere": critere, "rapport": "RAP-01"}])

    (vu,) = _assess(make_recette(campagnes=[campagne], rapports_recette=[remis])).entree

    assert (vu.atteint, vu.motif) == (not motif, motif)


def test_a_criterion_that_nothing_proves_is_not_met_and_ready_cases_are_counted() -> None:
    criteres = [
        {"critere": "circuit d’anomalie ouvert", "atteint": "oui"},
        {"critere": "lot livré", "atteint": "oui", "preuve": "recette/rapports/note.pdf"},
        {"critere": "cas prêts : 100 % des exigences indispensables ont un cas relu"},
    ]
    campagne = make_campagne(criteres_entree=criteres)
    brouillon = make_cas(statut_redaction="brouillon")

    vu = _assess(make_recette(campagnes=[campagne], cas_de_test=[brouillon]))

    assert [c.atteint for c in vu.entree] == [None, True, False]
    assert vu.entree[2].elements == ("EX-REL-001",)
    assert ("critères d’entrée", "2 sur 3 sans preuve") in [
        (b.element, b.texte) for b in vu.blocages
    ]


def test_exit_criteria_are_computed_and_people_say_the_rest() -> None:
    sortie = [
        {"mesure": "cas conformes", "seuil": "50 %"},
        {"mesure": "PV rédigé", "seuil": "oui", "atteint": "non"},
    ]
    cas = [make_cas("CT-01"), make_cas("CT-02")]
    cahier = make_recette(cas_de_test=cas, campagnes=[make_campagne(criteres_sortie=sortie)])

    conformes, pv = _assess(cahier, played("CT-01", C), played("CT-02", N)).sortie

    assert (conformes.valeur, conformes.atteint) == ("50\u00a0% (1 sur 2)", True)
    assert (pv.valeur, pv.atteint) == ("", False)


def test_a_campaign_is_to_suspend_when_a_third_of_the_day_is_blocked() -> None:
    cas = [make_cas(f"CT-{n:02d}", priorite="haute", type="alternatif") for n in range(1, 11)]
    vus = [played(f"CT-{n:02d}", B if n <= 3 else C) for n in range(1, 11)]
    quatre = [played(f"CT-{n:02d}", B if n <= 4 else C) for n in range(1, 11)]
    cahier = make_recette(cas_de_test=cas)

    assert [s.atteint for s in _assess(cahier, *vus).suspensions] == [False, False]
    assert [s.atteint for s in _assess(cahier, *quatre).suspensions] == [False, True]


def test_what_blocks_is_told_thing_by_thing() -> None:
    cahier = make_recette(
        cas_de_test=[make_cas("CT-01"), make_cas("CT-02", priorite="critique"), make_cas("CT-03")],
        anomalies=[
            make_anomalie("ANO-001", "bloquante", cas="CT-01"),
            make_anomalie("ANO-002", etat="refusée"),
        ],
    )

    vu = _assess(cahier, played("CT-01", N), played("CT-02", B), played("CT-03", N))

    decision = [b.element for b in vu.blocages if b.portee is Portee.DECISION]
    signature = [(b.element, b.texte) for b in vu.blocages if b.portee is Portee.SIGNATURE]
    assert decision == ["CT-02", "ANO-001", "CT-01", "CT-03"]
    assert ("CT-03", "non conforme, sans anomalie ouverte") in signature
    assert ("ANO-001", "pas encore qualifiée par les deux parties") in signature
    assert ("ANO-002", "refusée sans accord des deux parties") in signature
