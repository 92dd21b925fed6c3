"""Tables of test cases: which rows make one case, and its steps in order."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from cdc.entretien.effets import Sort
from cdc.listes.importation import Importation
from cdc_schema import Cahier
from tests.tableaux import bring, make_sheet

PROJET = {
    "exigences": [{"id": "EX-REL-003", "titre": "Mise en attente", "reference_externe": "REQ-12"}],
    "personas": [{"id": "PER-03", "prenom_fictif": "Nadia", "metier": "Conseillère SAV"}],
    "droits": {"roles": [{"id": "ROL-SAV", "nom": "Conseiller SAV"}]},
}
CAS: list[list[Any]] = [
    ["N°", "Scénario", "Persona", "Exigence(s)", "Étape", "Action", "Résultat attendu", "Priorité"],
    ["T-01", "Appel au SAV", "Nadia", "REQ-12", 1, "Je saisis le numéro", "elle s’affiche", "P1"],
    [None, None, None, None, 2, "Je crée un dossier", "il existe", None],
    ["T-02", "Refus", None, "EX-REL-003", 1, "Je passe à « Clos »", "le CRM refuse", "Moyenne"],
]
APPEL = [(1, "Je saisis le numéro", "elle s’affiche"), (2, "Je crée un dossier", "il existe")]
REFUS = [(1, "Je passe à « Clos »", "le CRM refuse")]


def bring_cases(*rangees: list[Any], **options: Any) -> Importation:
    return bring(PROJET, "cas-de-test", make_sheet(rangees, **options))


def steps(importation: Importation) -> dict[str, list[tuple[Any, ...]]]:
    """Return the steps of each case: number, action, what is expected."""
    return {
        c["titre"]: [(int(e["n"]), e.get("action"), e.get("attendu")) for e in c["etapes"]]
        for c in importation.donnees["cas_de_test"]
    }


def edited(**changements: Any) -> list[list[Any]]:
    rangees = copy.deepcopy(CAS)
    for place, texte in changements.items():
        rangees[int(place[1:]) - 1]["ABCDEFGH".index(place[0])] = texte
    return rangees


def again(avant: Importation, rangees: list[list[Any]], donnees: Any = None) -> Importation:
    projet = donnees or avant.donnees
    return bring(projet, "cas-de-test", make_sheet(rangees), releves=[avant.releve])


def test_rows_of_steps_make_the_cases_of_the_plan() -> None:
    importation = bring_cases(*CAS)

    cahier = Cahier.model_validate(importation.donnees)
    appel, refus = cahier.cas_de_test
    assert (appel.id, appel.titre, appel.persona) == ("CT-01", "Appel au SAV", "PER-03")
    assert (appel.exigences, appel.priorite) == (["EX-REL-003"], "critique")
    assert (refus.exigences, refus.priorite) == (["EX-REL-003"], "normale")
    assert appel.provenance == ["IMP-01#Feuil1!A2"]
    assert steps(importation) == {"Appel au SAV": APPEL, "Refus": REFUS}
    assert not importation.reste


@pytest.mark.parametrize(
    ("rangees", "options"),
    [
        pytest.param(
            [[r[1], *r[4:7]] for r in CAS],
            {},
            id="name-said-once",
        ),
        pytest.param(
            [[nom, *r[4:7]] for nom, r in zip(["Test", *["Appel au SAV"] * 2, "Refus"], CAS, strict=True)],
            {},
            id="name-repeated",
        ),
        pytest.param(
            [[r[1], *r[4:7]] for r in CAS],
            {"fusions": [(2, 1, 3, 1)]},
            id="name-merged",
        ),
        pytest.param(
            [["Cas de test", "N°", "Action", "Attendu"], *([r[1], *r[4:7]] for r in CAS[1:])],
            {},
            id="a-number-that-counts-the-steps",
        ),
        pytest.param(
            [
                ["ID", "Cas de test", "Action", "Résultat attendu"],
                ["T-01.1", "Appel au SAV", *APPEL[0][1:]],
                ["T-01.2", None, *APPEL[1][1:]],
                ["T-02.1", "Refus", *REFUS[0][1:]],
            ],
            {},
            id="a-reference-for-each-step",
        ),
        pytest.param(
            [
                ["N°", "Action", "Résultat attendu"],
                ["Appel au SAV"],
                *map(list, APPEL),
                ["Refus"],
                *map(list, REFUS),
            ],
            {},
            id="name-above-its-steps",
        ),
        pytest.param(
            [
                ["N° cas", "Scénario", "Étapes", "Résultats attendus"],
                [1, "Appel au SAV", "1. Je saisis le numéro\n2. Je crée un dossier",
                 "1. elle s’affiche\n2. il existe"],
                [2, "Refus", "1. Je passe à « Clos »", "1. le CRM refuse"],
            ],
            {},
            id="numbered-lines-in-a-cell",
        ),
        pytest.param(
            [
                ["Scénario", "Étapes", "Résultats attendus"],
                ["Appel au SAV", "1) Je saisis le numéro 2) Je crée un dossier",
                 "elle s’affiche\nil existe"],
                ["Refus", "Je passe à « Clos »", "le CRM refuse"],
            ],
            {},
            id="numbers-in-one-line",
        ),
        pytest.param(
            [
                ["Scénario", "Étapes", "Résultats attendus"],
                ["Appel au SAV", "Je saisis le numéro\nJe crée un dossier",
                 "- elle s’affiche\n- il existe"],
                ["Refus", "Je passe à « Clos »", "le CRM refuse"],
            ],
            {},
            id="a-line-each",
        ),
        pytest.param(
            [
                ["TC_OWNER_PATH", "TC_STEP_NUM", "TC_STEP_ACTION", "TC_STEP_EXPECTED_RESULT"],
                ["/CRM/SAV/Appel au SAV", *APPEL[0]],
                ["/CRM/SAV/Appel au SAV", *APPEL[1]],
                ["/CRM/SAV/Refus", *REFUS[0]],
            ],
            {},
            id="squash",
        ),
        pytest.param(
            [
                ["Test Case ID", "Test Case Title", "Step #", "Step actions", "Expected Results"],
                ["X-1", "Appel au SAV", *APPEL[0]],
                ["X-1", "Appel au SAV", *APPEL[1]],
                ["X-2", "Refus", *REFUS[0]],
            ],
            {},
            id="testlink",
        ),
    ],
)  # fmt: skip
def test_every_way_to_lay_out_steps_gives_the_same_cases(
    rangees: list[list[Any]], options: dict[str, Any]
) -> None:
    importation = bring_cases(*rangees, **options)

    assert steps(importation) == {"Appel au SAV": APPEL, "Refus": REFUS}
    assert not importation.reste


def test_a_sheet_that_is_one_case_gives_it_its_name() -> None:
    rangees = [["Étape", "Résultat attendu"], *([action, vu] for _, action, vu in APPEL)]

    assert steps(bring_cases(*rangees, nom="Appel au SAV")) == {"Appel au SAV": APPEL}


def test_what_is_expected_once_of_several_steps_is_expected_of_the_last() -> None:
    importation = bring_cases(
        ["Test", "Étapes", "Attendu"], ["Appel", "1. lire\n2. clore", "tout est vu"]
    )

    assert steps(importation)["Appel"] == [(1, "lire", None), (2, "clore", "tout est vu")]


def test_a_row_without_action_completes_the_step_above() -> None:
    importation = bring_cases(
        ["Test", "Action", "Attendu"], ["Appel", "lire", "vu"], [None, None, "et daté"]
    )

    assert steps(importation)["Appel"] == [(1, "lire", "vu\net daté")]


def test_a_line_that_details_another_is_no_step() -> None:
    importation = bring_cases(
        ["Test", "Action", "Attendu"], ["Appel", "Je saisis :\n- le nom\n- la ville", "vu"]
    )

    assert len(steps(importation)["Appel"]) == 1


def test_two_cases_of_one_title_stay_two() -> None:
    importation = bring_cases(
        ["Réf", "Test", "Action", "Attendu"],
        ["T-1", "Connexion", "Nadia se connecte", "elle voit ses dossiers"],
        ["T-2", "Connexion", "Paul se connecte", "il voit ses devis"],
    )

    assert [len(c["etapes"]) for c in importation.donnees["cas_de_test"]] == [1, 1]


def test_test_data_have_names_and_those_of_a_step_stay_there() -> None:
    par_cas = bring_cases(
        ["Test", "Étapes", "Attendu", "Données"],
        ["Appel", "1. lire\n2. clore", "vu", "commande : W-104233 ; Mme Aubertin"],
    )
    par_etape = bring_cases(
        ["Test", "Action", "Attendu", "Données"],
        ["Appel", "lire", "vu", "W-1"],
        [None, "clore", "vu", "X"],
    )

    assert par_cas.donnees["cas_de_test"][0]["donnees"] == [
        {"nom": "commande", "valeur": "W-104233"},
        {"valeur": "Mme Aubertin"},
    ]
    etapes = par_etape.donnees["cas_de_test"][0]["etapes"]
    assert [e["donnee"] for e in etapes] == ["W-1", "X"]


def test_the_codes_of_an_exchange_file_are_no_actions() -> None:
    entetes = ["ACTION", "TC_OWNER_PATH", "TC_STEP_ACTION", "TC_STEP_EXPECTED_RESULT"]

    importation = bring_cases(entetes, ["C", "/CRM/Appel", "lire", "vu"])

    assert steps(importation) == {"Appel": [(1, "lire", "vu")]}
    assert importation.resultat.ignorees == 1
    assert importation.resultat.ecarts == []


def test_a_label_of_a_step_does_not_take_the_place_of_its_action() -> None:
    importation = bring_cases(
        ["Test", "Étape", "Action", "Attendu"], ["Appel", "Saisie", "lire", "vu"]
    )

    assert steps(importation) == {"Appel": [(1, "lire", "vu")]}


def test_results_are_no_part_of_the_plan_and_are_told() -> None:
    importation = bring_cases(
        ["Test", "Action", "Attendu", "Résultat obtenu", "OK/KO"],
        ["Appel", "lire", "vu", "rien", "KO"],
    )

    assert [e.texte for e in importation.resultat.ecarts] == ["rien", "KO"]


def test_the_same_table_again_changes_nothing() -> None:
    avant = bring_cases(*CAS)

    encore = again(avant, CAS)

    assert encore.deja
    assert encore.donnees == avant.donnees


def test_a_step_edited_or_added_in_the_file_is_brought_to_its_place() -> None:
    avant = bring_cases(*CAS)
    rangees = edited(G3="il est daté")
    rangees.insert(3, [None, None, None, None, 3, "Je le clos", "il est clos", None])

    apres = again(avant, rangees)

    assert steps(apres)["Appel au SAV"] == [
        APPEL[0],
        (2, "Je crée un dossier", "il est daté"),
        (3, "Je le clos", "il est clos"),
    ]
    assert steps(apres)["Refus"] == REFUS
    assert not apres.by_sort(Sort.CONFLIT)


def test_a_step_that_the_author_rewrote_stays_and_two_changes_are_a_conflict() -> None:
    avant = bring_cases(*CAS)
    donnees = copy.deepcopy(avant.donnees)
    donnees["cas_de_test"][0]["etapes"][1]["attendu"] = "il existe et porte mon nom"

    meme = again(avant, CAS, donnees)
    apres = again(avant, edited(G3="il est daté"), donnees)

    assert meme.donnees == apres.donnees == donnees
    assert not meme.by_sort(Sort.CONFLIT)
    (conflit,) = apres.by_sort(Sort.CONFLIT)
    assert (conflit.chemin, conflit.cellule) == (
        "cas_de_test[CT-01].etapes[1].attendu",
        "Feuil1!G3",
    )


def test_a_step_that_the_author_took_away_does_not_come_back() -> None:
    avant = bring_cases(*CAS)
    donnees = copy.deepcopy(avant.donnees)
    del donnees["cas_de_test"][0]["etapes"][1]

    assert again(avant, CAS, donnees).donnees == donnees


def test_a_step_that_left_the_file_stays_and_is_told() -> None:
    avant = bring_cases(*CAS)

    apres = again(avant, [*CAS[:2], *CAS[3:]])

    assert steps(apres)["Appel au SAV"] == APPEL
    assert any("l’étape 2 n’est plus dans le fichier" in a for a in apres.resultat.avertissements)


def test_a_case_said_twice_is_told() -> None:
    importation = bring_cases(*CAS, ["T-01", "Appel au SAV", None, None, 1, "Autre", "vu", None])

    assert len(importation.donnees["cas_de_test"]) == 2
    assert any("la même référence" in e.raison for e in importation.resultat.ecarts)
