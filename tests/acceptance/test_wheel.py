"""The wheel holds what the checkout holds, and works from anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.commande import run_cdc

RACINE = Path(__file__).parents[2]
# Where each folder of the checkout stands in the wheel.
DOSSIERS = {
    "cdc": "cdc",
    "schema/cdc_schema": "cdc_schema",
    "modeles": "cdc/_data/modeles",
    "exemples": "cdc/_data/exemples",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(RACINE, tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_checkout_byte_for_byte(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        dans_la_wheel = {
            nom: archive.read(nom) for nom in archive.namelist() if ".dist-info/" not in nom
        }

    attendu = {
        f"{cible}/{fichier.relative_to(RACINE / dossier).as_posix()}": fichier.read_bytes()
        for dossier, cible in DOSSIERS.items()
        for fichier in _tracked(dossier)
    }
    assert sorted(dans_la_wheel) == sorted(attendu)
    assert dans_la_wheel == attendu


def test_what_using_an_example_in_place_leaves_is_not_in_the_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    copie = tmp_path / "depot"
    ignores = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__")
    shutil.copytree(RACINE, copie, ignore=ignores)
    (copie / ".gitignore").unlink()  # neither git nor what it ignores is needed for it
    exemple = copie / "exemples" / "torrefaction"
    run_cdc("generer", "--sortie", "sorties/d.docx", cwd=exemple, PATH="/nowhere")

    autre = _build(copie, tmp_path)

    assert {".cdc", "sorties"} <= {p.name for p in exemple.iterdir()}
    assert _names(autre) == _names(wheel)


def test_no_package_is_called_schema(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        sommet = {nom.split("/")[0] for nom in archive.namelist()}

    assert {s for s in sommet if not s.endswith(".dist-info")} == {"cdc", "cdc_schema"}
    assert not (RACINE / "schema" / "__init__.py").exists()


def test_the_command_finds_its_data_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # -I keeps the checkout out; the dependencies come from this environment.
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import cdc.resources as r; "
        "print(r.modeles()); print(r.exemples())"
    )

    run = subprocess.run(
        [sys.executable, "-I", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )

    dossiers = [Path(ligne) for ligne in run.stdout.splitlines()]
    assert dossiers == [site / "cdc/_data/modeles", site / "cdc/_data/exemples"]


def _build(depot: Path, sortie: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", sortie],
        cwd=depot,
        check=True,
        capture_output=True,
    )
    return next(sortie.glob("*.whl"))


def _names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return sorted(archive.namelist())


def _tracked(dossier: str) -> list[Path]:
    """Return the files of `dossier` that belong to the project, tracked by git or about to be."""
    run = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", dossier],
        cwd=RACINE,
        check=True,
        capture_output=True,
        text=True,
    )
    return [p for nom in run.stdout.split("\0") if nom and (p := RACINE / nom).exists()]
