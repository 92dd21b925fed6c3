"""Reads what a document says at each path: the words of its content controls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from cdc.entretien.lieux import lieu_at
from cdc.errors import CdcError
from cdc.formats.document.redaction import Mots, Partie, written
from cdc.formats.document.typographie import untypeset
from cdc.formats.docx.archive import read_parts
from cdc.formats.docx.controles import read_keys
from cdc.formats.docx.ooxml import R, w
from cdc_schema import Cahier
from cdc_schema.chemins import parse
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_RECITS = re.compile(r"word/((?:document|header|footer|footnotes|endnotes)\d*\.xml)")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted words, moved ones where they were, what older programs show instead, properties.
_TUS = frozenset((w("del"), w("moveFrom"), f"{_MC}Fallback", w("rPr"), w("pPr"), w("sdtPr")))
_SIGNES = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}


class ControlesDoublesError(CdcError):
    """Some values have two controls that say different things: somebody copied one of them."""

    def __init__(self, chemins: list[str]) -> None:
        self.chemins = chemins
        cites = ", ".join(chemins[:5]) + ("…" if len(chemins) > 5 else "")
        super().__init__(
            f"Le document dit deux fois, avec d’autres mots, ce qui revient à\u00a0: {cites}. "
            "Gardez un seul de ces passages dans Word, puis recommencez."
        )


def read_controls(document: bytes) -> dict[str, str]:
    """Return the text of each control of a Word document by its path in the project.

    Insertions are accepted, deletions too. Spaces that French typography made non-breaking are
    plain again; a free text is Markdown, its parts put together. Controls that a company's own
    template has are left alone.

    Raises:
        ControlesDoublesError: a value has two controls that say different things.
    """
    parties: dict[str, dict[tuple[int, ...], Partie]] = {}
    doubles: set[str] = set()
    for chemin, partie in _parts(read_parts(document)):
        deja = parties.setdefault(chemin, {}).setdefault(partie.place, partie)
        if deja.texte != partie.texte:
            doubles.add(chemin)
    if doubles:
        raise ControlesDoublesError(sorted(doubles))
    return {chemin: _text(chemin, list(lues.values())) for chemin, lues in parties.items()}


def _text(chemin: str, parties: list[Partie]) -> str:
    item = lieu_at(parse(chemin)).champ
    if item is not None and item.genre is Genre.TEXTE_LONG:
        return written(parties)
    return "\n".join(partie.texte for partie in parties)


def _parts(parties: Mapping[str, bytes]) -> Iterator[tuple[str, Partie]]:
    """Yield each part of a text with the path of the text, in the order of the document."""
    cles, noms = read_keys(parties), _style_names(parties)
    for nom, xml in parties.items():
        recit = _RECITS.fullmatch(nom)
        if recit and b"sdtPr" in xml:
            liens = _links(parties.get(f"word/_rels/{recit[1]}.rels"))
            lecteur = _Lecteur(noms, liens, _starts(parties.get("word/numbering.xml")))
            for controle in etree.fromstring(xml).iter(w("sdt")):
                etiquette = _label(controle)
                chemin, _, place = cles.get(etiquette, etiquette).partition("#")
                if _is_ours(chemin) and not _is_hidden(controle):
                    rangs = tuple(map(int, place.split("."))) if place else ()
                    yield chemin, lecteur.part(controle, rangs)


class _Lecteur(NamedTuple):
    """What a story refers to: names of styles, addresses of links, first numbers of lists."""

    noms: Mapping[str, str]
    liens: Mapping[str, str]
    departs: Mapping[str, int]

    def part(self, controle: _Element, place: tuple[int, ...]) -> Partie:
        dedans = controle.find(w("sdtContent"))
        paragraphe = next(controle.iterancestors(w("p")), None)
        if paragraphe is None and dedans is not None:
            paragraphe = dedans.find(w("p"))  # Enter was pressed in it: Word made it a block
        style, depart = self._look(paragraphe)
        vide = dedans is None or controle.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
        mots = () if vide or dedans is None else tuple(self._words(dedans, ""))
        return Partie(place, style, mots, depart)

    def _look(self, paragraphe: _Element | None) -> tuple[str, int]:
        if paragraphe is None:
            return "", 1
        style = paragraphe.find(f"{w('pPr')}/{w('pStyle')}")
        numero = paragraphe.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        return self._name(style), self.departs.get(_val(numero), 1)

    def _name(self, style: _Element | None) -> str:
        return self.noms.get(_val(style), "")

    def _words(self, element: _Element, adresse: str) -> Iterator[Mots]:
        for rang, enfant in enumerate(element):
            if enfant.tag in _TUS:
                continue
            if enfant.tag == w("r"):
                texte = untypeset("".join(map(_characters, enfant)))
                style = self._name(enfant.find(f"{w('rPr')}/{w('rStyle')}"))
                if texte:
                    yield Mots(texte, style, adresse)
            elif enfant.tag == w("hyperlink"):
                yield from self._words(enfant, self.liens.get(enfant.get(f"{{{R}}}id", ""), ""))
            else:
                if enfant.tag == w("p") and rang:
                    yield Mots("\n")
                yield from self._words(enfant, adresse)


def _characters(element: _Element) -> str:
    return element.text or "" if element.tag == w("t") else _SIGNES.get(element.tag, "")


def _label(controle: _Element) -> str:
    """Return the tag of a control, or its alias where a program lost the tag."""
    proprietes = controle.find(w("sdtPr"))
    if proprietes is None:
        return ""
    return _val(proprietes.find(w("tag"))) or _val(proprietes.find(w("alias")))


def _is_ours(chemin: str) -> bool:
    try:
        racine, *suite = parse(chemin)
        if not suite or racine not in Cahier.model_fields:
            return False
        lieu_at(parse(chemin))
    except (ValueError, LookupError):
        return False
    return True


def _is_hidden(controle: _Element) -> bool:
    return next(controle.iterancestors(w("del"), w("moveFrom"), f"{_MC}Fallback"), None) is not None


def _val(element: _Element | None) -> str:
    return "" if element is None else element.get(w("val"), "")


def _style_names(parties: Mapping[str, bytes]) -> dict[str, str]:
    racine = etree.fromstring(parties["word/styles.xml"])
    return {
        style.get(w("styleId"), ""): _val(style.find(w("name"))).casefold()
        for style in racine.iter(w("style"))
    }


def _links(relations: bytes | None) -> dict[str, str]:
    if relations is None:
        return {}
    return {e.get("Id", ""): e.get("Target", "") for e in etree.fromstring(relations)}


def _starts(listes: bytes | None) -> dict[str, int]:
    """Return the first number of each list that does not begin at one."""
    if listes is None:
        return {}
    departs = {}
    for liste in etree.fromstring(listes).iter(w("num")):
        debut = next(liste.iter(w("startOverride")), None)
        if debut is not None:
            departs[liste.get(w("numId"), "")] = int(_val(debut) or 1)
    return departs
