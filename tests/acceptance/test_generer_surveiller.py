"""`cdc generer --surveiller` makes the document again when the project is saved."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cdc.resources import exemples, modeles

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="sends Ctrl-C to one process"),
]
ATTENTE = "En attente d’un enregistrement. Ctrl-C pour finir."


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    return Path(shutil.copytree(exemples() / "cycles-du-ponant", tmp_path / "projet"))


def _until(processus: subprocess.Popen[str], fin: str) -> str:
    """Return what the command says up to the line `fin`, included."""
    assert processus.stdout is not None
    lignes = []
    for ligne in processus.stdout:
        lignes.append(ligne)
        if ligne.strip() == fin:
            return "".join(lignes)
    raise AssertionError("".join(lignes))


def _watching(projet: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cdc", "generer", "--surveiller", "--sortie", "d.docx", *options],
        cwd=projet, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        env={**os.environ, "PATH": "/nowhere", "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip


@pytest.mark.parametrize("nom", ["modeles/maison.docx", "../ailleurs.docx"])
def test_a_template_that_could_not_serve_is_waited_for_too(nom: str, projet: Path) -> None:
    (projet / "modeles").mkdir()
    modele = projet / nom
    modele.write_bytes(b"Word en cours d\xe9criture")
    with _watching(projet, "--modele", nom) as processus:
        try:
            assert "Document non refait." in _until(processus, ATTENTE)

            shutil.copy(modeles() / "word" / "reglement-de-consultation.docx", modele)
            assert "Écrit : d.docx" in _until(processus, ATTENTE)
        finally:
            processus.send_signal(signal.SIGINT)


def test_a_save_makes_the_document_again_and_a_fault_is_waited_for(projet: Path) -> None:
    entreprise = projet / "cahier" / "1-entreprise.yaml"
    sain = entreprise.read_text(encoding="utf-8")
    with _watching(projet) as processus:
        try:
            assert "Écrit : d.docx" in _until(processus, ATTENTE)
            premier = (projet / "d.docx").read_bytes()

            entreprise.write_text(sain + "inconnue: oui\n", encoding="utf-8")
            dit = _until(processus, ATTENTE)
            assert "Document non refait." in dit
            assert "1-entreprise.yaml" in dit
            assert (projet / "d.docx").read_bytes() == premier

            entreprise.write_text(
                sain.replace("Cycles du Ponant", "Vélos du Ponant"), encoding="utf-8"
            )
            assert "Écrit : d.docx" in _until(processus, ATTENTE)
            assert (projet / "d.docx").read_bytes() != premier
        finally:
            processus.send_signal(signal.SIGINT)
        assert processus.stdout is not None
        assert processus.stdout.read().strip() == "Fin de la surveillance."
    assert processus.returncode == 0
