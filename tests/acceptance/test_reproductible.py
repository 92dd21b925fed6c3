"""The same project gives the same bytes: whenever, wherever, whatever the machine speaks."""

from __future__ import annotations

import io
import os
import shutil
import time
import zipfile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from cdc.resources import exemples
from tests.commande import contents, run_cdc
from tests.outils import sans_libreoffice

if TYPE_CHECKING:
    from collections.abc import Mapping

SANS_OUTIL = {"PATH": "/nowhere"}
# One in the east, in UTF-8; the other in the west, where nothing but ASCII is known.
MACHINES = (
    {"TZ": "EST-14", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {
        "TZ": "OUEST+11", "LC_ALL": "POSIX", "PYTHONHASHSEED": "4242",
        "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0",
    },
)  # fmt: skip
DOSSIERS = ("projet", "Où l’été/mon projet n° 2")
DATE_DE_ZIP = (1980, 1, 1, 0, 0, 0)


@pytest.fixture
def projets(tmp_path: Path) -> list[Path]:
    """Return the example in two folders, written in two orders at two times."""
    projets = [tmp_path / nom for nom in DOSSIERS]
    for projet, retourne in zip(projets, (False, True), strict=True):
        fichiers = sorted(p for p in (exemples() / "torrefaction").rglob("*") if p.is_file())
        for rang, fichier in enumerate(fichiers[::-1] if retourne else fichiers):
            copie = projet / fichier.relative_to(exemples() / "torrefaction")
            copie.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(fichier, copie)
            os.utime(copie, (10**9 * retourne + rang, 10**9 * retourne + rang))
    return projets


@pytest.mark.parametrize("diffusion", ["prestataire", "interne"])
def test_documents(diffusion: str, projets: list[Path]) -> None:
    arguments = ["generer", "--diffusion", diffusion, "--sortie", "d.docx"]

    documents = [(p / "d.docx").read_bytes() for p in _run_twice(arguments, projets, SANS_OUTIL)]

    assert documents[0] == documents[1]
    assert _dates(documents[0]) == {DATE_DE_ZIP}


@pytest.mark.parametrize(
    "choix",
    [
        pytest.param(["--profil", "reticent", "--profil", "dsi"], id="two"),
        pytest.param(["--complet"], id="all", marks=pytest.mark.outils),
    ],
)
def test_guides(choix: list[str], projets: list[Path]) -> None:
    arguments = ["interview", "guide", *choix, "--sortie", "guides"]

    # Their names have accents, that a machine of ASCII cannot write.
    dossiers = _run_twice(arguments, projets, {"PYTHONUTF8": "1"})

    guides = [contents(p / "guides") for p in dossiers]

    assert guides[0] == guides[1]
    assert len(guides[0]) > 1
    assert set().union(*map(_dates, guides[0].values())) == {DATE_DE_ZIP}


def test_a_name_that_the_machine_cannot_write_is_told(projets: list[Path]) -> None:
    arguments = ["interview", "guide", "--profil", "reticent"]

    run = run_cdc(*arguments, cwd=projets[0], **MACHINES[1])

    assert run.returncode == 2
    assert "ce nom ne s’écrit pas avec les réglages de langue de cette machine" in run.stderr
    assert not (projets[0] / "sorties").exists()


def test_records_and_chapters_after_an_import(projets: list[Path]) -> None:
    avant = contents(projets[0])
    guides = sorted(f"guides-remplis/{p.name}" for p in projets[0].glob("guides-remplis/*.xlsx"))

    apres = [contents(p) for p in _run_twice(["interview", "import", *guides], projets, code=1)]

    assert apres[0] == apres[1]
    nouveaux = {nom for nom in apres[0] if apres[0][nom] != avant.get(nom)}
    assert sum(nom.startswith("entretiens/ENT-") for nom in nouveaux) == len(guides)
    assert any(nom.startswith("cahier/") for nom in nouveaux)


@pytest.mark.parametrize(
    "arguments", [["init", "p", "--sans-saisie"], ["init", "p", "--exemple", "torrefaction"]]
)
def test_new_projects(arguments: list[str], projets: list[Path]) -> None:
    dossiers = [p.parent for p in projets]

    nouveaux = [contents(d / "p") for d in _run_twice(arguments, dossiers)]

    assert nouveaux[0] == nouveaux[1]


def test_schemas(projets: list[Path]) -> None:
    schemas = [contents(p / "s") for p in _run_twice(["schema", "--sortie", "s"], projets)]

    assert schemas[0] == schemas[1]


def test_the_day_it_is_made_is_not_in_a_document(tmp_path: Path) -> None:
    run_cdc("init", "p", "--sans-saisie", cwd=tmp_path)
    jours = {time.strftime(forme) for forme in ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d")}

    run_cdc("generer", "--sortie", "d.docx", cwd=tmp_path / "p", **SANS_OUTIL)
    run_cdc("interview", "guide", "--profil", "dsi", "--sortie", "g", cwd=tmp_path / "p")

    jours |= {time.strftime(forme) for forme in ("%Y-%m-%d", "%d/%m/%Y", "%Y%m%d")}
    fichiers = [tmp_path / "p" / "d.docx", *(tmp_path / "p" / "g").iterdir()]
    assert len(fichiers) == 2
    for fichier in fichiers:
        with zipfile.ZipFile(fichier) as archive:
            textes = [archive.read(nom).decode("utf-8", "replace") for nom in archive.namelist()]
        assert [j for j in jours if any(j in texte for texte in textes)] == []


@pytest.mark.outils
@sans_libreoffice
@pytest.mark.parametrize(("genre", "options"), [("docx", []), ("pdf", []), ("pdf", ["--pdf-a"])])
def test_documents_laid_out_by_libreoffice(
    genre: str, options: list[str], projets: list[Path]
) -> None:
    arguments = ["generer", "--format", genre, *options, "--sortie", f"d.{genre}"]

    documents = [(p / f"d.{genre}").read_bytes() for p in _run_twice(arguments, projets)]

    assert documents[0] == documents[1]


def _run_twice(
    arguments: list[str],
    dossiers: list[Path],
    environnement: Mapping[str, str] = MappingProxyType({}),
    code: int = 0,
) -> list[Path]:
    """Run the command in each folder, as on two machines."""
    for dossier, machine in zip(dossiers, MACHINES, strict=True):
        run = run_cdc(*arguments, cwd=dossier, **{**machine, **environnement})
        assert run.returncode == code, run.stderr
    return dossiers


def _dates(octets: bytes) -> set[tuple[int, ...]]:
    """Return the dates that an archive bears, those of the archives in it included."""
    vues: set[tuple[int, ...]] = set()
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        for entree in archive.infolist():
            vues.add(entree.date_time)
            partie = archive.read(entree)
            if partie.startswith(b"PK\x03\x04"):
                vues |= _dates(partie)
    return vues
