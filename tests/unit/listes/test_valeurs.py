"""Several spellings of one value are one; what has no meaning, or two, is never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.entretien.noms import Noms
from cdc.entretien.valeurs import RefusError
from cdc.listes.cibles import LISTES
from cdc.listes.synonymes import Synonymes
from cdc.listes.valeurs import Lecteur
from tests.tableaux import bring, make_sheet, reasons, synonymes


def read(vers: str, cle: str, texte: str) -> Any:
    return Lecteur(Noms({}), synonymes()).read(LISTES[vers].donnees[cle], texte)


@pytest.mark.parametrize(
    ("texte", "lu"),
    [
        *((t, "indispensable") for t in ("P1", "must", "Must have", "Indispensable", "1", "MANDATORY",
                                         "P1 - Indispensable", "M (Must)", "1 : obligatoire")),
        *((t, "important") for t in ("P2", "Should", "importante", "2")),
        ("Won't have", "ultérieur"),
    ],
)  # fmt: skip
def test_priorities_are_read_in_all_their_spellings(texte: str, lu: str) -> None:
    assert read("exigences", "priorite", texte) == lu


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        pytest.param("haute", "n’est aucune des valeurs admises", id="unknown"),
        pytest.param("P1 ou P2", "peut dire important, indispensable", id="two-meanings"),
        pytest.param("P1 - à confirmer", "n’est aucune", id="half-known"),
    ],
)
def test_a_priority_without_one_meaning_is_refused(texte: str, dit: str) -> None:
    with pytest.raises(RefusError, match=dit):
        read("exigences", "priorite", texte)


@pytest.mark.parametrize(
    ("vers", "cle", "texte", "lu"),
    [
        ("dictionnaire", "personnel", "X", True),
        ("dictionnaire", "personnel", "✓", True),
        ("dictionnaire", "personnel", "Non", False),
        ("dictionnaire", "obligatoire.quand", "O", "toujours"),
        ("dictionnaire", "type", "VARCHAR", "texte"),
        ("dictionnaire", "type", "Oui/Non", "booleen"),
        ("dictionnaire", "valeurs", "Nouveau, Qualifié ; Perdu", ["Nouveau, Qualifié", "Perdu"]),
        ("dictionnaire", "valeurs", "Nouveau, Qualifié, Perdu", ["Nouveau", "Qualifié", "Perdu"]),
        ("interfaces", "systemes.sens", "<->", "deux sens"),
        ("exigences", "section", "3. Gestion des contacts", "2d"),
        ("exigences", "section", "4C", "4c"),
        ("sources", "doublons", "12,5 %", 12.5),
    ],
)  # fmt: skip
def test_values_are_read_as_tables_write_them(vers: str, cle: str, texte: str, lu: Any) -> None:
    assert read(vers, cle, texte) == lu


def test_a_criterion_worded_by_three_is_one_and_another_is_an_outcome() -> None:
    assert read(
        "exigences",
        "criteres_acceptation",
        "Étant donné un lead, quand il appelle, alors la fiche s’ouvre",
    ) == [{"etant_donne": "un lead", "quand": "il appelle", "alors": "la fiche s’ouvre"}]
    assert read("exigences", "criteres_acceptation", "- moins de 2 s\n- sans erreur") == [
        {"alors": "moins de 2 s"},
        {"alors": "sans erreur"},
    ]


def test_what_is_no_answer_is_kept_to_be_read_again_and_gives_no_value() -> None:
    feuille = make_sheet(
        [
            ["Application", "Éditeur", "Rôle", "Fin de contrat"],
            ["Sage", "voir avec Sophie", "idem", "?"],
            ["Ciel", "-", "n/a", "31/12/2026"],
        ]
    )

    importation = bring({}, "applications", feuille)

    systemes = importation.donnees["existant"]["systemes"]
    assert set(systemes[0]) == set(systemes[1]) - {"contrat_fin"} == {"id", "nom", "provenance"}
    assert {t.cellule: t.drapeau for t in importation.resultat.gardes} == {
        "Feuil1!B2": "voir avec", "Feuil1!C2": "idem", "Feuil1!D2": "à compléter",
    }  # fmt: skip
    assert importation.resultat.sans_objet == 2
    assert not reasons(importation)


def test_what_names_a_row_is_its_name_even_when_it_looks_like_no_answer() -> None:
    feuille = make_sheet([["Sigle", "Définition"], ["NC", "Non-conformité"], ["RAS", "à voir"]])

    importation = bring({}, "glossaire", feuille)

    assert [e["terme"] for e in importation.donnees["glossaire"]] == ["NC", "RAS"]
    assert "definition" not in importation.donnees["glossaire"][1]


def test_a_refused_value_keeps_its_row_and_tells_its_cell() -> None:
    feuille = make_sheet([["Application", "Utilisateurs"], ["Sage", "une dizaine"]])

    importation = bring({}, "applications", feuille)

    assert importation.donnees["existant"]["systemes"][0]["nom"] == "Sage"
    assert "n’est pas un nombre entier" in reasons(importation)["Feuil1!B2"]
    valeur = importation.releve.lignes[0].valeurs[1]
    assert (valeur.texte, valeur.lu, bool(valeur.raison)) == ("une dizaine", (), True)


def test_the_synonyms_that_are_shipped_designate_what_exists() -> None:
    assert list(synonymes().faults()) == []


def test_synonyms_of_the_project_prevail() -> None:
    propres = Synonymes(valeurs={"priorite": {"souhaitable": ["P1", "haute"]}})

    lecteur = Lecteur(Noms({}), synonymes().extended(propres))

    donnee = LISTES["exigences"].donnees["priorite"]
    assert [lecteur.read(donnee, t) for t in ("P1", "haute", "Must")] == [
        "souhaitable", "souhaitable", "indispensable",
    ]  # fmt: skip


def test_a_synonym_of_nothing_is_a_fault() -> None:
    fautifs = Synonymes(
        colonnes={"exigences": {"prix": ["Prix"]}}, valeurs={"priorites": {"a": []}}
    )

    assert [lieu for lieu, _ in fautifs.faults()] == [("exigences", "prix"), ("priorites", "a")]
