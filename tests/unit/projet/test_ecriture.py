"""What is written is read back with the same characters, by any reader of YAML."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cdc.projet.ecriture import emit
from cdc.projet.lecture import parse_document
from cdc.projet.scalaires import in_line
from tests.unit.projet.yaml_aleatoire import TEXTES_DIFFICILES, cles, textes, valeurs

# What the core schema of YAML 1.2 reads as something else than a text.
CORE = re.compile(
    r"null|Null|NULL|~|true|True|TRUE|false|False|FALSE"
    r"|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"
)


def retyped(valeur: Any) -> str:
    """Return what a program that lets YAML type its values would write back."""
    if isinstance(valeur, dt.date) and not isinstance(valeur, dt.datetime):
        return valeur.isoformat()
    assert not isinstance(valeur, bool)
    return str(valeur)


@given(textes)
@pytest.mark.parametrize("flux", [False, True])
def test_a_typing_reader_finds_the_same_characters(flux: bool, texte: str) -> None:
    ecrit = in_line(texte, flux=flux)
    lu = yaml.safe_load(f"- [{ecrit}]" if flux else f"- {ecrit}")

    assert retyped(lu[0][0] if flux else lu[0]) == texte
    if CORE.fullmatch(ecrit):
        assert ecrit in (str(int(float(ecrit))), str(float(ecrit)))


@given(st.from_regex(r"[-+]?[0-9]{1,4}[:._,e/ -]?[0-9]{0,3}[:.]?[0-9]{0,2}", fullmatch=True))
def test_a_number_keeps_its_characters(texte: str) -> None:
    assert retyped(yaml.safe_load(f"- {in_line(texte)}")[0]) == texte


@given(st.dictionaries(cles, valeurs(), max_size=4))
@example({"a": {"b": [[["x"], {"c": "y\n"}], None]}})
def test_what_is_emitted_comes_back(donnees: dict[str, Any]) -> None:
    assert parse_document(emit(donnees), "f.yaml").donnees == donnees


@pytest.mark.parametrize("texte", TEXTES_DIFFICILES)
def test_a_difficult_text_comes_back(texte: str) -> None:
    donnees = {"a": texte, "b": [texte, texte], texte or "c": {"d": texte}}

    assert parse_document(emit(donnees), "f.yaml").donnees == donnees


def test_what_is_emitted_reads_well() -> None:
    donnees = {
        "id": "EX-VTE-004",
        "titre": "Importer : contacts",
        "code": "01000",
        "effectif": "44",
        "date": "22/11/2026",
        "apostrophe": "l’usage",
        "enonce": "# Titre\n\n- un\n",
        "sources": ["ENT-04", "ENT-05#Q-FLX-16"],
        "criteres": ["un", {"quand": "deux", "alors": None}],
        "vide": None,
    }

    assert emit(donnees) == (
        "id: EX-VTE-004\n"
        "titre: 'Importer : contacts'\n"
        "code: '01000'\n"
        "effectif: 44\n"
        "date: 22/11/2026\n"
        "apostrophe: l’usage\n"
        "enonce: |\n"
        "  # Titre\n"
        "\n"
        "  - un\n"
        "sources: [ENT-04, ENT-05#Q-FLX-16]\n"
        "criteres:\n"
        "  - un\n"
        "  - quand: deux\n"
        "    alors:\n"
        "vide:\n"
    )
