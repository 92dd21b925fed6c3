"""`cdc init` leaves a project ready to fill, or nothing at all."""

from __future__ import annotations

import datetime as dt
import shlex
import subprocess
from pathlib import Path

import pytest

from cdc.projet import load_projet
from cdc_schema import Cahier
from cdc_schema.description import vide
from cdc_schema.plan import CHAPITRES
from tests.commande import contents, run_cdc

QUESTIONS = 5


def test_without_questions_a_new_project_is_empty_and_explained(tmp_path: Path) -> None:
    run = run_cdc("init", "--sans-saisie", cwd=tmp_path)

    assert run.returncode == 0
    cahier = load_projet(tmp_path / "mon-crm").cahier
    ecrites = [cle for cle in Cahier.model_fields if not vide(getattr(cahier, cle))]
    assert ecrites in ([], ["projet"])
    for chapitre in CHAPITRES:
        texte = (tmp_path / "mon-crm" / "cahier" / chapitre.fichier).read_text(encoding="utf-8")
        assert "Comment remplir ce fichier" in texte


def test_the_five_answers_are_where_the_document_needs_them(tmp_path: Path) -> None:
    logo = tmp_path / "marque.PNG"
    logo.write_bytes(b"\x89PNG\r\n\x1a\n")
    saisie = f"Boulangerie & Fils\nCRM 2027\nGérante\n08/01/2027 12:00\n{logo}\n"

    run = run_cdc("init", "projet", cwd=tmp_path, saisie=saisie)

    assert run.returncode == 0
    assert run.stdout.count("\u202f?") == QUESTIONS
    cahier = load_projet(tmp_path / "projet").cahier
    assert cahier.presentation.raison_sociale == "Boulangerie & Fils"
    assert (cahier.projet.titre, cahier.projet.auteurs) == ("CRM 2027", ["Gérante"])
    assert cahier.planning.consultation is not None
    assert cahier.planning.consultation.remise == dt.datetime(2027, 1, 8, 12)
    assert (tmp_path / "projet" / "logo.png").read_bytes() == logo.read_bytes()


def test_a_wrong_date_is_asked_again(tmp_path: Path) -> None:
    run = run_cdc("init", cwd=tmp_path, saisie="\n\n\n31/02/2027\n28/02/2027\n\n")

    assert run.returncode == 0
    assert "«\u00a031/02/2027\u00a0» n’est pas une date" in run.stdout
    assert load_projet(tmp_path / "mon-crm").cahier.planning.consultation is not None


def test_an_example_is_copied_under_its_name(tmp_path: Path) -> None:
    run = run_cdc("init", "--exemple", "torrefaction", cwd=tmp_path)

    assert run.returncode == 0
    assert load_projet(tmp_path / "torrefaction").cahier.presentation.raison_sociale


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["occupe", "--sans-saisie"], "n’est pas vide", id="folder-not-empty"),
        pytest.param(["occupe/lettre.txt", "--sans-saisie"], "lettre.txt", id="a-file"),
        pytest.param(["neuf", "--exemple", "toto"], "Choisissez parmi", id="unknown-example"),
    ],
)
def test_what_is_there_stays_as_it_was(arguments: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "occupe").mkdir()
    (tmp_path / "occupe" / "lettre.txt").write_text("à garder", encoding="utf-8")
    avant = contents(tmp_path)

    run = run_cdc("init", *arguments, cwd=tmp_path)

    assert run.returncode == 2
    assert message in run.stderr
    assert contents(tmp_path) == avant
    assert not (tmp_path / "neuf").exists()


def test_an_interrupted_conversation_leaves_nothing(tmp_path: Path) -> None:
    run = run_cdc("init", cwd=tmp_path, saisie="Boulangerie & Fils\n")

    assert run.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_project_opens_without_a_terminal(tmp_path: Path) -> None:
    """The launcher of Linux leads to that of macOS, which finds `cdc` and runs it in the project."""
    dossier = tmp_path / "l’été (2027)"
    run_cdc("init", str(dossier), "--sans-saisie", cwd=tmp_path)
    programmes = tmp_path / "bin"
    programmes.mkdir()
    (programmes / "cdc").write_text('#!/bin/sh\necho "$1 dans $PWD"\n')
    (programmes / "cdc").chmod(0o755)

    run = _opened(dossier, f"{programmes}:/usr/bin:/bin")

    assert run.stdout.startswith(f"serveur dans {dossier}\n")
    assert "fermer cette fenêtre" in run.stdout


def test_a_launcher_says_what_to_do_without_the_program(tmp_path: Path) -> None:
    run_cdc("init", "projet", "--sans-saisie", cwd=tmp_path)
    outils = tmp_path / "bin"
    outils.mkdir()
    for nom in ("sh", "dirname"):
        (outils / nom).symlink_to(f"/bin/{nom}" if nom == "sh" else f"/usr/bin/{nom}")

    run = _opened(tmp_path / "projet", str(outils))

    assert "« cdc » n’est pas installé" in run.stdout
    assert run.stderr == ""


def test_the_launcher_of_windows_has_its_line_ends(tmp_path: Path) -> None:
    run_cdc("init", "--exemple", "cycles-du-ponant", cwd=tmp_path)

    texte = (tmp_path / "cycles-du-ponant" / "Ouvrir le cahier (Windows).cmd").read_bytes()

    assert texte.count(b"\r\n") == texte.count(b"\n") > 0


def _opened(dossier: Path, path: str) -> subprocess.CompletedProcess[str]:
    """Do what a desktop does with a double click: its quoting is that of a shell."""
    lanceur = dossier / "Ouvrir le cahier (Linux).desktop"
    lignes = dict(x.split("=", 1) for x in lanceur.read_text().splitlines() if "=" in x)
    commande = lignes["Exec"].replace("\\\\", "\\").replace("%k", shlex.quote(str(lanceur)))
    ailleurs = {"PATH": path, "HOME": str(dossier / "personne"), "LANG": "C.UTF-8"}
    return subprocess.run(
        ["/bin/sh", "-c", commande],
        env=ailleurs,
        input="\n",
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
