"""Long lists are found by their values, and give what reading them from end to end would."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.entretien.rangees import Carnet, Rangees
from cdc_schema.description import champ
from cdc_schema.plan import sous_section
from tests.entretiens import bring, make_lecture

GLOSSAIRE = sous_section("glossaire").modele
TERME = champ(GLOSSAIRE, "terme")


def rows(*termes: str) -> list[dict[str, Any]]:
    return [{"terme": terme} for terme in termes]


@pytest.mark.parametrize("nombre", [5, 200])
def test_a_row_is_found_by_what_it_says_wording_aside(nombre: int) -> None:
    rangees = Rangees(rows(*(f"Terme {i}" for i in range(nombre)), "Client INACTIF"), GLOSSAIRE)

    assert nombre in rangees.near((TERME,), "client inactif")


def test_a_row_that_changes_is_found_by_what_it_says_now() -> None:
    rangees = Rangees(rows(*(f"Terme {i}" for i in range(100))), GLOSSAIRE)
    assert [*rangees.near((TERME,), "terme 7")] == [7]

    rangees.put(7, {"terme": "Autre"})
    rangees.put(100, {"terme": "terme 3"})

    assert [*rangees.near((TERME,), "terme 7")] == []
    assert [*rangees.near((TERME,), "autre")] == [7]
    assert [*rangees.near((TERME,), "terme 3")] == [3, 100]


def test_the_list_of_somebody_else_is_never_changed() -> None:
    donnees = rows(*(f"Terme {i}" for i in range(100)))
    carnet = Carnet()

    carnet.open(donnees, GLOSSAIRE).put(0, {"terme": "changé"})

    assert donnees[0] == {"terme": "Terme 0"}


def test_many_people_at_once_give_what_they_give_one_after_the_other() -> None:
    def table(i: int) -> list[dict[str, str]]:
        return [
            {"Terme": f"Mot {i // 2}", "Définition": f"sens {i // 2}"},
            {"Terme": "COMMUN", "Définition": "partagé"},
        ]

    lectures = [make_lecture(f"P{i}", ENT_10=table(i), FLX_11=f"dit {i % 5}") for i in range(90)]

    ensemble = bring({}, *lectures)
    donnees: dict[str, Any] = {}
    releves: list[Any] = []
    for lecture in lectures:
        suite = bring(donnees, lecture, releves=releves)
        donnees, releves = suite.donnees, [*suite.releves]

    assert donnees == ensemble.donnees
    assert len(ensemble.donnees["glossaire"]) == 46
