"""`cdc generer` writes the document, and only it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from cdc.cli import cdc
from cdc.formats.docx import libreoffice
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from tests.commande import contents, run_cdc
from tests.outils import sans_libreoffice, sans_sdk, sans_xsd, sdk_errors, xsd_errors

SANS_OUTIL = {"PATH": "/nowhere"}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    return Path(shutil.copytree(exemples() / "torrefaction", tmp_path / "projet"))


def test_the_document_goes_to_sorties_and_nothing_else_changes(projet: Path) -> None:
    avant = contents(projet)

    run = run_cdc("generer", cwd=projet, **SANS_OUTIL)

    assert run.returncode == 0
    nouveaux = contents(projet).keys() - avant.keys()
    assert len(nouveaux) == 1
    nom = nouveaux.pop()
    assert nom.startswith("sorties/")
    assert nom.endswith("-v1.2-prestataire.docx")
    assert {k: v for k, v in contents(projet).items() if k != nom} == avant


def test_a_vendor_never_reads_what_is_internal(projet: Path) -> None:
    run_cdc("generer", "--sortie", "p.docx", cwd=projet, **SANS_OUTIL)
    cahier = load_projet(projet).cahier

    texte = _all_text(projet / "p.docx")

    secrets = [m.nom for m in cahier.equipe.membres if m.nom]
    secrets += [f.description for f in cahier.cinq_questions.freins if f.description]
    secrets += [e.personne for e in cahier.entretiens if e.personne]
    assert secrets
    assert [s for s in secrets if s in texte] == []
    # The style « CDC À compléter » is in every document; the reminder ends with a colon.
    assert "À compléter\u00a0:" not in texte


def test_an_internal_document_says_what_is_missing(tmp_path: Path) -> None:
    run_cdc("init", "vide", "--sans-saisie", cwd=tmp_path)

    run = run_cdc(
        "generer",
        "--diffusion",
        "interne",
        "--sortie",
        "i.docx",
        cwd=tmp_path / "vide",
        **SANS_OUTIL,
    )

    assert run.returncode == 0
    assert "À compléter" in _text_of(tmp_path / "vide" / "i.docx")


def test_the_same_project_gives_the_same_bytes(projet: Path) -> None:
    run_cdc("generer", "--sortie", "a.docx", cwd=projet, TZ="Asia/Tokyo", **SANS_OUTIL)
    run_cdc("generer", "--sortie", "b.docx", cwd=projet, PYTHONHASHSEED="7", **SANS_OUTIL)

    assert (projet / "a.docx").read_bytes() == (projet / "b.docx").read_bytes()


def test_a_document_changed_by_hand_is_kept_aside(projet: Path) -> None:
    run_cdc("generer", "--sortie", "c.docx", cwd=projet, **SANS_OUTIL)
    with (projet / "c.docx").open("ab") as fichier:
        fichier.write(b"mes corrections")

    run = run_cdc("generer", "--sortie", "c.docx", cwd=projet, **SANS_OUTIL)

    assert run.returncode == 0
    assert "modifié à la main" in run.stdout
    assert (projet / "c (modifié à la main).docx").read_bytes().endswith(b"mes corrections")
    assert zipfile.is_zipfile(projet / "c.docx")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--modele", "absent.docx"], "Vérifiez son chemin"),
        (["--modele", "cdc.yaml"], "cdc.yaml"),
        (["--diffusion", "tous"], "Choisissez parmi"),
        (["--format", "pdf"], "LibreOffice"),
    ],
)
def test_what_cannot_be_done_is_said_and_writes_nothing(
    arguments: list[str], message: str, projet: Path
) -> None:
    avant = contents(projet)

    run = run_cdc("generer", *arguments, cwd=projet, **SANS_OUTIL)

    assert run.returncode == 2
    assert message in run.stderr
    assert contents(projet) == avant


ECHOUE = "echo 'source file could not be loaded' >&2; exit 1"
DORT = "sleep 600"
TUE_CDC = "kill -9 $PPID"
# What bears the name of LibreOffice is told the folder to write in after « --outdir ».
SANS_TITRE = 'while [ "$1" != --outdir ]; do shift; done; echo %PDF-1.7 > "$2/document.pdf"'
sans_shell = pytest.mark.skipif(sys.platform == "win32", reason="LibreOffice is played by a script")


@sans_shell
@pytest.mark.parametrize(
    ("script", "raison"),
    [
        pytest.param(ECHOUE, "source file could not be loaded", id="failed"),
        pytest.param(DORT, "aucune réponse en 1 s", id="asleep"),
        pytest.param(SANS_TITRE, "son PDF ne dit pas où sont les titres", id="nonsense"),
    ],
)
def test_when_libreoffice_fails_the_document_is_written_without_page_numbers(
    script: str, raison: str, projet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_cdc("generer", "--sortie", "a.docx", cwd=projet, **SANS_OUTIL)
    monkeypatch.setenv("PATH", f"{_soffice(tmp_path, script)}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(libreoffice, "DELAI", 1)
    demande = ["generer", "--projet", str(projet), "--sortie", str(projet / "b.docx")]

    run = CliRunner().invoke(cdc, demande)

    assert run.exit_code == 0
    assert run.output.splitlines()[0] == (
        f"Sommaire sans numéros de page\u00a0: LibreOffice n’a pas pu les calculer ({raison}). "
        "Word les calculera à l’ouverture."
    )
    assert (projet / "b.docx").read_bytes() == (projet / "a.docx").read_bytes()


@sans_shell
def test_when_libreoffice_fails_there_is_no_pdf_and_it_is_said(
    projet: Path, tmp_path: Path
) -> None:
    avant = contents(projet)

    run = run_cdc("generer", "--format", "pdf", cwd=projet, **_with(_soffice(tmp_path, ECHOUE)))

    assert run.returncode == 2
    assert run.stderr.startswith("LibreOffice n’a pas pu convertir le document")
    assert "source file could not be loaded" in run.stderr
    assert contents(projet) == avant


@sans_shell
def test_what_a_killed_command_leaves_in_the_temporary_folder_goes_at_the_next_one(
    projet: Path, tmp_path: Path
) -> None:
    temporaire = tmp_path / "tmp"
    temporaire.mkdir()
    tue, echoue = _soffice(tmp_path / "1", TUE_CDC), _soffice(tmp_path / "2", ECHOUE)

    mort = run_cdc("generer", cwd=projet, TMPDIR=str(temporaire), **_with(tue))
    restes = list(temporaire.iterdir())
    run = run_cdc("generer", cwd=projet, TMPDIR=str(temporaire), **_with(echoue))

    assert mort.returncode == -signal.SIGKILL
    assert len(restes) == 1
    assert run.returncode == 0
    assert list(temporaire.iterdir()) == []


@pytest.mark.outils
@sans_sdk
@sans_xsd
@pytest.mark.parametrize("diffusion", ["prestataire", "interne"])
@pytest.mark.parametrize("plein", [True, False], ids=["example", "empty"])
def test_every_document_is_valid(diffusion: str, plein: bool, tmp_path: Path) -> None:
    depart = ["--exemple", "torrefaction"] if plein else ["--sans-saisie"]
    run_cdc("init", "p", *depart, cwd=tmp_path)

    run_cdc("generer", "--diffusion", diffusion, "--sortie", "d.docx", cwd=tmp_path / "p")

    assert sdk_errors(tmp_path / "p" / "d.docx") == []
    assert xsd_errors(tmp_path / "p" / "d.docx") == ""


@pytest.mark.outils
@sans_sdk
def test_the_template_is_valid() -> None:
    assert sdk_errors(modeles() / "word" / "cahier-des-charges.docx") == []


@pytest.mark.outils
@sans_libreoffice
def test_with_libreoffice_there_is_a_pdf(projet: Path) -> None:
    run = run_cdc("generer", "--format", "pdf", "--sortie", "d.pdf", cwd=projet)

    assert run.returncode == 0
    assert (projet / "d.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.outils
@sans_libreoffice
def test_a_pdf_for_the_archives_says_so_and_gives_one_date(projet: Path) -> None:
    run = run_cdc("generer", "--format", "pdf", "--pdf-a", "--sortie", "d.pdf", cwd=projet)

    assert run.returncode == 0
    pdf = (projet / "d.pdf").read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert b"/OutputIntents" in pdf
    assert b"/MarkInfo<</Marked true>>" in pdf
    assert b"<xmp:CreateDate>2026-11-20T00:00:00Z</xmp:CreateDate>" in pdf
    assert b"/CreationDate(D:20261120000000Z')" in pdf


@pytest.mark.parametrize(
    ("arguments", "nom", "debut"),
    [
        ([], "page.html", b"<!DOCTYPE html>"),
        (["--format", "html"], "page.htm", b"<!DOCTYPE html>"),
        (["--format", "html"], "cahier-v1.2.html", b"<!DOCTYPE html>"),
        ([], "CAHIER.DOCX", b"PK"),
        ([], "cahier-v1.2.docx", b"PK"),
    ],
)
def test_a_file_is_what_its_name_says(
    arguments: list[str], nom: str, debut: bytes, projet: Path
) -> None:
    # Without its extension, a name is given that of the format.
    demande = nom.removesuffix(".html") if nom.startswith("cahier") and arguments else nom
    demande = demande.removesuffix(".docx")

    run = run_cdc("generer", *arguments, "--sortie", demande, cwd=projet, **SANS_OUTIL)

    assert run.returncode == 0
    assert f"Écrit : {nom}" in run.stdout.replace("\u00a0", " ")
    assert (projet / nom).read_bytes().startswith(debut)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "html", "--sortie", "a.docx"], "se contredisent"),
        (["--sortie", "a.odt"], "cdc n’écrit pas de .odt"),
        (["--sortie", "a.pdf", "--schemas-editables"], "Demandez un .docx"),
        (["--sortie", "a.html", "--modele", "cahier-court"], "le html a sa propre présentation"),
    ],
)
def test_a_name_that_says_something_else_is_refused(
    arguments: list[str], message: str, projet: Path
) -> None:
    avant = contents(projet)

    run = run_cdc("generer", *arguments, cwd=projet)

    assert run.returncode == 2
    assert message in run.stderr
    assert contents(projet) == avant


def test_options_that_cannot_go_together_write_nothing(projet: Path) -> None:
    avant = contents(projet)

    archive = run_cdc("generer", "--pdf-a", cwd=projet)
    surveillance = run_cdc("generer", "--surveiller", "--json", cwd=projet)

    assert (archive.returncode, surveillance.returncode) == (2, 2)
    assert "--pdf-a ne vaut que pour un PDF. Ajoutez --format pdf." in archive.stderr
    assert "--surveiller reste ouvert" in surveillance.stderr
    assert contents(projet) == avant


def _soffice(dossier: Path, script: str) -> Path:
    """Return a folder whose « soffice » does what `script` says."""
    dossier.mkdir(exist_ok=True)
    programme = dossier / "soffice"
    programme.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    programme.chmod(0o755)
    return dossier


def _with(dossier: Path) -> dict[str, str]:
    return {"PATH": f"{dossier}{os.pathsep}{os.environ['PATH']}"}


def _text_of(docx: Path) -> str:
    """Return what a reader of the body sees."""
    with zipfile.ZipFile(docx) as archive:
        return re.sub("<[^>]+>", "", archive.read("word/document.xml").decode())


def _all_text(docx: Path) -> str:
    with zipfile.ZipFile(docx) as archive:
        return "".join(
            archive.read(nom).decode("utf-8", "replace")
            for nom in archive.namelist()
            if nom.endswith((".xml", ".rels"))
        )


def test_a_web_page_is_one_file_that_takes_no_template(projet: Path) -> None:
    avant = contents(projet)

    run = run_cdc("generer", "--format", "html", cwd=projet, **SANS_OUTIL)
    refus = run_cdc("generer", "--format", "html", "--modele", "a.docx", cwd=projet)

    assert run.returncode == 0
    nouveaux = contents(projet).keys() - avant.keys()
    assert nouveaux == {"sorties/cahier-des-charges-crm-v1.2-prestataire.html"}
    assert refus.returncode == 2
    assert "Retirez-le" in refus.stderr
