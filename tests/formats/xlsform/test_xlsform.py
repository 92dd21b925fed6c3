"""The bank as an XLSForm: pyxform takes it, and every answer comes back to its question."""

from __future__ import annotations

import itertools
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from cdc.entretien.banque import Question, TypeQuestion
from cdc.entretien.formulaire import name, plan_form
from cdc.entretien.importation import import_lectures
from cdc.entretien.reponses import Depot, Reponse
from cdc.formats.xlsform import render_xlsform
from cdc.formats.xlsx.depot import read_answers
from tests.entretiens import banque
from tests.exports_kobo import LIBELLE, Export, Ligne, Style, form

STYLES = [Style(*choix) for choix in itertools.product((False, True), repeat=3)]


@cache
def whole_form(titre: str = "Torréfaction — CRM") -> bytes:
    return render_xlsform(plan_form(banque(), list(banque().profils), titre, lambda _: True))


def survey(xlsform: bytes) -> dict[str, Ligne]:
    return {x["name"]: x for x in form(xlsform)["survey"] if "name" in x}


def converted(tmp_path: Path, xlsform: bytes) -> etree._Element:
    fichier = tmp_path / "formulaire.xlsx"
    fichier.write_bytes(xlsform)
    resultat = convert(fichier, validate=False)
    assert resultat.warnings == []
    return etree.fromstring(resultat.xform.encode())


def own(question: Question) -> Question:
    """Return the bank's first question with what a bank of its own may hold."""
    return question.model_copy(
        update={"id": "Q-ENT-90", "texte": '=cmd|"/C calc"!A1 vaut-il ${prix} & <plus> ?'}
    )


def test_kobotoolbox_takes_the_whole_bank_and_asks_each_question_once(tmp_path: Path) -> None:
    xform = converted(tmp_path, whole_form())

    tables = [q for q in banque().questions if q.type is TypeQuestion.TABLEAU]
    simples = [q for q in banque().questions if q.type is not TypeQuestion.TABLEAU]
    saisies = [nom for genre in ("input", "select", "select1") for nom in _asked(xform, genre)]
    assert Counter(_asked(xform, "repeat")) == Counter(_name(q) for q in tables)
    assert Counter(n for n in saisies if n.startswith("Q_")) == Counter([
        *map(_name, simples),
        *(f"{_name(q)}_autre" for q in simples if q.autre),
        *(f"{_name(q)}_precision" for q in banque().questions if q.precision),
        *(f"{_name(q)}_{name(c.libelle)}" for q in tables for c in q.colonnes),
    ])  # fmt: skip
    assert len([n for n in saisies if n.startswith("identite_")]) == 8


def test_the_form_asks_people_the_questions_of_their_profile_only() -> None:
    lignes = survey(whole_form())

    assert lignes["technique"]["type"] == "begin_group"
    assert "'dsi'" in lignes["technique"]["relevant"]
    assert "'reticent'" not in lignes["technique"]["relevant"]
    assert lignes["Q_FLX_16"]["relevant"] == "${identite_profil} = 'adv_finance'"
    assert "relevant" not in lignes["Q_FRE_08"]  # everybody has irritants


def test_the_form_of_one_profile_asks_no_other_question_and_no_condition() -> None:
    formulaire = plan_form(banque(), ["reticent"], "CRM")

    lignes = survey(render_xlsform(formulaire))

    posees = {q.id for q in banque().questions if q.noyau and "reticent" in q.profils}
    assert formulaire.nombre == len(posees)
    noyau = {_name(q) for q in banque().questions if q.id in posees}
    autres = {_name(q) for q in banque().questions if q.id not in posees}
    assert noyau <= lignes.keys()
    assert not autres & lignes.keys()
    assert not any("identite_profil" in ligne.get("relevant", "") for ligne in lignes.values())
    assert lignes["identite_profil"]["default"] == "reticent"


def test_numbers_choices_and_tables_are_asked_as_such() -> None:
    contenu = form(whole_form())
    lignes = survey(whole_form())

    assert lignes["Q_FLX_06"]["type"] == "decimal"
    assert lignes["Q_FLX_06"]["constraint"] == ". >= 0"
    assert lignes["Q_MAP_04"]["constraint"] == ". >= 0 and . <= 100"
    assert lignes["Q_FLX_01"]["type"] == "select_multiple q_flx_01"
    assert lignes["Q_FLX_01_autre"]["relevant"] == "selected(${Q_FLX_01}, 'autre')"
    assert lignes["Q_FLX_04"]["type"] == "begin_repeat"
    assert lignes["Q_ENT_04_echeance"]["type"] == "date"
    proposes = [c[LIBELLE] for c in contenu["choices"] if c["list_name"] == "q_flx_01"]
    assert proposes == [*(c.libelle for c in banque().question("Q-FLX-01").choix), "Autre"]  # type: ignore[union-attr]


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_what_kobotoolbox_exports_comes_back_to_its_questions(style: Style, tmp_path: Path) -> None:
    depot = read_export(tmp_path, style)

    lecture = depot.lectures[0]
    reponses = {r.question: r for r in lecture.reponses}
    assert depot.format == "kobo"
    assert (depot.ecarts, lecture.ecarts) == ((), ())
    assert reponses.keys() == {q.id for q in banque().questions}
    for question in banque().questions:
        assert_complete(question, reponses[question.id])
    assert lecture.identite["personne"].texte == "réponse à identite_personne"
    assert banque().profil(lecture.identite["profil"].texte) == "reticent"
    assert lecture.identite["date"].texte == "2026-03-04"


@pytest.mark.parametrize("libelles", [False, True], ids=["names", "labels"])
def test_the_values_of_an_export_are_those_that_the_form_proposed(
    libelles: bool, tmp_path: Path
) -> None:
    lecture = read_export(tmp_path, Style(libelles=libelles)).lectures[0]

    bilan = import_lectures({}, [lecture], [], banque()).bilans[0]

    proposes = [e for e in bilan.ecarts if "réponse à" not in e.texte]
    assert [e.raison for e in proposes if "Choisissez parmi" in e.raison] == []


def test_a_question_of_the_project_is_written_as_text_whatever_it_says(tmp_path: Path) -> None:
    propre = own(banque().questions[0])
    sienne = banque().model_copy(update={"questions": (propre,)})
    xlsform = render_xlsform(plan_form(sienne, list(sienne.profils), "=1+1", lambda _: True))

    converted(tmp_path, xlsform)

    cells = [
        cell
        for feuille in load_workbook(tmp_path / "formulaire.xlsx").worksheets
        for ligne in feuille.iter_rows()
        for cell in ligne
        if cell.value is not None
    ]
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_same_bank_gives_the_same_bytes_and_another_one_another_version() -> None:
    autre = render_xlsform(plan_form(banque(), list(banque().profils), "Torréfaction — CRM"))

    encore = render_xlsform(
        plan_form(banque(), list(banque().profils), "Torréfaction — CRM", lambda _: True)
    )

    assert encore == whole_form()
    versions = {form(x)["settings"][0]["version"] for x in (autre, encore)}
    assert len(versions) == 2


def _asked(xform: etree._Element, genre: str) -> list[str]:
    """Return the names of what an XForm asks by the control `genre`."""
    controles = xform.iter(f"{{http://www.w3.org/2002/xforms}}{genre}")
    chemins = (c.get("ref") or c.get("nodeset") or "" for c in controles)
    return [chemin.rpartition("/")[2] for chemin in chemins]


def _name(question: Question) -> str:
    return question.id.replace("-", "_")


def read_export(tmp_path: Path, style: Style) -> Depot:
    fichier = tmp_path / "export.xlsx"
    fichier.write_bytes(Export(form(whole_form()), style).write())
    return read_answers(fichier, banque())[0]


def assert_complete(question: Question, reponse: Reponse) -> None:
    if question.type is TypeQuestion.TABLEAU:
        (ligne,) = reponse.lignes
        assert [c.colonne for c in ligne] == [c.libelle for c in question.colonnes]
    if question.type is TypeQuestion.CHOIX_MULTIPLE:
        assert question.choix[0].libelle in {c.choix for c in reponse.coches}
    if question.type in (TypeQuestion.TEXTE, TypeQuestion.NOMBRE):
        assert reponse.reponse is not None
    assert (reponse.autre is not None) == (question.autre is not None)
    assert (reponse.precision is not None) == (question.precision is not None)
