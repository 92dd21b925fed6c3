"""The same person under several spellings: proposed for a reason, and never twice."""

from __future__ import annotations

import pytest

from cdc.entretien.importation import import_lectures
from cdc.entretien.personnes import Identite, Personnes, Rapprochement, propose
from tests.entretiens import banque, make_lecture


def identities(*noms: str) -> list[Identite]:
    return [Identite(nom, "", f"ENT-{i:02d}") for i, nom in enumerate(noms, 1)]


def pairs(*noms: str, personnes: Personnes | None = None) -> list[tuple[str, str]]:
    return [p.noms for p in propose(identities(*noms), personnes or Personnes())]


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        pytest.param("Sophie Garnier", "S. Garnier", id="initial"),
        pytest.param("Sophie Garnier", "GARNIER Sophie", id="order"),
        pytest.param("Sophie Garnier", "Garnier S.", id="order-and-initial"),
        pytest.param("Sophie Garnier", "sophie.garnier@exemple.fr", id="address"),
        pytest.param("Sophie Garnier", "sgarnier@exemple.fr", id="short-address"),
        pytest.param("Sophie Garnier", "Sophie Granier", id="misspelt"),
        pytest.param("Jean-Paul Le Goff", "J.-P. Le Goff", id="double"),
        pytest.param("Sophie Garnier", "Sophie", id="first-name"),
    ],
)
def test_two_spellings_of_one_name_are_proposed(un: str, autre: str) -> None:
    assert pairs(un, autre) == [(un, autre)]
    assert [set(p) for p in pairs(autre, un)] == [{un, autre}]


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        pytest.param("Sophie Garnier", "Stéphane Garnier", id="first-names"),
        pytest.param("Sophie Garnier", "Sophie Martin", id="last-names"),
        pytest.param("Sophie Garnier", "martin@exemple.fr", id="address"),
        pytest.param("S. Garnier", "P. Garnier", id="initials"),
        pytest.param("Répondant 12", "Répondant 13", id="numbers"),
        pytest.param("Répondant 1", "Répondant 12", id="number"),
    ],
)
def test_two_people_are_not(un: str, autre: str) -> None:
    assert pairs(un, autre) == []


def test_case_and_accents_are_not_asked_about() -> None:
    assert pairs("Rémi Noël", "REMI NOEL") == []


def test_a_first_name_alone_is_proposed_when_only_one_person_bears_it() -> None:
    assert pairs("Sophie Garnier", "Sophie Martin", "Sophie") == []


def test_the_same_address_is_a_reason() -> None:
    (proposition,) = propose(
        [
            Identite("Sophie Garnier", "s@exemple.fr", "ENT-01"),
            Identite("Mme Martin", "S@exemple.fr", "ENT-02"),
        ],
        Personnes(),
    )

    assert proposition.raison == "la même adresse e-mail"


@pytest.mark.parametrize("meme", [True, False])
def test_an_answer_is_not_asked_for_again(meme: bool) -> None:
    decide = Rapprochement(noms=("Sophie Garnier", "S. Garnier"), meme=meme)

    assert pairs("Sophie Garnier", "s. garnier", personnes=Personnes((decide,))) == []


def test_the_name_that_is_kept_follows_a_chain_and_never_loops() -> None:
    personnes = Personnes(
        (
            Rapprochement(noms=("S. Garnier", "Garnier"), meme=True),
            Rapprochement(noms=("Sophie Garnier", "S. Garnier"), meme=True),
            Rapprochement(noms=("S. Garnier", "Sophie Garnier"), meme=True),
        )
    )

    assert personnes.canonical("garnier") in ("Sophie Garnier", "S. Garnier")
    assert personnes.canonical("Paul") == "Paul"


def test_a_guide_that_comes_back_under_another_spelling_is_a_new_version_once_confirmed() -> None:
    premier = import_lectures({}, [make_lecture("Sophie Garnier", FLX_11="a")], [], banque())
    retour = make_lecture("S. Garnier", FLX_11="b")
    decide = Personnes((Rapprochement(noms=("Sophie Garnier", "S. Garnier"), meme=True),))

    sans = import_lectures(premier.donnees, [retour], premier.nouveaux, banque())
    avec = import_lectures(premier.donnees, [retour], premier.nouveaux, banque(), None, decide)

    assert [r.nom for r in sans.nouveaux] == ["ENT-02"]
    assert [r.nom for r in avec.nouveaux] == ["ENT-01.v2"]
