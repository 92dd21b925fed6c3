from __future__ import annotations

from itertools import count

import pytest

from cdc.formats.document import markdown
from cdc.formats.document.blocs import LienExterne, Paragraphe, Tableau, Texte, Titre, plain
from tests.builders import make_cahier
from tests.formats.docx.documents import outline, part, render


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        pytest.param("Une phrase.", ["Normal: Une phrase."], id="plain"),
        pytest.param("R&D, AT&T", ["Normal: R&D, AT&T"], id="ampersand"),
        pytest.param("un\ndeux\n\ntrois", ["Normal: un deux", "Normal: trois"], id="paragraphs"),
        pytest.param("- a\n- b\n  - c", ["List Bullet: a", "List Bullet: b", "List Bullet 2: c"],
                     id="bullets"),
        pytest.param("1. a\n2. b\n   1. c", ["List Number: a", "List Number: b", "List Number 2: c"],
                     id="ordered"),
        pytest.param("# Titre\n\ntexte", ["heading 4: Titre", "Normal: texte"], id="heading"),
        pytest.param("> cité", ["Quote: cité"], id="quote"),
        pytest.param("<b>non</b>", ["Normal: <b>non</b>"], id="inline-html"),
        pytest.param("<div>\nnon\n</div>", ["Normal: <div> non </div>"], id="block-html"),
        pytest.param("```\na  b\n```", ["CDC Bloc de code: a  b"], id="code"),
        pytest.param("![logo](x.png)", ["Normal: logo"], id="image"),
    ],
)  # fmt: skip
def test_markdown_becomes_named_styles(texte: str, attendu: list[str]) -> None:
    blocs = markdown.blocks(texte, count())

    assert [_said(bloc) for bloc in blocs] == attendu


def test_emphasis_is_a_character_style() -> None:
    (paragraphe,) = markdown.blocks("un **gras** *italique* ***deux*** `code` ~~non~~", count())

    assert isinstance(paragraphe, Paragraphe)
    styles = {f.texte: f.style for f in paragraphe.fragments if isinstance(f, Texte) and f.style}
    assert styles == {
        "gras": "Strong",
        "italique": "Emphasis",
        "deux": "Intense Emphasis",
        "code": "CDC Code",
        "non": "CDC Barré",
    }


@pytest.mark.parametrize(
    ("texte", "adresses"),
    [
        pytest.param("[a](https://a.fr/?b=1&c=2)", ["https://a.fr/?b=1&c=2"], id="web"),
        pytest.param("[a](mailto:a@b.fr)", ["mailto:a@b.fr"], id="mail"),
        pytest.param("[a](javascript:alert(1))", [], id="script"),
        pytest.param("[a](../secret.docx)", [], id="file"),
    ],
)
def test_only_web_and_mail_addresses_become_links(texte: str, adresses: list[str]) -> None:
    (paragraphe,) = markdown.blocks(texte, count())

    assert isinstance(paragraphe, Paragraphe)
    assert [f.adresse for f in paragraphe.fragments if isinstance(f, LienExterne)] == adresses


def test_a_table_is_a_table() -> None:
    (tableau,) = markdown.blocks("| A | B |\n| --- | --- |\n| 1 | 2 |", count())

    assert isinstance(tableau, Tableau)
    assert [c.titre for c in tableau.colonnes] == ["A", "B"]
    assert [[plain(p.fragments) for p in c] for c in tableau.lignes[0].cellules] == [["1"], ["2"]]


def test_each_ordered_list_starts_again() -> None:
    long = "Un texte assez long pour être une partie à lui seul. " * 8
    deux = f"{long}\n\n1. a\n2. b\n\nPuis\n\n5. c\n6. d"

    document = render(make_cahier(propriete={"licence_prestataire": deux}))

    assert "List Number: a" in outline(document)
    listes = part(document, "word/numbering.xml")
    assert listes.count("<w:startOverride") == 2 + 2  # two lists, two headings out of sequence
    assert '<w:startOverride w:val="5"/>' in listes


def test_links_are_written_once_for_an_address() -> None:
    lien = "[un](https://a.fr) et [deux](https://a.fr)"

    document = render(make_cahier(propriete={"sequestre": lien}))

    assert part(document, "word/_rels/document.xml.rels").count("https://a.fr") == 1
    assert part(document, "word/document.xml").count("<w:hyperlink r:id=") == 2


def _said(bloc: object) -> str:
    if isinstance(bloc, Titre):
        return f"heading {bloc.niveau}: {bloc.texte}"
    assert isinstance(bloc, Paragraphe)
    return f"{bloc.style}: {plain(bloc.fragments)}"
