"""Finds the styles of a template by the names that people see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from cdc.formats.docx.ooxml import w

_FRANCAIS = {
    "titre": "title",
    "tm": "toc",
    "en-tête de table des matières": "toc heading",
    "légende": "caption",
    "en-tête": "header",
    "pied de page": "footer",
    "lien hypertexte": "hyperlink",
    "élevé": "strong",
    "accentuation": "emphasis",
    "liste à puces": "list bullet",
    "liste à numéros": "list number",
}
_NUMEROTES = re.compile(r"(titre|tm|liste à puces|liste à numéros) (\d)")


@dataclass(frozen=True, slots=True)
class Numerotation:
    """The list that a style belongs to: its instance, its definition, its level, its start."""

    instance: str
    abstraite: str
    niveau: int
    depart: int


class Styles:
    """The styles of a template; names are compared without case, as Word does."""

    def __init__(self, styles: bytes, numerotation: bytes = b"") -> None:
        self._styles = etree.fromstring(styles)
        self._listes = etree.fromstring(numerotation) if numerotation else None

    def ident(self, nom: str) -> str:
        """Return the identifier of the style called `nom`, or raise KeyError."""
        return self._idents[nom.casefold()]

    def numbering(self, nom: str) -> Numerotation | None:
        """Return the list of the style called `nom`, or None when it has no number."""
        ident: str | None = self.ident(nom)
        niveau = 0
        while ident is not None:
            style = self._par_ident[ident]
            numero = style.find(f"{w('pPr')}/{w('numPr')}")
            if numero is not None:
                niveau = max(niveau, int(_val(numero.find(w("ilvl"))) or 0))
                instance = _val(numero.find(w("numId")))
                if instance is not None:
                    return self._list(instance, niveau)
            ident = _val(style.find(w("basedOn")))
        return None

    def fill(self, nom: str) -> str:
        """Return the background of the paragraph style called `nom`, or nothing."""
        ident: str | None = self.ident(nom)
        while ident is not None:
            style = self._par_ident[ident]
            fond = style.find(f"{w('pPr')}/{w('shd')}")
            if fond is not None:
                return (fond.get(w("fill")) or "").replace("auto", "")
            ident = _val(style.find(w("basedOn")))
        return ""

    def font(self) -> str:
        """Return the font of the ordinary paragraph, or of the document; "" for the theme's."""
        parts = (
            *(s for i, s in self._par_ident.items() if i == "Normal"),
            *self._styles.iterfind(f"{w('docDefaults')}/{w('rPrDefault')}"),
        )
        polices = (part.find(f"{w('rPr')}/{w('rFonts')}") for part in parts)
        noms = (p.get(w("ascii")) for p in polices if p is not None)
        return next((nom for nom in noms if nom), "")

    def tabs(self, ident: str | None) -> dict[str, str]:
        """Return the kind of each tab stop of a paragraph style, by its place."""
        style = self._par_ident.get(ident or "")
        if style is None:
            return {}
        base = self.tabs(_val(style.find(w("basedOn"))))
        return base | tab_stops(style.find(w("pPr")))

    def _list(self, instance: str, niveau: int) -> Numerotation | None:
        if self._listes is None or instance == "0":
            return None
        for numero in self._listes.iterfind(w("num")):
            if numero.get(w("numId")) == instance:
                abstraite = _val(numero.find(w("abstractNumId"))) or ""
                return Numerotation(instance, abstraite, niveau, self._start(abstraite, niveau))
        return None

    def _start(self, abstraite: str, niveau: int) -> int:
        assert self._listes is not None
        for liste in self._listes.iterfind(w("abstractNum")):
            if liste.get(w("abstractNumId")) == abstraite:
                for rang in liste.iterfind(w("lvl")):
                    if rang.get(w("ilvl")) == str(niveau):
                        return int(_val(rang.find(w("start"))) or 1)
        return 1

    @cached_property
    def _idents(self) -> dict[str, str]:
        noms = [(_val(s.find(w("name"))) or "", ident) for ident, s in self._par_ident.items()]
        francais = {standard_name(nom): ident for nom, ident in noms}
        return francais | {nom.casefold(): ident for nom, ident in noms}

    @cached_property
    def _par_ident(self) -> dict[str, etree._Element]:
        return {s.get(w("styleId"), ""): s for s in self._styles.iterfind(w("style"))}


def standard_name(nom: str) -> str:
    """Return the name that Word keeps for a style of its own, here « heading 1 » for « Titre 1 ».

    Word writes it in English whatever its language; other programs write what they show.
    """
    plat = nom.casefold()
    if numerote := _NUMEROTES.fullmatch(plat):
        famille, rang = numerote.groups()
        return f"{'heading' if famille == 'titre' else _FRANCAIS[famille]} {rang}"
    return _FRANCAIS.get(plat, plat)


def tab_stops(proprietes: etree._Element | None) -> dict[str, str]:
    """Return the kind of each tab stop of paragraph properties, by its place."""
    stops = () if proprietes is None else proprietes.iterfind(f"{w('tabs')}/{w('tab')}")
    return {tab.get(w("pos"), "0"): tab.get(w("val"), "left") for tab in stops}


def _val(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(w("val"))
