from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docx
import pytest

from cdc.errors import CdcError
from cdc.formats.document.morceaux import MORCEAUX
from cdc.formats.docx.examen.formes import known_names
from cdc_schema.annotations import Diffusion
from tests.builders import make_cahier
from tests.formats.docx.documents import MODELE, front, outline, part, render, sections, text
from tests.formats.docx.exemple import petit_cahier
from tests.formats.docx.gabarits import make_modele
from tests.formats.docx.grands import droits

if TYPE_CHECKING:
    from pathlib import Path


def _headings(document: bytes) -> list[str]:
    return [ligne for ligne in outline(document) if ligne.startswith("Heading")]


def test_chapters_stand_where_the_template_puts_them(tmp_path: Path) -> None:
    entier = outline(render(petit_cahier()))
    modele = make_modele(tmp_path, "{{ chapitre_7 }}", "Puis", "{{chapitre_2}}")

    document = render(petit_cahier(), modele=modele)

    lignes = outline(document)
    coupe = lignes.index("Normal: Puis")
    assert lignes[0].endswith("Exigences")
    assert _unnumbered(lignes[:coupe]) < _unnumbered(entier)
    assert lignes[coupe + 1].startswith("Heading 1")
    assert _unnumbered(lignes[coupe + 1 :]) < _unnumbered(entier)


def _unnumbered(lignes: list[str]) -> set[str]:
    """Return `lignes` without the numbers of captions, which follow the order of the pieces."""
    return {re.sub(r"^(Caption: \w+) \d+", r"\1", ligne) for ligne in lignes}


def test_a_piece_placed_twice_keeps_its_bookmarks_once(tmp_path: Path) -> None:
    modele = make_modele(tmp_path, "{{ sommaire }}", "{{ chapitre_7 }}", "{{ corps }}")

    xml = part(render(petit_cahier(), modele=modele), "word/document.xml")

    noms = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="([^"]+)"', xml)
    assert len(noms) == len(set(noms))
    assert {"S7", "S7r2"} <= set(noms)
    assert xml.count('w:anchor="S7"') >= 1
    assert xml.count('w:anchor="S7r2"') == 1


def test_what_has_nothing_to_say_leaves_no_trace(tmp_path: Path) -> None:
    modele = make_modele(
        tmp_path,
        "Avant",
        "{{ chapitre_3 }}",
        "{%p if chapitre_3 %}",
        "Le mapping",
        "{%p endif %}",
        "{%p if chapitre_7 %}",
        "Les exigences",
        "{%p endif %}",
        "{{ chapitre_7 }}",
    )

    document = render(petit_cahier(), modele=modele)

    assert front(document) == ["Normal: Avant", "Normal: Les exigences"]
    assert "<w:t/>" not in part(document, "word/document.xml")


@pytest.mark.parametrize("place", ["{{ corps }}", "{{ chapitre_4 }}", "{{ rubrique_4c }}"])
def test_a_wide_piece_turns_its_pages_anywhere(tmp_path: Path, place: str) -> None:
    modele = make_modele(tmp_path, "Avant", place, "Après")

    document = render(droits(15, 30), modele=modele)

    assert [page.orientation for page in sections(document)] == [
        "portrait", "paysage", "portrait"
    ]  # fmt: skip
    assert "Après" in text(document)


def test_a_vendor_template_that_places_the_internal_annex_shows_nothing(tmp_path: Path) -> None:
    modele = make_modele(tmp_path, "{{ annexe_sources }}", "{{ corps }}")

    document = render(petit_cahier(), Diffusion.PRESTATAIRE, modele)

    assert outline(document) == outline(render(petit_cahier()))


@pytest.mark.parametrize(
    "paragraphe", ["Voici {{ corps }}", "{{ corps }}{{ chapitre_4 }}", "{{ titre }} {{ corps }}"]
)
def test_a_piece_that_shares_its_paragraph_is_refused(tmp_path: Path, paragraphe: str) -> None:
    modele = make_modele(tmp_path, paragraphe)

    with pytest.raises(CdcError, match="n’est pas seule dans son paragraphe"):
        render(petit_cahier(), modele=modele)


def test_a_template_of_accessories_only_is_refused(tmp_path: Path) -> None:
    modele = make_modele(tmp_path, "{{ sommaire }}", "{{ priorites }}")

    with pytest.raises(CdcError, match="ni celle d’une partie du document"):
        render(make_cahier(), modele=modele)


def test_the_contents_list_what_the_template_says_too(tmp_path: Path) -> None:
    modele = tmp_path / "modele.docx"
    maison = docx.Document()
    maison.add_paragraph("{{ sommaire }}")
    maison.add_heading("Nos conditions", 1)
    maison.add_paragraph("{{ chapitre_7 }}")
    maison.add_heading("Notre annexe", 1)
    maison.add_paragraph("{{ chapitre_1 }}")
    maison.save(str(modele))

    document = render(petit_cahier(), modele=modele)

    lignes = [ligne for ligne in front(document) if ligne.startswith("toc 1")]
    assert [ligne.partition(": ")[2] for ligne in lignes] == [
        "Nos conditions", "7\tExigences", "Notre annexe", "1\tPrésentation de l’entreprise"
    ]  # fmt: skip


def test_every_name_that_a_template_may_use_is_documented() -> None:
    noms = {nom for nom in MORCEAUX if not nom.startswith(("chapitre_", "rubrique_"))}
    noms |= set(known_names())
    documentes = set(
        re.findall(r"`(?:{{ )?(\w+)(?: }})?`", (MODELE.parent / "LISEZMOI.md").read_text("utf-8"))
    )

    assert noms - documentes == set()
