"""The presentation of any section: definitions first, then its lists, prose and matrices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.index import heading_bookmark
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.droits import rights_matrix, scopes_matrix
from cdc.formats.document.sections.matrices import matrix
from cdc.formats.document.sections.presentations import COLONNES
from cdc.formats.document.sections.tableaux import table
from cdc.francais import FINE
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc.formats.document.sections.tableaux import Col
    from cdc_schema.base import Element
    from cdc_schema.description import Champ

    _Montre = Callable[[Contexte, Champ, Any], list[b.Bloc]]

# The matrices of rights and of scopes are one.
_MATRICES: Mapping[str, _Montre] = {
    "matrice": rights_matrix,
    "portees": scopes_matrix,
}
_PROSE_COURTE = 320
_CHAMPS_EN_CELLULE = 5
_PHRASES_EN_CELLULE = 6
_PEU, _LIGNE = 2, 110


@dataclass(slots=True)
class Rang:
    """Where headings stand: their level, and the number that they continue, if they have one."""

    numero: str
    niveau: int = 3
    compte: int = 0

    def heading(self, dit: str | b.Fragments, *, reference: str = "", signet: str = "") -> b.Titre:
        """Return the next heading of this level."""
        fragments = (b.Texte(dit),) if isinstance(dit, str) else dit
        if reference:
            suite = (b.Texte(FINE + FINE), *fragments) if b.plain(fragments) else ()
            fragments = (b.Texte(reference, "CDC Numéro"), *suite)
        numero = self._next() if self.numero and self.niveau == 3 else ""
        return b.Titre(
            self.niveau, fragments, signet or (heading_bookmark(numero) if numero else ""), numero
        )

    def below(self) -> Rang:
        """Return the rank of the headings under these."""
        return replace(self, niveau=min(self.niveau + 1, 4), compte=0)

    def _next(self) -> str:
        self.compte += 1
        return f"{self.numero}.{self.compte}"


def section_blocks(
    ctx: Contexte, element: Element, rang: Rang, *, sans: Collection[str] = ()
) -> list[b.Bloc]:
    """Return what this diffusion shows of `element`, the data items of `sans` aside."""
    remplis = [(c, v) for c, v in ctx.mots.remplis(element) if c.cle not in sans]
    breves = [(c, v) for c, v in remplis if _is_brief(ctx, c, v)]
    blocs: list[b.Bloc] = []
    if breves:
        titre = rang.numero or "Données"
        lignes = tuple(
            (
                c.titre,
                cellules.sentences(
                    cellules.definition(ctx.mots, c, v, chemin=ctx.mots.path(element, c.cle))
                ),
            )
            for c, v in breves
        )
        blocs.append(b.Definitions(titre, lignes))
        blocs += ctx.sources([element])
    longs = [(c, v) for c, v in remplis if not _is_brief(ctx, c, v)]
    # What turns the page comes last: what follows would otherwise begin another one.
    for champ, valeur in sorted(longs, key=lambda long: long[0].cle in _MATRICES):
        blocs += _long(ctx, champ, valeur, rang, ctx.mots.path(element, champ.cle))
    return blocs


def list_blocks(
    ctx: Contexte,
    elements: Sequence[Element],
    titre: str,
    *,
    signets: bool = True,
    avant: Sequence[Col] = (),
) -> list[b.Bloc]:
    """Return a list of records as a table, with its sources."""
    if not elements:
        return []
    colonnes = (*avant, *COLONNES.get(type(elements[0]), ()))
    tableau = table(ctx, elements, titre, colonnes, signets=signets, details=signets)
    return [*tableau, *ctx.sources(elements)] if tableau else []


def _long(ctx: Contexte, champ: Champ, valeur: Any, rang: Rang, chemin: str) -> Iterator[b.Bloc]:
    contenu = _content(ctx, champ, valeur, rang, chemin)
    if not contenu:
        return
    titre = rang.heading(champ.titre)
    if isinstance(contenu[0], b.Paysage):
        premier = contenu[0]
        yield b.Paysage((titre, *premier.blocs))
        yield from contenu[1:]
    else:
        yield titre
        yield from contenu


def _content(ctx: Contexte, champ: Champ, valeur: Any, rang: Rang, chemin: str) -> list[b.Bloc]:
    if champ.genre is Genre.TEXTE_LONG:
        return list(markdown.blocks(valeur, ctx.listes, chemin=chemin))
    if champ.genre is Genre.MATRICE:
        shown: _Montre = _MATRICES.get(champ.cle, matrix)
        return shown(ctx, champ, valeur)
    if champ.genre is Genre.ENREGISTREMENT:
        return section_blocks(ctx, valeur, rang.below())
    return list_blocks(ctx, valeur, champ.titre)


def _is_brief(ctx: Contexte, champ: Champ, valeur: Any) -> bool:
    if champ.genre is Genre.TEXTE_LONG:
        return len(valeur) <= _PROSE_COURTE and "\n#" not in f"\n{valeur}" and "\n|" not in valeur
    if champ.genre is Genre.LISTE:
        assert champ.element is not None
        if champ.element.genre is Genre.ENREGISTREMENT:
            return _is_few(ctx, champ.element, valeur)
        return True
    if champ.genre is Genre.ENREGISTREMENT:
        return cellules.is_phrase(champ) or _is_small(ctx, valeur)
    return champ.genre is not Genre.MATRICE


def _is_few(ctx: Contexte, champ: Champ, elements: Sequence[Element]) -> bool:
    """Say whether records are too few for a table of their own; what has a name keeps its row."""
    if cellules.is_phrase(champ):
        return len(elements) <= _PHRASES_EN_CELLULE
    return (
        len(elements) <= _PEU
        and not hasattr(elements[0], "id")
        and all(_is_small(ctx, e) and len(b.plain(ctx.mots.told(e))) <= _LIGNE for e in elements)
    )


def _is_small(ctx: Contexte, element: Element) -> bool:
    remplis = ctx.mots.remplis(element)
    return len(remplis) <= _CHAMPS_EN_CELLULE and all(_is_brief(ctx, c, v) for c, v in remplis)
