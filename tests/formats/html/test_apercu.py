"""One sub-section as the document will show it, beside its fields."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest

from cdc.formats.html.apercu import preview
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.html.pages import said

_DEFINITION = "Lead qualifié\u202f: besoin, échéance et décideur connus."
_SYSTEMES = {"systemes": [{"id": "SYS-CRM", "nom": "CRM", "avenir": "cible"},
                          {"id": "SYS-ERP", "nom": "Orchis"}]}  # fmt: skip
_FLUX = {"id": "FLX-01", "emetteur": "SYS-CRM", "recepteur": "SYS-ERP"}


def fragment(
    section: str, diffusion: Diffusion = Diffusion.PRESTATAIRE, autour: str = "", **sections: Any
) -> lxml.html.HtmlElement:
    ecrit = preview(make_cahier(**sections), section, diffusion, autour=autour)
    return lxml.html.fragment_fromstring(ecrit, create_parent="div")


def at(element: lxml.html.HtmlElement, chemin: str) -> list[str]:
    return [said(e) for e in element.xpath("//*[@data-chemin=$chemin]", chemin=chemin)]


def test_a_sub_section_is_shown_alone_under_the_number_of_the_document() -> None:
    vu = fragment("prospects", prospects={"definition": _DEFINITION}, leads={"definition": "Nom."})

    assert said(vu.xpath("//h3")[0]) == "2c Prospects"
    assert _DEFINITION in vu.text_content()
    assert "Nom." not in vu.text_content()


def test_every_value_says_where_it_stands_in_the_project() -> None:
    vu = fragment("2c", prospects={"definition": _DEFINITION})

    assert at(vu, "prospects.definition") == [" ".join(_DEFINITION.split())]


def test_a_row_says_where_it_stands() -> None:
    vu = fragment("glossaire", glossaire=[{"terme": "Devis", "definition": "Une offre de prix."}])

    assert at(vu, "glossaire[0].definition") == ["Une offre de prix."]


@pytest.mark.parametrize("diffusion", list(Diffusion))
def test_what_is_missing_is_shown_at_its_path(diffusion: Diffusion) -> None:
    vu = fragment("presentation", diffusion, presentation={"raison_sociale": "Morvanelle"})

    assert at(vu, "presentation.effectif") == ["[À compléter : effectif]"]
    assert at(vu, "presentation.raison_sociale") == ["Morvanelle"]


def test_what_is_written_is_missing_no_more() -> None:
    vu = fragment("presentation", presentation={"effectif": 32})

    assert at(vu, "presentation.effectif") == ["32"]


def test_a_vendor_is_shown_nothing_internal_and_the_author_is_told_what() -> None:
    budget = {"enveloppe": {"min": 60000, "max": 87654}}

    vendeur = fragment("budget", budget=budget)
    interne = fragment("budget", Diffusion.INTERNE, budget=budget)

    assert "87" not in vendeur.text_content()
    assert "Retenu, car interne" in vendeur.text_content()
    assert "87\u202f654" in interne.text_content()
    assert "Retenu" not in interne.text_content()


@pytest.mark.parametrize(
    ("section", "sections", "mot"),
    [
        pytest.param("flux", {"existant": _SYSTEMES, "flux": [_FLUX]}, "Orchis", id="flows"),
        pytest.param("existant", {"existant": _SYSTEMES, "flux": [_FLUX]}, "Orchis", id="map"),
        pytest.param(
            "workflows",
            {
                "workflows": [
                    {
                        "id": "WF-SAV",
                        "objet": "DON-TICKET",
                        "etats": [{"nom": "Reçue"}, {"nom": "Close"}],
                        "transitions": [{"de": "Reçue", "vers": "Close"}],
                        "initial": "Reçue",
                        "finaux": ["Close"],
                    }
                ]
            },
            "Reçue",
            id="states",
        ),
        pytest.param(
            "planning",
            {
                "planning": {
                    "phases": [
                        {
                            "id": "PHA-1",
                            "nom": "Cadrage",
                            "debut": "2026-01-05",
                            "fin": "2026-02-27",
                        }
                    ]
                }
            },
            "Cadrage",
            id="planning",
        ),
    ],
)
def test_what_is_drawn_is_drawn_from_what_is_written(
    section: str, sections: dict[str, Any], mot: str
) -> None:
    vu = fragment(section, **sections)

    assert mot in " ".join(dessin.text_content() for dessin in vu.xpath("//*[local-name()='svg']"))


def test_a_long_chapter_is_shown_around_the_requirement_in_hand() -> None:
    exigences = [{"id": f"EX-VTE-{n:03}", "titre": f"Besoin {n}"} for n in range(1, 301)]

    vu = fragment("exigences", autour="EX-VTE-150", exigences=exigences)

    titres = [said(fiche) for fiche in vu.xpath("//article//h4")]
    assert titres == [f"EX-VTE-{n:03} Besoin {n}" for n in range(145, 156)]
    assert "Exigences 145 à 155 sur 300." in vu.text_content()
    assert at(vu, "exigences[EX-VTE-150].titre") == ["Besoin 150"]


def test_a_preview_holds_no_place_and_leads_nowhere() -> None:
    vu = fragment("exigences", exigences=[{"id": "EX-VTE-001", "titre": "Un", "enonce": "Deux"}])

    assert not vu.xpath("//@id | //a[starts-with(@href, '#')]")


def test_what_an_author_types_is_never_markup() -> None:
    vu = fragment(
        "equipe",
        prospects={"definition": "<script>1</script>"},
        equipe={"raci": {'Lot "1"><b>': {}}},
    )
    assert not vu.xpath("//script | //b")
    autre = fragment("prospects", prospects={"definition": "<script>1</script> dit"})
    assert not autre.xpath("//script")
    assert "<script>1</script>" in autre.text_content()


def test_a_section_without_a_word_says_so() -> None:
    assert "Un prestataire ne lira rien ici" in fragment("0a").text_content()
    assert fragment("glossaire").xpath("//h3")
