"""The outside tools that some checks need, and where they are."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).parent.parent
PARTAGE = RACINE.parent / "shared"
_NPM = RACINE / ".ci" / "outils" / "node_modules"
SCHEMA_SARIF = _NPM / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
VALIDEUR_XSD = PARTAGE / "ooxml" / "valider_docx.py"

# openpyxl writes the children of a font in an order that the SDK refuses and that Excel reads.
_EXCEPTION = "child element 'http://schemas.openxmlformats.org/spreadsheetml/2006/main:"

sans_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)
sans_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="poppler-utils is not installed"
)
sans_sdk = pytest.mark.skipif(
    shutil.which("ooxml-validator") is None, reason="the Open XML SDK validator is not installed"
)
sans_schema_sarif = pytest.mark.skipif(
    not SCHEMA_SARIF.exists(), reason="the official schema of SARIF is not installed"
)
sans_xsd = pytest.mark.skipif(not VALIDEUR_XSD.exists(), reason="no shared XSD validator here")


def libreoffice_version() -> tuple[int, ...]:
    """Return the version of LibreOffice: (7, 4, 7, 2)."""
    dit = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True)
    trouve = re.search(r"\d+(?:\.\d+)+", dit.stdout)
    assert trouve is not None
    return tuple(map(int, trouve[0].split(".")))


def saved_by_libreoffice(document: bytes, travail: Path) -> bytes:
    """Return a Word document as LibreOffice writes it when somebody opens and saves it."""
    source, sortie = travail / "avant" / "document.docx", travail / "apres"
    source.parent.mkdir()
    source.write_bytes(document)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(travail / 'profil').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(sortie), str(source)),
        ],
        capture_output=True,
        check=True,
    )
    return (sortie / "document.docx").read_bytes()


def calc_saved(classeur: Path, travail: Path, genre: str) -> bytes:
    """Return a workbook as Calc writes it, computed, when somebody opens and saves it."""
    filtre = {"xlsx": "xlsx:Calc MS Excel 2007 XML"}.get(genre, genre)
    sortie = travail / "calc"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(travail / 'profil').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", filtre, "--outdir", str(sortie), str(classeur)),
        ],
        capture_output=True,
        check=True,
    )
    return (sortie / classeur.with_suffix(f".{genre}").name).read_bytes()


def printed_words(pdf: bytes) -> list[list[str]]:
    """Return the words of each page of a PDF, sorted: lines may be cut elsewhere."""
    lu = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return [sorted(page.split()) for page in lu.stdout.decode().split("\f")]


def sdk_errors(fichier: Path) -> list[str]:
    """Return what the Open XML SDK finds wrong in `fichier`, the known exception aside."""
    run = subprocess.run(
        ["ooxml-validator", str(fichier)], capture_output=True, text=True, check=False
    )
    result = json.loads(run.stdout)
    found = [f"{e.get('path')}: {e.get('description')}" for e in result.get("errors", [])]
    return [e for e in found if not _is_font_order(e)]


def xsd_errors(fichier: Path) -> str:
    """Return what the shared XSD validator finds wrong in the docx `fichier`, or ""."""
    run = subprocess.run(
        [sys.executable, str(VALIDEUR_XSD), str(fichier)],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if run.returncode == 0 else run.stdout + run.stderr


def _is_font_order(error: str) -> bool:
    return "x:font" in error and "unexpected child element" in error and _EXCEPTION in error
