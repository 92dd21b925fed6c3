"""A list as a table: its columns, its pages, what a search keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cdc.completion import Vue, fiche, row_fiche, tableau
from cdc.completion.places import all_sections
from cdc_schema.annotations import Objectif
from tests.marche import Marche

OBJECTIF = Objectif.CONSULTATION
EXIGENCES = [
    {"id": f"EX-GEN-{n:03d}", "titre": f"Exigence n° {n}", "statut": "brouillon"}
    for n in range(1, 121)
]


def rows(depart: dict[str, Any], liste: str, vue: Vue | None = None) -> list[str]:
    marche = Marche(depart=depart)
    chemin = tuple(liste.split("."))
    return [r.nom for r in tableau(marche.situation, chemin, OBJECTIF, vue or Vue()).rangees]


@pytest.mark.parametrize(("page", "premiere"), [(1, 1), (2, 51), (3, 101), (99, 101), (0, 1)])
def test_a_long_list_is_seen_by_pages(page: int, premiere: int) -> None:
    noms = rows({"exigences": EXIGENCES}, "exigences", Vue(page))

    assert noms[0] == f"Exigence n° {premiere}"
    assert len(noms) == (20 if premiere == 101 else 50)


@pytest.mark.parametrize(
    ("cherche", "trouvees"),
    [
        ("electronique", ["Signature électronique"]),
        ("SIGNATURE Électr", ["Signature électronique"]),
        ("coeur", ["Le CŒUR du métier"]),
        ("devis envoi", ["Envoi"]),
        ("rien de tel", []),
        ("  ", ["Signature électronique", "Le CŒUR du métier", "Envoi"]),
    ],
)
def test_a_search_keeps_the_rows_that_say_every_word(cherche: str, trouvees: list[str]) -> None:
    depart = {
        "exigences": [
            {"id": "EX-GEN-001", "titre": "Signature électronique"},
            {"id": "EX-GEN-002", "titre": "Le CŒUR du métier"},
            {"id": "EX-GEN-003", "titre": "Envoi", "enonce": "Le CRM envoie le devis."},
        ]
    }

    assert rows(depart, "exigences", Vue(1, cherche)) == trouvees


def test_few_columns_are_all_shown_many_are_those_that_name_and_are_required() -> None:
    situation = Marche().situation

    courte = tableau(situation, ("prospects", "relances"), OBJECTIF)
    large = tableau(situation, ("exigences",), OBJECTIF)

    assert courte.entier
    assert [c.titre for c in courte.colonnes] == ["Quand", "Canal", "Modèle", "Arrêt si"]
    assert not large.entier
    assert large.colonnes[0].cles == large.premiere == ("titre",)


def test_every_data_item_of_the_outline_has_its_place_in_a_form() -> None:
    marche = Marche(depart={"workflows": [{"id": "WF-DEVIS", "etats": [{"nom": "rédigé"}]}]})

    for section in all_sections():
        assert fiche(marche.situation, section, OBJECTIF).blocs
    titres = [b.titre for b in row_fiche(marche.situation, ("workflows", 0), OBJECTIF).blocs]
    assert titres[1:5] == ["États", "État initial", "États finaux", "Transitions"]


def test_a_cell_where_interviews_differ_is_told() -> None:
    depart = {"prospects.relances": [{"quand": "à J+7"}, {"quand": "à J+15"}]}
    situation = Marche(depart=depart).situation
    dispute: Any = {"prospects.relances[1].quand": object()}

    vue = tableau(replace(situation, contradictions=dispute), ("prospects", "relances"), OBJECTIF)

    assert [r.cases[0].differe for r in vue.rangees] == [False, True]
    assert vue.fiches
