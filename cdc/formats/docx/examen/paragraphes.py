"""The paragraphs of a part, each with its text and its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.formats.docx.examen.faute import Lieu
from cdc.formats.docx.examen.parties import PROPRIETES
from cdc.formats.docx.ooxml import WP, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from cdc.formats.docx.examen.parties import Partie

    _Case = tuple[int, int, int]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MOTS = 60
# What a paragraph shows besides text: with one of these, a placeholder is not alone.
_OBJETS = (w("drawing"), w("pict"), w("object"), w("fldChar"), w("fldSimple"), w("br"))


@dataclass(frozen=True, slots=True)
class Paragraphe:
    """One paragraph: what it says, where it stands."""

    element: _Element
    texte: str
    lieu: Lieu

    @property
    def parent(self) -> _Element:
        """Return what holds it: the body, a cell, a text box..."""
        parent = self.element.getparent()
        assert parent is not None
        return parent

    @property
    def rangee(self) -> _Element | None:
        """Return the row that it stands in, or None."""
        return next(self.element.iterancestors(w("tr")), None)

    @property
    def objets(self) -> bool:
        """Say whether it holds something else than text."""
        return any(e.tag in _OBJETS for e in self.element.iter() if owner(e) is self.element)

    @property
    def section(self) -> bool:
        """Say whether it carries a section break."""
        return self.element.find(f"{w('pPr')}/{w('sectPr')}") is not None


def paragraphs(partie: Partie) -> Iterator[Paragraphe]:
    """Yield the paragraphs of a part in order, those of text boxes included."""
    yield from _said_apart(partie)
    cases = _cells(partie.racine)
    rang = 0
    for element in partie.racine.iter(w("p")):
        # Word writes the text of a text box twice: for itself, and for older programs.
        if next(element.iterancestors(f"{_MC}Fallback"), None) is not None:
            continue
        rang += 1
        texte = "".join(t.text or "" for t in own_texts(element))
        yield Paragraphe(element, texte, _place(partie.titre, rang, element, texte, cases))


def _said_apart(partie: Partie) -> Iterator[Paragraphe]:
    """Yield what is filled too, and is no paragraph: properties, descriptions of pictures."""
    if partie.nom == PROPRIETES:
        for element in partie.racine:
            yield Paragraphe(element, element.text or "", Lieu(partie.titre))
    for dessin in partie.racine.iter(f"{{{WP}}}docPr"):
        for nom in ("descr", "title"):
            if texte := dessin.get(nom):
                lieu = Lieu(f"{partie.titre}, texte de remplacement d’une image")
                yield Paragraphe(dessin, texte, lieu)


def own_texts(paragraphe: _Element) -> Iterator[_Element]:
    """Yield the texts of a paragraph, without those of the text boxes anchored in it."""
    return (t for t in paragraphe.iter(w("t")) if owner(t) is paragraphe)


def owner(element: _Element) -> _Element | None:
    """Return the paragraph that an element belongs to."""
    return next(element.iterancestors(w("p")), None)


def _place(
    partie: str, rang: int, element: _Element, texte: str, cases: Mapping[_Element, _Case]
) -> Lieu:
    mots = " ".join(texte.split())
    mots = mots if len(mots) <= _MOTS else f"{mots[: _MOTS - 1]}…"
    zone = next(element.iterancestors(w("txbxContent")), None) is not None
    cellule = next(element.iterancestors(w("tc")), None)
    return Lieu(partie, rang, mots, None if cellule is None else cases.get(cellule), zone)


def _cells(racine: _Element) -> dict[_Element, _Case]:
    """Return the table, the row and the rank of every cell, in one pass over each."""
    tableaux = {tableau: rang for rang, tableau in enumerate(racine.iter(w("tbl")), 1)}
    comptes: Counter[_Element] = Counter()
    rangees: dict[_Element, tuple[int, int]] = {}
    cases: dict[_Element, _Case] = {}
    for rangee in racine.iter(w("tr")):
        tableau = next(rangee.iterancestors(w("tbl")), None)
        if tableau is not None:
            comptes[tableau] += 1
            rangees[rangee] = (tableaux[tableau], comptes[tableau])
    for cellule in racine.iter(w("tc")):
        parente = next(cellule.iterancestors(w("tr")), None)
        if parente in rangees:
            comptes[parente] += 1
            cases[cellule] = (*rangees[parente], comptes[parente])
    return cases
