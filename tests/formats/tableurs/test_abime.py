"""A damaged workbook ends in a refusal, whatever part is damaged."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from tests.feuilles import classeur

if TYPE_CHECKING:
    from pathlib import Path

TABLE: list[list[Any]] = [["Question", "Réponse"], ["Combien ?", 12], ["Qui ?", "Ana"]]
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="F"><table:table-row><table:table-cell '
    'table:number-columns-repeated="2"><text:p>Bonjour</text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)


def make_ods() -> bytes:
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
    return tampon.getvalue()


def damaged(contenu: bytes, graine: int) -> bytes:
    """Return a workbook of which some bytes of some parts were changed, cut or doubled."""
    hasard = random.Random(graine)
    tampon = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(contenu)) as avant, zipfile.ZipFile(tampon, "w") as apres:
        for nom in avant.namelist():
            partie = bytearray(avant.read(nom))
            for _ in range(hasard.choice((0, 1, 4))):
                place = hasard.randrange(len(partie) or 1)
                fin = place + hasard.choice((0, 1, 30))
                partie[place:fin] = hasard.choice(
                    (b"", b'"', b"<", b"999999999999", b"&x;", b"\xff")
                )
            apres.writestr(nom, bytes(partie))
    return tampon.getvalue()


@pytest.mark.parametrize("nom", ["f.xlsx", "f.ods"])
def test_a_damaged_workbook_is_read_or_refused(nom: str, tmp_path: Path) -> None:
    sain = make_ods() if nom.endswith("ods") else classeur({"Feuil1": TABLE})
    (tmp_path / nom).write_bytes(sain)
    assert read_table(tmp_path / nom).cellules_non_vides > 0
    refus = 0

    for graine in range(60):
        (tmp_path / nom).write_bytes(damaged(sain, graine))
        try:
            read_table(tmp_path / nom)
        except ClasseurRefuseError:
            refus += 1

    assert refus > 10
