"""The rules stand whatever a project says, and say nothing of one that nobody has begun."""

from __future__ import annotations

from random import Random

import pytest

from cdc.projet.regles import load_donnees
from cdc.verification import Examen, examiner
from cdc.verification.catalogue import REGLES
from cdc_schema import Cahier
from cdc_schema.annotations import Objectif
from cdc_schema.chemins import parse
from tests.formats.docx.foisonnement import Foisonneur


@pytest.mark.parametrize("objectif", list(Objectif))
def test_of_a_project_not_begun_the_rules_say_only_that(objectif: Objectif) -> None:
    assert {c.code for c in examiner(Examen(Cahier(), objectif))} == {"CPL-002"}


@pytest.mark.parametrize("graine", range(4))
def test_every_finding_has_its_place_and_one_line_whatever_a_project_says(graine: int) -> None:
    cahier = Foisonneur(Random(graine), []).cahier()

    for constat in examiner(Examen(cahier, donnees=load_donnees())):
        assert constat.code in REGLES
        assert parse(constat.chemin)[0] in Cahier.model_fields
        assert len(constat.message.splitlines()) == 1
