"""Tables are found anywhere on a sheet, and each of their rows is what it is."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.entretien.reponses import Bac
from cdc.listes.choix import TableauIntrouvableError
from tests.tableaux import EXIGENCES, bring, make_sheet, reasons


def test_a_table_is_found_below_titles_and_away_from_the_first_column() -> None:
    titres: list[list[Any]] = [["Expression des besoins"], ["Version du 12/03/2026"], []]
    feuille = make_sheet([*titres, *EXIGENCES], ligne=3, colonne=4)

    importation = bring({}, "exigences", feuille)

    assert [e["enonce"] for e in importation.donnees["exigences"]] == [r[2] for r in EXIGENCES[1:]]
    assert importation.repartition[Bac.ENTETE] == 2 + 5


def test_headings_of_two_rows_name_their_columns_by_group() -> None:
    feuille = make_sheet(
        [
            ["Système", None, "Échange", None],
            ["Source", "Cible", "Fréquence", "Mode"],
            ["ERP", "SYS-CRM", "Tous les jours", "CSV"],
        ],
        fusions=[(1, 1, 1, 2), (1, 3, 1, 4)],
    )

    systemes = [{"id": "SYS-ERP", "nom": "Sage"}, {"id": "SYS-CRM", "nom": "CRM"}]

    importation = bring({"existant": {"systemes": systemes}}, "interfaces", feuille)

    (interface,) = importation.donnees["interfaces"]
    assert interface["systemes"] == {"a": "SYS-ERP", "b": "SYS-CRM"}
    assert interface["frequence"] == {"frequence": "quotidien"}
    assert interface["technologie"] == "fichier SFTP"


def test_a_merged_cell_says_of_the_rows_that_it_groups_and_counts_once() -> None:
    feuille = make_sheet(EXIGENCES, fusions=[(2, 2, 3, 2)])

    importation = bring({}, "exigences", feuille)

    assert [e.get("section") for e in importation.donnees["exigences"]] == ["2b", "2b", "2e"]
    assert sum(importation.repartition.values()) == len(feuille.cases)


def test_an_amount_merged_over_several_rows_is_not_said_of_each() -> None:
    feuille = make_sheet(
        [["Application", "Coût annuel"], ["Sage", "9 000"], ["Ciel", None]],
        fusions=[(2, 2, 3, 2)],
    )

    importation = bring({}, "applications", feuille)

    systemes = importation.donnees["existant"]["systemes"]
    assert [s.get("cout_annuel") for s in systemes] == [9000, None]


def test_a_row_without_merge_says_nothing_of_the_next() -> None:
    importation = bring({}, "exigences", make_sheet(EXIGENCES))

    assert "section" not in importation.donnees["exigences"][1]


@pytest.mark.parametrize(
    "intertitre",
    [
        pytest.param(["SERVICE CLIENT", None, None, None, None], id="first-column"),
        pytest.param(["2. Service client", None, None, None, None], id="numbered"),
        pytest.param([None, None, "SERVICE CLIENT", None, None], id="naming-column"),
    ],
)
def test_a_text_alone_on_its_row_is_the_section_of_the_rows_below(intertitre: list[Any]) -> None:
    lignes = [["REQ-010", None, "Chaque appel est tracé.", "Should", None]]
    feuille = make_sheet([*EXIGENCES, intertitre, *lignes])

    importation = bring({}, "exigences", feuille)

    assert importation.donnees["exigences"][-1]["section"] == "2e"
    assert importation.donnees["exigences"][0]["section"] == "2b"
    assert len(importation.donnees["exigences"]) == 4


def test_totals_legends_and_repeated_headings_are_told_and_not_imported() -> None:
    feuille = make_sheet(
        [
            *EXIGENCES,
            EXIGENCES[0],
            ["REQ-004", "SAV", "Chaque appel est tracé.", "Should", None],
            [None, None, "Total", None, "12"],
            [],
            ["Légende"],
            ["P2", "Important"],
        ]
    )

    importation = bring({}, "exigences", feuille)

    assert [e["enonce"][:6] for e in importation.donnees["exigences"]] == [
        "Chaque", "Les do", "Un dos", "Chaque",
    ]  # fmt: skip
    natures = {a.cellule: a.nature for a in importation.releve.autres}
    assert natures["Feuil1!C5"] == "en-tête répété"
    assert natures["Feuil1!C7"] == natures["Feuil1!E7"] == "total"
    assert natures["Feuil1!A9"] == natures["Feuil1!B10"] == "légende"


def test_a_legend_beside_the_table_is_no_column_of_it() -> None:
    rangees = [
        [*r, None, note] for r, note in zip(EXIGENCES, ["Légende", "P1", "P2", "P3"], strict=True)
    ]

    importation = bring({}, "exigences", make_sheet(rangees))

    assert [c.titre for c in importation.releve.correspondance.colonnes] == EXIGENCES[0]
    assert {a.cellule for a in importation.releve.autres} == {f"Feuil1!G{i}" for i in range(1, 5)}


def test_a_second_table_beside_the_first_is_work_left() -> None:
    rangees = [
        ["Logiciel", "Éditeur", None, "Logiciel", "Éditeur"],
        ["Sage", "Sage", None, "Ciel", "EBP"],
    ]

    importation = bring({}, "applications", make_sheet(rangees))

    assert [s["nom"] for s in importation.donnees["existant"]["systemes"]] == ["Sage"]
    assert importation.repartition[Bac.NON_RATTACHE] == 2
    assert any("Feuil1!D1" in a for a in importation.releve.avertissements)


def test_one_column_of_sentences_is_the_statement_and_of_names_the_title() -> None:
    phrases = make_sheet([["Réf", "Exigence"], ["A", "Le CRM trace les appels."]])
    noms = make_sheet([["Réf", "Exigence"], ["A", "Traçabilité des appels"]])

    dits = [bring({}, "exigences", f).donnees["exigences"][0] for f in (phrases, noms)]

    assert ["enonce" in d for d in dits] == [True, False]
    assert dits[1]["titre"] == "Traçabilité des appels"


def test_a_legend_of_the_file_prevails_on_the_usual_meaning_and_is_told() -> None:
    feuille = make_sheet(
        [
            ["Réf", "Exigence", "Priorité"],
            ["A-1", "Tracer les appels", "4"],
            ["A-2", "Importer les contacts", "1"],
            [],
            ["Légende : 1 = souhaitable, 4 = indispensable"],
        ]
    )

    importation = bring({}, "exigences", feuille)

    assert [e["priorite"] for e in importation.donnees["exigences"]] == [
        "indispensable", "souhaitable",
    ]  # fmt: skip
    assert any(
        "« 4 » veut dire indispensable" in _plain(a) for a in importation.resultat.avertissements
    )


def test_sheets_with_the_same_headings_are_all_read_and_another_table_is_told() -> None:
    suite = [EXIGENCES[0], ["REQ-050", "SAV", "Chaque appel est tracé.", "Should", None]]
    autre = [["N°", "Exigence", "Statut"], ["1", "Autre besoin", "validé"]]

    importation = bring(
        {},
        "exigences",
        make_sheet(EXIGENCES, nom="Ventes"),
        make_sheet(suite, nom="SAV", ligne=4),
        make_sheet(autre, nom="Idées"),
        make_sheet([["Bonjour"]], nom="Lisez-moi"),
    )

    assert len(importation.donnees["exigences"]) == 4
    assert importation.releve.ailleurs == {"Idées": 6, "Lisez-moi": 1}
    assert importation.repartition[Bac.NON_RATTACHE] >= 6
    assert any("--feuille" in a and "Idées" in a for a in importation.releve.avertissements)


def test_a_column_without_heading_or_unknown_is_kept_and_told() -> None:
    feuille = make_sheet([["Terme", "Définition", "Vu le"], ["Lead", "Contact entrant", "12/03"]])

    importation = bring({}, "glossaire", feuille)

    assert importation.donnees["glossaire"] == [
        {"terme": "Lead", "definition": "Contact entrant", "provenance": ["IMP-01#Feuil1!A2"]}
    ]
    assert "Vu le" in reasons(importation)["Feuil1!C2"]
    assert importation.releve.lignes[0].valeurs[2].texte == "12/03"


def test_a_file_without_such_a_table_is_refused_with_what_was_expected() -> None:
    with pytest.raises(TableauIntrouvableError, match="titres de colonnes attendus"):
        bring({}, "exigences", make_sheet([["Janvier", "12"], ["Février", "14"]]))


def test_a_table_that_names_no_row_is_refused() -> None:
    with pytest.raises(TableauIntrouvableError, match="aucune colonne ne donne"):
        bring({}, "applications", make_sheet([["Éditeur", "Version"], ["Sage", "12"]]))


def _plain(texte: str) -> str:
    return texte.replace("\u00a0", " ")
