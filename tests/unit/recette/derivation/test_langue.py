"""The French of derived cases: persons of verbs, articles, clauses as gestures."""

from __future__ import annotations

import pytest

from cdc.recette.derivation.langue import (
    a_record,
    acts,
    at_place,
    first_person,
    of_record,
    the_record,
    third_person,
    this_record,
)
from cdc.recette.derivation.propositions import gesture

ROLES = {"conseiller": "ROL-SAV", "conseiller sav": "ROL-SAV", "commercial": "ROL-COM"}


@pytest.mark.parametrize(
    ("infinitif", "je", "il"),
    [
        ("créer", "crée", "crée"),
        ("envoyer", "envoie", "envoie"),
        ("répéter", "répète", "répète"),
        ("acheter", "achète", "achète"),
        ("rappeler", "rappelle", "rappelle"),
        ("rechercher", "recherche", "recherche"),
        ("saisir", "saisis", "saisit"),
        ("ouvrir", "ouvre", "ouvre"),
        ("prendre", "prends", "prend"),
        ("mettre", "mets", "met"),
        ("transmettre", "transmets", "transmet"),
        ("faire", "fais", "fait"),
        ("lire", "lis", "lit"),
        ("écrire", "écris", "écrit"),
        ("recevoir", "reçois", "reçoit"),
        ("répondre", "réponds", "répond"),
        ("joindre", "joins", "joint"),
        ("prévoir", "prévois", "prévoit"),
        ("tenir", "tiens", "tient"),
        ("être", "suis", "est"),
        ("avoir", "ai", "a"),
    ],
)
def test_verbs_take_their_person(infinitif: str, je: str, il: str) -> None:
    assert (first_person(infinitif), third_person(infinitif)) == (je, il)


@pytest.mark.parametrize(
    ("action", "dit"),
    [
        ("Rappeler et qualifier", "je rappelle et je qualifie"),
        ("Créer le dossier à partir du numéro", "je crée le dossier à partir du numéro"),
        ("Ouvrir une fiche client", "j’ouvre une fiche client"),
        ("Accueil du client", "accueil du client"),
    ],
)
def test_what_is_to_be_done_is_said_by_who_does_it(action: str, dit: str) -> None:
    assert acts(action) == dit


def test_the_tool_acts_too() -> None:
    assert acts("Envoyer la relance et créer une tâche", "le CRM") == (
        "le CRM envoie la relance et crée une tâche"
    )


@pytest.mark.parametrize(
    ("nom", "dits"),
    [
        ("Dossier SAV", ("un dossier SAV", "le dossier SAV", "du dossier SAV", "ce dossier SAV")),
        ("Affaire", ("une affaire", "l’affaire", "de l’affaire", "cette affaire")),
        ("Échange", ("un échange", "l’échange", "de l’échange", "cet échange")),
        (
            "Segment et campagne",
            (
                "une fiche «\u00a0Segment et campagne\u00a0»",
                "la fiche «\u00a0Segment et campagne\u00a0»",
                "de la fiche «\u00a0Segment et campagne\u00a0»",
                "cette fiche «\u00a0Segment et campagne\u00a0»",
            ),
        ),
    ],
)
def test_a_record_has_its_articles(nom: str, dits: tuple[str, ...]) -> None:
    assert (a_record(nom), the_record(nom), of_record(nom), this_record(nom)) == dits


@pytest.mark.parametrize(
    ("lieu", "dit"),
    [
        ("Accueil du SAV", "à l’accueil du SAV"),
        ("Comptoir de la boutique", "au comptoir de la boutique"),
        ("En tournée", "en tournée"),
    ],
)
def test_a_scene_has_its_place(lieu: str, dit: str) -> None:
    assert at_place(lieu) == dit


@pytest.mark.parametrize(
    ("quand", "situation", "action", "role"),
    [
        pytest.param(
            "le conseiller saisit son numéro",
            "une commande",
            "Je saisis son numéro",
            "ROL-SAV",
            id="a role acts",
        ),
        pytest.param(
            "un commercial envoie un devis",
            "un impayé",
            "J’envoie un devis",
            "ROL-COM",
            id="a role with an article of its own",
        ),
        pytest.param(
            "il est envoyé à 10 h 00",
            "un formulaire complet",
            "Je l’envoie à 10 h 00",
            None,
            id="the thing that was prepared goes through it",
        ),
        pytest.param(
            "le dossier est créé",
            "un professionnel",
            "Je crée le dossier",
            None,
            id="a passive",
        ),
        pytest.param(
            "le client signe",
            "un devis validé",
            "Je joue le client\u00a0: je signe",
            None,
            id="somebody from outside is played",
        ),
        pytest.param(
            "il envoie le formulaire",
            "un visiteur ayant refusé",
            "Je joue un visiteur ayant refusé\u00a0: j’envoie le formulaire",
            None,
            id="the person of the situation is played",
        ),
        pytest.param(
            "le 8 mars à 7 h",
            "un devis envoyé le 1er mars",
            "Le moment venu (le 8 mars à 7 h), je cherche le résultat dans le CRM",
            None,
            id="a moment",
        ),
        pytest.param(
            "2 jours passent",
            "un dossier clos",
            "J’attends que 2 jours passent, puis je cherche le résultat dans le CRM",
            None,
            id="time passes",
        ),
        pytest.param(
            "il est encore Nouveau à 12 h",
            "un lead créé mardi à 9 h",
            "Je déclenche l’événement\u00a0: le lead est encore Nouveau à 12 h",
            None,
            id="nobody acts, and no pronoun is left alone",
        ),
        pytest.param(
            "l’atelier tente Prêt",
            "une réparation Déposée",
            "Je tente «\u00a0Prêt\u00a0»",
            None,
            id="a state is quoted",
        ),
    ],
)
def test_a_clause_becomes_a_gesture_in_the_first_person(
    quand: str, situation: str, action: str, role: str | None
) -> None:
    geste = gesture(quand, situation, ROLES)

    assert (geste.action, geste.role) == (action, role)


def test_half_a_name_calls_no_role() -> None:
    assert gesture("le conseiller juridique relit le contrat", "", ROLES).role is None
