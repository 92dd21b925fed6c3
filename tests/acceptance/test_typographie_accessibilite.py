"""The examples' documents, read word by word: French typography, and what screen readers need."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from cdc.formats.docx.rendu import render_cahier
from cdc.projet import load_projet
from cdc.resources import exemples, modeles
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Iterator

MODELE = modeles() / "word" / "cahier-des-charges.docx"
EXEMPLES = ("torrefaction", "cycles-du-ponant")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_FAUTES = {
    "a plain space before a sign": re.compile(r" [:;?!%€»]"),
    "a plain space after «": re.compile(r"« "),
    "no space inside « »": re.compile(r"«[^\u00a0]|[^\u00a0]»"),
    "the wrong space before ; ? !": re.compile(r"\u00a0[;?!]"),
    "the wrong space before : % €": re.compile(r"\u202f[:%€»]"),
    # An example is shown as the source has it, its own spaces included.
    "two spaces": re.compile(r"(?<!Exemple\u00a0:)  "),
    "a straight apostrophe": re.compile(r"\w'\w"),
    "straight quotes": re.compile(r'"'),
    "three dots": re.compile(r"\.\.\."),
    "a date in another order": re.compile(r"\b\d{4}-\d\d-\d\d\b"),
    "a breaking space in a date": re.compile(rf"\b(?:\d\d?|1er) (?:{'|'.join(_MOIS.split())})\b"),
    "thousands without the thin space": re.compile(r"\b[1-9]\d{0,2}(?:[ ,]\d{3})+(?= ?[^\d.\s])"),
    "a decimal point": re.compile(r"\b\d+\.\d+[\u00a0\u202f ](?:%|€|M€|h|jours?)"),
    "a mark of the template": re.compile(r"[\ue000\ue001]|\{[{%]|[}%]\}"),
    "two full stops": re.compile(r"(?<!\.)\.\.(?!\.)"),
    "a stop before a comma": re.compile(r"[ \u00a0\u202f][,.](?:\s|$)"),
}
# Letters of forms, codes and addresses, as they are typed.
_TELS_QUELS = ("CDC Code", "CDC Bloc de code")

documents = pytest.mark.parametrize(
    ("exemple", "diffusion"), [(e, d) for e in EXEMPLES for d in Diffusion]
)


@documents
def test_every_word_is_in_french_typography(exemple: str, diffusion: Diffusion) -> None:
    fautes = [
        f"{nom}: {texte[max(0, trouve.start() - 30) : trouve.end() + 20]!r}"
        for texte in _texts(exemple, diffusion)
        for nom, motif in _FAUTES.items()
        if (trouve := motif.search(texte))
    ]

    assert sorted(set(fautes)) == []


@documents
def test_headings_never_jump_a_level(exemple: str, diffusion: Diffusion) -> None:
    titres = list(_headings(exemple, diffusion))

    assert len(titres) > 30
    assert titres[0][0] == 1
    assert [(a, b) for a, b in pairwise(titres) if b[0] > a[0] + 1] == []


@documents
def test_no_heading_is_followed_by_nothing(exemple: str, diffusion: Diffusion) -> None:
    corps = _xml(exemple, diffusion, "word/document.xml").find(f"{_W}body")
    assert corps is not None
    seuls = []
    for element in corps:
        suivant = element.getnext()
        if _is_heading(element) and (suivant is None or _is_break(suivant)):
            seuls.append("".join(element.itertext()))

    assert seuls == []


@documents
def test_every_drawing_says_what_it_shows(exemple: str, diffusion: Diffusion) -> None:
    dessins = list(_xml(exemple, diffusion, "word/document.xml").iter(f"{_WP}docPr"))

    assert len(dessins) > 5
    assert [d.get("name") for d in dessins if len(d.get("descr") or "") < 20] == []
    assert len({d.get("id") for d in dessins}) == len(dessins)


@documents
def test_every_table_has_a_title_and_a_header_row(exemple: str, diffusion: Diffusion) -> None:
    tableaux = list(_xml(exemple, diffusion, "word/document.xml").iter(f"{_W}tbl"))

    assert len(tableaux) > 30
    assert [t for t in tableaux if not _value(t, "tblPr", "tblCaption")] == []
    # Those without a header row have a header column, or are a single row.
    sans = [_value(t, "tblPr", "tblStyle") for t in tableaux if t.find(f".//{_W}tblHeader") is None]
    assert {nom for nom in sans if not str(nom).startswith(_SANS_EN_TETE)} == set()


_SANS_EN_TETE = ("CDCDefinitions", "CDCFiche", "CDCChiffres", "CDCCouvertureFiche")


@documents
def test_the_document_says_its_language_and_its_title(exemple: str, diffusion: Diffusion) -> None:
    styles = _xml(exemple, diffusion, "word/styles.xml")
    core = _xml(exemple, diffusion, "docProps/core.xml")

    assert {e.get(f"{_W}val") for e in styles.iter(f"{_W}lang")} == {"fr-FR"}
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == "fr-FR"


@documents
def test_every_link_and_every_reference_leads_somewhere(exemple: str, diffusion: Diffusion) -> None:
    corps = _xml(exemple, diffusion, "word/document.xml")
    lieux = [e.get(f"{_W}name") for e in corps.iter(f"{_W}bookmarkStart")]
    codes = [str(e.text).split() for e in corps.iter(f"{_W}instrText")]
    cites = {mots[1] for mots in codes if mots[0] in ("REF", "PAGEREF")}
    cites |= {a for e in corps.iter(f"{_W}hyperlink") if (a := e.get(f"{_W}anchor"))}

    assert len(lieux) == len(set(lieux))
    assert cites - set(lieux) == set()


@cache
def _document(exemple: str, diffusion: Diffusion) -> dict[str, bytes]:
    contenu = render_cahier(load_projet(exemples() / exemple).cahier, MODELE, diffusion)
    with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
        return {n: archive.read(n) for n in archive.namelist() if n.endswith(".xml")}


@cache
def _xml(exemple: str, diffusion: Diffusion, nom: str) -> Any:
    return etree.fromstring(_document(exemple, diffusion)[nom])


def _texts(exemple: str, diffusion: Diffusion) -> Iterator[str]:
    """Yield what each paragraph says, wherever it stands, what is typed as it is left out."""
    noms = [n for n in _document(exemple, diffusion) if re.match(r"word/[dhf]\w+\.xml", n)]
    codes = _named(exemple, diffusion, *_TELS_QUELS)
    for nom in noms:
        for paragraphe in _xml(exemple, diffusion, nom).iter(f"{_W}p"):
            yield "".join(
                _characters(noeud)
                for noeud in paragraphe.iter(*_LETTRES)
                if not _is_code(noeud, codes)
            )
    for dessin in _xml(exemple, diffusion, "word/document.xml").iter(f"{_WP}docPr"):
        yield dessin.get("descr") or ""


_LETTRES = (f"{_W}t", f"{_W}noBreakHyphen", f"{_W}br", f"{_W}tab")


def _characters(noeud: Any) -> str:
    if noeud.tag == f"{_W}t":
        return noeud.text or ""
    return "-" if noeud.tag == f"{_W}noBreakHyphen" else "\n"


def _is_code(noeud: Any, codes: set[str]) -> bool:
    styles = (e.get(f"{_W}val") for e in noeud.getparent().iter(f"{_W}rStyle"))
    return any(style in codes for style in styles)


def _named(exemple: str, diffusion: Diffusion, *noms: str) -> set[str]:
    styles = _xml(exemple, diffusion, "word/styles.xml").iterfind(f"{_W}style")
    return {s.get(f"{_W}styleId") for s in styles if _value(s, "name") in noms}


def _headings(exemple: str, diffusion: Diffusion) -> Iterator[tuple[int, str]]:
    niveaux = _levels(exemple, diffusion)
    for paragraphe in _xml(exemple, diffusion, "word/document.xml").iter(f"{_W}p"):
        niveau = niveaux.get(_value(paragraphe, "pPr", "pStyle") or "", 0)
        if niveau:
            yield niveau, "".join(paragraphe.itertext())


@cache
def _levels(exemple: str, diffusion: Diffusion) -> dict[str, int]:
    """Return the level of each style of headings, as Word and screen readers know it."""
    styles = {
        s.get(f"{_W}styleId"): s
        for s in _xml(exemple, diffusion, "word/styles.xml").iterfind(f"{_W}style")
    }
    lus = {}
    for ident, style in styles.items():
        base = style
        while base is not None and _value(base, "pPr", "outlineLvl") is None:
            base = styles.get(_value(base, "basedOn"))
        niveau = None if base is None else _value(base, "pPr", "outlineLvl")
        if niveau is not None and int(niveau) < 9:
            lus[ident] = int(niveau) + 1
    return lus


def _is_heading(element: Any) -> bool:
    style = _value(element, "pPr", "pStyle") or ""
    return bool(re.fullmatch(r"Heading\d|CDCTitre\dSansNumero", style))


def _is_break(element: Any) -> bool:
    """Say whether an element shows nothing: the end of a section."""
    return element.tag == f"{_W}p" and next(element.iter(f"{_W}r"), None) is None


def _value(element: Any, *chemin: str) -> str | None:
    trouve = element.find("/".join(f"{_W}{nom}" for nom in chemin))
    return None if trouve is None else trouve.get(f"{_W}val")
