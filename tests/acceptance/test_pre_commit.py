"""The hooks that pre-commit may call: commands that exist, on the files of a project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from cdc.cli import cdc
from cdc.projet.rangement import fichiers

RACINE = Path(__file__).parents[2]
CROCHETS = yaml.safe_load((RACINE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("crochet", CROCHETS, ids=lambda c: c["id"])
def test_a_hook_calls_a_command_with_options_it_has(crochet: dict[str, str]) -> None:
    programme, nom, *arguments = crochet["entry"].split()

    assert programme == "cdc"
    commande = cdc.get_command(cdc.make_context("cdc", [nom]), nom)
    assert commande is not None
    commande.make_context(nom, arguments)


@pytest.mark.parametrize("crochet", CROCHETS, ids=lambda c: c["id"])
def test_a_hook_wakes_for_every_file_of_a_project_and_no_other(crochet: dict[str, str]) -> None:
    motif = re.compile(crochet["files"])

    assert all(motif.search(nom) and motif.search(f"clients/a/{nom}") for nom in fichiers())
    assert not motif.search("sorties/cahier.yaml")
    assert not motif.search("entretiens/ENT-01.yaml")
