"""Drafts brought to a plan: whatever the project says, once is enough."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from cdc.recette.derivation import derive, is_touched, merge, plan_of
from cdc_schema import Cahier
from tests.builders import make_cahier
from tests.formats.docx.foisonnement import FORMES, Foisonneur


def _after(cahier: Cahier) -> tuple[Cahier, dict[str, str]]:
    fusion = merge(cahier, derive(cahier), {})
    cas = [*cahier.cas_de_test, *(d.cas for d in fusion.nouveaux)]
    return cahier.model_copy(update={"cas_de_test": cas}), dict(fusion.connus)


@pytest.mark.parametrize("graine", [1, 4, 9])
def test_whatever_a_project_says_its_cases_are_derived_once(graine: int) -> None:
    try:
        cahier = Foisonneur(Random(graine), list(FORMES)).cahier()
    except ValueError:
        pytest.skip("no project can say that")
    apres, connus = _after(cahier)

    encore = merge(apres, derive(apres), connus)

    assert (encore.nouveaux, encore.rafraichis, encore.retouches) == ((), (), ())


def test_two_rows_with_one_identifier_are_two_cases() -> None:
    interface: dict[str, Any] = {
        "id": "INT-01",
        "systemes": {"a": "SYS-CRM", "b": "SYS-ERP", "sens": "deux sens"},
        "objets": ["DON-CLI"],
    }

    derivation = derive(make_cahier(interfaces=[interface, interface]))

    cles = [e.cle for e in derivation.ebauches]
    assert len(cles) == 4
    assert len(set(cles)) == 4


def test_reviewing_a_case_is_no_edit_but_its_words_are() -> None:
    apres, _ = _after(
        make_cahier(
            exigences=[
                {
                    "id": "EX-REL-001",
                    "titre": "Priorité",
                    "criteres_acceptation": [{"quand": "le dossier est créé", "alors": "urgente"}],
                }
            ]
        )
    )
    cas = apres.cas_de_test[0]

    assert not is_touched(cas.model_copy(update={"statut_redaction": "relu"}))
    assert is_touched(cas.model_copy(update={"titre": "Autre"}))


def test_a_day_begins_with_the_connection_then_the_whole_life() -> None:
    etape = {"n": "1", "action": "Je regarde", "attendu": "la fiche"}
    passage = {"verifie_transition": {"objet": "WF-REP", "vers": "Prêt"}}
    cas: list[dict[str, Any]] = [
        {"id": "CT-01", "titre": "Droits", "type": "droits", "etapes": [etape]},
        {"id": "CT-02", "titre": "Un passage", "type": "nominal", "etapes": [etape | passage]},
        {"id": "CT-03", "titre": "Vie", "type": "nominal", "technique": "scénario"}
        | {"etapes": [etape | passage, etape | passage]},
        {"id": "CT-04", "titre": "Connexion de la journée", "type": "nominal", "etapes": [etape]},
        {"id": "CT-05", "titre": "Vieux", "statut_redaction": "obsolète"},
    ]
    personne = {"persona": "PER-01"}
    cahier = make_cahier(
        personas=[{"id": "PER-01"}],
        cas_de_test=[c | personne for c in cas],
        workflows=[{"id": "WF-REP", "objet": "DON-REP"}],
    )

    assert [c.id for c in plan_of(cahier, "PER-01")] == ["CT-04", "CT-03", "CT-02", "CT-01"]
