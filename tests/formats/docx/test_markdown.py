from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from cdc.formats.document import markdown
from cdc.formats.document.blocs import (
    Editable,
    LienExterne,
    Paragraphe,
    Saut,
    Tableau,
    Texte,
    Titre,
    plain,
)
from cdc.formats.document.redaction import Mots, Partie, written
from cdc.formats.document.typographie import untypeset
from tests.builders import make_cahier
from tests.formats.docx.documents import outline, part, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.blocs import Bloc, Fragment


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


@pytest.mark.parametrize("allure", [markdown.PROSE, markdown.CELLULE])
@pytest.mark.parametrize(
    "texte",
    [
        pytest.param("Une phrase.", id="plain"),
        pytest.param("R&D, 5 < 6, a_b_c, 2 * 3 * 4, [1], #1", id="signs"),
        pytest.param(
            "un\n\ndeux **gras** et *penché*, ***les deux***, ~~barré~~, `code`", id="styles"
        ),
        pytest.param("Intro\n\n- a\n- b\n\nSuite", id="bullets"),
        pytest.param("3. a\n4. b", id="ordered"),
        pytest.param("- a\n    - b\n- c\n\n1. d\n2. e", id="nested"),
        pytest.param("> cité\n\n#### Titre\n\n[lien](https://a.fr)", id="quote-heading-link"),
        pytest.param("```\na  b\nc\n```", id="code"),
        pytest.param("| A | B |\n| --- | --- |\n| 1 \\| 2 | **3** |", id="table"),
        pytest.param("\\*tel quel\\* et 1\\. sans liste", id="escaped"),
        pytest.param("ligne\\\nsuivante", id="line-break"),
    ],
)
def test_what_is_shown_of_a_text_is_the_text_again(texte: str, allure: markdown.Allure) -> None:
    blocs = markdown.blocks(texte, count(), allure, chemin="x")

    rendu = written([partie for bloc in blocs for partie in _parts(bloc)])

    assert [_flat(b) for b in markdown.blocks(rendu, count(), allure)] == [
        _flat(b) for b in markdown.blocks(texte, count(), allure)
    ]


def _parts(bloc: Bloc) -> Iterator[Partie]:
    """Yield the parts of a block as a reader finds them in a document."""
    if isinstance(bloc, Tableau):
        for rang, colonne in enumerate(bloc.colonnes):
            yield Partie(_place(bloc.colonnes[rang].chemin), "", (Mots(colonne.titre),))
        for ligne in bloc.lignes:
            for cellule in ligne.cellules:
                for paragraphe in cellule:
                    yield from _parts(paragraphe)
    elif isinstance(bloc, Paragraphe | Titre):
        (editable,) = bloc.fragments
        assert isinstance(editable, Editable)
        style = bloc.style if isinstance(bloc, Paragraphe) else f"heading {bloc.niveau}"
        depart = bloc.liste.depart if isinstance(bloc, Paragraphe) and bloc.liste else 1
        mots = tuple(_words(f) for f in editable.fragments)
        yield Partie(_place(editable.chemin), style.casefold(), mots, depart)


def _place(chemin: str) -> tuple[int, ...]:
    place = chemin.partition("#")[2]
    return tuple(map(int, place.split("."))) if place else ()


def _words(fragment: Fragment) -> Mots:
    if isinstance(fragment, LienExterne):
        return Mots(fragment.texte, "hyperlink", fragment.adresse)
    style = fragment.style.casefold() if isinstance(fragment, Texte) else ""
    texte = "\n" if isinstance(fragment, Saut) else untypeset(plain((fragment,)))
    return Mots(texte, style)


def _flat(bloc: Bloc) -> str:
    """Return a block as text: its style, its words, their styles, without where they are cut."""
    if isinstance(bloc, Tableau):
        titres = " | ".join(c.titre for c in bloc.colonnes)
        lignes = [[_flat(p) for c in ligne.cellules for p in c] for ligne in bloc.lignes]
        return f"{titres} {lignes}"
    assert isinstance(bloc, Paragraphe | Titre)
    style = bloc.style if isinstance(bloc, Paragraphe) else f"heading {bloc.niveau}"
    lettres = [(c, m.style, m.adresse) for m in map(_words, bloc.fragments) for c in m.texte]
    return f"{style} {bloc.liste if isinstance(bloc, Paragraphe) else ''} {lettres}"
