"""What a person may write for each type, and what is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cdc_schema import Cahier, types
from cdc_schema import enumerations as enum


@pytest.mark.parametrize(
    ("genre", "texte", "valeur"),
    [
        (types.Entier, "1 234", 1234),
        (types.Entier, "1\u202f234", 1234),
        (types.Entier, "-3", -3),
        (types.Nombre, "1 234,56", Decimal("1234.56")),
        (types.Nombre, "12.5", Decimal("12.5")),
        (types.Pourcentage, "12 %", Decimal(12)),
        (types.Montant, "78 000\u00a0€", Decimal(78000)),
        (types.Date, "12/03/2026", dt.date(2026, 3, 12)),
        (types.Date, "2026-11-22", dt.date(2026, 11, 22)),
        (types.Date, "1er décembre 2026", dt.date(2026, 12, 1)),
        (types.DateHeure, "8 janvier 2027 à 12 h", dt.datetime(2027, 1, 8, 12)),
        (types.DateHeure, "2027-01-08 12:30", dt.datetime(2027, 1, 8, 12, 30)),
        (types.DateHeure, "08/01/2027", dt.date(2027, 1, 8)),
        (types.Booleen, "Oui", True),
        (types.Booleen, "non", False),
        (types.Texte, "0102030405", "0102030405"),
        (types.Texte, "No", "No"),
        (types.Texte, "12:30", "12:30"),
        (types.Telephone, "02 43 00 00 00", "02 43 00 00 00"),
        (enum.Priorite, "Ulterieur", enum.Priorite.ULTERIEUR),
        (enum.Operateur, "≠", enum.Operateur.DIFFERENT),
        (enum.Operateur, "=", enum.Operateur.EGAL),
        (enum.TypeSource, "Boîte de messagerie", enum.TypeSource.BOITE_MAIL),
        (enum.CanalVente, "appels d'offres", enum.CanalVente.APPELS_D_OFFRES),
    ],
)
def test_people_write_values_the_french_way(genre: Any, texte: str, valeur: object) -> None:
    assert TypeAdapter(genre).validate_python(texte) == valeur


@pytest.mark.parametrize(
    ("genre", "texte", "message"),
    [
        (types.Entier, "douze", "n’est pas un nombre entier"),
        (types.Entier, "12,5", "n’est pas un nombre entier"),
        (types.Nombre, "1.234,56", "n’est pas un nombre"),
        (types.Date, "31/02/2026", "n’est pas une date"),
        (types.DateHeure, "08/01/2027 25:00", "n’est pas une date"),
        (types.Booleen, "peut-être", "n’est ni oui ni non"),
        (types.Duree, "4 lunes", "n’est pas une durée"),
        (types.Courriel, "marie chez exemple", "n’est pas une adresse électronique"),
        (types.Telephone, "plus tard", "n’est pas un numéro de téléphone"),
        (types.Url, "www.exemple.fr", "n’est pas une adresse web"),
        (enum.Priorite, "haute", "Choisissez parmi"),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_write(genre: Any, texte: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        TypeAdapter(genre).validate_python(texte)


@pytest.mark.parametrize(
    ("texte", "relu"),
    [
        ("4 h ouvrées", "4 h ouvrées"),
        ("21 jours", "21 jours"),
        ("1,5 min", "1,5 min"),
        ("100 jours ouvrés", "100 jours ouvrés"),
        ("2 heures", "2 h"),
        ("5 ans", "5 ans"),
    ],
)
def test_a_duration_is_a_number_and_a_unit(texte: str, relu: str) -> None:
    assert str(TypeAdapter(types.Duree).validate_python(texte)) == relu


def test_a_key_without_value_leaves_the_data_item_to_fill() -> None:
    cahier = Cahier.model_validate(
        {"presentation": {"effectif": None, "sites": None}, "processus": None, "leads": None}
    )

    assert cahier == Cahier()


def test_an_unknown_key_is_refused_even_without_value() -> None:
    with pytest.raises(ValidationError, match="chiffre_affaire"):
        Cahier.model_validate({"presentation": {"chiffre_affaire": None}})


def test_a_computed_data_item_cannot_be_typed() -> None:
    with pytest.raises(ValidationError, match="cette donnée est calculée"):
        Cahier.model_validate({"hebergement": {"reversibilite_infra": "voir 4d"}})


@pytest.mark.parametrize(
    "donnees",
    [
        pytest.param({"processus": [{"proprietaire": "SYS-CRM"}]}, id="system-for-role"),
        pytest.param({"processus": [{"id": "PRC"}]}, id="prefix-alone"),
        pytest.param({"exigences": [{"id": "EXIG-1"}]}, id="wrong-prefix"),
        pytest.param({"exigences": [{"section": "9z"}]}, id="unknown-section"),
        pytest.param({"cibles": [{"provenance": ["ENT-04#FLX-16"]}]}, id="provenance"),
        pytest.param({"cibles": [{"provenance": ["IMP-01"]}]}, id="import-without-cell"),
        pytest.param({"cibles": [{"provenance": ["IMP-01#Feuil1"]}]}, id="import-of-a-sheet"),
    ],
)
def test_a_reference_of_the_wrong_form_is_refused(donnees: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Cahier.model_validate(donnees)


@pytest.mark.parametrize(
    "source",
    ["ENT-04", "ENT-04#Q-FLX-16", "IMP-01#CSV!A2", "IMP-12.v2#Besoins (été 2026)!AB1048576"],
)
def test_a_value_comes_from_an_interview_or_from_the_row_of_a_table(source: str) -> None:
    cahier = Cahier.model_validate({"glossaire": [{"terme": "Lead", "provenance": [source]}]})

    assert cahier.glossaire[0].provenance == [source]


def test_a_transition_may_be_automatic_and_a_role_may_not() -> None:
    transition = {"de": "Analyse", "vers": "En attente d’information", "role": "automatique"}
    cahier = Cahier.model_validate({"workflows": [{"id": "WF-SAV", "transitions": [transition]}]})

    assert cahier.workflows[0].transitions[0].role == "automatique"
    with pytest.raises(ValidationError, match="un rôle"):
        Cahier.model_validate({"processus": [{"proprietaire": "automatique"}]})
