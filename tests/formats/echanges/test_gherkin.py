from __future__ import annotations

from typing import Any

import pytest
from gherkin import Parser

from cdc.formats.echanges.gherkin import render_gherkin
from cdc.formats.echanges.plan import make_plan
from tests.builders import make_cahier
from tests.formats.echanges.donnees import hard_plan

PERSONA = "per-03-solene-conseillere-sav.feature"


def parse(contenu: bytes) -> dict[str, Any]:
    document: Any = Parser().parse(contenu.decode())
    feature: dict[str, Any] = document["feature"]
    return feature


def scenarios(feature: dict[str, Any]) -> list[dict[str, Any]]:
    return [enfant["scenario"] for enfant in feature["children"] if "scenario" in enfant]


def steps(scenario: dict[str, Any]) -> list[tuple[str, str]]:
    return [(pas["keyword"].strip(), pas["text"]) for pas in scenario["steps"]]


def test_a_persona_has_its_own_file_in_french_with_its_context() -> None:
    feature = parse(render_gherkin(hard_plan())[PERSONA])

    assert (feature["language"], feature["name"]) == ("fr", "PER-03 - Solène, Conseillère SAV")
    contexte = feature["children"][0]["background"]
    assert [pas["text"] for pas in contexte["steps"]] == [
        "je suis Solène, Conseillère SAV, avec le rôle ROL-SAV, Conseillère SAV",
        "commandes chargées",
    ]


def test_a_scenario_is_tagged_with_its_case_and_its_requirements() -> None:
    (scenario,) = scenarios(parse(render_gherkin(hard_plan())[PERSONA]))

    assert [tag["name"] for tag in scenario["tags"]] == [
        "@CT-01", "@EX-REL-001", "@EX-REL-002", "@EX-CLI-001", "@critique", "@nominal",
    ]  # fmt: skip
    assert scenario["name"] == "CT-01 - Appel / dossier"


def test_actions_are_whens_and_expectations_thens() -> None:
    (scenario,) = scenarios(parse(render_gherkin(hard_plan())[PERSONA]))

    assert steps(scenario) == [
        ("Étant donné", "connectée, au SAV"),
        ("Et", "=1+1"),
        ("Et", "ces données de test :"),
        ("Quand", "je saisis <W-1> (donnée saisie : W-1)"),
        ("Alors", "]]> est lu"),
        ("Quand", "-2+3 est tapé"),
        ("Alors", "@refus « net »"),
        ("Quand", "j’attends"),
        ("Alors", "état final : dossier ouvert"),
    ]
    table = [[c["value"] for c in r["cells"]] for r in scenario["steps"][2]["dataTable"]["rows"]]
    assert table[1] == ["N° de commande", "W|1\\2", "fictive"]


def test_each_criterion_of_a_requirement_is_a_scenario() -> None:
    feature = parse(render_gherkin(hard_plan())["exigences-2e-relation-clients.feature"])

    (scenario,) = scenarios(feature)
    assert scenario["name"] == "EX-REL-001 - Dossier <SAV> & commande, critère 1"
    assert [mot for mot, _ in steps(scenario)] == ["Étant donné", "Quand", "Alors"]


@pytest.mark.parametrize(
    "texte",
    ["# rien", "@etiquette", "| a | b |", '"""', "Scénario: autre", "Quand\nAlors", "Exemples:", "* a"],
)  # fmt: skip
def test_no_text_is_taken_for_a_word_of_the_language(texte: str) -> None:
    cas = {
        "id": "CT-01", "titre": texte, "objectif": texte, "persona": "PER-01",
        "preconditions": [texte], "postconditions": texte,
        "donnees": [{"nom": texte, "valeur": texte}],
        "etapes": [{"n": 1, "action": texte, "attendu": texte}],
    }  # fmt: skip
    plan = make_plan(
        make_cahier(
            projet={"titre": texte},
            personas=[{"id": "PER-01", "metier": texte, "prerequis": [texte]}],
            cas_de_test=[cas],
        )
    )

    (contenu,) = render_gherkin(plan).values()

    (scenario,) = scenarios(parse(contenu))
    dit = " ".join(texte.split())
    assert scenario["name"] == f"CT-01 - {dit}"
    assert steps(scenario) == [
        ("Étant donné", dit), ("Et", "ces données de test :"), ("Quand", dit), ("Alors", dit),
        ("Et", f"état final : {dit}"),
    ]  # fmt: skip


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_gherkin(hard_plan()) == render_gherkin(hard_plan())
