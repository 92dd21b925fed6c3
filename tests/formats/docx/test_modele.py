from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pytest

from cdc.errors import CdcError
from cdc.formats.docx import render_cahier
from cdc.formats.docx.fabrique import GABARITS, build_modele
from tests.builders import make_cahier
from tests.formats.docx.documents import MODELE, outline, part, render, text
from tests.formats.docx.exemple import petit_cahier
from tests.formats.docx.gabarits import PNG, changed_modele

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.formats.docx.fabrique.gabarits import Gabarit

_RELS = "word/_rels/document.xml.rels"


@pytest.mark.parametrize("gabarit", GABARITS, ids=lambda g: g.nom)
def test_a_template_in_the_repository_is_the_one_that_the_module_makes(gabarit: Gabarit) -> None:
    assert (MODELE.parent / f"{gabarit.nom}.docx").read_bytes() == build_modele(gabarit)


def test_the_repository_has_no_other_template() -> None:
    assert {m.stem for m in MODELE.parent.glob("*.docx")} == {g.nom for g in GABARITS}


def test_the_template_names_its_styles_as_people_and_word_call_them() -> None:
    noms = {style.name for style in docx.Document(str(MODELE)).styles}

    attendus = {
        "Heading 1", "Heading 4", "toc 1", "Caption", "Header", "Footer", "Title", "CDC Chapeau",
        "CDC Note", "CDC Référence", "CDC Mot-clé", "CDC Tableau", "CDC Tableau Dense",
        "CDC Tableau Matrice", "CDC Exigence Référence", "CDC Exigence Énoncé", "CDC À compléter",
    }  # fmt: skip
    assert attendus <= noms


def test_a_restyled_template_restyles_everything(tmp_path: Path) -> None:
    modele = changed_modele(
        tmp_path, {"word/styles.xml": lambda xml: xml.replace("17566B", "C00000")}
    )

    document = render(petit_cahier(), modele=modele)

    assert "17566B" not in part(document, "word/styles.xml")
    assert "17566B" not in part(document, "word/document.xml")
    assert outline(document) == outline(render(petit_cahier()))


def test_a_template_saved_by_a_french_word_serves(tmp_path: Path) -> None:
    # Word renames the identifiers of built-in styles in its own language.
    def francise(xml: str) -> str:
        return xml.replace('"Heading1"', '"Titre1"').replace('"CDCCellule"', '"CDCCellule0"')

    modele = changed_modele(tmp_path, {"word/styles.xml": francise, "word/numbering.xml": francise})

    document = render(petit_cahier(), modele=modele)

    assert '<w:pStyle w:val="Titre1"/>' in part(document, "word/document.xml")
    assert '<w:pStyle w:val="Heading1"/>' not in part(document, "word/document.xml")
    assert outline(document) == outline(render(petit_cahier()))


def test_any_word_document_with_a_place_for_the_chapters_serves(tmp_path: Path) -> None:
    modele = tmp_path / "maison.docx"
    maison = docx.Document()
    maison.add_paragraph("Charte de {{ societe }}")
    maison.add_paragraph("{{ corps }}")
    maison.save(str(modele))

    document = render(petit_cahier(), modele=modele)

    assert "Charte de Morvanelle" in text(document)
    assert outline(document) == outline(render(petit_cahier()))


def test_a_template_without_a_place_for_the_chapters_is_refused(tmp_path: Path) -> None:
    modele = changed_modele(
        tmp_path, {"word/document.xml": lambda xml: xml.replace("{{ corps }}", "corps")}
    )

    with pytest.raises(
        CdcError, match=r"n’a pas la balise « {{ corps }} », ni .*\. Ajoutez-la, seule"
    ):
        render(make_cahier(), modele=modele)


@pytest.mark.parametrize(
    ("balise", "message"),
    [
        pytest.param("{{ societee }}", r"la balise « {{ societee }} » n’existe pas", id="unknown"),
        pytest.param("{{ titre.auteur }}", r"la balise « {{ auteur }} » n’existe pas", id="field"),
        pytest.param("{{ titre", "incomplète ou mal fermée", id="unclosed"),
        pytest.param("{% if titre %}", "incomplète ou mal fermée", id="no-endif"),
        pytest.param("{{ titre.__class__ }}", "balise", id="dunder"),
        pytest.param(
            "{{ ''.__class__.__mro__ }}", "demande plus que l’affichage d’une valeur", id="escape"
        ),
        pytest.param("{{ 'a' * 10000000000 }}", "de petits nombres", id="memory"),
        pytest.param("{{ 9 ** 9999 }}", "n’est pas admis", id="power"),
        pytest.param("{{ cycler.__init__.__globals__ }}", "balise", id="globals"),
        pytest.param("{% include 'x' %}", "balise", id="include"),
    ],
)
def test_a_placeholder_that_is_not_one_is_named(tmp_path: Path, balise: str, message: str) -> None:
    modele = changed_modele(
        tmp_path, {"word/document.xml": lambda xml: xml.replace("{{ titre }}", balise)}
    )

    with pytest.raises(CdcError, match=message) as refus:
        render(make_cahier(), modele=modele)

    assert str(refus.value).startswith(f"{modele} : ")


def test_every_unknown_placeholder_is_named_at_once(tmp_path: Path) -> None:
    modele = changed_modele(
        tmp_path,
        {
            "word/document.xml": lambda xml: xml.replace("{{ titre }}", "{{ un }}"),
            "word/header1.xml": lambda xml: xml.replace("{{ societe }}", "{{ deux }}"),
        },
    )

    with pytest.raises(CdcError, match=r"les balises « {{ deux }} », « {{ un }} » n’existent pas"):
        render(make_cahier(), modele=modele)


@pytest.mark.parametrize(
    ("contenu", "message"),
    [
        pytest.param(b"du texte", r"ce n’est pas un document Word \(\.docx\)", id="text"),
        pytest.param(b"", "ce n’est pas un document Word", id="empty"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "mot de passe", id="ole"),
        pytest.param(build_modele()[:3000], "abîmé", id="truncated"),
    ],
)
def test_what_is_not_a_word_document_is_refused(
    tmp_path: Path, contenu: bytes, message: str
) -> None:
    modele = tmp_path / "modele.docx"
    modele.write_bytes(contenu)

    with pytest.raises(CdcError, match=message):
        render(make_cahier(), modele=modele)


def test_a_missing_template_and_a_lock_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(CdcError, match="ce fichier n’existe pas"):
        render(make_cahier(), modele=tmp_path / "rien.docx")

    verrou = tmp_path / "~$modele.docx"
    verrou.write_bytes(b"x")
    with pytest.raises(CdcError, match="verrou que Word pose"):
        render(make_cahier(), modele=verrou)


def test_a_dotx_template_makes_a_docx(tmp_path: Path) -> None:
    modele = changed_modele(
        tmp_path,
        {"[Content_Types].xml": lambda xml: xml.replace("document.main", "template.main")},
    )

    assert "template.main" not in part(render(make_cahier(), modele=modele), "[Content_Types].xml")


@pytest.mark.parametrize(
    "logo",
    [b"GIF89a", b"pas une image", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"],
    ids=["gif", "text", "cut-png", "cut-jpeg"],
)
def test_a_logo_that_is_no_image_is_refused(logo: bytes) -> None:
    with pytest.raises(CdcError, match="Enregistrez-le au format PNG ou JPEG"):
        render_cahier(make_cahier(), MODELE, logo=logo)


def test_the_logo_is_on_the_cover_with_a_description() -> None:
    document = render_cahier(make_cahier(), MODELE, logo=PNG)

    assert re.search(r"media/cdc-\w+\.png", part(document, _RELS))
    assert 'descr="Logo de l’entreprise"' in part(document, "word/document.xml")
    assert 'Extension="png"' in part(document, "[Content_Types].xml")
