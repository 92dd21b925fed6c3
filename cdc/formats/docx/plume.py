"""Writes paragraphs and runs as WordprocessingML.

Text, not element trees: writing is linear and light, and `ooxml.escape` is the only door through
which characters enter the document.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.docx.controles import Controles
from cdc.formats.docx.ooxml import MC, escape, twips

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from cdc.formats.docx.numeros import Numeros
    from cdc.formats.docx.relations import Relations
    from cdc.formats.docx.styles import Styles

_TAB = "<w:r><w:tab/></w:r>"
# A heading whose number is text: no list, and the indent that the list would give.
_NUMERO_ECRIT = (
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    f'<w:tabs><w:tab w:val="left" w:pos="{twips(12)}"/></w:tabs>'
    f'<w:ind w:left="{twips(12)}" w:hanging="{twips(12)}"/>'
)
# An empty control cannot be clicked: Word shows these spaces, in four of which one types.
_BLANC = "\u2003" * 4
# Word breaks a line after a plain hyphen: an identifier stays in one piece, and so does « e-mail ».
_INSECABLE = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_TENUS = re.compile(r"\b[A-Z]{1,5}(?:-[A-Z]+)?-(?:\d+|[A-Z]{2,})\b|\b[Ee]-mail")
# Above a chapter that does not begin a page, in twentieths of a point.
_AVANT = 560


class Plume:
    """Writes the paragraphs of one document; links lead only where `signets` exist.

    `legendes` gives the number of each figure and table by its place.
    """

    def __init__(
        self,
        styles: Styles,
        numeros: Numeros,
        relations: Relations,
        signets: AbstractSet[str],
        legendes: Mapping[str, str] | None = None,
        controles: Controles | None = None,
        ecrits: AbstractSet[str] = frozenset(),
    ) -> None:
        self._styles = styles
        self._idents: dict[str, str] = {}
        self._ouvertures: dict[str, str] = {}
        self._paragraphes: dict[str, str] = {}
        # By class: a link may equal a text, as tuples do.
        self._fragments: defaultdict[type, dict[b.Fragment, str]] = defaultdict(dict)
        self._numeros = numeros
        self._relations = relations
        self._signets = signets
        self._legendes = legendes or {}
        self._poses: set[str] = set()
        self._ecrits = ecrits
        self._controles = controles or Controles()
        self._compte = 0

    def ident(self, style: str) -> str:
        """Return the identifier of a style of the template."""
        ident = self._idents.get(style)
        if ident is None:
            ident = self._idents[style] = self._styles.ident(style)
        return ident

    def paragraph(self, paragraphe: b.Paragraphe) -> str:
        """Return a paragraph of the document."""
        numero = ""
        if paragraphe.liste is not None:
            numero = self._numeros.ordered(paragraphe.style, paragraphe.liste)
        return self.p(
            paragraphe.style, self.fragments(paragraphe.fragments), numero, paragraphe.signet
        )

    def heading(self, titre: b.Titre) -> str:
        """Return a heading, numbered by Word or not."""
        nom = f"heading {titre.niveau}"
        if titre.ecrit:
            contenu = (
                f"{self.run(titre.numero, 'CDC Numéro')}{_TAB}{self.fragments(titre.fragments)}"
            )
            return self.p(nom, contenu, _NUMERO_ECRIT, titre.signet)
        if titre.numero or titre.niveau > 3:
            numero = self._numeros.heading(titre)
        else:
            nom, numero = f"CDC Titre {titre.niveau} sans numéro", ""
        if titre.suite:
            numero = f'<w:pageBreakBefore w:val="0"/>{numero}<w:spacing w:before="{_AVANT}"/>'
        return self.p(nom, self.fragments(titre.fragments), numero, titre.signet)

    def p(self, style: str, contenu: str, numero: str = "", signet: str = "") -> str:
        """Return a paragraph holding runs; `numero` is its own `w:numPr`, if it has one."""
        if signet:
            contenu = self.marked(signet, contenu)
        debut = self._paragraphes.get(style) or self._start(style)
        return f"{debut}{numero}</w:pPr>{contenu}</w:p>"

    def empty(self, style: str) -> str:
        """Return a paragraph without characters."""
        debut = self._paragraphes.get(style) or self._start(style)
        return f"{debut}</w:pPr></w:p>"

    def _start(self, style: str) -> str:
        debut = f'<w:p><w:pPr><w:pStyle w:val="{self.ident(style)}"/>'
        self._paragraphes[style] = debut
        return debut

    def marked(self, signet: str, contenu: str) -> str:
        """Return `contenu` as a place that links can lead to; a name serves once only."""
        if signet in self._poses:
            return contenu
        self._poses.add(signet)
        self._compte += 1
        return (
            f'<w:bookmarkStart w:id="{self._compte}" w:name="{signet}"/>{contenu}'
            f'<w:bookmarkEnd w:id="{self._compte}"/>'
        )

    def fragments(self, fragments: b.Fragments) -> str:
        """Return the runs of some fragments; the same words come again in every block."""
        ecrits = self._fragments
        return "".join(
            [
                self._control(f)
                if type(f) is b.Editable
                else ecrits[type(f)].get(f) or self._written(f)
                for f in fragments
            ]
        )

    def control(self, chemin: str, texte: str, style: str = "") -> str:
        """Return a run that comes back to `chemin`, if it is one."""
        run = self.run(texte, style)
        return self._controles.wrap(chemin, run, simple=not style) if chemin and texte else run

    def _control(self, editable: b.Editable) -> str:
        chemin, fragments = editable
        premier = fragments[0]
        if type(premier) is b.Texte and len(fragments) == 1:
            # A value is written once: no use to look it up.
            # In a plain text control, LibreOffice forgets the style of the letters.
            simple = not premier.style
            return self._controles.wrap(chemin, self.run(*premier), simple=simple)
        return self._controles.wrap(chemin, self.fragments(fragments), simple=False)

    def _written(self, fragment: b.Fragment) -> str:
        ecrit = self._fragment(fragment)
        if type(fragment) is not b.Saisie:
            self._fragments[type(fragment)][fragment] = ecrit
        return ecrit

    def _fragment(self, fragment: b.Fragment) -> str:
        if isinstance(fragment, b.Texte):
            return self.run(fragment.texte, fragment.style)
        if isinstance(fragment, b.Reference):
            return self._linked(fragment.signet, self._reference(fragment.identifiant))
        if isinstance(fragment, b.Lien):
            return self._linked(fragment.signet, self.run(fragment.texte, fragment.style))
        if isinstance(fragment, b.LienExterne):
            return self._external(fragment)
        if isinstance(fragment, b.Renvoi):
            return self._field(fragment)
        if isinstance(fragment, b.Editable):
            return self._control(fragment)
        if isinstance(fragment, b.Voir):
            return self._caption(fragment)
        if isinstance(fragment, b.Saisie):
            return self._controles.ask(fragment, self.run(_BLANC))
        return "<w:r><w:br/></w:r>"

    def run(self, texte: str, style: str = "") -> str:
        """Return a run of characters in a character style."""
        ouverture = self._ouvertures.get(style) or self._opening(style)
        ecrit = escape(texte)
        if "-" in ecrit:
            ecrit = _TENUS.sub(_held, ecrit)
        return f"{ouverture}{ecrit}</w:t></w:r>"

    def _opening(self, style: str) -> str:
        allure = f'<w:rPr><w:rStyle w:val="{self.ident(style)}"/></w:rPr>' if style else ""
        ouverture = self._ouvertures[style] = f'<w:r>{allure}<w:t xml:space="preserve">'
        return ouverture

    def _reference(self, identifiant: str) -> str:
        texte = escape(identifiant).replace("-", _INSECABLE)
        return f"{self._ouvertures.get('CDC Référence') or self._opening('CDC Référence')}{texte}</w:t></w:r>"

    def _linked(self, signet: str, run: str) -> str:
        if signet not in self._signets:
            return run
        return f'<w:hyperlink w:anchor="{signet}" w:history="1">{run}</w:hyperlink>'

    def _external(self, lien: b.LienExterne) -> str:
        ident = self._relations.hyperlink(lien.adresse)
        run = self.run(lien.texte, "Hyperlink")
        if "@" in lien.texte:
            run = run.replace("-", _INSECABLE)
        return f'<w:hyperlink r:id="{ident}" w:history="1">{run}</w:hyperlink>'

    def _field(self, renvoi: b.Renvoi) -> str:
        if renvoi.signet not in self._signets:
            return self.run(renvoi.numero)
        if renvoi.signet in self._ecrits:
            return self._linked(renvoi.signet, self.run(renvoi.numero))
        return field(f"REF {renvoi.signet} \\r \\h", self.run(renvoi.numero))

    def _caption(self, voir: b.Voir) -> str:
        numero = self._legendes.get(voir.signet)
        if numero is None:
            return self.run(voir.sinon) if voir.sinon else ""
        return self.run(voir.avant) + field(f"REF {voir.signet} \\h", self.run(numero))


def _held(trouve: re.Match[str]) -> str:
    return trouve[0].replace("-", _INSECABLE)


_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
# LibreOffice sets a table of contents in one column whatever its section asks for, and leaves
# empty a reference to what comes later. Word alone is given the fields; any other program reads
# their results, which are right when the document is made.
_POUR_WORD = (
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:w15="{_W15}" Requires="w15">'
    "{}</mc:Choice></mc:AlternateContent>"
)
FIN_DE_CHAMP = _POUR_WORD.format('<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def field_start(code: str) -> str:
    """Return what opens a field, for Word only."""
    return _POUR_WORD.format(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field(code: str, resultat: str) -> str:
    """Return a field with the result that readers see before Word computes it."""
    return field_start(code) + resultat + FIN_DE_CHAMP
