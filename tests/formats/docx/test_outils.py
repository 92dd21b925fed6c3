"""What only LibreOffice and the document validators can say."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cdc.formats.docx import convert_to_pdf, libreoffice, paginate
from cdc.formats.docx.erreurs import ConversionError, LibreOfficeAbsentError
from cdc.formats.docx.lecture import read_controls
from cdc.formats.docx.pagination import page_numbers
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import MODELE, part, render, without_controls
from tests.formats.docx.exemple import petit_cahier
from tests.formats.docx.grands import couverture, droits
from tests.formats.docx.remplissage import Remplisseur
from tests.outils import (
    libreoffice_version,
    printed_words,
    sans_libreoffice,
    sans_poppler,
    sans_sdk,
    sans_xsd,
    saved_by_libreoffice,
    sdk_errors,
    xsd_errors,
)

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema import Cahier

# Between the two versions that were tried, 7.4 and 25.2, nobody looked.
_GARDE_LES_ETIQUETTES = (25, 2)
_MARKDOWN = "1. un\n2. deux\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n[lien](https://a.fr) `code`"


def _large() -> Cahier:
    matrice = {f"ROL-{n}": {f"DON-{m}": ["R"] for m in range(9)} for n in range(5)}
    return make_cahier(
        droits={"matrice": matrice},
        propriete={"licence_prestataire": _MARKDOWN * 5},
        regles=[{"id": "RG-01", "si": "a", "alors": "b"}],
    )


def _keyed() -> Cahier:
    """Return a specification with a path that no tag can hold."""
    criteres = [{"etant_donne": f"cas {rang}"} for rang in range(101)]
    return make_cahier(exigences=[{"id": "EX-ABCDEFGH-1234", "criteres_acceptation": criteres}])


CAHIERS = [
    pytest.param(make_cahier, id="empty"),
    pytest.param(petit_cahier, id="small"),
    pytest.param(lambda: Remplisseur().cahier(), id="filled"),
    pytest.param(_large, id="landscape-and-markdown"),
    pytest.param(_keyed, id="long-paths"),
    pytest.param(lambda: droits(15, 30, export={"roles": ["ROL-2"]}), id="matrix-of-rights"),
    pytest.param(lambda: couverture(40, 300, sans=5, oublies=2), id="matrix-of-coverage"),
]


@pytest.mark.outils
@sans_sdk
@pytest.mark.parametrize("diffusion", list(Diffusion))
@pytest.mark.parametrize("cahier", CAHIERS)
def test_the_open_xml_sdk_finds_nothing_wrong(
    tmp_path: Path, cahier: type[Cahier], diffusion: Diffusion
) -> None:
    fichier = tmp_path / "document.docx"
    fichier.write_bytes(render(cahier(), diffusion))

    assert sdk_errors(fichier) == []


@pytest.mark.outils
@sans_xsd
@pytest.mark.parametrize("diffusion", list(Diffusion))
@pytest.mark.parametrize("cahier", CAHIERS)
def test_the_standard_schemas_find_nothing_wrong(
    tmp_path: Path, cahier: type[Cahier], diffusion: Diffusion
) -> None:
    fichier = tmp_path / "document.docx"
    fichier.write_bytes(render(cahier(), diffusion))

    assert xsd_errors(fichier) == ""


@pytest.mark.outils
@sans_sdk
def test_the_template_is_valid() -> None:
    assert sdk_errors(MODELE) == []


@pytest.mark.outils
@sans_libreoffice
@sans_poppler
def test_the_contents_get_the_true_pages_and_word_is_not_asked_any_more(tmp_path: Path) -> None:
    document = render(petit_cahier())

    pagine = paginate(document, tmp_path)

    assert "updateFields" in part(document, "word/settings.xml")
    assert "updateFields" not in part(pagine, "word/settings.xml")
    pages = [int(p) for p in _pages(pagine)]
    assert pages == sorted(pages)
    assert pages[0] == _page_of("Préalables", pagine, tmp_path)
    assert set(page_numbers(convert_to_pdf(pagine, tmp_path)).values()) >= set(pages)
    assert paginate(document, tmp_path) == pagine


def _page_of(mots: str, document: bytes, travail: Path) -> int:
    """Return the page, after the contents, where `mots` are printed."""
    (travail / "imprime.pdf").write_bytes(convert_to_pdf(document, travail))
    run = subprocess.run(
        ["pdftotext", str(travail / "imprime.pdf"), "-"], capture_output=True, text=True, check=True
    )
    pages = run.stdout.split("\f")
    return next(rang for rang, page in enumerate(pages, 1) if rang > 2 and mots in page)


@pytest.mark.outils
@sans_libreoffice
def test_libreoffice_gives_back_what_each_control_says(tmp_path: Path) -> None:
    document = render(_keyed())

    lus = read_controls(saved_by_libreoffice(document, tmp_path))

    assert lus == read_controls(document)


@pytest.mark.outils
@sans_libreoffice
def test_libreoffice_gives_the_tags_back(tmp_path: Path) -> None:
    version = libreoffice_version()
    if version < _GARDE_LES_ETIQUETTES:
        pytest.skip(f"LibreOffice {'.'.join(map(str, version))} loses the tags; 25.2 keeps them")
    document = render(Remplisseur().cahier(), Diffusion.INTERNE)

    rendu = saved_by_libreoffice(document, tmp_path)

    assert _tags(rendu) == _tags(document)
    assert read_controls(rendu) == read_controls(document)


@pytest.mark.outils
@sans_libreoffice
@sans_poppler
def test_controls_leave_the_printed_document_as_it_is(tmp_path: Path) -> None:
    document = render(Remplisseur().cahier(), Diffusion.INTERNE)
    nu = without_controls(document)

    pages = [printed_words(convert_to_pdf(d, tmp_path)) for d in (document, nu)]

    assert part(nu, "word/document.xml").count("<w:tag ") == 0
    assert pages[0] == pages[1]


@pytest.mark.outils
@sans_libreoffice
def test_what_libreoffice_cannot_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match="LibreOffice n’a pas pu convertir"):
        convert_to_pdf(b"PK\x03\x04" + b"\x00" * 400, tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="the shell bounds a program on Linux only")
def test_libreoffice_may_not_take_all_the_memory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    programme = tmp_path / "soffice"
    programme.write_text("#!/bin/sh\nulimit -v >&2\n")
    programme.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(ConversionError, match=str(libreoffice.MEMOIRE >> 10)):
        convert_to_pdf(b"", tmp_path)


def test_without_libreoffice_the_message_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_AILLEURS", {})

    with pytest.raises(LibreOfficeAbsentError, match="enregistrez-le au format PDF"):
        convert_to_pdf(b"", tmp_path)


def test_without_page_numbers_word_computes_them_on_opening() -> None:
    document = render(petit_cahier())

    assert '<w:updateFields w:val="true"/>' in part(document, "word/settings.xml")
    assert set(_pages(document)) == {""}


def _tags(document: bytes) -> list[str]:
    return re.findall(r'<w:tag w:val="([^"]+)"', part(document, "word/document.xml"))


def _pages(document: bytes) -> list[str]:
    """Return the page of each entry of the table of contents."""
    corps = part(document, "word/document.xml")
    return re.findall(r" PAGEREF S\w+ .*?</mc:AlternateContent><w:r><w:t[^>]*>([^<]*)<", corps)
