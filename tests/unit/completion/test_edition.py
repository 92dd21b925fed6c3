"""Values typed in their own place, and rows of tables, without any disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdc import completion
from cdc.completion import Pas, ReponseRefuseeError, saisie_at
from tests.marche import Marche

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES = [
    {"id": "ROL-COM", "nom": "Commercial"},
    {"id": "ROL-ADV", "nom": "Assistante ADV"},
]
ENTITES = [{"id": "DON-CONTACT", "nom": "Contact"}, {"id": "DON-DEVIS", "nom": "Devis"}]
MACHINE = {
    "id": "WF-DEVIS",
    "etats": [{"nom": "rédigé"}, {"nom": "envoyé"}],
    "initial": "rédigé",
    "transitions": [{"de": "rédigé", "vers": "envoyé"}],
}


def page(depart: Mapping[str, Any] | None = None) -> Marche:
    return Marche(depart=depart)


def edit(marche: Marche, chemin: tuple[str | int, ...], texte: str) -> Pas:
    pas = completion.edit(marche.parcours, marche.situation, chemin, texte)
    marche.take(pas)
    return pas


@pytest.mark.parametrize(
    ("chemin", "texte", "ecrit"),
    [
        (("presentation", "raison_sociale"), "1", "1"),
        (("presentation", "effectif"), "12", 12),
        (("presentation", "raison_sociale"), " Lemoine\r\net fils ", "Lemoine et fils"),
        (
            ("prospects", "motifs_perte"),
            "Prix ; délai\r\nConcurrent",
            ["Prix ; délai", "Concurrent"],
        ),
    ],
)
def test_a_text_is_the_value_and_never_a_number_in_a_list(
    chemin: tuple[str | int, ...], texte: str, ecrit: object
) -> None:
    marche = page()

    edit(marche, chemin, texte)

    assert marche.value(*chemin) == ecrit


def test_what_a_form_shows_is_read_as_the_same_value() -> None:
    marche = page({"prospects.motifs_perte": ["Prix ; délai", "Concurrent"]})
    montre = saisie_at(marche.situation, ("prospects", "motifs_perte"))

    pas = completion.edit(
        marche.parcours, marche.situation, ("prospects", "motifs_perte"), f"{montre}\r\n"
    )

    assert montre == "Prix ; délai\nConcurrent"
    assert pas.ecritures == ()


def test_an_empty_text_empties_and_keeps_the_walk_where_it_was() -> None:
    marche = page({"presentation.raison_sociale": "Lemoine"})
    avant = marche.parcours

    edit(marche, ("presentation", "raison_sociale"), "")

    assert marche.value("presentation", "raison_sociale") is None
    assert marche.parcours == avant


def test_a_wrong_value_is_refused_as_in_the_walk() -> None:
    marche = page()

    with pytest.raises(ReponseRefuseeError):
        edit(marche, ("presentation", "effectif"), "une douzaine")


def test_a_reference_is_told_by_its_name_even_where_elements_have_no_name_field() -> None:
    marche = page({"flux": [{"id": "FLX-01"}]})

    edit(marche, ("clients", "flux"), "FLX-01")

    assert marche.value("clients", "flux") == ["FLX-01"]


@pytest.mark.parametrize("texte", ["ROL-ADV", "Assistante ADV", "Assistante ADV (ROL-ADV)"])
def test_a_reference_is_taken_as_lists_show_it(texte: str) -> None:
    marche = page({"droits.roles": ROLES})

    edit(marche, ("prospects", "acteurs"), f"Commercial (ROL-COM)\r\n{texte}")

    assert marche.value("prospects", "acteurs") == ["ROL-COM", "ROL-ADV"]


def test_one_cell_of_a_matrix_changes_and_the_others_stay() -> None:
    marche = page(
        {
            "droits.roles": ROLES,
            "cartographie.entites": ENTITES,
            "droits.matrice": {"ROL-COM": {"DON-CONTACT": ["C", "R"]}},
        }
    )

    edit(marche, ("droits", "matrice", "ROL-COM", "DON-DEVIS"), "cru")
    edit(marche, ("droits", "matrice", "ROL-ADV", "DON-DEVIS"), "R")
    edit(marche, ("droits", "matrice", "ROL-COM", "DON-CONTACT"), "")

    assert marche.value("droits", "matrice") == {
        "ROL-COM": {"DON-DEVIS": ["C", "R", "U"]},
        "ROL-ADV": {"DON-DEVIS": ["R"]},
    }


def test_a_row_is_added_where_it_is_asked_and_bears_an_identifier_of_its_name() -> None:
    marche = page({"droits.roles": ROLES})

    pas = completion.add_row(
        marche.parcours, marche.situation, ("droits", "roles"), 0, {("nom",): "Direction"}
    )
    marche.take(pas)

    assert [r.nom for r in marche.value("droits", "roles")] == [
        "Commercial",
        "Direction",
        "Assistante ADV",
    ]
    assert pas.chemin == ("droits", "roles", "ROL-DIRECTIO")


def test_a_row_known_by_its_name_is_not_added_without_it() -> None:
    marche = page()

    with pytest.raises(ReponseRefuseeError, match="Nom"):
        completion.add_row(marche.parcours, marche.situation, ("droits", "roles"))


def test_an_empty_row_is_a_row_to_fill() -> None:
    marche = page()

    pas = completion.add_row(marche.parcours, marche.situation, ("prospects", "relances"))
    marche.take(pas)
    edit(marche, (*pas.chemin, "quand"), "à J+7")

    assert [r.quand for r in marche.value("prospects", "relances")] == ["à J+7"]


def test_a_row_is_copied_without_its_identifier_then_moved() -> None:
    marche = page({"droits.roles": ROLES})

    copie = completion.duplicate_row(
        marche.parcours, marche.situation, ("droits", "roles", "ROL-COM")
    )
    marche.take(copie)
    marche.take(completion.move_row(marche.parcours, marche.situation, copie.chemin, 2))

    roles = marche.value("droits", "roles")
    assert [r.nom for r in roles] == ["Commercial", "Assistante ADV", "Commercial"]
    assert len({r.id for r in roles}) == 3


def test_a_deletion_says_what_the_row_was_and_what_names_it() -> None:
    marche = page(
        {
            "droits.roles": ROLES,
            "cartographie.entites": ENTITES,
            "droits.matrice": {"ROL-COM": {"DON-CONTACT": ["R"]}},
            "prospects.acteurs": ["ROL-COM"],
        }
    )

    pas = completion.delete_row(marche.parcours, marche.situation, ("droits", "roles", "ROL-COM"))

    assert pas.dit == "Commercial"
    assert [r.chemin for r in pas.renvois] == [
        ("prospects", "acteurs", 0),
        ("droits", "matrice", "ROL-COM"),
    ]
    assert pas.renvois[0].nom.startswith("2c Prospects")


def test_a_state_is_known_by_its_name_in_its_machine() -> None:
    marche = page(
        {
            "workflows": [
                MACHINE,
                {"id": "WF-SAV", "etats": [{"nom": "envoyé"}], "initial": "envoyé"},
            ],
            "prospects.pipeline": [{"etape": "envoyé"}],
        }
    )

    pas = completion.delete_row(
        marche.parcours, marche.situation, ("workflows", "WF-DEVIS", "etats", 1)
    )

    assert [r.chemin for r in pas.renvois] == [
        ("prospects", "pipeline", 0, "etape"),
        ("workflows", "WF-DEVIS", "transitions", 0, "vers"),
    ]


def test_a_row_without_reference_goes_without_a_word() -> None:
    marche = page({"prospects.relances": [{"quand": "à J+7"}]})

    pas = completion.delete_row(marche.parcours, marche.situation, ("prospects", "relances", 0))

    assert pas.renvois == ()
