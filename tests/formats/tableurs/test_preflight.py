"""A file that is not a workbook is refused before it is opened, and the message says what to do."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from tests.entretiens import plain

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook_bytes() -> bytes:
    buffer = io.BytesIO()
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "bonjour"
    workbook.save(buffer)
    return buffer.getvalue()


def repack(**parts: bytes) -> bytes:
    """Return a workbook of which some parts are other ones, by the end of their name."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook_bytes())) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            base = name.rpartition("/")[2].partition(".")[0]
            target.writestr(name, parts.pop(base, b"") or source.read(name))
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _sheet_part(start: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as archive:
        return start + archive.read("xl/worksheets/sheet1.xml")


DOCTYPE = b'<!DOCTYPE x [<!ENTITY e "x">]>'
SHEETLESS = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'


@pytest.mark.parametrize(
    ("nom", "contenu", "message"),
    [
        ("a.xlsx", b"<html><table></table></html>", "c’est une page web"),
        ("a.xlsx", b"%PDF-1.7", "c’est un fichier PDF"),
        ("a.xlsx", b"", "le fichier est vide"),
        ("a.xlsx", b" \n", "le fichier est vide"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protégé par mot de passe"),
        ("a.xls", OLE + "WordDocument".encode("utf-16-le"), "document d’un ancien format"),
        ("a.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "document LibreOffice d’un autre genre"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "un fichier d’un autre genre"),
        ("a.json", b'{"reponses": []}', "un fichier JSON"),
        ("a.csv", b";;\n;;\n", "aucune cellule remplie"),
        ("a.docx", zipped({"word/document.xml": b"<x/>"}), "c’est un document Word"),
        ("a.xlsx", zipped({"notes.txt": b"x"}), "c’est une archive zip"),
        ("a.xlsx", workbook_bytes()[:900], "abîmé ou incomplet"),
        ("a.xlsx", b"PK\x03\x04" + b"\x00" * 200, "abîmé ou incomplet"),
        ("a.xlsx", repack(sheet1=_sheet_part(DOCTYPE)), "déclaration DOCTYPE"),
        ("a.xlsx", repack(workbook=SHEETLESS), "aucune feuille de calcul"),
        ("a.xlsx", repack(workbook=b"<workbook"), "abîmé ou d’un genre inconnu"),
        ("a.xlsx", repack(bombe=b"0" * 60_000_000), "refusé par sécurité"),
        ("~$a.xlsx", b"\x05Karim", "verrou qu’Excel pose"),
        ("a (conflicted copy 2026-11-02).xlsx", b"", "copie de conflit"),
        ("a (Copie en conflit de Karim).xlsx", b"", "copie de conflit"),
        ("a.sync-conflict-20261102-101112-ABC.xlsx", b"", "copie de conflit"),
    ],
    ids=lambda valeur: valeur[:40] if isinstance(valeur, str) else "",
)  # fmt: skip
def test_a_file_that_is_no_workbook_is_refused_by_name_with_a_remedy(
    nom: str, contenu: bytes, message: str, tmp_path: Path
) -> None:
    (tmp_path / nom).write_bytes(contenu)

    with pytest.raises(ClasseurRefuseError) as refus:
        read_table(tmp_path / nom)

    texte = plain(str(refus.value))
    assert texte.startswith(f"{nom} : ")
    assert plain(message) in texte
    assert texte.endswith(".")


def test_a_lock_file_names_the_workbook_that_it_locks(tmp_path: Path) -> None:
    with pytest.raises(ClasseurRefuseError, match=r"guide Ana\.xlsx"):
        read_table(tmp_path / "~$guide Ana.xlsx")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ClasseurRefuseError, match="n’existe pas"):
        read_table(tmp_path / "absent.xlsx")
    with pytest.raises(ClasseurRefuseError, match="c’est un dossier"):
        read_table(tmp_path)


def test_a_part_that_is_not_what_its_size_says_does_no_harm(tmp_path: Path) -> None:
    contenu = bytearray(workbook_bytes())
    contenu[40:60] = b"\xff" * 20
    (tmp_path / "a.xlsx").write_bytes(bytes(contenu))

    with pytest.raises(ClasseurRefuseError):
        read_table(tmp_path / "a.xlsx")
