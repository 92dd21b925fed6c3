"""Writes blocks as the content of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from cdc.formats.document import blocs as b
from cdc.formats.document.reperes import NIVEAUX
from cdc.formats.html.images import Images
from cdc.formats.html.plume import Plume, label
from cdc.formats.html.styles import ETIQUETTES
from cdc.formats.html.tableaux import Tableaux
from cdc.formats.html.texte import anchor, attribute, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdc.formats.document.numerotation import Legende

_SECTIONS = {1: "chapitre", 2: "rubrique"}
# The title of the document is h1.
_DECALAGE, _DERNIER = 1, 6


class Ecrivain:
    """Turns blocks into nested sections, for one page."""

    def __init__(
        self,
        signets: Iterable[str],
        legendes: Iterable[Legende] = (),
        *,
        plume: type[Plume] = Plume,
        sous: int = 0,
    ) -> None:
        """Make what writes one page, or the part of a page that stands `sous` headings below."""
        numeros = {legende.signet: legende.numero for legende in legendes}
        self._plume = plume(frozenset(signets), numeros)
        self._tableaux = Tableaux(self._plume)
        self._images = Images(self._plume)
        self._ouvertes: list[int] = []
        self._titres = list(range(1, sous + 1))
        self._paysage = False

    def write(self, blocs: Sequence[b.Bloc]) -> Iterator[str]:
        """Yield the HTML of `blocs`, piece by piece."""
        yield from self._suite(blocs)
        yield from self._close(1)

    def _suite(self, blocs: Iterable[b.Bloc]) -> Iterator[str]:
        # Paragraphs that follow one another wait: those of a list are written together.
        attente: list[b.Paragraphe] = []
        for bloc in blocs:
            if isinstance(bloc, b.Paragraphe):
                attente.append(bloc)
                continue
            yield self._plume.paragraphs(attente)
            attente.clear()
            yield from self._bloc(bloc)
        yield self._plume.paragraphs(attente)

    def _bloc(self, bloc: b.Bloc) -> Iterator[str]:  # noqa: C901 (one case for each kind)
        match bloc:
            case b.Fiche():
                yield self._fiche(bloc)
            case b.Paragraphe():
                yield self._plume.paragraph(bloc)
            case b.Titre():
                yield from self._heading(bloc)
            case b.Tableau():
                yield self._tableaux.table(bloc)
            case b.Matrice():
                yield self._tableaux.matrix(bloc)
            case b.Definitions():
                yield self._tableaux.definitions(bloc)
            case b.Chiffres():
                yield self._tableaux.numbers(bloc)
            case b.Figure():
                yield self._images.figure(bloc)
            case b.Graphique():
                yield self._images.chart(bloc)
            case b.Sommaire() | b.ListeLegendes():
                return  # the page has its own contents, beside what it says
            case b.Paysage():
                yield '<div class="paysage">\n'
                self._paysage = True
                yield from self._suite(bloc.blocs)
                self._paysage = False
                yield "</div>\n"
            case _:
                assert_never(bloc)

    def _heading(self, titre: b.Titre) -> Iterator[str]:
        place = self._plume.place(titre.signet)
        # A section cannot begin inside what stands on a landscape page.
        if titre.niveau <= NIVEAUX and not self._paysage:
            yield from self._close(titre.niveau)
            self._ouvertes.append(titre.niveau)
            yield f'<section class="{_SECTIONS[titre.niveau]}"{place}>\n'
            place = ""
        while self._titres and self._titres[-1] >= titre.niveau:
            self._titres.pop()
        self._titres.append(titre.niveau)
        # A chapter without sections goes from 1 to 3: a page never jumps a level.
        balise = self._rank(len(self._titres))
        contenu = self._plume.fragments(titre.fragments)
        yield f"<{balise}{place}>{self._number(titre)}{contenu}</{balise}>\n"

    @staticmethod
    def _rank(profondeur: int) -> str:
        return f"h{min(profondeur + _DECALAGE, _DERNIER)}"

    @staticmethod
    def _number(titre: b.Titre) -> str:
        """Return the number of a heading, as the link that people copy to share the place."""
        if not titre.numero:
            return ""
        numero = escape(titre.numero)
        if not titre.signet:
            return f'<span class="num">{numero}</span> '
        return f'<a class="num" href="#{escape(anchor(titre.signet))}">{numero}</a> '

    def _close(self, niveau: int) -> Iterator[str]:
        while self._ouvertes and self._ouvertes[-1] >= niveau:
            self._ouvertes.pop()
            yield "</section>\n"

    def _fiche(self, fiche: b.Fiche) -> str:
        balise = self._rank(len(self._titres) + 1)
        classe = ETIQUETTES.get(fiche.variante, "")
        mot = self._plume.marked(fiche.chemin_etiquette, escape(fiche.etiquette))
        nom = label(fiche.etiquette, mot) if fiche.etiquette else ""
        titre = self._plume.marked(fiche.chemin_titre, escape(fiche.titre))
        lignes = "".join(
            f"<div><dt>{escape(libelle)}</dt>\n<dd>{self._tableaux.content(cellule)}</dd></div>\n"
            for libelle, cellule in fiche.lignes
        )
        reference = self._plume.reference(fiche.reference, fiche.signet)
        return (
            f'<article class="fiche"{self._plume.place(fiche.signet)}'
            f"{attribute('data-priorite', classe)}>\n"
            f'<div class="tete"><{balise}>{reference} <span>{titre}</span></{balise}>'
            f"\n{nom}</div>\n<dl>\n{lignes}</dl>\n</article>\n"
        )
