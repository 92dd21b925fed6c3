"""A reference to nothing is a finding, with its place and a way out."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.verification import broken_references, duplicate_identifiers
from tests.builders import make_cahier

MACHINE = {
    "id": "WF-SAV",
    "etats": [{"nom": "Analyse"}, {"nom": "En attente d’information"}],
    "initial": "Analyse",
    "transitions": [
        {"de": "Analyse", "vers": "En attente d’information", "role": "automatique"},
    ],
}
ROLE = {"roles": [{"id": "ROL-SAV", "nom": "Conseiller SAV"}]}


@pytest.mark.parametrize(
    "sections",
    [
        pytest.param({"workflows": [MACHINE]}, id="states-of-the-machine"),
        pytest.param({"processus": [{"proprietaire": "ROL-SAV"}], "droits": ROLE}, id="role"),
        pytest.param({"exigences": [{"section": "2e"}]}, id="sub-section"),
        pytest.param(
            {"exigences": [{"cas_de_test": ["CT-012"]}], "cas_de_test": [{"id": "CT-012"}]},
            id="test",
        ),
        pytest.param(
            {
                "anomalies": [{"execution_etape": {"execution": "REL-01#CT-012"}}],
                "reserves": [{"pv": "PV-02"}],
                "cas_de_test": [{"id": "CT-012"}],
            },
            id="records-of-the-acceptance",
        ),
    ],
)
def test_a_reference_to_what_exists_is_no_finding(sections: dict[str, Any]) -> None:
    assert broken_references(make_cahier(**sections)) == []


@pytest.mark.parametrize(
    ("sections", "chemin", "message"),
    [
        pytest.param(
            {"processus": [{"id": "PRC-01", "proprietaire": "ROL-SAC"}], "droits": ROLE},
            "processus[PRC-01].proprietaire",
            "Vouliez-vous dire ROL-SAV",
            id="near-name",
        ),
        pytest.param(
            {
                "processus": [{"id": "PRC-01", "proprietaire": "ROL-SAC"}],
                "droits": {"roles": [{"id": "ROL-SAV"}, {"id": "ROL-SA"}, {"id": "ROL-DIR"}]},
            },
            "processus[PRC-01].proprietaire",
            "Vouliez-vous dire ROL-SA\u202f?",
            id="nearest-name",
        ),
        pytest.param(
            {
                "equipe": {
                    "membres": [
                        {"id": "MEM-01"},
                        {"id": "MEM-02"},
                        {"id": "MEM-03", "suppleant": "MEM-07"},
                    ]
                }
            },
            "equipe.membres[MEM-03].suppleant",
            "n’existe pas dans le projet. Corrigez la référence, ou ajoutez un membre",
            id="as-near-to-all",
        ),
        pytest.param(
            {"processus": [{"id": "PRC-01", "regles": ["RG-99"]}]},
            "processus[PRC-01].regles[0]",
            "ajoutez une règle de gestion",
            id="absent",
        ),
        pytest.param(
            {"workflows": [{**MACHINE, "initial": "Nouveau"}]},
            "workflows[WF-SAV].initial",
            "n’existe pas dans le projet. Choisissez parmi\u00a0: ",
            id="state",
        ),
        pytest.param(
            {"cartographie": {"maitre_donnee": {"DON-LEAD": {"SYS-CRM": "maître"}}}},
            "cartographie.maitre_donnee[DON-LEAD]",
            "DON-LEAD",
            id="row-of-a-matrix",
        ),
        pytest.param(
            {"cas_de_test": [{"id": "CT-01", "exigences": ["EX-REL-003"]}]},
            "cas_de_test[CT-01].exigences[0]",
            "ajoutez une exigence",
            id="test-of-nothing",
        ),
        pytest.param(
            {"exigences": [{"id": "EX-REL-003", "cas_de_test": ["CT-01"]}]},
            "exigences[EX-REL-003].cas_de_test[0]",
            "ajoutez un cas de test",
            id="absent-test",
        ),
    ],
)
def test_a_broken_reference_says_where_and_what_to_do(
    sections: dict[str, Any], chemin: str, message: str
) -> None:
    constat = broken_references(make_cahier(**sections))[0]

    assert constat.code == "REF-001"
    assert constat.chemin == chemin
    assert message in constat.message


def test_an_identifier_borne_twice_is_told_at_its_second_place() -> None:
    irritant = {"id": "IRR-01", "texte": "double saisie"}
    cahier = make_cahier(
        entretiens=[
            {"id": "ENT-01", "irritants": [irritant]},
            {"id": "ENT-02", "irritants": [irritant]},
        ]
    )

    constat = duplicate_identifiers(cahier)[0]

    assert constat.chemin == "entretiens[ENT-02].irritants[IRR-01].id"
    assert "entretiens[ENT-01].irritants[IRR-01]" in constat.message
