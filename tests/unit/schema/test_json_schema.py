"""The JSON Schemas accept what cdc accepts, as a YAML editor types it."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft7Validator

from cdc_schema.json_schema import json_schemas

SCHEMAS = json_schemas()


@pytest.mark.parametrize("fichier", SCHEMAS)
def test_every_schema_is_a_schema(fichier: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[fichier])


@pytest.mark.parametrize(
    ("fichier", "donnees"),
    [
        ("cahier/1-entreprise.yaml", None),
        ("cahier/1-entreprise.yaml", {"presentation": None, "cibles": None}),
        ("cahier/1-entreprise.yaml", {"presentation": {"siren": 123456789, "effectif": "1 234"}}),
        ("cahier/1-entreprise.yaml", {"presentation": {"sites": None, "chiffre_affaires": 14.6}}),
        ("cahier/0-prealables.yaml", {"processus": [{"etapes": [{"duree_cible": "4 h ouvrées"}]}]}),
        (
            "cahier/0-prealables.yaml",
            {
                "cartographie": {
                    "maitre_donnee": {"DON-LEAD": {"SYS-CRM": "maître", "SYS-ERP": None}}
                }
            },
        ),
        ("cdc.yaml", {"titre": "Cahier", "version": 1.2, "date": "20/11/2026"}),
    ],
)
def test_what_cdc_accepts_is_valid(fichier: str, donnees: Any) -> None:
    assert list(Draft7Validator(SCHEMAS[fichier]).iter_errors(donnees)) == []


@pytest.mark.parametrize(
    ("fichier", "donnees"),
    [
        ("cahier/1-entreprise.yaml", {"presentation": {"effectif": "douze"}}),
        ("cahier/1-entreprise.yaml", {"presentation": {"inconnu": 1}}),
        ("cahier/1-entreprise.yaml", {"leads": {}}),
        ("cahier/7-exigences.yaml", {"exigences": [{"priorite": "haute"}]}),
        ("cahier/7-exigences.yaml", {"exigences": [{"id": "REQ-1"}]}),
        ("cahier/0-prealables.yaml", {"diagnostic": {}}),
    ],
)
def test_what_cdc_refuses_is_invalid(fichier: str, donnees: Any) -> None:
    assert list(Draft7Validator(SCHEMAS[fichier]).iter_errors(donnees))
