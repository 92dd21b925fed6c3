"""Importing again, importing an edited file, and what the author changed meanwhile."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from cdc.entretien.effets import Sort
from cdc.listes.correspondance import IGNORER, Correspondance
from cdc.listes.importation import Importation
from tests.tableaux import EXIGENCES, bring, make_sheet, reasons


def edited(**changements: Any) -> list[list[Any]]:
    """Return the table of requirements with other texts, by cell: `D3="Should"`."""
    rangees = copy.deepcopy(EXIGENCES)
    for place, texte in changements.items():
        rangees[int(place[1:]) - 1]["ABCDE".index(place[0])] = texte
    return rangees


def first(rangees: list[list[Any]] = EXIGENCES) -> Importation:
    return bring({}, "exigences", make_sheet(rangees))


def again(avant: Importation, rangees: list[list[Any]], **changements: Any) -> Importation:
    """Import `rangees` after `avant`, the author having written `changements` in the first row."""
    donnees = copy.deepcopy(avant.donnees)
    donnees["exigences"][0].update(changements)
    return bring(donnees, "exigences", make_sheet(rangees), releves=[avant.releve])


def test_the_same_file_again_changes_nothing_and_makes_no_record() -> None:
    avant = first()

    encore = again(avant, EXIGENCES)

    assert encore.deja
    assert encore.donnees == avant.donnees
    assert not encore.by_sort(Sort.CREEE, Sort.MODIFIEE, Sort.CONFLIT, Sort.GARDEE)


def test_a_column_that_nobody_knows_between_two_others_makes_no_new_record() -> None:
    rangees = [[a, "?" if n else "Zgloub", *reste] for n, (a, *reste) in enumerate(EXIGENCES)]
    avant = first(rangees)

    encore = again(avant, rangees)

    assert encore.deja
    assert encore.donnees == avant.donnees


def test_an_edited_file_is_a_new_version_and_its_changes_only_are_brought() -> None:
    avant = first()

    apres = again(avant, edited(D3="Should", C4="Un dossier sans réponse est clos après 45 jours."))

    assert apres.releve.nom == "IMP-01.v2"
    premier, deuxieme, troisieme = apres.donnees["exigences"]
    assert troisieme["enonce"].endswith("45 jours.")
    assert troisieme["id"] == avant.donnees["exigences"][2]["id"]
    assert troisieme["provenance"] == ["IMP-01#Feuil1!A4", "IMP-01.v2#Feuil1!A4"]
    assert deuxieme["provenance"] == ["IMP-01#Feuil1!A3"]
    assert premier == avant.donnees["exigences"][0]


def test_what_the_author_changed_stays_and_is_no_conflict_while_the_file_says_the_same() -> None:
    encore = again(first(), EXIGENCES, priorite="souhaitable")

    assert encore.donnees["exigences"][0]["priorite"] == "souhaitable"
    assert [e.chemin for e in encore.by_sort(Sort.GARDEE)] == ["exigences[EX-LEA-001].priorite"]
    assert not encore.by_sort(Sort.CONFLIT)


def test_a_value_changed_on_both_sides_is_a_conflict_and_stays_one() -> None:
    apres = again(first(), edited(D2="Could"), priorite="important")

    (conflit,) = apres.by_sort(Sort.CONFLIT)
    assert (conflit.cellule, conflit.existante, conflit.proposee) == (
        "Feuil1!D2", "important", "souhaitable",
    )  # fmt: skip
    assert apres.donnees["exigences"][0]["priorite"] == "important"
    encore = bring(
        apres.donnees,
        "exigences",
        make_sheet(edited(D2="Could")),
        releves=[first().releve, apres.releve],
    )
    assert encore.by_sort(Sort.CONFLIT) == [conflit]


def test_an_older_state_of_the_file_changes_nothing() -> None:
    avant = first()
    apres = again(avant, edited(D2="Could"))

    retour = bring(
        apres.donnees,
        "exigences",
        make_sheet(EXIGENCES),
        releves=[avant.releve, apres.releve],
    )

    assert retour.donnees == apres.donnees
    assert any("plus récente" in a for a in retour.resultat.avertissements)


def test_a_row_that_left_the_file_stays_in_the_project_and_is_told() -> None:
    avant = first()

    apres = again(avant, EXIGENCES[:3])

    assert len(apres.donnees["exigences"]) == 3
    assert any("n’est plus dans le fichier" in a for a in apres.resultat.avertissements)


def test_what_the_author_and_the_file_both_deleted_is_not_said_to_stay() -> None:
    avant = first()
    donnees = {"exigences": avant.donnees["exigences"][:2]}

    encore = bring(donnees, "exigences", make_sheet(EXIGENCES[:3]), releves=[avant.releve])

    assert encore.donnees == donnees
    assert not any("reste dans le cahier" in a for a in encore.resultat.avertissements)


def test_a_cell_that_was_emptied_is_told_and_its_value_stays() -> None:
    apres = again(first(), edited(D2=None))

    assert apres.donnees["exigences"][0]["priorite"] == "indispensable"
    assert any("est maintenant vide" in a for a in apres.resultat.avertissements)


def test_an_element_that_the_author_took_away_does_not_come_back() -> None:
    avant = first()
    donnees = {"exigences": avant.donnees["exigences"][1:]}

    encore = bring(donnees, "exigences", make_sheet(EXIGENCES), releves=[avant.releve])

    assert encore.donnees == donnees
    (effet,) = encore.by_sort(Sort.SUPPRIMEE)
    assert effet.cellule == "Feuil1!A2"


def test_an_import_that_was_interrupted_after_its_record_is_completed_with_the_same_names() -> None:
    avant = first()

    reprise = bring({}, "exigences", make_sheet(EXIGENCES), releves=[avant.releve])

    assert reprise.deja
    assert reprise.donnees == avant.donnees


def test_a_title_rewritten_by_the_author_is_still_the_same_row() -> None:
    encore = again(first(), EXIGENCES, enonce="Le CRM doit créer un lead par formulaire reçu.")

    assert len(encore.donnees["exigences"]) == 3
    assert encore.donnees["exigences"][0]["enonce"].startswith("Le CRM doit")


def test_rows_complete_the_elements_that_the_project_has_under_their_name() -> None:
    donnees = {"glossaire": [{"terme": "Lead", "definition": None}, {"terme": "SAV"}]}
    feuille = make_sheet([["Terme", "Définition"], ["LEAD", "Un contact entrant"]])

    importation = bring(donnees, "glossaire", feuille)

    assert importation.donnees["glossaire"] == [
        {"terme": "Lead", "definition": "Un contact entrant", "provenance": ["IMP-01#Feuil1!A2"]},
        {"terme": "SAV"},
    ]


def test_our_own_identifiers_update_by_key() -> None:
    donnees = {"exigences": [{"id": "EX-LEA-001", "titre": "Leads"}]}
    feuille = make_sheet(
        [["Réf", "Titre", "Priorité"], ["EX-LEA-001", "Leads", "Must"], ["EX-LEA-002", "A", "1"]]
    )

    importation = bring(donnees, "exigences", feuille)

    assert [e["id"] for e in importation.donnees["exigences"]] == ["EX-LEA-001", "EX-LEA-002"]
    assert importation.donnees["exigences"][0]["priorite"] == "indispensable"


def test_two_rows_of_one_reference_are_told_when_they_differ() -> None:
    feuille = make_sheet(
        [
            ["Réf", "Exigence", "Priorité"],
            ["R-1", "Tracer les appels", "Must"],
            ["R-1", "Importer les contacts", "Must"],
            ["R-2", "Exporter les contacts", "Must"],
            ["R-2", "Exporter les contacts", "Must"],
        ]
    )

    importation = bring({}, "exigences", feuille)

    assert [e["titre"] for e in importation.donnees["exigences"]] == [
        "Tracer les appels", "Exporter les contacts",
    ]  # fmt: skip
    dites = reasons(importation)
    assert set(dites) == {"Feuil1!A3", "Feuil1!B3", "Feuil1!C3"}
    assert "la même référence que Feuil1!A2" in dites["Feuil1!B3"]
    assert importation.releve.lignes[1].reference == "R-1"


def test_numbers_that_only_count_the_rows_do_not_name_them() -> None:
    exigences = [["N°", "Titre", "Priorité"], ["1", "A", "1"], ["2", "B", "2"], ["3", "C", "3"]]
    premier = bring({}, "exigences", make_sheet(exigences))
    decale = [exigences[0], ["1", "Z", "1"], ["2", "A", "1"], ["3", "B", "2"], ["4", "C", "3"]]

    apres = bring(premier.donnees, "exigences", make_sheet(decale), releves=[premier.releve])

    assert [e["titre"] for e in apres.donnees["exigences"]] == ["A", "B", "C", "Z"]
    assert not apres.by_sort(Sort.MODIFIEE, Sort.CONFLIT)


def test_numbers_that_begin_again_on_each_sheet_do_not_name_the_rows() -> None:
    entetes = ["N°", "Besoin exprimé", "Priorité"]
    commerce = [entetes, ["1", "Une fiche client unique.", "P1"], ["2", "Un agenda partagé.", "P2"]]
    sav = [entetes, ["1", "Un ticket depuis un courriel.", "P2"], ["3", "Une base d’aide.", "P4"]]

    importation = bring(
        {}, "exigences", make_sheet(commerce, nom="Commerce"), make_sheet(sav, nom="SAV")
    )

    assert [e["enonce"] for e in importation.donnees["exigences"]] == [
        "Une fiche client unique.",
        "Un agenda partagé.",
        "Un ticket depuis un courriel.",
        "Une base d’aide.",
    ]
    assert not reasons(importation)


def test_a_column_of_first_names_completes_the_names() -> None:
    equipe: list[list[str | None]] = [
        ["Nom", "Prénom", "Fonction", "E-mail"],
        ["MARTIN", "Sophie", "Directrice commerciale", None],
        ["LEFÈVRE", None, "SAV", None],
        ["MARTIN", "Paul", "Comptable", None],
    ]

    avant = bring({}, "equipe", make_sheet(equipe))
    encore = bring(avant.donnees, "equipe", make_sheet(equipe), releves=[avant.releve])

    noms = [m["nom"] for m in avant.donnees["equipe"]["membres"]]
    assert noms == ["Sophie MARTIN", "LEFÈVRE", "Paul MARTIN"]
    assert [v.texte for v in avant.releve.lignes[0].valeurs[:2]] == ["MARTIN", "Sophie"]
    assert not reasons(avant)
    assert encore.donnees == avant.donnees


def test_an_obligation_is_a_priority_unless_another_column_gives_it() -> None:
    obligations = [["Exigence", "Obligatoire (O/N)"], ["Export Excel", "O"], ["Devises", "N"]]
    deux = [["Obligatoire", "Exigence", "Priorité"], ["Oui", "Export Excel", "P2"]]

    seule = bring({}, "exigences", make_sheet(obligations))
    double = bring({}, "exigences", make_sheet(deux))

    priorites = [e["priorite"] for e in seule.donnees["exigences"]]
    assert priorites == ["indispensable", "souhaitable"]
    assert double.donnees["exigences"][0]["priorite"] == "important"
    assert set(reasons(double)) == {"Feuil1!A2"}


def test_risks_are_read_as_people_rate_them() -> None:
    risques = [["Risque", "Proba", "Impact", "Parade"], ["Rejet", "Moyenne", "Élevé", "Former"]]

    importation = bring({}, "risques", make_sheet(risques))

    (risque,) = importation.donnees["risques"]
    assert (risque["probabilite"], risque["impact"], risque["parade"]) == ("2", "3", "Former")
    assert not reasons(importation)


def test_members_name_each_other_whatever_their_order() -> None:
    feuille = make_sheet(
        [["Nom", "Fonction", "Suppléant"], ["Ada", "DSI", "Bob"], ["Bob", "Chef des ventes", "Ada"]]
    )

    membres = bring({}, "equipe", feuille).donnees["equipe"]["membres"]

    assert [m["suppleant"] for m in membres] == ["MEM-02", "MEM-01"]


def test_the_references_of_an_imported_table_are_names_in_the_next() -> None:
    premier = bring({}, "applications", make_sheet([["Code", "Application"], ["APP7", "Sage"]]))
    flux = make_sheet([["Source", "Cible", "Fréquence"], ["APP7", "Sage", "Quotidien"]])

    apres = bring(premier.donnees, "interfaces", flux, releves=[premier.releve])

    assert apres.donnees["interfaces"][0]["systemes"] == {"a": "SYS-SAGE", "b": "SYS-SAGE"}


def test_fields_go_to_their_stage_and_those_without_are_told() -> None:
    feuille = make_sheet(
        [
            ["Champ", "Type", "Étape"],
            ["Nom", "Texte", "Lead"],
            ["SIRET", "Texte", "Comptes"],
            ["Marge", "Montant", None],
        ]
    )

    importation = bring({}, "dictionnaire", feuille)

    assert importation.donnees["leads"]["champs"][0]["id"] == "CH-LEA-01"
    assert importation.donnees["clients"]["champs"][0]["libelle"] == "SIRET"
    assert "--vers" in reasons(importation)["Feuil1!A4"]


def test_any_list_of_the_schema_is_reached_by_its_path() -> None:
    feuille = make_sheet([["Libellé", "Type"], ["Marge", "Montant"]])

    importation = bring({}, "prospects.champs", feuille)

    assert importation.donnees["prospects"]["champs"][0]["libelle"] == "Marge"


def test_a_corrected_mapping_is_followed_and_remembered() -> None:
    avant = first()
    colonnes = [
        c.model_copy(update={"champ": "justification" if c.titre == "Commentaire" else c.champ})
        for c in avant.releve.correspondance.colonnes
    ]
    dite = avant.releve.correspondance.model_copy(
        update={"colonnes": tuple(colonnes), "valeurs": {"priorite": {"p2": "ultérieur"}}}
    )

    apres = bring(
        avant.donnees,
        "exigences",
        make_sheet(EXIGENCES),
        releves=[avant.releve],
        correspondance=dite,
    )
    encore = bring(
        apres.donnees, "exigences", make_sheet(EXIGENCES), releves=[avant.releve, apres.releve]
    )

    assert apres.donnees["exigences"][1]["justification"] == "exigé par le contrat"
    assert not reasons(apres)
    assert encore.deja
    assert encore.releve.nom == apres.releve.nom
    assert encore.donnees == apres.donnees


@pytest.mark.parametrize(("champ", "reste"), [("", True), (IGNORER, False)])
def test_a_column_left_out_on_purpose_is_no_work_left(champ: str, reste: bool) -> None:
    avant = first()
    colonnes = tuple(
        c.model_copy(update={"champ": champ}) if c.titre == "Commentaire" else c
        for c in avant.releve.correspondance.colonnes
    )
    dite = Correspondance(
        vers="exigences", tableaux=avant.releve.correspondance.tableaux, colonnes=colonnes
    )

    importation = bring({}, "exigences", make_sheet(EXIGENCES), correspondance=dite)

    assert importation.reste is reste
    assert sum(importation.repartition.values()) == importation.releve.cellules_non_vides


REVUES: list[list[Any]] = [
    ["Réf.", "Besoin exprimé", "Justification"],
    ["REQ-001", "Tout formulaire reçu crée un lead dans l’heure.", "aucune demande perdue"],
    ["REQ-002", "Les factures partent par courriel.", "moins de papier"],
]


def test_the_reference_of_a_foreign_table_is_kept_as_that_of_origin() -> None:
    exigences = first().donnees["exigences"]
    nos = bring({}, "exigences", make_sheet([EXIGENCES[0], ["EX-REL-001", *EXIGENCES[1][1:]]]))

    assert [e["reference_externe"] for e in exigences] == ["REQ-001", "REQ-002", "REQ-003"]
    assert "reference_externe" not in nos.donnees["exigences"][0]


def test_another_table_finds_a_requirement_by_its_reference_of_origin() -> None:
    avant = first()
    donnees = copy.deepcopy(avant.donnees)
    del donnees["exigences"][0]["enonce"]
    donnees["exigences"][0]["titre"] = "Créer un lead par formulaire"

    apres = bring(donnees, "exigences", make_sheet(REVUES, nom="2027"), fichier="revues.xlsx")

    assert apres.donnees["exigences"][0]["justification"] == "aucune demande perdue"
    assert len(apres.donnees["exigences"]) == 4


def test_a_reference_of_another_numbering_is_no_match_and_is_told() -> None:
    apres = bring(first().donnees, "exigences", make_sheet(REVUES), fichier="revues.xlsx")

    assert apres.donnees["exigences"][1] == first().donnees["exigences"][1]
    assert apres.donnees["exigences"][3]["enonce"] == "Les factures partent par courriel."
    assert any("parle d’autre chose" in a for a in apres.resultat.avertissements)


def test_a_second_table_does_not_rename_what_the_first_one_called() -> None:
    autre = [["Réf.", "Besoin exprimé"], ["B-7", EXIGENCES[1][2]], ["B-9", EXIGENCES[2][2]]]

    apres = bring(first().donnees, "exigences", make_sheet(autre), fichier="autre.xlsx")

    assert apres.donnees["exigences"][0]["reference_externe"] == "REQ-001"
    assert not apres.by_sort(Sort.CONFLIT)
