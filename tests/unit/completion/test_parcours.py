"""The walk asks for what is missing, in order, and goes where it is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cdc.completion import Forme, ReponseRefuseeError, create, sections_of
from cdc.completion.refus import EndroitInconnuError
from tests.marche import Marche


def test_the_first_question_is_the_first_missing_item_of_the_section() -> None:
    marche = Marche("1a")

    assert marche.chemin == "presentation.raison_sociale"
    assert (marche.question.titre, marche.question.rang) == ("Raison sociale", 1)
    assert marche.question.exemple
    assert "registre du commerce" in marche.question.pourquoi


def test_what_is_filled_already_is_not_asked() -> None:
    marche = Marche("1a", {"presentation.raison_sociale": "Lemoine"})

    assert marche.chemin == "presentation.annee_creation"


def test_a_refused_answer_says_why_and_the_question_stays() -> None:
    marche = Marche("1a", {"presentation.raison_sociale": "Lemoine"})

    with pytest.raises(ReponseRefuseeError, match="n’est pas un nombre entier"):
        marche.answer("il y a longtemps")

    assert marche.chemin == "presentation.annee_creation"
    assert marche.value("presentation", "annee_creation") is None


def test_enter_alone_on_a_required_item_is_no_answer() -> None:
    with pytest.raises(ReponseRefuseeError, match="passer"):
        Marche("1a").answer("  ")


def test_a_list_of_three_is_filled_row_by_row() -> None:
    marche = Marche("1a")
    marche.goto("presentation", "activites")

    marche.answer("Pose", "B2C", "Agencement", "2", "Vente", "B2B")

    assert marche.question.forme is Forme.LIGNES
    assert [ligne.texte for ligne in marche.question.lignes] == [
        "Pose, B2C",
        "Agencement, B2C",
        "Vente, B2B",
    ]
    marche.answer("")
    assert marche.chemin == "presentation.raison_sociale"


def test_rows_are_moved_copied_and_taken_away() -> None:
    marche = Marche("1a")
    marche.goto("presentation", "activites")
    marche.answer("Pose", "B2C", "Agencement", "B2B")

    marche.answer("v 2 1", "d 1", "s 3")

    noms = [a.nom for a in marche.value("presentation", "activites")]
    assert noms == ["Agencement", "Agencement"]
    with pytest.raises(ReponseRefuseeError, match="de 1 à 2"):
        marche.answer("s 3")


def test_a_row_is_looked_at_again_field_by_field() -> None:
    marche = Marche("1a")
    marche.goto("presentation", "activites")
    marche.answer("Pose", "B2C")

    marche.answer("m 1")

    assert (marche.chemin, marche.question.actuelle) == ("presentation.activites.0.nom", "Pose")
    marche.answer("Pose de cuisines", "62,5")
    marche.answer("")
    assert marche.chemin == "presentation.activites"
    [activite] = marche.value("presentation", "activites")
    assert (activite.nom, activite.part_ca) == ("Pose de cuisines", Decimal("62.5"))


def test_a_copied_element_has_its_own_identifier() -> None:
    marche = Marche("1b")
    marche.answer("Artisans", "entreprise")
    marche.goto("cibles")

    marche.answer("d 1")

    assert [c.id for c in marche.value("cibles")] == ["CIB-01", "CIB-02"]


def test_a_record_is_asked_field_by_field() -> None:
    marche = Marche("1b")
    marche.answer("Artisans", "entreprise")
    marche.goto("cibles", "CIB-01", "volume_actuel")

    assert marche.chemin == "cibles.CIB-01.volume_actuel.valeur"
    marche.answer("640", "comptes", "30/09/2026")

    assert marche.value("cibles", "CIB-01", "volume_actuel").valeur == 640


def test_what_is_put_off_comes_last_and_nothing_else_is_lost() -> None:
    marche = Marche("5")
    premiere = marche.chemin
    marche.skip()

    vues = set()
    while not marche.finie:
        vues.add(marche.chemin)
        marche.skip()

    assert premiere not in vues
    assert len(vues) > 3


def test_back_stands_on_the_question_before_with_its_answer() -> None:
    marche = Marche("1a")
    marche.answer("Lemoine")

    marche.back()

    assert marche.chemin == "presentation.raison_sociale"
    assert marche.question.actuelle == "Lemoine"
    marche.answer("")
    assert marche.chemin == "presentation.annee_creation"


def test_back_at_the_first_question_stays_there() -> None:
    marche = Marche("1a")

    marche.back()

    assert marche.chemin == "presentation.raison_sociale"


def test_a_choice_is_made_by_number_by_word_or_by_its_beginning() -> None:
    marche = Marche("1b")
    marche.answer("Artisans")
    libelles = [o.libelle for o in marche.question.options]

    for dit in (str(libelles.index("entreprise") + 1), "Entreprise", "entre"):
        marche.goto("cibles", "CIB-01", "type")
        marche.answer(dit)
        assert marche.value("cibles", "CIB-01", "type") == "entreprise"


def test_several_choices_are_numbers_or_words_and_plus_adds() -> None:
    marche = Marche("1a")
    marche.goto("presentation", "canaux_vente")
    marche.answer("1 3")
    marche.goto("presentation", "canaux_vente")

    marche.answer("+ salons")

    assert marche.value("presentation", "canaux_vente") == [
        "commerciaux itinérants",
        "magasin",
        "salons",
    ]


def test_a_reference_is_found_by_words_and_a_new_name_can_be_created() -> None:
    marche = Marche("1c", {"droits.roles": [{"id": "ROL-DIR", "nom": "Directeur commercial"}]})
    marche.answer("Doubler les leads", "stratégique")
    marche.goto("objectifs", "OBJ-01", "responsable")

    marche.answer("commercial")
    assert marche.value("objectifs", "OBJ-01", "responsable") == "ROL-DIR"

    marche.goto("objectifs", "OBJ-01", "responsable")
    with pytest.raises(ReponseRefuseeError) as refus:
        marche.answer("Gérante")
    assert refus.value.creations == ("role",)
    marche.take(create(marche.parcours, marche.situation, "Gérante", "role"))
    marche.answer("Gérante")
    assert marche.value("objectifs", "OBJ-01", "responsable") == "ROL-GERANTE"


def test_a_state_machine_offers_its_own_states() -> None:
    marche = Marche("3c", {"cartographie.entites": [{"id": "DON-SAV", "nom": "Dossier SAV"}]})
    marche.answer("Dossier SAV", "Nouveau", "Clos", "")

    assert marche.chemin == "workflows.WF-DOSSAV.initial"
    assert [o.libelle for o in marche.question.options] == ["Nouveau", "Clos"]
    marche.answer("1", "2")
    assert marche.value("workflows", "WF-DOSSAV", "finaux") == ["Clos"]


def test_rights_are_given_row_by_row() -> None:
    marche = Marche(
        "4c",
        {
            "droits.roles": [{"id": "ROL-COM", "nom": "Commercial"}],
            "cartographie.entites": [
                {"id": "DON-LEAD", "nom": "Lead"},
                {"id": "DON-FACT", "nom": "Facture"},
            ],
        },
    )
    marche.goto("droits", "matrice", "ROL-COM")
    assert [o.libelle for o in marche.question.colonnes] == ["Lead", "Facture"]

    with pytest.raises(ReponseRefuseeError, match="3 cases pour 2 colonnes"):
        marche.answer("C R U")
    with pytest.raises(ReponseRefuseeError, match="«\u00a0X\u00a0»"):
        marche.answer("X -")
    assert marche.answer("CRU R").dit == "Lead\u00a0: CRU  Facture\u00a0: R"
    marche.goto("droits", "matrice", "ROL-COM")
    marche.answer("CRU -")
    marche.goto("droits", "matrice", "ROL-COM")
    marche.answer("facture = R")

    assert marche.value("droits", "matrice") == {
        "ROL-COM": {"DON-LEAD": ["C", "R", "U"], "DON-FACT": ["R"]}
    }


@pytest.mark.parametrize(
    ("texte", "lu"),
    [
        ("CRU ; R", {"DON-LEAD": ["C", "R", "U"], "DON-FACT": ["R"]}),
        ("C R ; R", {"DON-LEAD": ["C", "R"], "DON-FACT": ["R"]}),
        ("; R", {"DON-FACT": ["R"]}),
        ("R ;", {"DON-LEAD": ["R"]}),
    ],
)
def test_cells_stand_apart_with_semicolons_too(texte: str, lu: dict[str, list[str]]) -> None:
    marche = Marche(
        "4c",
        {
            "droits.roles": [{"id": "ROL-COM", "nom": "Commercial"}],
            "cartographie.entites": [
                {"id": "DON-LEAD", "nom": "Lead"},
                {"id": "DON-FACT", "nom": "Facture"},
            ],
        },
    )
    marche.goto("droits", "matrice", "ROL-COM")
    marche.answer(texte)

    assert marche.value("droits", "matrice") == {"ROL-COM": lu}


def test_activities_of_a_raci_are_named_then_filled() -> None:
    marche = Marche("6", {"equipe.membres": [{"id": "MEM-01", "fonction": "Chef de projet"}]})
    marche.goto("equipe", "raci")

    marche.answer("Reprise des données", "R", "")

    assert marche.value("equipe", "raci") == {"Reprise des données": {"MEM-01": "R"}}


def test_an_answer_can_be_erased() -> None:
    marche = Marche("1a")
    marche.answer("Lemoine")
    marche.back()

    marche.answer("x!")

    assert marche.value("presentation", "raison_sociale") is None
    assert marche.chemin == "presentation.annee_creation"


def test_a_taken_identifier_is_refused() -> None:
    depart = {"cibles": [{"id": "CIB-01", "nom": "Un"}, {"nom": "Deux"}]}
    marche = Marche("1b", depart)
    marche.goto("cibles", 1, "id")

    assert marche.question.proposition == "CIB-02"
    with pytest.raises(ReponseRefuseeError, match="déjà"):
        marche.answer("CIB-01")
    marche.answer("")
    assert [c.id for c in marche.value("cibles")] == ["CIB-01", "CIB-02"]


@pytest.mark.parametrize("endroit", ["9", "2z", "", "diagnostic"])
def test_an_unknown_place_is_told(endroit: str) -> None:
    with pytest.raises(EndroitInconnuError, match="ni un chapitre"):
        sections_of(endroit)


def test_every_chapter_can_be_walked_to_the_end() -> None:
    marche = Marche()
    vues = 0
    while not marche.finie:
        marche.skip()
        vues += 1

    assert vues > 200


def test_steps_are_counted_and_never_asked_their_number() -> None:
    marche = Marche(depart={"processus": [{"id": "PRC-01", "nom": "Devis"}]})
    marche.take(create(marche.parcours, marche.situation, "Vendeur", "role"))
    marche.goto("processus", "PRC-01", "etapes")

    premier = marche.question.premier
    assert premier is not None
    assert premier.titre == "Acteur"
    marche.answer("Vendeur", "note la demande", "Vendeur", "chiffre", "")

    etapes = marche.value("processus", "PRC-01", "etapes")
    assert [(e.ordre, e.action) for e in etapes] == [(1, "note la demande"), (2, "chiffre")]
