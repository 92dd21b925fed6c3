"""What people write becomes what the schema holds, or a reason why not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from cdc.entretien.liaisons import resolve
from cdc.entretien.noms import Noms
from cdc.entretien.valeurs import RefusError, equal, read_items, read_value
from tests.entretiens import plain

NOMS = Noms(
    {
        "droits": {
            "roles": [
                {"id": "ROL-ADV", "nom": "ADV et comptabilité"},
                {"id": "ROL-DCO", "nom": "Directeur commercial"},
            ]
        },
        "equipe": {"membres": [{"id": "MEM-04", "fonction": "Directeur commercial"}]},
        "existant": {"systemes": [{"id": "SYS-ERP", "nom": "Orchis"}]},
    }
)


@pytest.mark.parametrize(
    ("chemin", "texte", "valeur"),
    [
        ("1a.effectif", "1 150", 1150),
        ("1a.effectif", "14 personnes", 14),
        ("2c.pipeline.probabilite", "30\u00a0%", Decimal(30)),
        ("1c.echeance", "22/11/2026", dt.date(2026, 11, 22)),
        ("2c.pipeline.etape", "Découverte", "Découverte"),
        ("4a.mode", "saas dans l'ue", "SaaS dans l’UE"),
        ("4a.navigateurs_mobile.hors_ligne", "x", True),
        ("2e.canaux.premiere_reponse", "4 h ouvrées", "4 h ouvrées"),
        ("P5.maitre_champs.maitre", "l’ERP", "SYS-ERP"),
        ("P5.maitre_champs.maitre", "orchis", "SYS-ERP"),
        ("P5.sources.proprietaire", "le directeur commercial", "ROL-DCO"),
        ("3c.transitions.role", "Automatique", "automatique"),
        ("presentation.chiffre_affaires", "14 600 000 €", Decimal("14.6")),
        ("presentation.chiffre_affaires", "14,6 M€", Decimal("14.6")),
    ],
)
def test_a_text_is_read_as_its_data_item_wants(chemin: str, texte: str, valeur: Any) -> None:
    liaison = resolve(chemin)

    assert read_value(liaison.modele, liaison.feuille, texte, NOMS) == valeur


@pytest.mark.parametrize(
    ("texte", "unite", "valeur"), [("52", "par semaine", 225), ("100", "", 100)]
)
def test_a_number_is_converted_to_the_unit_of_the_outline(
    texte: str, unite: str, valeur: int
) -> None:
    liaison = resolve("2e.canaux.volume")

    assert read_value(liaison.modele, liaison.feuille, texte, NOMS, unite=unite) == valeur


def test_a_bare_number_takes_the_unit_of_the_question() -> None:
    liaison = resolve("2b.delai_prise_en_charge.actuel")

    lue = read_value(liaison.modele, liaison.feuille, "26", NOMS, unite="h ouvrées")

    assert lue == "26 h ouvrées"


@pytest.mark.parametrize(
    ("chemin", "texte", "raison"),
    [
        ("1a.effectif", "une trentaine", "« une trentaine » n’est pas un nombre entier"),
        ("1c.echeance", "au printemps", "« au printemps » n’est pas une date"),
        ("4a.mode", "nuage", "La valeur « nuage » n’existe pas. Choisissez parmi"),
        (
            "P5.maitre_champs.maitre",
            "Orchy",
            "Le projet n’a pas, sous ce nom, une application ou un système. Noms proches : Orchis.",
        ),
    ],
)
def test_what_the_schema_refuses_is_explained(chemin: str, texte: str, raison: str) -> None:
    liaison = resolve(chemin)

    with pytest.raises(RefusError) as refus:
        read_value(liaison.modele, liaison.feuille, texte, NOMS)

    assert plain(raison) in plain(str(refus.value))


@pytest.mark.parametrize(
    ("chemin", "texte", "phrases", "valeurs"),
    [
        ("2b.formulaires.champs_cites", "nom, téléphone et ville", False, ["nom", "téléphone", "ville"]),
        ("P2.attentes", "savoir, avant l’appel, qui a parlé", True, ["savoir, avant l’appel, qui a parlé"]),
        ("P2.attentes", "- un\n- deux", True, ["un", "deux"]),
        ("2e.informations_manquantes.relances", "3 ; 7", False, [3, 7]),
        ("P5.maitre_champs.modifie_par", "ADV et comptabilité", False, ["ROL-ADV"]),
        ("P5.maitre_champs.modifie_par", "ROL-ADV, directeur commercial", False, ["ROL-ADV", "ROL-DCO"]),
    ],
)  # fmt: skip
def test_a_list_is_split_as_people_write_it(
    chemin: str, texte: str, phrases: bool, valeurs: list[Any]
) -> None:
    liaison = resolve(chemin)

    assert read_items(liaison.modele, liaison.feuille, texte, NOMS, phrases=phrases) == valeurs


def test_values_are_equal_wording_aside() -> None:
    assert equal("Prêt du technicien.", "prêt du Technicien")
    assert equal(Decimal("4.0"), Decimal(4))
    assert not equal("4 h", "8 h")
    assert not equal("—", "…")


def test_a_name_sought_among_many_kinds_does_not_list_them() -> None:
    plusieurs = NOMS.explain("Sophie", ("entretien", "irritant", "objectif", "membre", "frein"))

    assert "un objectif" not in plusieurs
    assert "un objectif du projet ou un membre" in NOMS.explain("Sophie", ("objectif", "membre"))
