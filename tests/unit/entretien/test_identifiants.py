"""New elements get identifiers of the outline's grammar, never used before."""

from __future__ import annotations

import re

import pytest

from cdc.entretien.identifiants import Identifiants, new_id


@pytest.mark.parametrize(
    ("prefixe", "nom", "pris", "attendu"),
    [
        ("OBJ", "", [], "OBJ-01"),
        ("OBJ", "", ["OBJ-03", "OBJ-01"], "OBJ-04"),
        ("ROL", "Directeur commercial", [], "ROL-DIRCOM"),
        ("ROL", "Directeur commercial", ["ROL-DIRCOM"], "ROL-DIRCOM-2"),
        ("DON", "Commande", [], "DON-COMMANDE"),
        ("SYS", "3CX", [], "SYS-CX"),
        ("SYS", "…", [], "SYS-X1"),
        ("EX", "", ["EX-ENT-004"], "EX-ENT-005"),
    ],
)
def test_an_identifier_is_new_and_well_formed(
    prefixe: str, nom: str, pris: list[str], attendu: str
) -> None:
    identifiant = new_id(prefixe, nom, Identifiants(pris))

    assert identifiant == attendu
    assert re.match(r"^[A-Z]{1,4}(-[A-Z][A-Z0-9]{0,7})?(-[0-9]{1,4})?$", identifiant)


def test_a_field_of_the_dictionary_bears_the_stage_that_it_belongs_to() -> None:
    assert new_id("CH", "", Identifiants(["CH-LEA-04"]), "('leads',)") == "CH-LEA-05"
