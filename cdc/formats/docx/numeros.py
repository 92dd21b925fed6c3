"""Numbers of headings and ordered lists that Word would not find by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document.reperes import number_rank

if TYPE_CHECKING:
    from cdc.formats.document import blocs as b
    from cdc.formats.docx.styles import Numerotation, Styles


# How far from the margin a page number may stop, and where an entry begins: twentieths of a point.
_ECART, _APRES_NUMERO = 300, 510


class Numeros:
    """List instances that a document adds to those of its template.

    Headings keep the numbers of the outline, also when a section is not shown: where Word would
    count one too few, the heading starts the count anew at its own number.
    """

    def __init__(self, styles: Styles, premier: int) -> None:
        self._styles = styles
        self._premier = self._suivant = premier
        self._ajouts: list[str] = []
        self._listes: dict[int, int] = {}
        self._compteurs: list[int | None] = [None, None, None]

    def numbered(self, niveau: int) -> bool:
        """Say whether the template numbers the headings of this level."""
        return self._styles.numbering(f"heading {niveau}") is not None

    def contents_tabs(self, style: str, largeur: int) -> str:
        """Return the tab stops of an entry of the contents, when its style has not those needed.

        Word writes them in each entry too: after the number, and at the right of the text.
        """
        stops = self._styles.tabs(self._styles.ident(style))
        droites = [int(place) for place, genre in stops.items() if genre == "right"]
        if any(abs(place - largeur) <= _ECART for place in droites):
            return ""
        effaces = dict.fromkeys(droites, '"clear"')
        gauches = (
            {}
            if "left" in stops.values() or not style.startswith("toc")
            else {_APRES_NUMERO: '"left"'}
        )
        poses = effaces | gauches | {largeur: '"right" w:leader="dot"'}
        tabs = (f'<w:tab w:val={genre} w:pos="{place}"/>' for place, genre in sorted(poses.items()))
        return f"<w:tabs>{''.join(tabs)}</w:tabs>"

    def heading(self, titre: b.Titre) -> str:
        """Return the `w:numPr` that gives a heading its number, or nothing when Word finds it."""
        voulu = number_rank(titre.numero)
        if voulu is None or titre.niveau > len(self._compteurs):
            return ""
        liste = self._styles.numbering(f"heading {titre.niveau}")
        if liste is None:
            return ""
        rang = titre.niveau - 1
        compte = self._compteurs[rang]
        attendu = liste.depart if compte is None else compte + 1
        self._compteurs[rang:] = [voulu, *[None] * (len(self._compteurs) - titre.niveau)]
        return "" if voulu == attendu else self._restart(liste, voulu)

    def ordered(self, style: str, place: b.Numerotee) -> str:
        """Return the `w:numPr` of an item: each list starts its own count."""
        liste = self._styles.numbering(style)
        if liste is None:
            return ""
        if place.cle not in self._listes:
            racine = self._styles.numbering("List Number") or liste
            self._listes[place.cle] = self._add(racine, place.depart)
        return _num_pr(self._listes[place.cle], liste.niveau)

    def added(self) -> str:
        """Return the `w:num` elements to add to the template's own."""
        return "".join(self._ajouts)

    def _restart(self, liste: Numerotation, depart: int) -> str:
        return _num_pr(self._add(liste, depart), liste.niveau)

    def _add(self, liste: Numerotation, depart: int) -> int:
        numero, self._suivant = self._suivant, self._suivant + 1
        self._ajouts.append(
            f'<w:num w:numId="{numero}"><w:abstractNumId w:val="{liste.abstraite}"/>'
            f'<w:lvlOverride w:ilvl="{liste.niveau}"><w:startOverride w:val="{depart}"/>'
            "</w:lvlOverride></w:num>"
        )
        return numero


def _num_pr(numero: int, niveau: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{niveau}"/><w:numId w:val="{numero}"/></w:numPr>'
