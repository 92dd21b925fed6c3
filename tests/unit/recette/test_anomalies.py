"""What becomes of an anomaly, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cdc.recette.anomalies import Suite, follow
from cdc.recette.cycles import ChangementRefuseError, Partie
from cdc.recette.gardes import Geste
from cdc_schema.enumerations import EtatAnomalie as E
from cdc_schema.enumerations import Qualification, Severite
from tests.recettes import C, N, make_anomalie, make_recette, played

JOUR = dt.date(2027, 4, 20)
ACCORD = ("MEM-02", "chef de projet")
DECRITE: dict[str, Any] = {
    "attendu_obtenu": {"attendu": "délai suspendu", "obtenu": "il court"},
    "reproduction": ["Je saisis W-104233"],
}
LIVREE = [{"date": "16/04/2027", "etat": "livrée"}]


def _follow(anomalie: dict[str, Any], *passages: Any, **geste: Any) -> Suite:
    cahier = make_recette(anomalies=[anomalie, make_anomalie("ANO-009")])
    return follow(cahier, cahier.anomalies[0], Geste(JOUR, **geste), passages)


def _refused(anomalie: dict[str, Any], *passages: Any, **geste: Any) -> str:
    with pytest.raises(ChangementRefuseError) as refus:
        _follow(anomalie, *passages, **geste)
    return " ".join(refus.value.fautes)


def test_a_qualification_made_together_accepts_a_defect_and_keeps_what_the_tester_said() -> None:
    vue = make_anomalie(severite="bloquante", nature="à qualifier", etat="ouverte", **DECRITE)

    suite = _follow(vue, accord=ACCORD, nature=Qualification.ANOMALIE, severite=Severite.MAJEURE)

    assert [ligne["etat"] for ligne in suite.historique] == [E.A_QUALIFIER, E.ACCEPTEE]
    assert suite.champs["severite_proposee"] is Severite.BLOQUANTE
    assert suite.champs["qualifiee_par"] == {
        "client": "MEM-02",
        "prestataire": "chef de projet",
        "date": JOUR,
    }


def test_a_need_is_refused_with_a_reason() -> None:
    vue = make_anomalie(nature="à qualifier", etat="à qualifier")

    suite = _follow(
        vue, accord=ACCORD, nature=Qualification.BESOIN_MAL_EXPRIME, motif="écran du lot 2"
    )

    assert (suite.champs["etat"], suite.champs["motif"]) == (E.REFUSEE, "écran du lot 2")
    assert "se motive" in _refused(vue, accord=ACCORD, nature=Qualification.EVOLUTION)


@pytest.mark.parametrize(
    ("champs", "geste", "dit"),
    [
        pytest.param(
            {"etat": "ouverte", "nature": "à qualifier"},
            {"vers": E.A_QUALIFIER, "par": "MEM-02", "partie": Partie.CLIENT},
            "il manque l’attendu, l’obtenu et les étapes pour reproduire",
            id="not described",
        ),
        pytest.param(
            {"etat": "à qualifier", "nature": "à qualifier"},
            {"vers": E.ACCEPTEE},
            "elle se qualifie à deux",
            id="accepted alone",
        ),
        pytest.param(
            {"etat": "à qualifier", "nature": "à qualifier"},
            {"nature": Qualification.EVOLUTION},
            "la nature se retient à deux",
            id="a nature kept alone",
        ),
        pytest.param(
            {"etat": "à qualifier", "nature": "à qualifier"},
            {"accord": ACCORD, "nature": Qualification.DONNEE, "vers": E.REFUSEE, "motif": "non"},
            "un défaut : il ne se refuse pas",
            id="a defect refused",
        ),
        pytest.param(
            {"qualifiee_par": {"client": "MEM-02", "prestataire": "chef"}},
            {"severite": Severite.MINEURE},
            "a été retenue par les deux parties",
            id="a severity changed alone",
        ),
        pytest.param(
            {"etat": "à qualifier", "severite": "bloquante"},
            {"severite": Severite.MINEURE, "par": "prestataire", "partie": Partie.PRESTATAIRE},
            "n’abaisse pas seul sa sévérité « bloquante »",
            id="a severity lowered by the vendor",
        ),
        pytest.param(
            {"etat": "à qualifier", "severite": "bloquante"},
            {"severite": Severite.MAJEURE},
            "n’abaisse pas seul sa sévérité « bloquante »",
            id="a severity lowered by nobody",
        ),
        pytest.param(
            {"etat": "en correction"}, {"vers": E.LIVREE}, "dites la version", id="no version"
        ),
        pytest.param(
            {"severite": "bloquante"},
            {"vers": E.DIFFEREE, "par": "MEM-01", "partie": Partie.CLIENT},
            "ne se met jamais en réserve",
            id="a blocking one deferred",
        ),
        pytest.param(
            {"etat": "à retester"},
            {"vers": E.CLOSE},
            "revient au client",
            id="closed by nobody",
        ),
        pytest.param(
            {"etat": "à retester", "cas": "CT-01"},
            {"vers": E.CLOSE, "par": "MEM-09", "partie": Partie.CLIENT},
            "CT-01 n’a pas été rejoué",
            id="closed without a test",
        ),
        pytest.param(
            {"historique": [{"date": "22/04/2027", "etat": "acceptée"}]},
            {"vers": E.EN_CORRECTION},
            "précède son dernier changement (22/04/2027)",
            id="before its last change",
        ),
        pytest.param(
            {"etat": "à qualifier"},
            {"accord": ACCORD, "nature": Qualification.DOUBLON, "motif": "déjà dite"},
            "dites de quelle anomalie",
            id="a double of nothing",
        ),
    ],
)
def test_a_move_that_lacks_its_condition_is_refused(
    champs: dict[str, Any], geste: dict[str, Any], dit: str
) -> None:
    assert dit in _refused(make_anomalie(**champs), **geste)


def test_all_that_is_wrong_is_told_at_once() -> None:
    vue = make_anomalie(severite=None, nature="à qualifier", etat="ouverte")

    dit = _refused(vue, accord=ACCORD)

    assert "dites la nature retenue" in dit
    assert "dites la sévérité retenue" in dit
    assert "il manque" in dit


def test_a_refusal_is_contested_once() -> None:
    refus: dict[str, Any] = {
        "etat": "refusée",
        "historique": [{"date": "15/04/2027", "etat": "refusée"}],
    }
    geste = {
        "vers": E.A_QUALIFIER,
        "par": "MEM-01",
        "partie": Partie.CLIENT,
        "motif": "comité du 19/04",
    }
    encore: dict[str, Any] = {
        "etat": "refusée",
        "historique": [
            {"date": f"{jour}/04/2027", "etat": etat}
            for jour, etat in ((14, "refusée"), (15, "à qualifier"), (16, "refusée"))
        ],
    }

    assert _follow(make_anomalie(**refus), **geste).champs["etat"] is E.A_QUALIFIER
    assert "déjà été contesté" in _refused(make_anomalie(**encore), **geste)


@pytest.mark.parametrize(
    ("passage", "dit"),
    [
        (played("CT-01", C, C, jour=7, releve="REL-02"), ""),
        (played("CT-01", C, N, jour=7, releve="REL-02"), "REL-02#CT-01, son dernier passage"),
        (played("CT-01", C, C, jour=2, releve="REL-02"), "n’a pas été rejoué"),
        (played("CT-02", C, C, jour=7, releve="REL-02"), "n’a pas été rejoué"),
    ],
)
def test_an_anomaly_is_closed_by_its_case_played_again_since_the_correction(
    passage: Any, dit: str
) -> None:
    vue = make_anomalie(
        etat="à retester",
        historique=LIVREE,
        execution_etape={"execution": "REL-01#CT-01", "etape": 2},
    )
    geste = {"vers": E.CLOSE, "par": "MEM-09", "partie": Partie.CLIENT}
    passages = [played("CT-01", C, N), passage]

    if dit:
        assert dit in _refused(vue, *passages, **geste)
    else:
        assert _follow(vue, *passages, **geste).champs["etat"] is E.CLOSE


def test_the_step_that_failed_is_what_confirms() -> None:
    vue = make_anomalie(
        etat="à retester",
        historique=LIVREE,
        execution_etape={"execution": "REL-01#CT-01", "etape": 1},
    )
    autre_ecart = played("CT-01", C, N, jour=7, releve="REL-02")

    suite = _follow(vue, autre_ecart, vers=E.CLOSE, par="MEM-09", partie=Partie.CLIENT)

    assert suite.champs["etat"] is E.CLOSE
    assert suite.historique[-1]["motif"] == "REL-02#CT-01"


def test_a_delivery_keeps_its_version_in_the_history() -> None:
    suite = _follow(make_anomalie(etat="en correction"), vers=E.LIVREE, version="1.0.4")

    assert suite.champs == {"version_correction": "1.0.4", "etat": E.LIVREE}
    assert suite.historique == (
        {"date": JOUR, "etat": E.LIVREE, "par": "prestataire", "motif": "version 1.0.4"},
    )
