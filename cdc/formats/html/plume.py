"""Writes fragments and paragraphs as HTML."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, assert_never

from cdc.formats.document import blocs as b
from cdc.formats.document.numerotation import kind
from cdc.formats.document.typographie import INSECABLE
from cdc.formats.html.styles import CARACTERES, ETIQUETTE, ETIQUETTES, PARAGRAPHES, PUCES, Allure
from cdc.formats.html.texte import anchor, attribute, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cdc.formats.html.styles import Puce

# Anything else that a file could hold (javascript:, file:) would run or read on the reader's side.
_SURS = ("http://", "https://", "mailto:")
_AUCUNE = ("", "")
_CORPS = Allure()


class Plume:
    """Writes the words of one page; links lead only where `signets` exist.

    `numeros` gives the number of each figure and table by its place.
    """

    def __init__(self, signets: AbstractSet[str], numeros: Mapping[str, str]) -> None:
        self._signets = signets
        self._numeros = numeros
        self._comptes: Counter[b.Genre] = Counter()
        self._poses: set[str] = set()
        self._fragments: dict[tuple[type, b.Fragment], str] = {}

    def place(self, signet: str) -> str:
        """Return the attribute that makes a place of an element; a place is given once."""
        if not signet or signet in self._poses:
            return ""
        self._poses.add(signet)
        return attribute("id", anchor(signet))

    def fragments(self, fragments: b.Fragments) -> str:
        """Return some fragments; the same words come again in every block."""
        ecrits = self._fragments
        return "".join([ecrits.get((f.__class__, f)) or self._written(f) for f in fragments])

    def _written(self, fragment: b.Fragment) -> str:
        # A link may equal a text, as tuples do: the class tells them apart.
        ecrit = self._fragments[fragment.__class__, fragment] = self._fragment(fragment)
        return ecrit

    def _fragment(self, fragment: b.Fragment) -> str:
        match fragment:
            case b.Reference():
                return self.reference(fragment.identifiant, fragment.signet)
            case b.Texte() | b.Lien():
                avant, apres = CARACTERES.get(fragment.style, _AUCUNE)
                texte = f"{avant}{escape(fragment.texte)}{apres}"
                signet = fragment.signet if isinstance(fragment, b.Lien) else ""
                return self.linked(signet, texte)
            case b.Renvoi():
                return self.linked(fragment.signet, escape(fragment.numero))
            case b.Voir():
                numero = self._numeros.get(fragment.signet)
                if numero is None:
                    return escape(fragment.sinon)
                return self.linked(fragment.signet, escape(fragment.avant + numero))
            case b.LienExterne():
                return _external(fragment)
            case b.Saut():
                return "<br>\n"
            case b.Editable():
                return self.marked(fragment.chemin, self.fragments(fragment.fragments))
            case b.Saisie():  # answered in the Word document: a page cannot be sent back
                return ""
            case _:
                assert_never(fragment)

    def marked(self, _chemin: str, contenu: str) -> str:
        """Return `contenu`, which stands at a path; a page to read does not say it."""
        return contenu

    def reference(self, identifiant: str, signet: str) -> str:
        """Return an identifier, linked to the place that defines it when the page has it."""
        if signet not in self._signets:
            return f'<b class="ref">{escape(identifiant)}</b>'
        return f'<a class="ref" href="#{escape(anchor(signet))}">{escape(identifiant)}</a>'

    def linked(self, signet: str, contenu: str) -> str:
        """Return `contenu` leading to a place, when the page has it."""
        if signet not in self._signets:
            return contenu
        return f'<a href="#{escape(anchor(signet))}">{contenu}</a>'

    def caption(self, bloc: b.Legendable) -> str:
        """Return the caption of a figure or of a table, counted with those of its kind."""
        genre = kind(bloc)
        self._comptes[genre] += 1
        numero = f"{genre}{INSECABLE}{self._comptes[genre]}."
        tete = f"<strong{self.place(bloc.signet)}>{numero}</strong>"
        return f"{tete} {self.fragments(bloc.legende)}"

    def paragraphs(self, paragraphes: Iterable[b.Paragraphe]) -> str:
        """Return paragraphs, those of a list put together."""
        morceaux: list[str] = []
        ouvertes: list[_Liste] = []
        for paragraphe in paragraphes:
            puce = PUCES.get(paragraphe.style)
            morceaux.append(_closed(ouvertes, puce, paragraphe.liste))
            if puce is None:
                morceaux.append(self.paragraph(paragraphe))
            else:
                morceaux.append(self._item(paragraphe, puce, ouvertes))
        morceaux.append(_closed(ouvertes, None, None))
        return "".join(morceaux)

    def paragraph(self, paragraphe: b.Paragraphe) -> str:
        """Return a paragraph that belongs to no list."""
        contenu = self.fragments(paragraphe.fragments)
        if paragraphe.style.startswith(ETIQUETTE):
            return label(paragraphe.style.removeprefix(ETIQUETTE), contenu)
        balise, classe = PARAGRAPHES.get(paragraphe.style, _CORPS)
        place = self.place(paragraphe.signet)
        return f"<{balise}{attribute('class', classe)}{place}>{contenu}</{balise}>\n"

    def _item(self, paragraphe: b.Paragraphe, puce: Puce, ouvertes: list[_Liste]) -> str:
        debut = ""
        if len(ouvertes) <= puce.niveau:
            ouvertes.append(_Liste(puce, paragraphe.liste))
            premier = paragraphe.liste.depart if paragraphe.liste else 1
            depart = attribute("start", str(premier) if premier != 1 else "")
            debut = f"<{puce.liste}{attribute('class', puce.classe)}{depart}>\n"
        contenu = self.fragments(paragraphe.fragments)
        return f"{debut}<li{self.place(paragraphe.signet)}>{contenu}"


class _Liste:
    """A list whose last item is open."""

    __slots__ = ("cle", "puce")

    def __init__(self, puce: Puce, place: b.Numerotee | None) -> None:
        self.puce = puce
        self.cle = place.cle if place else None

    def goes_on(self, puce: Puce, place: b.Numerotee | None) -> bool:
        """Say whether an item is one more of this list."""
        cle = place.cle if place else None
        return (self.puce.liste, self.cle) == (puce.liste, cle)


def _closed(ouvertes: list[_Liste], puce: Puce | None, place: b.Numerotee | None) -> str:
    """Close the items and the lists that the next paragraph is not in."""
    morceaux: list[str] = []
    voulu = -1 if puce is None else puce.niveau
    while len(ouvertes) > voulu + 1:
        morceaux.append(f"</li>\n</{ouvertes.pop().puce.liste}>\n")
    if puce is not None and len(ouvertes) == voulu + 1:
        suite = ouvertes[-1].goes_on(puce, place)
        morceaux.append("</li>\n" if suite else f"</li>\n</{ouvertes.pop().puce.liste}>\n")
    return "".join(morceaux)


def label(nom: str, contenu: str) -> str:
    """Return a priority as the label that it wears, always with its word."""
    return f'<span class="priorite {ETIQUETTES.get(nom, "autre")}">{contenu}</span>\n'


def _external(lien: b.LienExterne) -> str:
    texte = escape(lien.texte)
    if not lien.adresse.startswith(_SURS):
        return texte
    return f'<a class="dehors" href="{escape(lien.adresse)}" rel="noreferrer">{texte}</a>'


def single(cellule: Sequence[b.Paragraphe]) -> b.Paragraphe | None:
    """Return the only paragraph of a cell, when no list nor class of its own needs an element."""
    if len(cellule) != 1 or cellule[0].style in PUCES or cellule[0].style in PARAGRAPHES:
        return None
    return cellule[0]
