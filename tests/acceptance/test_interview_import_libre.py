"""`cdc interview import`: what people laid out themselves, once, then again, changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cdc.projet import load_projet
from tests.commande import contents
from tests.entretiens import Run, plain, run_cdc
from tests.feuilles import classeur

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CRAINTES = "Qu'est-ce qui vous inquiète dans l'arrivée d'un CRM ?"
FORCES = "Que faites-vous bien aujourd’hui ? [Q-FRE-01]"
CAFE = "Qui fait le café ?"
QUI: list[list[Any]] = [["Nom", "Sophie Garnier"], ["Date", "12/03/2026"], []]
TABLE: list[list[Any]] = [
    ["Question", "Réponse"],
    [CRAINTES, "Le flicage"],
    [FORCES, "l’accueil"],
    [CAFE, "Paul"],
]


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    return tmp_path / "crm"


def bring(
    projet: Path, rangees: Sequence[Sequence[Any]], nom: str = "sophie.xlsx", *options: str
) -> Run:
    fichier = projet.parent / nom
    fichier.write_bytes(classeur({"Feuil1": rangees}))
    return run_cdc("interview", "import", str(fichier), "--projet", str(projet), *options)


def heard(run: Run) -> list[str]:
    return [x.strip() for x in run.sortie.splitlines() if x.startswith("  ENT-")]


def test_the_report_says_what_the_file_was_known_by_and_where_each_cell_went(projet: Path) -> None:
    run = bring(projet, [*QUI, *TABLE])

    dit = plain(run.sortie)
    assert run.code == 1
    assert (
        "Tableau de questions et de réponses reconnu (97 %) : feuille « Feuil1 », colonnes "
        "« Question », « Réponse » ; 3 questions, dont 100 % en ont la tournure ; nom de la "
        "personne : Sophie Garnier\n  1 personne\n  ENT-01, Sophie Garnier (nouvel entretien)\n"
        "  12 cellules remplies : 2 réponses, 7 en-têtes, 2 d’identité, 1 non rattachée.\n"
    ) in dit
    assert "Feuil1!B7 : « Paul »" in dit
    cahier = load_projet(projet).cahier
    assert cahier.existant.forces == ["l’accueil"]
    assert cahier.entretiens[0].personne == "Sophie Garnier"


def test_the_same_file_again_changes_no_byte(projet: Path) -> None:
    bring(projet, [*QUI, *TABLE])
    avant = contents(projet)

    run = bring(projet, [*QUI, *TABLE], "copie renommée.xlsx")

    assert heard(run) == ["ENT-01, Sophie Garnier (déjà importé)"]
    assert contents(projet) == avant


def test_a_file_that_comes_back_changed_is_the_same_interview(projet: Path) -> None:
    bring(projet, [*QUI, *TABLE])
    corrigee = [*TABLE[:2], [FORCES, "l’écoute"], TABLE[3], ["Autre chose ?", "non"]]

    run = bring(projet, [["Entretiens 2026"], *QUI, [], *corrigee], "sophie garnier v2.xlsx")

    assert heard(run) == ["ENT-01.v2, Sophie Garnier (version 2)"]
    assert load_projet(projet).cahier.existant.forces == ["l’écoute"]


def test_other_questions_to_the_same_person_are_another_interview(projet: Path) -> None:
    bring(projet, [*QUI, *TABLE])

    run = bring(projet, [*QUI, TABLE[0], ["Combien de devis ?", 12], ["Depuis quand ?", 2019]])

    assert heard(run) == ["ENT-02, Sophie Garnier (nouvel entretien)"]


def test_without_a_name_the_file_tells(projet: Path) -> None:
    bring(projet, TABLE, "sav.xlsx")
    renomme = (projet.parent / "sav.xlsx").rename(projet.parent / "renommé.xlsx")

    encore = run_cdc("interview", "import", str(renomme), "--projet", str(projet))

    assert heard(encore) == ["ENT-01 (déjà importé)"]
    assert heard(bring(projet, [*TABLE, ["Et ?", "oui"]], "sav (1).xlsx")) == [
        "ENT-01.v2 (version 2)"
    ]
    assert heard(bring(projet, [*TABLE, ["Et ?", "non"]], "adv.xlsx")) == [
        "ENT-02 (nouvel entretien)"
    ]


def test_an_imposed_layout_that_cannot_be_is_refused_clearly(projet: Path) -> None:
    run = bring(projet, [["seul"]], "seul.xlsx", "--disposition", "matrice")

    assert run.code == 2
    assert "aucun entretien n’y est reconnu" in run.erreur


def test_cells_of_nobody_are_in_the_synthesis_too(projet: Path) -> None:
    bring(projet, [*QUI, *TABLE, [], [], [], [], ["", "", "", "", "Rappeler le traiteur."]])

    run = run_cdc("interview", "synthese", "--projet", str(projet))

    assert "ENT-01, Feuil1!E12 : « Rappeler le traiteur. »" in plain(run.sortie)


def test_the_terminal_shows_some_of_many_unattached_cells_and_json_all(projet: Path) -> None:
    cafes = [[f"Qui fait le café du bureau {n} ?", f"Paul {n}"] for n in range(1, 31)]

    run = bring(projet, [*TABLE[:3], *cafes], "cafes.xlsx", "--apercu")
    programme = bring(projet, [*TABLE[:3], *cafes], "cafes.xlsx", "--apercu", "--json")

    assert "30 cellules non rattachées" in plain(run.sortie)
    assert "… et 18 autres cellules (la liste entière : --json)" in plain(run.sortie)
    (fichier,) = json.loads(programme.sortie)["fichiers"]
    assert len(fichier["non_rattaches"]) == 30
    assert all(cell["raison"] for cell in fichier["non_rattaches"])
