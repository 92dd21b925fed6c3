"""The question bank is bound to the outline, and its loader says what is wrong and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cdc.entretien.banque import ETAPE, Question, TypeQuestion
from cdc.entretien.guide import plan_guide
from cdc.entretien.liaisons import ETAPES, resolve
from cdc.entretien.noms import Noms
from cdc.entretien.valeurs import read_items, read_value
from cdc.projet.banque import load_banque
from cdc.projet.fautes import ProjetInvalideError
from cdc_schema.annotations import Obligation
from cdc_schema.description import champs
from cdc_schema.plan import CHAPITRES
from cdc_schema.types import Genre
from tests.entretiens import banque, plain

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = banque().questions


def test_no_question_was_lost() -> None:
    assert len(QUESTIONS) == 133
    assert len({q.id for q in QUESTIONS}) == 133


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_every_binding_of_a_question_leads_to_the_outline(question: Question) -> None:
    chemins = [*question.alimente, *_written(question)]

    for chemin in chemins:
        if chemin != ETAPE:
            assert resolve(chemin).champs


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_what_an_answer_writes_is_a_value_of_a_data_item_that_it_feeds(question: Question) -> None:
    nourries = {_data_item(c) for c in question.alimente}

    for chemin in _written(question):
        if chemin == ETAPE:
            continue
        feuille = resolve(chemin).feuille
        element = feuille.element or feuille
        assert element.genre not in (Genre.ENREGISTREMENT, Genre.MATRICE), chemin
        for code in ETAPES if chemin.startswith("2.commun") else ("",):
            assert _data_item(_in_stage(chemin, code)) in nourries | _of_a_named_row(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_a_question_belongs_to_a_sheet_and_to_known_profiles(question: Question) -> None:
    assert set(question.profils) <= set(banque().profils)
    assert sum(feuille.holds(question) for feuille in banque().feuilles) == 1


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_a_question_has_what_its_type_needs(question: Question) -> None:
    assert bool(question.colonnes) is (question.type is TypeQuestion.TABLEAU)
    assert bool(question.choix) is (
        question.type in (TypeQuestion.CHOIX, TypeQuestion.CHOIX_MULTIPLE)
    )
    assert bool(question.exemple) is (question.type is TypeQuestion.TEXTE)
    assert bool(question.unite) is (question.type is TypeQuestion.NOMBRE)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_the_schema_admits_every_value_that_the_bank_writes_itself(question: Question) -> None:
    dits = dict(question.constantes)
    for choix in question.choix:
        if not choix.neutre:
            dits.update(dict.fromkeys(question.remplit, choix.libelle) | choix.valeurs)
            _check_values(dits)
    if question.autre:
        _check_values(question.autre.valeurs)
    _check_values(question.constantes)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_questions_have_french_typography(question: Question) -> None:
    textes = [question.texte, question.exemple, *(c.libelle for c in question.choix)]
    textes += [c.libelle for c in question.colonnes]
    textes += [question.precision.texte] if question.precision else []

    for texte in textes:
        assert "'" not in texte
        assert not re.search(r"(?<!\u202f)[?!;]|(?<!\u00a0):|«(?!\u00a0)|(?<!\u00a0)»", texte), (
            texte
        )


def test_every_required_data_item_that_an_interview_may_fill_is_fed() -> None:
    nourries = {_data_item(c) for q in QUESTIONS for c in q.alimente}
    nourries |= {_data_item(e.champ) for e in banque().entete}

    exigees = {
        (section.cle, champ.cle)
        for chapitre in CHAPITRES
        for section in chapitre.sous_sections
        for champ in champs(section.modele)
        if not section.derive
        and champ.obligation is Obligation.OUI
        and champ.entretien
        and not champ.calcul
    }
    assert exigees - nourries == set()


@pytest.mark.parametrize("profil", list(banque().profils))
def test_the_core_questions_of_a_profile_make_an_interview_of_about_an_hour(profil: str) -> None:
    guide = plan_guide(banque(), profil)

    assert 10 <= sum(f.minutes for f in guide.feuilles) <= 75


def test_the_questions_of_the_project_are_added_and_replace_those_of_the_bank(
    tmp_path: Path,
) -> None:
    _write(
        tmp_path / "projet" / "entretiens" / "questions.yaml",
        "questions:\n"
        "  - {id: Q-LOC-01, theme: freins, profils: [dsi], type: texte, texte: Quel parc ?,\n"
        "     alimente: [1d.forces], remplit: [1d.forces]}\n",
    )
    _write_bank(tmp_path / "banque", "    texte: Quoi ?\n    alimente: [1d.forces]\n")

    lue = load_banque(tmp_path / "banque", tmp_path / "projet")

    assert [q.id for q in lue.questions] == ["Q-ENT-01", "Q-LOC-01"]


@pytest.mark.parametrize(
    ("question", "attendu"),
    [
        ("    texte: Quoi ?\n", "themes.yaml:3:5 : la clé « alimente » manque. Ajoutez-la."),
        (
            "    texte: Quoi ?\n    alimente: [1d.forces]\n    couleur: rouge\n",
            (
                "themes.yaml:8:14 : la clé « couleur » est inconnue. "
                "Les clés admises sont en tête de banque.yaml."
            ),
        ),
        (
            "    texte: Quoi ?\n    alimente: [1d.forces]\n    type: dessin\n",
            (
                "« dessin » n’est pas un type de question. Choisissez : texte, nombre, choix, "
                "choix_multiple ou tableau."
            ),
        ),
    ],
)
def test_a_wrong_bank_is_refused_with_the_place_and_the_remedy(
    question: str, attendu: str, tmp_path: Path
) -> None:
    _write_bank(tmp_path, question)

    with pytest.raises(ProjetInvalideError) as refus:
        load_banque(tmp_path)

    assert plain(attendu) in plain(str(refus.value))


def _write_bank(dossier: Path, question: str) -> None:
    _write(
        dossier / "banque.yaml",
        "version: 1\nprofils: {dsi: {titre: DSI, qui: DSI}}\n"
        "feuilles: [{onglet: F, titre: F, chapeau: F, themes: [entreprise, freins]}]\nentete: []\n",
    )
    type_ = "" if "type:" in question else "    type: texte\n"
    _write(
        dossier / "themes.yaml",
        f"theme: entreprise\nquestions:\n  - id: Q-ENT-01\n    profils: [dsi]\n{type_}{question}",
    )


def _write(path: Path, texte: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(texte, encoding="utf-8")


def _written(question: Question) -> list[str]:
    chemins = [*question.remplit, *question.constantes]
    chemins += [c for colonne in question.colonnes for c in colonne.champ]
    chemins += [c for choix in question.choix for c in choix.valeurs]
    chemins += question.precision.remplit if question.precision else ()
    chemins += [*question.autre.remplit, *question.autre.valeurs] if question.autre else ()
    return chemins


def _data_item(chemin: str) -> tuple[str, str]:
    liaison = resolve(chemin)
    return liaison.section.cle, liaison.cles[0]


def _of_a_named_row(question: Question) -> set[tuple[str, str]]:
    """The first column of a table names the record that the others complete."""
    premiere = question.colonnes[0].champ if question.colonnes else ()
    return {_data_item(c) for c in premiere if c != ETAPE}


def _in_stage(chemin: str, code: str) -> str:
    return chemin.replace("2.commun", code) if code else chemin


def _check_values(dits: dict[str, str]) -> None:
    for chemin, dit in dits.items():
        liaison = resolve(chemin)
        read_ = read_items if liaison.feuille.genre is Genre.LISTE else read_value
        read_(liaison.modele, liaison.feuille, dit, Noms({}))
