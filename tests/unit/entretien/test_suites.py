"""What is still to be asked, to whom, and when it is settled."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.entretien.annotation import Apparence, mark
from cdc.entretien.effets import Motif
from cdc.entretien.importation import import_lectures
from cdc.entretien.releves import latest
from cdc.entretien.reponses import CelluleTableau, Depot, Marque, Texte
from cdc.entretien.suites import Suite, sort_follow_ups
from tests.entretiens import banque, bring, make_lecture

EQUIPE = {
    "membres": [
        {"id": "PER-03", "nom": "Sophie Martin", "fonction": "comptable", "service": "Comptabilité"}
    ]
}


def test_who_is_named_instead_of_an_answer_is_to_be_asked() -> None:
    (suite,) = ask({"equipe": EQUIPE}, make_lecture(FLX_06="voir avec Sophie"))

    assert (suite.personne, suite.identifiant) == ("Sophie Martin", "PER-03")
    assert (suite.question, suite.de, suite.releve) == ("Q-FLX-06", "Karim", "ENT-01")
    assert (suite.cellule, suite.motif) == ("FLX_06!E1", Motif.VOIR_AVEC)
    assert suite.chemin == "leads.delai_prise_en_charge.actuel"
    assert suite.intitule == question("Q-FLX-06")


@pytest.mark.parametrize(
    ("texte", "personnes"),
    [
        ("voir avec la compta", ["Comptabilité"]),
        ("demander au service comptabilité", ["Comptabilité"]),
        ("voir avec le comptable", ["Sophie Martin"]),
        ("cf. Mme Martin", ["Sophie Martin"]),
        ("voir avec Paul", ["Paul"]),
        ("voir avec Sophie ou Paul", ["Sophie Martin", "Paul"]),
        ("???", ["Karim"]),
        ("je ne sais pas", ["Karim"]),
        ("idem", ["Karim"]),
    ],
)
def test_whom_a_text_sends_to(texte: str, personnes: list[str]) -> None:
    suites = ask({"equipe": EQUIPE}, make_lecture(FLX_06=texte))

    assert [s.personne for s in suites] == personnes


def test_a_remark_that_names_somebody_is_a_follow_up_too() -> None:
    dit = make_lecture(FLX_06="26")
    remarque = Texte(texte="voir avec Sophie", cellule="F!G1")
    reponse = dit.reponses[0].model_copy(update={"remarque": remarque})

    (suite,) = ask({"equipe": EQUIPE}, dit.model_copy(update={"reponses": (reponse,)}))

    assert (suite.personne, suite.cellule) == ("Sophie Martin", "F!G1")


def test_two_people_of_one_first_name_are_not_told_apart() -> None:
    autre = {"id": "PER-04", "nom": "Sophie Durand", "fonction": "acheteuse"}

    (suite,) = ask(
        {"equipe": {"membres": [*EQUIPE["membres"], autre]}}, make_lecture(FLX_06="voir Sophie")
    )

    assert (suite.personne, suite.identifiant) == ("Sophie", "")


def test_what_is_no_answer_is_never_written() -> None:
    importation = bring({}, make_lecture(FLX_06="voir avec Sophie", ENT_01="???"))

    assert set(importation.donnees) == {"entretiens"}
    assert not importation.bilans[0].ecarts


def test_a_follow_up_is_closed_by_the_person_herself() -> None:
    karim = make_lecture(FLX_06="voir avec Sophie")

    suites = ask({"equipe": EQUIPE}, karim, make_lecture("Sophie Martin", FLX_06="26"))

    assert suites == ()


def test_another_answer_does_not_close_what_a_person_was_named_for() -> None:
    karim = make_lecture(FLX_06="voir avec Sophie")

    suites = ask({"equipe": EQUIPE}, karim, make_lecture("Paul", FLX_06="26"))

    assert [s.personne for s in suites] == ["Sophie Martin"]


def test_the_author_closes_a_follow_up_by_writing_the_value() -> None:
    rempli = {"leads": {"delai_prise_en_charge": {"actuel": "4 h ouvrées"}}}

    assert ask(rempli, make_lecture(FLX_06="voir avec Sophie")) == ()
    assert ask(rempli, make_lecture(FLX_06="je ne sais pas")) == ()


def test_a_cell_of_a_table_that_is_no_answer_leaves_its_row() -> None:
    ligne = {"Indicateur": "délai de rappel", "Valeur actuelle": "???", "Cible": "4 h"}

    importation = bring({}, make_lecture(ENT_04=[ligne]))
    (suite,) = ask({}, make_lecture(ENT_04=[ligne]))

    (objectif,) = importation.donnees["objectifs"]
    assert objectif["indicateur"] == "délai de rappel"
    assert "valeur_actuelle" not in objectif
    assert suite.chemin == f"objectifs[{objectif['id']}].valeur_actuelle.valeur"


def test_none_is_zero_where_a_number_is_asked() -> None:
    ligne = {"Indicateur": "devis perdus", "Valeur actuelle": "aucun"}

    importation = bring({}, make_lecture(ENT_04=[ligne]))

    assert importation.donnees["objectifs"][0]["valeur_actuelle"] == {"valeur": 0}
    assert ask({}, make_lecture(ENT_04=[ligne])) == ()


@pytest.mark.parametrize(
    ("entete", "motif"), [("Timestamp", Motif.AMBIGUE), ("Start time", Motif.AMBIGUE), ("", None)]
)
def test_a_text_date_of_an_english_form_is_not_guessed(entete: str, motif: Motif | None) -> None:
    dit = make_lecture(ENT_04=[{"Indicateur": "délai", "Échéance": "03/04/2027"}])
    lecture = dit.model_copy(
        update={"metadonnees": (CelluleTableau(colonne=entete, texte="x", cellule="F!A2"),)}
    )

    importation = bring({}, lecture)
    suites = ask({}, lecture)

    assert [s.motif for s in suites] == ([motif] if motif else [])
    assert [s.possibles for s in suites] == ([("03/04/2027", "04/03/2027")] if motif else [])
    assert ("echeance" in importation.donnees["objectifs"][0]) is (motif is None)


def test_a_true_date_of_an_english_form_is_sure() -> None:
    dit = make_lecture(ENT_04=[{"Indicateur": "délai", "Échéance": "03/04/2027"}])
    anglaise = dit.model_copy(
        update={"metadonnees": (CelluleTableau(colonne="Timestamp", texte="x", cellule="F!A2"),)}
    )
    depot = Depot(format="google_forms", lectures=(anglaise,), intitules=(), cellules_non_vides=0)
    datee = next(c.cellule for c in dit.reponses[0].lignes[0] if c.colonne == "Échéance")

    (lecture,) = mark(depot, Apparence({}, {}, frozenset([datee]))).lectures

    assert ask({}, lecture) == ()


def test_a_row_named_by_a_struck_text_waits_as_a_whole() -> None:
    dit = make_lecture(ENT_04=[{"Indicateur": "délai", "Cible": "4 h"}])
    depot = Depot(format="guide", lectures=(dit,), intitules=(), cellules_non_vides=0)
    premiere = dit.reponses[0].lignes[0][0].cellule

    (lecture,) = mark(depot, Apparence({premiere: (Marque.BARREE,)}, {})).lectures

    assert "objectifs" not in bring({}, lecture).donnees
    assert {s.motif for s in ask({}, lecture)} == {Motif.BARREE}


def test_an_approximate_answer_is_told_although_another_one_filled_the_place() -> None:
    ana, bob = make_lecture("Ana", PLA_03="45000"), make_lecture("Bob", PLA_03="entre 30 et 40 k€")

    (suite,) = ask({}, ana, bob)

    assert (suite.de, suite.texte, suite.motif) == ("Bob", "entre 30 et 40 k€", Motif.APPROCHEE)
    assert ask({}, make_lecture("Ana", PLA_03="40000"), bob) == ()  # one of what it may mean


def test_the_author_closes_what_was_to_confirm_by_writing_another_value() -> None:
    lectures = make_lecture("Ana", PLA_03="45000"), make_lecture("Bob", PLA_03="30 à 40 k€")
    premiere = bring({}, *lectures)
    budget = premiere.donnees["budget"]
    ecrit = premiere.donnees | {"budget": budget | {"enveloppe": {"max": "35000"}}}
    derniers = list(latest(premiere.nouveaux).values())

    seconde = import_lectures(ecrit, derniers, derniers, banque())

    assert sort_follow_ups(seconde.bilans, derniers, ecrit, banque()) == ()


def ask(donnees: dict[str, Any], *lectures: Any) -> tuple[Suite, ...]:
    premiere = bring(donnees, *lectures)
    derniers = list(latest(premiere.nouveaux).values())
    seconde = import_lectures(premiere.donnees, derniers, derniers, banque())
    return sort_follow_ups(seconde.bilans, derniers, premiere.donnees, banque())


def question(identifiant: str) -> str:
    trouvee = banque().question(identifiant)
    assert trouvee is not None
    return trouvee.texte
