"""Writes blocks as the body of a Word document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cdc.formats.chasses import spread
from cdc.formats.document import blocs as b
from cdc.formats.document.numerotation import captions, kind
from cdc.formats.document.reperes import bookmarks, written_numbers
from cdc.formats.document.typographie import INSECABLE
from cdc.formats.docx.drawingml import Palette
from cdc.formats.docx.grilles import Grilles
from cdc.formats.docx.pages import Coupure, CoupurePaysage
from cdc.formats.docx.plume import Plume, field
from cdc.formats.docx.sommaire import captions_xml, contents_xml
from cdc.formats.docx.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.formats.docx.controles import Controles
    from cdc.formats.docx.images import Images
    from cdc.formats.docx.numeros import Numeros
    from cdc.formats.docx.pages import Pages
    from cdc.formats.docx.relations import Relations
    from cdc.formats.docx.styles import Styles

_TABLES = (b.Fiche, b.Tableau, b.Matrice, b.Definitions, b.Chiffres)
_SERRES = frozenset({"CDC Note", "CDC À compléter"})
# A caption stays with the table below it, or with the words that say how to read its figure.
_AU_DESSUS = '<w:keepNext/><w:spacing w:after="80"/>'
_SERREE = '<w:keepNext/><w:spacing w:after="0"/>'


class Ecrivain:
    """Turns blocks into the XML of a body, for one document."""

    def __init__(
        self,
        styles: Styles,
        numeros: Numeros,
        relations: Relations,
        images: Images,
        corps: Sequence[b.Bloc],
        controles: Controles | None = None,
        titres: Sequence[b.Titre] = (),
    ) -> None:
        self._legendes = list(captions(corps))
        cites = {legende.signet: legende.numero for legende in self._legendes}
        signets, ecrits = frozenset(bookmarks(corps)), frozenset(written_numbers(corps))
        self.plume = Plume(styles, numeros, relations, signets, cites, controles, ecrits)
        self._numeros = numeros
        self._titres = titres
        self._tables: dict[float, Tables] = {}
        self._chasse = spread(styles.font())
        self._grilles = Grilles(self.plume, styles)
        self._images = images
        self._palette = Palette.of(styles)
        self._comptes: Counter[b.Genre] = Counter()

    def write(self, blocs: Sequence[b.Bloc], pages: Pages, *, libre: bool = True) -> Iterator[str]:
        """Yield the XML of `blocs`, piece by piece; without `libre`, no page may be turned."""
        self._pages = pages
        if libre:
            yield from self._suite(_turned_once(blocs), self._wide(pages.largeur))
        else:
            yield from self._suite(list(_upright(blocs)), self._wide(pages.largeur))

    def _wide(self, largeur: float) -> Tables:
        if largeur not in self._tables:
            self._tables[largeur] = Tables(self.plume, largeur, self._chasse)
        return self._tables[largeur]

    def _suite(self, blocs: Sequence[b.Bloc], tables: Tables) -> Iterator[str]:
        precedent: b.Bloc | None = None
        for bloc in blocs:
            if _is_table(precedent) and _needs_air(bloc):
                yield self.plume.empty("CDC Séparation")
            yield from self._bloc(bloc, tables)
            precedent = bloc
        if _is_table(precedent):
            # A cell or a section never ends with a table.
            yield self.plume.empty("CDC Fin de section")

    def _bloc(self, bloc: b.Bloc, tables: Tables) -> Iterator[str]:
        if isinstance(bloc, b.Fiche):
            yield tables.requirement(bloc)
        elif isinstance(bloc, b.Paragraphe):
            yield self.plume.paragraph(bloc)
        elif isinstance(bloc, b.Titre):
            yield self.plume.heading(bloc)
        elif isinstance(bloc, b.Tableau):
            yield self._caption(bloc, _AU_DESSUS)
            yield tables.table(bloc)
        elif isinstance(bloc, b.Matrice):
            yield self._caption(bloc, _AU_DESSUS)
            yield self._grilles.matrix(bloc, tables.largeur)
        elif isinstance(bloc, b.Definitions):
            yield tables.definitions(bloc)
        elif isinstance(bloc, b.Chiffres):
            yield tables.numbers(bloc)
        elif isinstance(bloc, b.Sommaire | b.ListeLegendes):
            yield self._list(bloc, tables.largeur)
        elif isinstance(bloc, b.Paysage):
            yield from self._paysage(bloc)
        else:
            yield from self._drawn(bloc, tables)

    def _list(self, liste: b.Sommaire | b.ListeLegendes, largeur: float) -> str:
        if isinstance(liste, b.Sommaire):
            return contents_xml(self._titres, self.plume, self._numeros, largeur)
        return captions_xml(liste, self._legendes, self.plume, self._numeros, largeur)

    def _drawn(self, bloc: b.Figure | b.Graphique, tables: Tables) -> Iterator[str]:
        if isinstance(bloc, b.Figure):
            nom = f"Figure {self._comptes[b.Genre.FIGURE] + 1}"
            dessin = self._images.figure(bloc, tables.largeur, nom)
        else:
            dessin = self._images.chart(bloc, tables.largeur, self._palette)
        yield self.plume.p("CDC Figure", dessin)
        lecture = bloc.lecture if isinstance(bloc, b.Figure) else ()
        yield self._caption(bloc, _SERREE if lecture else "")
        if lecture:
            yield self.plume.p("CDC Note", self.plume.fragments(lecture))

    def _caption(self, bloc: b.Legendable, allure: str = "") -> str:
        """Return the numbered caption of `bloc`, or nothing."""
        if not bloc.legende:
            return ""
        genre = kind(bloc)
        self._comptes[genre] += 1
        rang = self.plume.run(str(self._comptes[genre]), "Strong")
        numero = field(f"SEQ {genre} \\* ARABIC", rang)
        if bloc.signet:
            numero = self.plume.marked(bloc.signet, numero)
        tete = self.plume.run(f"{genre}{INSECABLE}", "Strong") + numero
        point = self.plume.run(".", "Strong") + self.plume.run(" ")
        dite = self.plume.fragments(bloc.legende)
        return self.plume.p("caption", f"{tete}{point}{dite}", allure)

    def _paysage(self, paysage: b.Paysage) -> Iterator[str]:
        yield Coupure(self._break(self._pages.portrait()))
        yield from self._suite(paysage.blocs, self._wide(self._pages.largeur_paysage))
        yield CoupurePaysage(self._break(self._pages.paysage()))

    def _break(self, section: str) -> str:
        ident = self.plume.ident("CDC Fin de section")
        return f'<w:p><w:pPr><w:pStyle w:val="{ident}"/>{section}</w:pPr></w:p>'


def _turned_once(blocs: Sequence[b.Bloc]) -> list[b.Bloc]:
    """Put in one section the landscape pages that follow one another, and their headings."""
    suite: list[b.Bloc] = []
    for bloc in blocs:
        if isinstance(bloc, b.Paysage):
            debut = len(suite)
            while debut and _introduces(suite[debut - 1]):
                debut -= 1
            titres = suite[debut:]
            del suite[debut:]
            if suite and isinstance(suite[-1], b.Paysage):
                precedent = suite.pop()
                assert isinstance(precedent, b.Paysage)
                titres = [*precedent.blocs, *titres]
            bloc = b.Paysage((*titres, *bloc.blocs))
        suite.append(bloc)
    return suite


def _upright(blocs: Iterable[b.Bloc]) -> Iterator[b.Bloc]:
    """Yield `blocs` without their landscape pages: a cell of a table cannot turn."""
    for bloc in blocs:
        if isinstance(bloc, b.Paysage):
            yield from _upright(bloc.blocs)
        else:
            yield bloc


def _introduces(bloc: b.Bloc) -> bool:
    return isinstance(bloc, b.Titre) or (
        isinstance(bloc, b.Paragraphe) and bloc.style == "CDC Chapeau"
    )


def _is_table(bloc: b.Bloc | None) -> bool:
    return isinstance(bloc, _TABLES)


def _needs_air(bloc: b.Bloc) -> bool:
    if isinstance(bloc, b.Paragraphe):
        return bloc.style not in _SERRES
    return _is_table(bloc) or isinstance(bloc, b.Figure | b.Graphique)
