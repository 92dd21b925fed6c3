"""Whatever a project says, its documents are valid and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cdc.formats.docx import render_cahier
from cdc.resources import modeles
from cdc_schema.annotations import Diffusion
from tests.acceptance.test_reproductible import MACHINES
from tests.builders import make_cahier
from tests.formats.docx.documents import render, text
from tests.formats.docx.foisonnement import FORMES, Foisonneur, texts
from tests.formats.docx.maison import make_maison
from tests.formats.html.pages import page, said
from tests.outils import RACINE, sans_sdk, sans_xsd, sdk_errors, xsd_errors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MODELES = ("cahier-des-charges", "maison", "cahier-court", "cahier-des-charges", "reglement-de-consultation")  # fmt: skip


@pytest.mark.outils
@sans_sdk
@sans_xsd
def test_twenty_documents_of_a_hundred_projects_are_valid(tmp_path: Path) -> None:
    tours = count()
    maison = make_maison(tmp_path)

    # A failure gives its seed and its texts: making it smaller would take hours of validators.
    @settings(
        max_examples=20,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(graine=st.integers(0, 2**32), textes=texts())
    def is_valid(graine: int, textes: list[str]) -> None:
        tour = next(tours)
        nom = _MODELES[tour % len(_MODELES)]
        modele = maison if nom == "maison" else modeles() / "word" / f"{nom}.docx"
        diffusion = list(Diffusion)[tour // len(_MODELES) % 2]
        cahier = Foisonneur(Random(graine), textes).cahier()
        fichier = tmp_path / f"{tour}.docx"

        fichier.write_bytes(
            render_cahier(cahier, modele, diffusion, schemas_editables=tour % 3 == 0)
        )

        assert sdk_errors(fichier) == []
        assert xsd_errors(fichier) == ""

    is_valid()


# Every way to write three specifications, in a process of its own.
_EMPREINTES = """
import sys
from hashlib import sha256
from pathlib import Path
from random import Random
from cdc.formats.docx import render_cahier
from cdc.formats.html import render_html
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from cdc_schema import Cahier
from cdc_schema.annotations import Diffusion
from tests.formats.docx.foisonnement import FORMES, Foisonneur
from tests.formats.docx.tout_dire import make_tout_dire

cahiers = (
    load_projet(exemples() / "torrefaction").cahier,
    Cahier.model_validate({}),
    Foisonneur(Random(5), list(FORMES)).cahier(),
)
etrangers = (Path(sys.argv[1]) / "maison.docx", make_tout_dire(Path(sys.argv[2])))
for cahier in cahiers:
    for diffusion in Diffusion:
        print(sha256(render_html(cahier, diffusion)).hexdigest())
        for modele in (*sorted((modeles() / "word").glob("*.docx")), *etrangers):
            octets = render_cahier(cahier, modele, diffusion, schemas_editables=True)
            print(sha256(octets).hexdigest())
"""


@pytest.mark.outils  # it takes 30 s
def test_two_machines_write_the_same_bytes(tmp_path: Path) -> None:
    make_maison(tmp_path)
    processus = [_start(tmp_path, machine) for machine in MACHINES]

    lus = [p.communicate()[0].split() for p in processus]

    assert lus[0] == lus[1]
    # Three specifications, two readers; the page, our four templates, two of others.
    assert len(set(lus[0])) == 3 * 2 * 7


def _start(dossier: Path, machine: Mapping[str, str]) -> subprocess.Popen[str]:
    sien = dossier / machine["PYTHONHASHSEED"]
    sien.mkdir()
    return subprocess.Popen(
        [sys.executable, "-c", _EMPREINTES, str(dossier), str(sien)],
        stdout=subprocess.PIPE, text=True, cwd=RACINE, env={**os.environ, **machine},
    )  # fmt: skip


@pytest.mark.parametrize("forme", FORMES)
def test_a_text_of_any_shape_makes_a_document(forme: str) -> None:
    sections: dict[str, Any] = {
        "projet": {"titre": forme, "version": forme},
        "presentation": {"raison_sociale": forme},
        "propriete": {"licence_prestataire": forme},
        "exigences": [{"id": "EX-VTE-001", "titre": forme, "enonce": forme, "section": "2c"}],
        "equipe": {"raci": {forme: {"MEM-1": "R"}}},
        "glossaire": [{"terme": forme, "definition": forme}],
        "workflows": [{"id": "WF-1", "etats": [{"nom": forme}]}],
    }
    for diffusion in Diffusion:
        render(make_cahier(**sections), diffusion)
        page(diffusion, **sections)


@pytest.mark.parametrize(
    "texte",
    ["[CRM]: Salesforce", "***", "[a]: <b> 'c'", "- \n-"],
    ids=["link", "rule", "link with title", "empty items"],
)
def test_markup_around_nothing_is_shown_as_it_was_typed(texte: str) -> None:
    sections: dict[str, Any] = {"propriete": {"licence_prestataire": texte}}

    for dit in (text(render(make_cahier(**sections))), said(page(**sections))):
        assert " ".join(texte.split()) in " ".join(dit.split())


def test_blank_texts_say_nothing() -> None:
    vide, blanc = (
        text(
            render(
                make_cahier(propriete={"licence_prestataire": dit, "proprietaire": "Morvanelle"})
            )
        )
        for dit in ("", " \n\u00a0")
    )

    assert blanc == vide


@pytest.mark.parametrize("fin", ["22/11/9999", "31/12/9999", "22/11/2206"])
def test_a_mistyped_year_leaves_the_planning_without_its_picture(fin: str) -> None:
    phases = [{"id": "PHA-1", "nom": "Cadrage", "debut": "01/09/2026", "fin": fin}]
    juste = [{"id": "PHA-1", "nom": "Cadrage", "debut": "01/09/2026", "fin": "22/11/2026"}]

    faux, bon = (render(make_cahier(planning={"phases": p})) for p in (phases, juste))

    assert "Calendrier du projet" in text(bon)
    assert "Calendrier du projet" not in text(faux)
    assert fin in text(faux)


def test_a_milestone_is_drawn_beside_an_absence_without_end() -> None:
    planning = {
        "jalons": [{"id": "JAL-1", "nom": "Remise", "date": "22/11/2026"}],
        "indisponibilites": [{"debut": "01/11/2026", "fin": "31/12/9999", "raison": "travaux"}],
    }

    assert "Calendrier du projet" in text(render(make_cahier(planning=planning)))
