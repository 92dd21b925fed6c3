"""A section is built when something is read there: nothing else may change."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cdc_schema import Cahier
from cdc_schema.technique.securite import Chiffrement, Securite


@pytest.mark.parametrize(
    "sections",
    [
        pytest.param({"securite": {}}, id="nothing"),
        pytest.param({"securite": {"mots_de_passe": None}}, id="key alone"),
        pytest.param({"exigences": []}, id="list"),
    ],
)
def test_a_section_without_values_is_a_section_not_begun(sections: dict[str, Any]) -> None:
    assert Cahier.model_validate(sections) == Cahier()


def test_a_record_without_values_is_kept_as_written() -> None:
    cahier = Cahier.model_validate({"securite": {"chiffrement": {"transit": None}}})

    assert cahier.securite == Securite(chiffrement=Chiffrement())


@pytest.mark.parametrize(
    ("sections", "lieux"),
    [
        pytest.param(
            {"securite": {"chiffre": None, "chiffrement": {"transi": None}}},
            [("securite", "chiffrement", "transi"), ("securite", "chiffre")],
            id="unknown keys",
        ),
        pytest.param({"securite": [], "leads": "x"}, [("leads",), ("securite",)], id="forms"),
        pytest.param(
            {"exigences": [{"priorite": "x"}], "flux": {"id": None}},
            [("flux",), ("exigences", 0, "priorite")],
            id="lists",
        ),
    ],
)
def test_every_fault_has_its_whole_path(sections: dict[str, Any], lieux: list[Any]) -> None:
    with pytest.raises(ValidationError) as refus:
        Cahier.model_validate(sections)

    assert [e["loc"] for e in refus.value.errors()] == lieux
