"""A command killed at any moment leaves each file old or new, and completes when run again."""

from __future__ import annotations

import contextlib
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from cdc.projet import (
    Remplacer,
    RienAAnnulerError,
    annuler,
    appliquer,
    load_projet,
    write_squelette,
)
from cdc.resources import exemples
from tests.acceptance.test_interview_import_forms import BOB, EVE, LEA, QUESTIONS
from tests.entretiens import filled_guide
from tests.exports_forms import forms_export
from tests.pannes import Etat, Execution, plant, run, state, temporaries, visible
from tests.projets_recette import recette_project, workbook_of
from tests.tableaux import EXIGENCES, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forked processes")

ANA = {"personne": "Ana Le Goff", "fonction": "Assistante", "service": "ADV", "date": "09/10/2026"}
REPONSES = {
    "Q-FRE-01": "retrouver un client par son téléphone",
    "Q-FRE-03": ["Temps de saisie", "perdre mes notes"],
}


@dataclass(frozen=True, slots=True)
class Cas:
    """A command, and what makes a folder ready for it; the project there is `crm`."""

    arguments: list[str]
    prepare: Callable[[Path], None]

    def run(self, travail: Path, **options: Any) -> Execution:
        cwd = travail if self.arguments[0] == "init" else travail / "crm"
        return run(self.arguments, cwd, racine=travail, **options)


def small_project(travail: Path) -> None:
    write_squelette(travail / "crm")
    guide = filled_guide(REPONSES, ANA, profil="reticent")
    (travail / "ana.xlsx").write_bytes(guide)


def _forms_export(travail: Path) -> None:
    write_squelette(travail / "crm")
    export = forms_export(QUESTIONS, LEA, BOB, EVE)
    (travail / "besoins.xlsx").write_bytes(export)


def _table(travail: Path) -> None:
    write_squelette(travail / "crm")
    write_workbook(travail / "besoins.xlsx", {"Besoins": EXIGENCES})


def _played(travail: Path) -> None:
    recette_project(travail / "crm")
    rate: dict[int, str | tuple[str, ...]] = {1: "Conforme", 2: ("Non conforme", "vide")}
    workbook_of(travail / "crm", {"CT-01": rate}, "ana.xlsx")
    workbook_of(travail / "crm", {"CT-02": rate}, "paul.xlsx", recetteur="MEM-12")


def _example(travail: Path) -> None:
    shutil.copytree(exemples() / "torrefaction", travail / "crm")
    shutil.move(travail / "crm" / "guides-remplis", travail / "guides")


def _generated(travail: Path) -> None:
    small_project(travail)
    run(["generer", "--sortie", "d.docx"], travail / "crm", racine=travail)
    appliquer(load_projet(travail / "crm"), [Remplacer("projet.titre", "Autre titre")])


def _changed_by_hand(travail: Path) -> None:
    _generated(travail)
    with (travail / "crm" / "d.docx").open("ab") as fichier:
        fichier.write(b"mes corrections")


ACQUIS = "crm/entretiens/acquis.yaml"  # written last: it tells that all is
GUIDES = [f"../guides/guide-{profil}.xlsx" for profil in ("adv_finance", "commercial", "dsi")]
IMPORT = Cas(["interview", "import", "../ana.xlsx"], small_project)
IMPORT_FORMS = Cas(["interview", "import", "../besoins.xlsx"], _forms_export)
IMPORT_TABLEAU = Cas(["import", "../besoins.xlsx", "--vers", "exigences"], _table)
IMPORT_RECETTE = Cas(["recette", "import", "../ana.xlsx", "../paul.xlsx"], _played)
IMPORT_EXEMPLE = Cas(["interview", "import", *GUIDES], _example)
INIT_NEUF = Cas(["init", "crm", "--sans-saisie"], lambda _: None)
INIT_VIDE = Cas(["init", "crm", "--sans-saisie"], lambda travail: (travail / "crm").mkdir())
INIT_EXEMPLE = Cas(
    ["init", "crm", "--exemple", "torrefaction"], lambda travail: (travail / "crm").mkdir()
)
GENERER = Cas(["generer", "--sortie", "d.docx"], small_project)
GENERER_ENCORE = Cas(["generer", "--sortie", "d.docx"], _generated)
GENERER_MODIFIE = Cas(["generer", "--sortie", "d.docx"], _changed_by_hand)
CAS = [
    pytest.param(IMPORT, id="import"),
    pytest.param(IMPORT_FORMS, id="import-forms", marks=pytest.mark.outils),
    pytest.param(IMPORT_TABLEAU, id="import-table"),
    pytest.param(IMPORT_RECETTE, id="import-results"),
    pytest.param(IMPORT_EXEMPLE, id="import-example", marks=pytest.mark.outils),
    pytest.param(INIT_NEUF, id="init-new"),
    pytest.param(INIT_VIDE, id="init-empty-folder"),
    pytest.param(INIT_EXEMPLE, id="init-example", marks=pytest.mark.outils),
    pytest.param(GENERER, id="generer"),
    pytest.param(GENERER_ENCORE, id="generer-again"),
    pytest.param(GENERER_MODIFIE, id="generer-over-a-change-by-hand"),
]


@pytest.mark.parametrize("cas", CAS)
def test_killed_anywhere_then_run_again(cas: Cas, tmp_path: Path) -> None:
    travail = tmp_path / "travail"
    travail.mkdir()
    cas.prepare(travail)
    avant = visible(state(travail))
    complet = cas.run(travail, observe=True)
    apres = visible(state(travail))
    assert apres != avant
    assert temporaries(state(travail)) == []

    for etat in complet.etats:
        _check_old_or_new(visible(etat), avant, apres)
    for rang, etat in enumerate(_distinct(complet.etats)):
        reprise = tmp_path / str(rang)
        plant(etat, reprise)
        cas.run(reprise)
        fin = state(reprise)
        assert visible(fin) == apres
        assert temporaries(fin) == []


def _check_old_or_new(etat: Etat, avant: Etat, apres: Etat) -> None:
    assert avant.keys() - etat.keys() == set()
    for nom, octets in etat.items():
        assert octets in [e[nom] for e in (avant, apres) if nom in e], nom


def _distinct(etats: list[Etat]) -> Iterator[Etat]:
    """Give each state that differs in what its owner sees, the last one: it has most leftovers."""
    for etat, suivant in zip(etats, [*etats[1:], None], strict=True):
        if suivant is None or visible(suivant) != visible(etat):
            yield etat


def test_the_answers_are_recorded_before_any_chapter_changes(tmp_path: Path) -> None:
    small_project(tmp_path)
    avant = visible(state(tmp_path))

    etats = [visible(e) for e in IMPORT.run(tmp_path, observe=True).etats]

    apres = visible(state(tmp_path))
    releves = {n for n, o in apres.items() if "/entretiens" in n and o} - {ACQUIS}
    entames = [e for e in etats if any(e[n] != avant[n] for n in avant)]
    assert len(releves) == 2
    assert entames
    assert all(releves <= e.keys() for e in entames)
    assert all(e == apres for e in etats if ACQUIS in e)


def test_results_are_recorded_before_any_anomaly_is_opened(tmp_path: Path) -> None:
    _played(tmp_path)
    avant = visible(state(tmp_path))

    etats = [visible(e) for e in IMPORT_RECETTE.run(tmp_path, observe=True).etats]

    apres = visible(state(tmp_path))
    releves = {n for n, o in apres.items() if "/campagnes/" in n and o}
    ouvertes = [
        e for e in etats if e["crm/recette/anomalies.yaml"] != avant["crm/recette/anomalies.yaml"]
    ]
    assert len(releves) == 4
    assert ouvertes
    assert all(releves <= e.keys() for e in ouvertes)
    assert all(e == apres for e in etats if "crm/recette/acquis.yaml" in e)


def test_another_command_cleans_what_an_interrupted_one_left(tmp_path: Path) -> None:
    travail = tmp_path / "travail"
    small_project(travail)
    etats = IMPORT.run(travail, observe=True).etats
    plant(max(etats, key=lambda e: len(temporaries(e))), tmp_path / "reprise")
    restes = temporaries(state(tmp_path / "reprise"))

    GENERER.run(tmp_path / "reprise")

    assert {nom.split("/")[1] for nom in restes} == {"cahier", "entretiens"}
    assert temporaries(state(tmp_path / "reprise")) == []


def test_an_undo_that_was_killed_is_done_again(tmp_path: Path) -> None:
    travail = tmp_path / "travail"
    small_project(travail)
    avant = visible(state(travail))
    IMPORT.run(travail)
    apres = visible(state(travail))

    etats = run(lambda: annuler(travail / "crm"), travail, racine=travail, observe=True).etats

    for rang, etat in enumerate(etats):
        reprise = tmp_path / str(rang)
        _check_old_or_new(visible(etat), avant, apres)
        plant(etat, reprise)
        with contextlib.suppress(RienAAnnulerError):  # it was done, and forgotten
            annuler(reprise / "crm")
        assert _files(state(reprise)) == _files(avant)


def _files(etat: Etat) -> Etat:
    return {nom: octets for nom, octets in visible(etat).items() if octets is not None}


@pytest.mark.parametrize("cas", [INIT_NEUF, INIT_VIDE], ids=["new", "empty-folder"])
def test_a_folder_is_a_project_only_when_it_is_complete(cas: Cas, tmp_path: Path) -> None:
    cas.prepare(tmp_path)

    etats = [visible(e) for e in cas.run(tmp_path, observe=True).etats]

    assert all(e == visible(state(tmp_path)) for e in etats if "crm/cdc.yaml" in e)


def test_what_its_owner_wrote_in_a_folder_left_half_made_is_kept(tmp_path: Path) -> None:
    travail = tmp_path / "travail"
    (travail / "crm").mkdir(parents=True)
    etats = INIT_VIDE.run(travail, observe=True).etats
    plant(next(e for e in etats if "crm/cahier/5-planning.yaml" in e), tmp_path / "reprise")
    crm = tmp_path / "reprise" / "crm"
    (crm / "lettre.txt").write_text("à garder", encoding="utf-8")
    (crm / "cahier" / "5-planning.yaml").write_text("retouché: oui\n", encoding="utf-8")

    execution = INIT_VIDE.run(tmp_path / "reprise")

    assert execution.code == 2
    assert "n’est pas vide (cahier, lettre.txt)" in execution.sortie
    assert visible(state(crm)) == {
        "cahier": None,
        "cahier/5-planning.yaml": "retouché: oui\n".encode(),
        "lettre.txt": "à garder".encode(),
    }
