"""A page holds what its reader may know, runs what we wrote, and fetches nothing."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdc.formats.document import blocs as b
from cdc.formats.html import render_html
from cdc.formats.logo import LogoIllisibleError
from cdc.projet import load_projet
from cdc.resources import exemples
from tests.builders import make_cahier
from tests.formats.html.pages import page, paragraph, parsed, said, written

HOSTILES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></script><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "--><!--",
    "&lt;b&gt; R&D",
)


@pytest.fixture(scope="module")
def exemple() -> bytes:
    return render_html(load_projet(exemples() / "torrefaction").cahier)


def test_nothing_is_fetched_from_elsewhere(exemple: bytes) -> None:
    arbre = parsed(exemple)

    adresses = [
        valeur
        for element in arbre.iter()
        if isinstance(element.tag, str)
        for nom, valeur in element.attrib.items()
        if nom in ("src", "href", "srcset", "action", "data", "poster", "xlink:href")
    ]
    assert [a for a in adresses if not a.startswith(("#", "data:", "mailto:"))] == []
    assert b"http://" not in exemple
    assert b"https://" not in exemple
    assert not re.search(rb"url\(|@import|fetch\(|XMLHttp|import\(", exemple)


def test_the_policy_allows_the_styles_and_scripts_of_the_page_and_nothing_more(
    exemple: bytes,
) -> None:
    arbre = parsed(exemple)
    meta = arbre.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    regles = {r.split()[0]: r.split()[1:] for r in meta.split(";")}

    assert regles["default-src"] == ["'none'"]
    assert regles["img-src"] == ["data:"]
    assert regles["style-src"] == [_hash(e.text) for e in arbre.iter("style")]
    assert regles["script-src"] == [_hash(e.text) for e in arbre.iter("script")]
    attributs = {n for e in arbre.iter() if isinstance(e.tag, str) for n in e.attrib}
    assert [n for n in attributs if n == "style" or n.startswith("on")] == []


@pytest.mark.parametrize("hostile", HOSTILES)
def test_what_an_author_writes_stays_text(hostile: str) -> None:
    sain, attaque = (
        page(
            projet={"titre": texte, "sous_titre": texte, "version": texte},
            presentation={"raison_sociale": texte},
            exigences=[{"id": "EX-VTE-001", "titre": texte, "enonce": texte, "section": "2c"}],
            objectifs=[{"id": "OBJ-01", "enonce": texte}],
        )
        for texte in ("Sobre", hostile)
    )

    assert [e.tag for e in attaque.iter()] == [e.tag for e in sain.iter()]
    assert [sorted(e.attrib) for e in attaque.iter() if isinstance(e.tag, str)] == [
        sorted(e.attrib) for e in sain.iter() if isinstance(e.tag, str)
    ]
    assert hostile in said(attaque.xpath("//h1")[0])
    assert hostile in said(attaque.xpath("//article//*[@class='tete']")[0])


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_read_back_as_it_was(texte: str) -> None:
    lu = written([paragraph(f"[{texte}]", "CDC Bloc de code")]).text_content()

    # What HTML holds no more than XML does is left out.
    attendu = re.sub("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", texte)
    assert lu.strip("\n") == f"[{attendu}]".replace("\r\n", "\n").replace("\r", "\n")


def test_only_web_and_mail_addresses_are_links() -> None:
    adresses = (
        "https://exemple.fr/?a=1&b=2",
        "mailto:a@b.fr",
        "javascript:alert(1)",
        "file:///etc",
    )
    liens = tuple(b.LienExterne("ici", adresse) for adresse in adresses)

    arbre = written([b.Paragraphe("Normal", liens)])

    assert arbre.xpath(".//a/@href") == list(adresses[:2])
    assert said(arbre) == "iciiciiciici"


def test_a_drawing_that_is_not_ours_is_an_inert_image() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    figure = b.Figure(b"", 10, 10, "Un « dessin »", (b.Texte("Légende"),), svg)

    arbre = written([figure])

    assert arbre.xpath(".//script") == []
    assert arbre.xpath(".//img/@alt") == ["Un « dessin »"]
    assert arbre.xpath(".//img/@src")[0] == (
        f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
    )


def test_a_logo_stands_in_the_file() -> None:
    png = b"\x89PNG\r\n\x1a\nreste"

    arbre = parsed(render_html(make_cahier(), logo=png))

    assert arbre.xpath("//img/@src") == [f"data:image/png;base64,{b64encode(png).decode()}"]
    with pytest.raises(LogoIllisibleError):
        render_html(make_cahier(), logo=b"<svg onload=alert(1)>")


def test_the_page_says_nothing_to_those_who_write_its_code(exemple: bytes) -> None:
    arbre = parsed(exemple)
    codes = [str(e.text) for e in arbre.iter("script", "style")]

    assert [c for c in codes if re.search(r"/\*|^\s*//", c, re.MULTILINE)] == []
    assert arbre.xpath("//comment()") == []
    assert all("{" in code for code in codes)


def test_the_same_project_gives_the_same_bytes(exemple: bytes) -> None:
    assert render_html(load_projet(exemples() / "torrefaction").cahier) == exemple


def _hash(texte: str | None) -> str:
    return f"'sha256-{b64encode(sha256((texte or '').encode()).digest()).decode()}'"
