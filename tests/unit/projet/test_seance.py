"""A walk on disk shares its files with editors and other windows: nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdc.completion import Parcours, ReponseRefuseeError
from cdc.projet import load_projet, write_squelette
from cdc.projet.brouillon import Brouillon, drop_brouillon, keep_brouillon, load_brouillon
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
