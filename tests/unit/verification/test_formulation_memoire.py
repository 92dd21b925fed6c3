"""A text read from memory says what it would say read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cdc.verification.formulation import examiner_phrase
from cdc.verification.formulation.memoire import Memoire
from cdc.verification.formulation.termes import Termes

JEU = Path(__file__).parents[2] / "donnees" / "formulation_mise_au_point.yaml"
ENONCES = [e["enonce"] for e in yaml.safe_load(JEU.read_text(encoding="utf-8"))]


def said(texte: str) -> list[tuple[str, int, int, str, str]]:
    return [(c.code, c.debut, c.fin, c.message, c.suggestion) for c in examiner_phrase(texte)]


def test_memory_changes_nothing_that_is_said() -> None:
    memoire = Memoire(Termes(frozenset()))

    for enonce in ENONCES * 2:
        assert list(map(tuple, memoire.read(enonce))) == said(enonce)


@pytest.mark.parametrize(
    "modele",
    [
        "La recherche doit être rapide pour {} utilisateurs.",
        "Afficher {} ou plusieurs fiches, etc.",
        "Conserver les fiches {} ans environ.",
        "Traiter environ {} demandes par jour.",
    ],
)
def test_another_number_is_told_as_it_is(modele: str) -> None:
    memoire = Memoire(Termes(frozenset()))

    for nombre in (12, 47, 1, 100, 0, 350, 2026, 8500):
        texte = modele.format(nombre)
        assert list(map(tuple, memoire.read(texte))) == said(texte)
