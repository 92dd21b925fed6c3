"""The command itself: its help, its messages, its exit codes, what it imports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cdc import __version__
from cdc.cli import COMMANDES

RACINE = Path(__file__).parents[2]
DEPARTS = ["--help", "--version"]


@pytest.mark.parametrize("argument", DEPARTS)
def test_help_and_version_import_click_and_the_standard_library_only(argument: str) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "cdc", argument],
        capture_output=True,
        text=True,
        check=True,
    )

    importes = {ligne.rsplit("|", 1)[1].strip() for ligne in run.stderr.splitlines()}
    sommets = {nom.split(".")[0] for nom in importes if nom}
    # `copy` of the standard library tries `org.python.core`, a name of Jython.
    connus = sys.stdlib_module_names | {"click", "cdc", "imported package", "site", "org"}
    autres = {
        s for s in sommets - connus if not s.startswith(("_", "sitecustomize", "usercustomize"))
    }
    assert "click" in sommets
    assert autres == set()


def test_the_help_is_french_and_lists_every_command(tmp_path: Path) -> None:
    run = _cdc("--help", cwd=tmp_path)

    assert run.returncode == 0
    assert all(f"  {nom} " in run.stdout for nom in COMMANDES)
    assert not re.search(r"\b(Usage: |Options: |Show|Commands|exit)\b", run.stdout)


@pytest.mark.parametrize("commande", COMMANDES)
def test_the_help_of_each_command_is_french(commande: str, tmp_path: Path) -> None:
    run = _cdc(commande, "--help", cwd=tmp_path)

    assert run.returncode == 0
    assert run.stdout.startswith("Usage\u00a0: cdc ")
    assert not re.search(r"\b(Show this|and exit|DIRECTORY|COMMAND \[ARGS\])", run.stdout)


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert _cdc("--version", cwd=tmp_path).stdout == f"cdc, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["genere"], "Vouliez-vous dire « cdc generer »"),
        (["zzz"], "Voyez « cdc --help »"),
        (["etat", "--objectf", "recette"], "L’option '--objectf' n’existe pas"),
        (["etat", "--objectif", "vente"], "Choisissez parmi"),
        (["interview", "import"], "Il manque un argument"),
    ],
)
def test_a_wrong_word_gets_a_french_message_and_code_2(
    arguments: list[str], message: str, tmp_path: Path
) -> None:
    run = _cdc(*arguments, cwd=tmp_path)

    assert run.returncode == 2
    assert message in run.stderr.replace("\u00a0", " ")
    assert list(tmp_path.iterdir()) == []


def test_outside_a_project_the_command_alone_shows_the_help(tmp_path: Path) -> None:
    assert "init" in _cdc(cwd=tmp_path).stdout


@pytest.mark.parametrize("arguments", [["etat"], ["generer"], ["interview", "guide"], ["schema"]])
def test_outside_a_project_a_command_says_how_to_begin(
    arguments: list[str], tmp_path: Path
) -> None:
    run = _cdc(*arguments, cwd=tmp_path)

    assert run.returncode == 2
    assert "cdc init" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_command_is_in_the_readme() -> None:
    readme = (RACINE / "README.md").read_text(encoding="utf-8")

    assert [nom for nom in COMMANDES if f"`cdc {nom} " not in readme] == []


def _cdc(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cdc", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
