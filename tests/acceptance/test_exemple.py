"""The example project: whole, sound, and made again from its sources."""

from __future__ import annotations

import io
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from cdc.completude.avancement import assess
from cdc.projet import load_projet
from cdc.resources import exemples
from cdc.verification.references import broken_references, declared
from cdc_schema.annotations import Objectif
from cdc_schema.chemins import lire, parse
from cdc_schema.description import vide
from cdc_schema.json_schema import json_schemas
from tests.guides_remplis import EXEMPLES, build_guides, folder

EXEMPLE = exemples() / "torrefaction"
FICHIERS = sorted(json_schemas())
# An example whose acceptance has not begun has neither of these.
SUIVI = frozenset({"recette/campagnes.yaml", "recette/anomalies.yaml"})
PRESENTS = [
    (exemple, fichier)
    for exemple in EXEMPLES
    for fichier in FICHIERS
    if fichier not in SUIVI or (exemples() / exemple / fichier).exists()
]
GUIDES = [(exemple, f.name) for exemple in EXEMPLES for f in sorted(folder(exemple).glob("*.xlsx"))]
# The two kinds of subscription that the vendor prices.
LICENCES = ("PX-01", "PX-02")
# What the four guides are there to bring.
LAISSE_AUX_GUIDES = [
    "cartographie.maitre_champs",
    "clients.commandes_factures.commandes",
    "clients.commandes_factures.factures",
    "clients.commandes_factures.pointe",
    "clients.liens",
    "confidentialite.obligations",
    "fidelisation.attrition",
    "leads.delai_prise_en_charge.actuel",
    "leads.preuve_consentement.conservation",
    "planning.jalons[JAL-06].raison",
    "presentation.sites[0].utilisateurs_crm",
    "prospects.prevision",
    "prospects.pipeline[0].document",
    "budget.enveloppe",
    "existant.volumetrie[7].pieces_jointes",
]


def test_it_is_as_large_as_a_real_one() -> None:
    cahier = load_projet(EXEMPLE).cahier

    assert len(cahier.exigences) == 60
    assert all(e.criteres_acceptation for e in cahier.exigences)
    assert len(cahier.personas) == 9
    assert len(declared(cahier)) > 390


@pytest.mark.parametrize("exemple", EXEMPLES)
def test_every_reference_leads_somewhere(exemple: str) -> None:
    assert broken_references(load_projet(exemples() / exemple).cahier) == []


@pytest.mark.parametrize("objectif", list(Objectif))
def test_nothing_that_a_goal_requires_is_missing(objectif: Objectif) -> None:
    assert assess(load_projet(EXEMPLE).cahier, objectif).manques == ()


def test_the_sums_of_the_example_add_up() -> None:
    cahier = load_projet(EXEMPLE).cahier
    utilisateurs = sum(r.nombre_utilisateurs or 0 for r in cahier.droits.roles)
    licences = sum(p.quantite or 0 for p in cahier.consultation.grille_prix if p.id in LICENCES)

    assert sum(a.part_ca or 0 for a in cahier.presentation.activites) == 100
    assert sum(c.poids_ca or 0 for c in cahier.cibles) == 100
    assert sum(c.poids or 0 for c in cahier.consultation.criteres) == 100
    assert sum(s.effectif or 0 for s in cahier.presentation.sites) == cahier.presentation.effectif
    assert sum(s.effectif or 0 for s in cahier.presentation.organigramme) == 82
    assert utilisateurs == sum(u.nombre or 0 for u in cahier.existant.utilisateurs) == 45
    assert licences == utilisateurs
    for ligne in cahier.equipe.raci.values():
        assert ["A" in raci.value for raci in ligne.values()].count(True) == 1


@pytest.mark.parametrize("chemin", LAISSE_AUX_GUIDES)
def test_the_guides_have_something_to_bring(chemin: str) -> None:
    assert vide(lire(load_projet(EXEMPLE).cahier, parse(chemin)))


@pytest.mark.parametrize(("exemple", "fichier"), PRESENTS)
def test_an_independent_validator_accepts_each_file(exemple: str, fichier: str) -> None:
    donnees = yaml.safe_load((exemples() / exemple / fichier).read_text("utf-8"))

    fautes = [
        f"{'.'.join(map(str, e.absolute_path))}: {e.message}"
        for e in Draft202012Validator(json_schemas()[fichier]).iter_errors(donnees)
    ]

    assert fautes == []


@pytest.mark.parametrize(("exemple", "nom"), GUIDES)
def test_the_filled_guides_come_from_the_answers(exemple: str, nom: str) -> None:
    assert _cells((folder(exemple) / nom).read_bytes()) == _cells(build_guides(exemple)[nom])


def test_each_person_who_answered_has_a_workbook() -> None:
    assert [(e, nom) for e in EXEMPLES for nom in sorted(build_guides(e))] == GUIDES


def _cells(contenu: bytes) -> dict[str, dict[str, Any]]:
    workbook = load_workbook(io.BytesIO(contenu))
    return {
        feuille.title: {
            cell.coordinate: cell.value
            for row in feuille.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for feuille in workbook.worksheets
    }
