"""Whatever a case says, each file can be read by the tool that it is for."""

from __future__ import annotations

import csv
import io
from typing import Any

from defusedxml.ElementTree import fromstring
from gherkin import Parser
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cdc.formats.echanges.gherkin import render_gherkin
from cdc.formats.echanges.plan import Plan, make_plan
from cdc.formats.echanges.squash import render_squash
from cdc.formats.echanges.tableau import render_table
from cdc.formats.echanges.testlink import render_testlink
from cdc.formats.echanges.xray import render_cloud
from tests.builders import make_cahier

MORCEAUX = ["Scénario:", "| a |", '"""', "# x", "]]>", "<b>", "&", "=1", "'-", "\\", ";", '"', "\n"]
TEXTES = st.lists(st.sampled_from(MORCEAUX) | st.text(max_size=8), max_size=6).map(" ".join)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    def dit() -> str:
        return draw(TEXTES)

    cas: dict[str, Any] = {
        "id": "CT-01", "titre": dit(), "objectif": dit(), "persona": "PER-01",
        "preconditions": [dit()], "postconditions": dit(),
        "donnees": [{"nom": dit(), "valeur": dit()}],
        "etapes": [{"n": 1, "action": dit(), "donnee": dit(), "attendu": dit()}],
        "exigences": ["EX-001"],
    }  # fmt: skip
    critere = {"etant_donne": dit(), "quand": dit(), "alors": dit()}
    return make_plan(
        make_cahier(
            projet={"titre": dit()},
            exigences=[
                {"id": "EX-001", "titre": dit(), "enonce": dit(), "criteres_acceptation": [critere]}
            ],
            personas=[{"id": "PER-01", "metier": dit(), "prerequis": [dit()]}],
            cas_de_test=[cas],
        )
    )


@settings(max_examples=60, deadline=None)
@given(plans())
def test_every_format_holds_any_text(plan: Plan) -> None:
    for contenu in render_gherkin(plan).values():
        document: Any = Parser().parse(contenu.decode())
        assert len([c for c in document["feature"]["children"] if "scenario" in c]) == 1
    for contenu in render_squash(plan).values():
        load_workbook(io.BytesIO(contenu))
    exigences, suites = render_testlink(plan).values()
    assert len(list(fromstring(suites).iter("step"))) == 1
    assert exigences.decode()
    for contenu in (render_table(plan), render_cloud(plan, "CRM", {})["xray-cloud.csv"]):
        rangees = csv.reader(io.StringIO(contenu.decode("utf-8-sig"), newline=""), delimiter=";")
        assert not [c for rangee in rangees for c in rangee if c.lstrip()[:1] in set("=+-@")]
