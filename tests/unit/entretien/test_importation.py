"""Answers come into the project: nothing lost, nothing overwritten, everything sourced."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdc.entretien.effets import Sort
from cdc.entretien.importation import Importation
from cdc.entretien.reponses import Texte
from cdc.entretien.restes import remaining
from cdc_schema import Cahier
from tests.entretiens import banque, bring, make_lecture

LEAD = {"Terme": "Lead", "Définition chez vous": "un contact qui a laissé ses coordonnées"}


def test_a_value_fills_an_empty_field_with_its_source() -> None:
    importation = bring({"leads": {"canaux": None}}, make_lecture(FLX_06="26"))

    leads = importation.donnees["leads"]
    assert leads["delai_prise_en_charge"] == {"actuel": "26 h ouvrées"}
    assert leads["provenance"] == {"delai_prise_en_charge": ["ENT-01#Q-FLX-06"]}
    assert _fates(importation) == {"entretiens[ENT-01].personne": "créée"} | {
        "leads.delai_prise_en_charge.actuel": "créée"
    }


def test_what_the_author_wrote_is_never_overwritten() -> None:
    avant = {"leads": {"delai_prise_en_charge": {"actuel": "4 h ouvrées"}}}

    importation = bring(avant, make_lecture(FLX_06="26"))

    (conflit,) = importation.bilans[0].conflits
    assert importation.donnees["leads"] == avant["leads"]
    assert (conflit.chemin, conflit.existante, conflit.proposee, conflit.cellule) == (
        "leads.delai_prise_en_charge.actuel", "4 h ouvrées", "26 h ouvrées", "FLX_06!E1",
    )  # fmt: skip


def test_the_same_value_as_the_author_s_only_adds_its_source() -> None:
    avant = {"leads": {"delai_prise_en_charge": {"actuel": "26 heures ouvrées"}}}

    importation = bring(avant, make_lecture(FLX_06="26"))

    leads = importation.donnees["leads"]
    assert leads["delai_prise_en_charge"] == {"actuel": "26 heures ouvrées"}
    assert leads["provenance"] == {"delai_prise_en_charge": ["ENT-01#Q-FLX-06"]}
    assert not importation.bilans[0].conflits


def test_the_rows_of_a_table_become_the_elements_of_a_list() -> None:
    importation = bring(
        {"objectifs": [{"id": "OBJ-03", "indicateur": "délai de rappel"}]},
        make_lecture(
            ENT_04=[
                {"Indicateur": "Délai de rappel", "Valeur actuelle": "26 h ouvrées", "Cible": "4"},
                {"Indicateur": "devis transformés", "Échéance": "30/06/2028"},
            ]
        ),
    )

    premier, second = importation.donnees["objectifs"]
    assert premier["id"] == "OBJ-03"
    assert premier["indicateur"] == "délai de rappel"
    assert Cahier.model_validate({"objectifs": [premier, second]})
    assert premier["valeur_actuelle"] | {"valeur": "26"} == {"valeur": "26", "unite": "h ouvrées"}
    assert second["id"] == "OBJ-04"
    assert second["provenance"] == ["ENT-01#Q-ENT-04"]


def test_the_same_row_from_two_people_is_one_element_with_both_sources() -> None:
    importation = bring(
        {},
        make_lecture("Ana", ENT_10=[LEAD]),
        make_lecture("Bob", ENT_10=[{**LEAD, "Terme": "lead "}]),
    )

    (terme,) = importation.donnees["glossaire"]
    assert terme["provenance"] == ["ENT-01#Q-ENT-10", "ENT-02#Q-ENT-10"]


def test_two_people_who_say_different_things_of_a_row_are_in_conflict() -> None:
    autre = {"Terme": "Lead", "Définition chez vous": "toute personne qui a visité le site"}

    importation = bring({}, make_lecture("Ana", ENT_10=[LEAD]), make_lecture("Bob", ENT_10=[autre]))

    (conflit,) = importation.bilans[1].conflits
    assert conflit.chemin == "glossaire[0].definition"
    assert importation.donnees["glossaire"][0]["definition"] == LEAD["Définition chez vous"]


def test_a_free_text_that_several_people_give_is_left_to_be_written_up() -> None:
    ana = make_lecture("Ana", FLX_11="je fais la somme")
    bob = make_lecture("Bob", FLX_11="au doigt mouillé")

    seule = bring({}, ana)
    ensemble = bring({}, ana, bob)

    assert seule.donnees["prospects"]["prevision"] == {"formule": "je fais la somme"}
    prospects = ensemble.donnees["prospects"]
    assert prospects["prevision"] == {"formule": None}
    assert prospects["provenance"] == {"prevision": ["ENT-01#Q-FLX-11", "ENT-02#Q-FLX-11"]}
    assert [e.sort for e in ensemble.bilans[1].by_sort(Sort.A_REDIGER)] == [Sort.A_REDIGER]


def test_what_the_author_wrote_up_of_several_answers_stays() -> None:
    lectures = [make_lecture(n, FLX_11=t) for n, t in (("Ana", "somme"), ("Bob", "au doigt"))]
    ensemble = bring({}, *lectures)
    ensemble.donnees["prospects"]["prevision"]["formule"] = "somme pondérée, relue le lundi"

    encore = bring(ensemble.donnees, *lectures, releves=ensemble.nouveaux)

    assert encore.donnees == ensemble.donnees
    assert not any(b.conflits for b in encore.bilans)


def test_boxes_and_second_questions_fill_what_they_are_bound_to() -> None:
    importation = bring(
        {},
        make_lecture(
            FLX_01=["Site web", "Salon"],
            FLX_13="Rarement",
            FLX_13_precision="prix\ndélai",
            TEC_03="SaaS accepté",
        ),
    )

    contacts = importation.donnees["visiteurs"]["points_contact"]
    assert [(c["nom"], c["type"]) for c in contacts] == [("Site web", "site"), ("Salon", "salon")]
    assert importation.donnees["prospects"]["motifs_perte"] == ["prix", "délai"]
    assert importation.donnees["hebergement"]["mode"] == "SaaS"
    assert [g.texte for g in importation.bilans[0].gardes] == ["Rarement"]


def test_a_row_says_to_which_stage_of_the_life_cycle_it_applies() -> None:
    importation = bring(
        {},
        make_lecture(
            ENT_24=[
                {"Étape": "Prospect", "Définition": "a un besoin", "Sortie vers": "client",
                 "Condition de sortie": "devis signé"},
                {"Étape": "Rêveur", "Définition": "selon le cas"},
            ]
        ),
    )  # fmt: skip

    prospects = importation.donnees["prospects"]
    assert prospects["definition"] == "a un besoin"
    assert prospects["sortie"] == [
        {"vers": "client", "condition": "devis signé", "provenance": ["ENT-01#Q-ENT-24"]}
    ]
    ecarts = [(e.texte, e.cellule) for e in importation.bilans[0].ecarts]
    assert ecarts == [("Rêveur", "ENT_24!C2"), ("selon le cas", "ENT_24!D2")]


def test_a_name_is_known_even_if_the_row_that_creates_it_comes_later() -> None:
    importation = bring(
        {},
        make_lecture(
            FLX_16=[{"Donnée": "SIRET", "Outil qui fait foi": "Orchis"}],
            TEC_01=[{"Application": "Orchis", "Rôle": "gestion", "Sens": "deux sens"}],
        ),
    )

    assert importation.donnees["cartographie"]["maitre_champs"][0]["maitre"] == "SYS-ORCHIS"
    interface = importation.donnees["interfaces"][0]
    assert interface["systemes"] == {"b": "SYS-ORCHIS", "sens": "deux sens"}
    assert importation.bilans[0].ecarts == []


def test_a_row_about_nothing_known_waits_and_says_why() -> None:
    importation = bring({}, make_lecture(TEC_06=[{"Objet": "Clients", "Volume actuel": "18 400"}]))

    assert "existant" not in importation.donnees
    objet, volume = importation.bilans[0].ecarts
    assert "Le projet n’a pas, sous ce nom, une entité" in objet.raison
    assert volume.raison.startswith("La ligne attend")


def test_a_value_that_the_schema_refuses_is_reported_with_its_cell() -> None:
    importation = bring(
        {}, make_lecture(ENT_05=[{"Entité ou site": "Tours", "Effectif": "comme avant"}])
    )

    (ecart,) = importation.bilans[0].ecarts
    assert (ecart.texte, ecart.cellule) == ("comme avant", "ENT_05!D1")
    assert importation.donnees["presentation"]["sites"][0]["nom"] == "Tours"


@pytest.mark.parametrize("texte", ["idem", "n/a", "voir avec Sophie"])
def test_what_is_no_answer_is_kept_but_fills_nothing(texte: str) -> None:
    importation = bring({}, make_lecture(FLX_11=texte))

    assert "prospects" not in importation.donnees
    assert importation.bilans[0].gardes[0].texte == texte


def test_a_refused_text_is_told_though_its_question_writes_a_constant() -> None:
    importation = bring({}, make_lecture(PLA_03="confidentiel"))

    (ecart,) = importation.bilans[0].ecarts
    assert ecart.texte == "confidentiel"
    assert "n’est pas un nombre" in ecart.raison


def test_a_ticked_column_writes_its_value() -> None:
    importation = bring(
        {},
        make_lecture(
            PLA_04=[
                {"Besoin": "suivre les affaires", "Indispensable au lancement": "x"},
                {"Besoin": "scorer les leads", "Abandonnable": "plutôt"},
            ]
        ),
    )

    premiere, seconde = importation.donnees["exigences"]
    assert (premiere["id"], premiere["priorite"]) == ("EX-ENT-001", "indispensable")
    assert "priorite" not in seconde
    assert "un x est attendu" in importation.bilans[0].ecarts[0].raison


def test_the_same_number_in_another_unit_is_a_conflict() -> None:
    avant = {"objectifs": [{"indicateur": "rappel", "valeur_cible": {"valeur": "4", "unite": "h"}}]}

    importation = bring(avant, make_lecture(ENT_04=[{"Indicateur": "rappel", "Cible": "4 jours"}]))

    (conflit,) = importation.bilans[0].conflits
    assert (conflit.chemin, conflit.existante) == ("objectifs[0].valeur_cible.unite", "h")


def test_importing_again_changes_nothing() -> None:
    lectures = [make_lecture("Ana", FLX_06="26", ENT_10=[LEAD], FRE_03=["Complexité"])]
    premier = bring({}, *lectures)

    second = bring(premier.donnees, *lectures, releves=premier.nouveaux)

    assert second.donnees == premier.donnees
    assert not second.nouveaux
    assert set(_fates(second).values()) == {"inchangée"}


def test_a_new_version_replaces_what_the_same_person_had_said() -> None:
    premier = bring({}, make_lecture(FLX_06="26", FLX_09=[{"Étape": "Devis", "Probabilité": "30"}]))
    suite = make_lecture(FLX_06="30", FLX_09=[{"Étape": "Devis", "Probabilité": "30"}])

    second = bring(premier.donnees, suite, releves=premier.nouveaux)

    (releve,) = second.nouveaux
    assert releve.nom == "ENT-01.v2"
    assert second.donnees["leads"]["delai_prise_en_charge"]["actuel"] == "30 h ouvrées"
    assert len(second.donnees["entretiens"]) == 1
    assert [e.chemin for e in second.bilans[0].by_sort(Sort.MODIFIEE)] == [
        "leads.delai_prise_en_charge.actuel"
    ]


def test_a_new_version_rewords_an_item_and_tells_what_it_empties() -> None:
    premier = bring({}, make_lecture(FRE_09="savoir qui apelle", FRE_06="moins de saisie"))
    suite = make_lecture(FRE_09="savoir qui appelle")

    second = bring(premier.donnees, suite, releves=premier.nouveaux)

    (entretien,) = second.donnees["entretiens"]
    assert entretien["attentes"] == ["savoir qui appelle", "moins de saisie"]
    assert "Q-FRE-06 n’a plus de réponse" in second.bilans[0].avertissements[0]


def test_a_new_version_rewords_a_free_text() -> None:
    premiere = bring({}, make_lecture("Ana", FLX_11="au doigt"))
    corrigee = make_lecture("Ana", FLX_11="somme, relue le lundi")

    seconde = bring(premiere.donnees, corrigee, releves=premiere.nouveaux)

    assert seconde.donnees["prospects"]["prevision"]["formule"] == "somme, relue le lundi"
    assert Sort.MODIFIEE in {e.sort for e in seconde.bilans[0].effets}


def test_a_new_version_rewords_the_row_that_its_cell_gave() -> None:
    premiere = bring({}, make_lecture("Ana", FRE_02="Sage en 2019, personne n’a saisi"))

    seconde = bring(
        premiere.donnees, make_lecture("Ana", FRE_02="Sage, abandonné"), releves=premiere.nouveaux
    )

    (tentative,) = seconde.donnees["existant"]["tentatives"]
    assert tentative["raison_echec"] == "Sage, abandonné"
    assert len(seconde.bilans[0].by_sort(Sort.MODIFIEE)) == 1


def test_a_new_version_adds_a_row_beside_the_one_that_another_said_or_the_author_changed() -> None:
    deux = bring({}, *(make_lecture(nom, FRE_02="Sage") for nom in ("Ana", "Bob")))
    seul = bring({}, make_lecture("Ana", FRE_02="Sage"))
    seul.donnees["existant"]["tentatives"][0]["raison_echec"] = "Sage, mal déployé"

    for avant, garde in ((deux, "Sage"), (seul, "Sage, mal déployé")):
        suite = make_lecture("Ana", FRE_02="Divalto")
        donnees = bring(avant.donnees, suite, releves=avant.nouveaux).donnees
        raisons = [t["raison_echec"] for t in donnees["existant"]["tentatives"]]
        assert raisons == [garde, "Divalto"]


def test_a_new_version_that_leaves_what_another_said_is_to_be_written_up() -> None:
    deux = bring({}, *(make_lecture(nom, FLX_11="au doigt") for nom in ("Ana", "Bob")))

    seconde = bring(deux.donnees, make_lecture("Ana", FLX_11="somme"), releves=deux.nouveaux)

    assert seconde.donnees["prospects"]["prevision"]["formule"] is None
    assert [e.sort for e in seconde.bilans[0].by_sort(Sort.A_REDIGER)] == [Sort.A_REDIGER]


def test_a_new_version_leaves_alone_what_the_author_changed_since() -> None:
    premier = bring({}, make_lecture(FLX_06="26"))
    premier.donnees["leads"]["delai_prise_en_charge"]["actuel"] = "20 h ouvrées"

    second = bring(premier.donnees, make_lecture(FLX_06="30"), releves=premier.nouveaux)

    assert second.donnees["leads"]["delai_prise_en_charge"]["actuel"] == "20 h ouvrées"
    assert len(second.bilans[0].conflits) == 1


def test_an_older_version_that_comes_back_changes_nothing() -> None:
    ancienne, nouvelle = make_lecture(FLX_06="26"), make_lecture(FLX_06="30")
    premier = bring({}, ancienne)
    second = bring(premier.donnees, nouvelle, releves=premier.nouveaux)

    releves = (*premier.nouveaux, *second.nouveaux)
    troisieme = bring(second.donnees, ancienne, releves=releves)

    assert troisieme.donnees == second.donnees
    assert "ENT-01.v2" in troisieme.bilans[0].avertissements[0]


def test_two_people_with_the_same_guide_are_two_interviews() -> None:
    importation = bring({}, make_lecture("Ana", FLX_06="4"), make_lecture("Bob", FLX_06="4"))

    assert [r.nom for r in importation.nouveaux] == ["ENT-01", "ENT-02"]


def test_interviews_are_numbered_after_those_of_the_project() -> None:
    importation = bring({"entretiens": [{"id": "ENT-07"}]}, make_lecture(FLX_06="4"))

    assert importation.nouveaux[0].id == "ENT-08"


def test_open_conflicts_are_found_again_from_the_records() -> None:
    avant = {"leads": {"delai_prise_en_charge": {"actuel": "4 h ouvrées"}}}
    importation = bring(avant, make_lecture(FLX_06="26"))

    (conflit,) = remaining(importation.donnees, importation.nouveaux, banque()).conflits

    assert (conflit.entretien, conflit.chemin) == ("ENT-01", "leads.delai_prise_en_charge.actuel")


def test_texts_to_write_up_are_found_again_until_the_author_writes_them() -> None:
    dits = {"Ana": "somme", "Bob": "au doigt", "Zoé": "moyenne"}
    importation = bring({}, *(make_lecture(nom, FLX_11=texte) for nom, texte in dits.items()))

    (texte,) = remaining(importation.donnees, importation.nouveaux, banque()).a_rediger
    importation.donnees["prospects"]["prevision"]["formule"] = "somme pondérée"
    apres = remaining(importation.donnees, importation.nouveaux, banque())

    assert (texte.chemin, texte.section.cle) == ("prospects.prevision.formule", "prospects")
    assert {a.personne: a.texte for a in texte.avis} == dits
    assert not apres


_TEXTES = st.text("abéàç 12;,\n-«’", min_size=1, max_size=12).filter(lambda t: t.strip())
_LIGNES = st.lists(
    st.fixed_dictionaries({"Terme": _TEXTES, "Définition chez vous": _TEXTES}), max_size=3
)


@settings(max_examples=40, deadline=None)
@given(ana=_LIGNES, bob=_LIGNES, craintes=_TEXTES, delai=_TEXTES)
def test_whatever_is_said_a_second_import_changes_nothing_and_the_project_stays_valid(
    ana: list[Any], bob: list[Any], craintes: str, delai: str
) -> None:
    lectures = [
        make_lecture("Ana", ENT_10=ana or [LEAD], FLX_11=craintes, FLX_06=delai),
        make_lecture("Bob", ENT_10=bob or [LEAD], FLX_11=delai, FRE_09=craintes),
    ]

    premier = bring({}, *lectures)
    second = bring(premier.donnees, *lectures, releves=premier.nouveaux)

    assert second.donnees == premier.donnees
    Cahier.model_validate(premier.donnees)


def _fates(importation: Importation) -> dict[str, str]:
    return {e.chemin: e.sort.value for b in importation.bilans for e in b.effets}


@pytest.mark.parametrize(
    ("dit", "attente"),
    [
        ("15", "saisie d’au plus 15 minutes par jour"),
        ("15 min", "saisie d’au plus 15 min par jour"),
        ("10 minutes", "saisie d’au plus 10 minutes par jour"),
        ("une demi-heure", "saisie d’au plus une demi-heure par jour"),
        ("1/4 h", "saisie d’au plus 1/4 h par jour"),
        ("20 min par jour", "saisie d’au plus 20 min par jour"),
        ("20 min/j", "saisie d’au plus 20 min/j"),
    ],
)
def test_a_number_put_in_a_sentence_says_its_unit_once(dit: str, attente: str) -> None:
    (entretien,) = bring({}, make_lecture(FRE_04=dit)).donnees["entretiens"]

    assert entretien["attentes"] == [attente]


@pytest.mark.parametrize("rien", ["Jamais", "Aucun", "Non", "non, jamais", "Pas à ma connaissance"])
def test_who_says_that_there_is_none_adds_no_row(rien: str) -> None:
    importation = bring({}, make_lecture(FRE_02=rien, ENT_03=rien))

    assert set(importation.donnees) == {"entretiens"}
    assert [t.texte for t in importation.bilans[0].gardes] == [rien, rien]
    assert not importation.bilans[0].ecarts


def test_a_sentence_that_begins_as_a_no_is_an_answer() -> None:
    dit = "Jamais formés sur l’ancien outil"

    (tentative,) = bring({}, make_lecture(FRE_02=dit)).donnees["existant"]["tentatives"]

    assert tentative["raison_echec"] == dit


def test_an_identity_that_names_nobody_known_is_quoted() -> None:
    par = Texte(texte="Consultant X", cellule="F!E4")
    dit = make_lecture(FLX_06="26")
    lecture = dit.model_copy(update={"identite": dit.identite | {"interviewer": par}})

    (avertissement,) = bring({}, lecture).bilans[0].avertissements

    assert "«\u00a0Consultant X\u00a0»" in avertissement
    assert avertissement.startswith("F!E4")
