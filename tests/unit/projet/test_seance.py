"""A walk on disk shares its files with editors and other windows: nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdc.completion import Parcours, ReponseRefuseeError
from cdc.projet import load_projet, write_squelette
from cdc.projet.brouillon import Brouillon, drop_brouillon, keep_brouillon, load_brouillon
from cdc.projet.retours import OperationSuivanteError
from cdc.projet.seance import ReponseDepasseeError, Seance

CHAPITRE = "cahier/1-entreprise.yaml"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    write_squelette(tmp_path / "p")
    return tmp_path / "p"


def walk(dossier: Path) -> Seance:
    return Seance(load_projet(dossier), Parcours(sections=("presentation",)))


def edit(dossier: Path, avant: str, apres: str) -> None:
    fichier = dossier / CHAPITRE
    texte = fichier.read_text(encoding="utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres, 1), encoding="utf-8")


def test_what_an_editor_wrote_elsewhere_in_the_file_is_kept(dossier: Path) -> None:
    seance = walk(dossier)
    edit(dossier, "  siren:\n", "  siren: 552100554\n")

    seance.answer("Lemoine")

    presentation = load_projet(dossier).cahier.presentation
    assert (presentation.raison_sociale, presentation.siren) == ("Lemoine", "552100554")


def test_what_somebody_wrote_in_the_same_place_is_shown_first(dossier: Path) -> None:
    seance = walk(dossier)
    edit(dossier, "  raison_sociale:\n", "  raison_sociale: Lemoine et Fils\n")

    with pytest.raises(ReponseDepasseeError, match="même endroit"):
        seance.answer("Lemoine")

    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine et Fils"
    seance.goto(("presentation", "raison_sociale"))
    assert seance.question is not None
    assert seance.question.actuelle == "Lemoine et Fils"
    seance.answer("Lemoine")
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine"


def test_a_walk_undoes_its_own_answers_only(dossier: Path) -> None:
    premiere = walk(dossier)
    premiere.answer("Lemoine")
    seconde = walk(dossier)

    assert seconde.undo() == ""
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine"


def test_a_refused_answer_leaves_the_files(dossier: Path) -> None:
    seance = walk(dossier)
    seance.answer("Lemoine")
    avant = (dossier / CHAPITRE).read_bytes()

    with pytest.raises(ReponseRefuseeError):
        seance.answer("autrefois")

    assert (dossier / CHAPITRE).read_bytes() == avant


def test_a_half_typed_line_is_kept_then_forgotten(dossier: Path) -> None:
    brouillon = Brouillon(
        ("exigences", "EX-GEN-001", "titre"), "Une ligne «\u00a0à finir\u00a0»\nsuite"
    )

    keep_brouillon(dossier, brouillon)

    assert load_brouillon(dossier) == brouillon
    drop_brouillon(dossier)
    assert load_brouillon(dossier) is None


def test_a_damaged_draft_is_no_obstacle(dossier: Path) -> None:
    (dossier / ".cdc").mkdir(exist_ok=True)
    (dossier / ".cdc" / "brouillon.json").write_text("{")

    assert load_brouillon(dossier) is None


def page(dossier: Path) -> Seance:
    return Seance(load_projet(dossier), Parcours())


RAISON = ("presentation", "raison_sociale")


def test_a_form_is_told_of_what_changed_since_it_was_shown(dossier: Path) -> None:
    seance = page(dossier)
    seance.edit(RAISON, "Lemoine", "")
    edit(dossier, "raison_sociale: Lemoine", "raison_sociale: Lemoine et Fils")

    with pytest.raises(ReponseDepasseeError) as depassee:
        seance.edit(RAISON, "Lemoine SA", "Lemoine")

    assert depassee.value.actuelle == "Lemoine et Fils"
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine et Fils"
    seance.edit(RAISON, "Lemoine SA", None)
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine SA"


def test_two_forms_that_say_the_same_do_not_fight(dossier: Path) -> None:
    page(dossier).edit(RAISON, "Lemoine", "")

    page(dossier).edit(RAISON, "Lemoine", "")

    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine"


def test_a_session_sees_what_an_editor_wrote(dossier: Path) -> None:
    seance = page(dossier)
    assert not seance.refresh()
    edit(dossier, "  siren:\n", "  siren: 552100554\n")

    assert seance.refresh()
    assert seance.situation.cahier.presentation.siren == "552100554"
    assert not seance.refresh()


def test_what_the_session_wrote_itself_is_no_news(dossier: Path) -> None:
    seance = page(dossier)
    seance.edit(RAISON, "Lemoine", "")

    assert not seance.refresh()


def test_rows_are_undone_one_by_one_also_in_a_later_session(dossier: Path) -> None:
    relances = ("prospects", "relances")
    etats = [(dossier / "cahier/2-donnees-flux.yaml").read_bytes()]
    seance = page(dossier)
    for geste in (
        lambda: seance.add_row(relances, None, {("quand",): "à J+7"}),
        lambda: seance.add_row(relances, 0, {("quand",): "à J+15"}),
        lambda: seance.edit((*relances, 1, "modele"), "Relance 2", ""),
        lambda: seance.duplicate_row((*relances, 0)),
        lambda: seance.move_row((*relances, 0), 2),
        lambda: seance.delete_row((*relances, 1)),
    ):
        geste()
        etats.append((dossier / "cahier/2-donnees-flux.yaml").read_bytes())

    for rang in (5, 4):
        seance.undo()
        assert (dossier / "cahier/2-donnees-flux.yaml").read_bytes() == etats[rang]
    suivante = page(dossier)
    for rang in (3, 2, 1, 0):
        assert suivante.annulable
        suivante.undo(toutes=True)
        assert (dossier / "cahier/2-donnees-flux.yaml").read_bytes() == etats[rang]
    assert (suivante.annulable, suivante.undo(toutes=True)) == ("", "")


def test_a_walk_does_not_undo_what_another_wrote_since(dossier: Path) -> None:
    seance = page(dossier)
    seance.edit(RAISON, "Lemoine", "")
    page(dossier).edit(("prospects", "definition"), "Lead qualifié", "")

    with pytest.raises(OperationSuivanteError, match="Définition"):
        seance.undo()

    assert load_projet(dossier).cahier.prospects.definition == "Lead qualifié"


def test_a_row_moves_with_the_comments_that_a_person_wrote(dossier: Path) -> None:
    seance = page(dossier)
    for quand in ("à J+7", "à J+15"):
        seance.add_row(("prospects", "relances"), None, {("quand",): quand})
    fichier = dossier / "cahier/2-donnees-flux.yaml"
    texte = fichier.read_text(encoding="utf-8")
    ecrit = texte.replace("- quand: à J+7", "- quand: à J+7 # à revoir avec Sophie")
    fichier.write_text(ecrit, encoding="utf-8")

    seance.move_row(("prospects", "relances", 0), 1)

    lignes = fichier.read_text(encoding="utf-8").splitlines()
    assert "- quand: à J+7 # à revoir avec Sophie" in [x.strip() for x in lignes]
    assert [r.quand for r in load_projet(dossier).cahier.prospects.relances] == ["à J+15", "à J+7"]
