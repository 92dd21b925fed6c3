"""What the analysis of a statement tells the rules: words, clauses, measures, quotations."""

from __future__ import annotations

import cProfile
import pstats

import pytest

from cdc.verification.formulation import examiner_phrase
from cdc.verification.formulation.enonce import Enonce
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.mots import Nature, adverbs, inflect, mot
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.termes import Termes


def words_of(enonce: Enonce, nature: int) -> list[str]:
    return [j.brut for j in enonce.jetons if j.role & nature]


def words_in(enonce: Enonce, zone: Zone) -> str:
    return " ".join(j.brut for j in enonce.jetons if j.zone is zone)


def test_words_stand_where_they_are_written() -> None:
    texte = "L'agenda d’aujourd’hui, qu’un e-mail de 1 200 Ko… s'il pèse 2,5 Mo (48h)."

    enonce = Enonce(texte)

    assert [texte[j.debut : j.fin] for j in enonce.jetons] == [
        "L'", "agenda", "d’", "aujourd’hui", ",", "qu’", "un", "e-mail", "de", "1 200", "Ko", "…",
        "s'", "il", "pèse", "2,5", "Mo", "(", "48", "h", ")", ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "verbes"),
    [
        pytest.param("La fiche client affiche la commande.", ["affiche"], id="noun-or-verb"),
        pytest.param("Le commercial valide le devis.", ["valide"], id="adjective-noun-verb"),
        pytest.param(
            "Le CRM calcule, commande et relance le stock.", ["calcule", "relance"], id="list"
        ),
        pytest.param("Le prix de vente et la commande du client.", [], id="nouns"),
        pytest.param("Ils ne les modifient pas.", ["modifient"], id="clitics"),
        pytest.param("Une autre enseigne ouvre.", ["ouvre"], id="noun-that-is-a-verb"),
    ],
)
def test_a_verb_is_told_from_the_noun_that_is_written_alike(texte: str, verbes: list[str]) -> None:
    assert words_of(Enonce(texte), Nature.FINI) == verbes


@pytest.mark.parametrize(
    ("forme", "lemme", "nature"),
    [
        ("transmises", "transmettre", Nature.PARTICIPE),
        ("reçoit", "recevoir", Nature.FINI),
        ("essaiera", "essayer", Nature.FINI),
        ("paramétrés", "paramétrer", Nature.PARTICIPE),
        ("historiser", "historiser", Nature.INFINITIF),
        ("prevenu", "prévenir", Nature.PARTICIPE),
        ("dossier", "dossier", Nature.NOM),
        ("calendrier", "calendrier", Nature.NOM),
    ],
)
def test_a_form_leads_to_its_verb_or_stays_a_noun(forme: str, lemme: str, nature: int) -> None:
    assert mot(forme).lemme == lemme
    assert mot(forme).natures & nature


def test_a_condition_ends_where_the_main_clause_begins() -> None:
    enonce = Enonce("Quand un devis dépasse 12 %, le CRM bloque l’envoi que le commercial demande.")

    assert words_in(enonce, Zone.CONDITION) == "Quand un devis dépasse 12 %"
    assert words_in(enonce, Zone.PRINCIPALE).startswith(", le CRM bloque l’ envoi")
    assert words_in(enonce, Zone.RELATIVE) == "que le commercial demande"


def test_a_relative_ends_at_the_verb_that_its_noun_governs() -> None:
    enonce = Enonce(
        "Une fiche dont un champ est vide apparaît dans la liste afin de prévenir l’ADV."
    )

    assert words_in(enonce, Zone.RELATIVE) == "dont un champ est vide"
    assert words_in(enonce, Zone.BUT) == "afin de prévenir l’ ADV"


@pytest.mark.parametrize(
    ("texte", "grandeurs"),
    [
        ("en moins de 2 s", [Grandeur.DUREE]),
        ("sous 4 heures ouvrées", [Grandeur.DUREE]),
        ("à 7 h 30", [Grandeur.HEURE, Grandeur.NUE]),
        ("le 12/01/2027", [Grandeur.DATE]),
        ("12,5 % des fiches", [Grandeur.PART]),
        ("une base de 1,2 M€", [Grandeur.MONTANT]),
        ("50 000 comptes", [Grandeur.COMPTE]),
        ("deux adresses", [Grandeur.COMPTE]),
        ("SAML 2.0", [Grandeur.REFERENCE]),
        ("l’annexe 3", [Grandeur.REFERENCE]),
        ("une taille de 25.", [Grandeur.NUE]),
    ],
)
def test_a_number_says_what_it_measures(texte: str, grandeurs: list[Grandeur]) -> None:
    assert [m.grandeur for m in Enonce(texte).mesures] == grandeurs


def test_quotations_and_defined_terms_are_names() -> None:
    enonce = Enonce(
        "Le niveau « Important » d’un compte actif vaut pour les comptes actifs.",
        Termes({"Compte actif"}),
    )

    cites = [j.brut for j in enonce.jetons if j.cite]
    assert cites == ["«", "Important", "»", "compte", "actif", "comptes", "actifs"]


def test_a_statement_wholly_quoted_is_judged_all_the_same() -> None:
    enonce = Enonce("« L’interface doit être conviviale »")

    assert not any(j.cite for j in enonce.jetons)


def test_sentences_end_where_a_new_one_begins() -> None:
    enonce = Enonce("Voir l’art. 5 et le nom, l’e-mail, etc. Le CRM en lit 3,5 Mo. Fin.")

    assert [enonce.words(*p) for p in enonce.phrases] == [
        "Voir l’art. 5 et le nom, l’e-mail, etc. Le CRM en lit 3,5 Mo.",
        "Fin.",
    ]


def test_adjectives_inflect_and_give_their_adverbs() -> None:
    assert inflect("intuitif") == {"intuitif", "intuitive", "intuitifs", "intuitives"}
    assert inflect("optimal") == {"optimal", "optimale", "optimaux", "optimales"}
    assert "suffisamment" in adverbs("suffisant")
    assert "précisément" in adverbs("précis")
    assert "convivialement" in adverbs("convivial")


def test_a_sentence_ten_times_as_long_takes_ten_times_the_work() -> None:
    def work(fois: int) -> int:
        profil = cProfile.Profile()
        profil.runcall(examiner_phrase, "Le CRM doit être rapide et convivial, " * fois)
        return pstats.Stats(profil).total_calls  # type: ignore[attr-defined,no-any-return]

    work(1)

    assert work(300) < 12 * work(30)
