"""Completeness counts what the outline requires, record by record."""

from __future__ import annotations

from typing import Any

import pytest

from cdc.completude import AvancementSection, assess, missing
from cdc_schema.annotations import Objectif
from tests.builders import make_cahier

REGLE = {"id": "RG-01", "si": "le code postal est hors zone", "alors": "le lead est transmis"}


@pytest.mark.parametrize(
    ("objectif", "attendues"),
    # The outline counts 250, 98 and 41, computed items and the vendor's answers included.
    [(Objectif.CONSULTATION, 242), (Objectif.RECETTE, 98), (Objectif.MIGRATION, 40)],
)
def test_an_empty_specification_lacks_everything_required(
    objectif: Objectif, attendues: int
) -> None:
    avancement = assess(make_cahier(), objectif)

    assert avancement.taux == 0
    assert sum(s.attendues for s in avancement.sections) == attendues


def test_a_filled_record_leaves_nothing_to_write() -> None:
    section = _section("regles", regles=[REGLE])

    assert (section.remplies, section.attendues, section.manques) == (3, 3, ())
    assert section.taux == 100


def test_each_record_counts_and_its_gaps_are_addressed_by_identifier() -> None:
    section = _section("regles", regles=[REGLE, {"id": "RG-02", "si": "le devis a 90 jours"}])

    assert [m.chemin for m in section.manques] == ["regles[RG-02].alors"]
    assert section.taux == 83


def test_a_record_inside_a_value_is_required_whole_as_soon_as_it_exists() -> None:
    flux = {"id": "FLX-01", "volume": {"valeur": "60"}}

    chemins = [m.chemin for m in _section("flux", flux=[flux]).manques]

    assert "flux[FLX-01].volume.unite" in chemins
    assert "flux[FLX-01].volume" not in chemins
    assert "flux[FLX-01].objet" in chemins


def test_a_sub_section_without_its_first_record_asks_for_one() -> None:
    section = _section("processus")

    assert [(m.chemin, m.titre) for m in section.manques] == [
        ("processus", "Processus commerciaux et suivi clients")
    ]
    assert section.taux == 0


def test_a_visitor_has_no_required_status_and_a_lead_has() -> None:
    chemins = [m.chemin for m in assess(make_cahier()).manques]

    assert "leads.statuts" in chemins
    assert "visiteurs.statuts" not in chemins


def test_the_description_of_the_project_is_asked_first() -> None:
    manques = assess(make_cahier(projet={"titre": "Cahier", "version": "0.1"})).manques

    assert [m.chemin for m in manques[:2]] == ["projet.date", "projet.auteurs"]


def test_what_is_computed_or_left_to_the_vendor_is_never_missing() -> None:
    chemins = {m.chemin for m in missing(make_cahier())}

    assert "hebergement.reversibilite_infra" not in chemins
    assert "confidentialite.sous_traitants" not in chemins
    assert "presentation.siren" in chemins


def _section(cle: str, **sections: Any) -> AvancementSection:
    avancement = assess(make_cahier(**sections))
    return next(s for s in avancement.sections if s.section.cle == cle)
