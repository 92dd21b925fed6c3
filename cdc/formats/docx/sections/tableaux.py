"""Lists of records as tables: a few columns, the lesser data on a second line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cdc.formats.docx import blocs as b
from cdc.formats.docx.mesures import fits
from cdc.formats.docx.sections import cellules
from cdc.formats.docx.sections.communs import Dits, note
from cdc.formats.docx.typographie import INSECABLE
from cdc.formats.docx.valeurs import NOMBRES, joined, right_aligned
from cdc_schema.annotations import Obligation
from cdc_schema.description import champs
from cdc_schema.donnees_flux.commun import Champ as ChampDictionnaire
from cdc_schema.prealables.flux import FluxInformation
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdc.formats.docx.sections.contexte import Contexte
    from cdc_schema.base import Element
    from cdc_schema.description import Champ

LARGEUR = 165.0
_COLONNES_MAX = 7
# Long tables of short words: dictionaries and flows.
DENSES: frozenset[type[Element]] = frozenset({ChampDictionnaire, FluxInformation})
# The title of the column already says them.
_UNITES_DITES = frozenset({"personnes", "lignes", "versions", "fichiers"})
_GENRES_EN_COLONNE = frozenset(Genre) - {Genre.MATRICE}


@dataclass(frozen=True, slots=True)
class Col:
    """One column of a presentation: its title, the data items that it shows, how it does."""

    titre: str
    cles: tuple[str, ...]
    rendu: Callable[[Contexte, Any], b.Cellule]
    alignement: str = "gauche"
    largeur: float = 0.0


def table(
    ctx: Contexte,
    elements: Sequence[Element],
    titre: str,
    colonnes: Sequence[Col] = (),
    *,
    signets: bool = True,
    details: bool = True,
) -> list[b.Bloc]:
    """Return the table of `elements`, and the note of what they all have in common.

    Args:
        ctx: the specification and who reads it.
        elements: records of one model.
        titre: what the table holds.
        colonnes: the chosen columns; without them, the required data as far as the page allows.
        signets: whether this table is the place that defines its records.
        details: whether to say, below each row, the data that no column shows.
    """
    presents = [element for element in elements if ctx.mots.says(element)]
    if not presents:
        return []
    filled = _filled(ctx, presents)
    choisies = [c for c in colonnes if any(champ.cle in c.cles for champ in filled)]
    if not choisies:
        choisies = _chosen(ctx, presents, filled, titre)
    montrees = {cle for colonne in choisies for cle in colonne.cles}
    restes = [champ for champ in filled if details and champ.cle not in montrees]
    communs = {c.cle: dits for c in restes if (dits := _said(ctx, c, presents).shared())}
    propres = [champ for champ in restes if champ.cle not in communs]
    tableau = _table(ctx, presents, titre, choisies, propres, signets=signets)
    return [tableau, *note(communs.values())]


def column(champ: Champ) -> Col:
    """Return the plain column of a data item; its unit stands in the header."""
    titre, nu = _unit_in_header(champ)

    def show(ctx: Contexte, element: Any) -> b.Cellule:
        return cellules.cell(ctx.mots, nu, getattr(element, champ.cle))

    titre = "Réf." if champ.genre is Genre.IDENTIFIANT else titre
    return Col(titre, (champ.cle,), show, "droite" if right_aligned(champ) else "gauche")


def _unit_in_header(champ: Champ) -> tuple[str, Champ]:
    if champ.genre not in NOMBRES or not champ.unite:
        return champ.titre, champ
    if champ.unite.startswith("%"):
        return champ.titre, replace(champ, unite="%")
    mention = "" if champ.unite in _UNITES_DITES else f" ({champ.unite})"
    return champ.titre + mention, replace(champ, unite="")


def _said(ctx: Contexte, champ: Champ, elements: Sequence[Element]) -> Dits:
    noms = tuple(getattr(e, "id", None) or "" for e in elements)
    return Dits(champ, noms, tuple(_value(ctx, e, champ) for e in elements))


def _value(ctx: Contexte, element: Element, champ: Champ) -> b.Fragments:
    valeur = getattr(element, champ.cle)
    secondaire = valeur is False and champ.obligation is not Obligation.OUI
    if secondaire or ctx.mots.absent(champ, valeur):
        return ()
    return _flat(cellules.definition(ctx.mots, champ, valeur, complet=False))


def _filled(ctx: Contexte, elements: Sequence[Element]) -> list[Champ]:
    """Return the data items that at least one element shows, in the order of the document."""
    return [
        champ
        for champ in champs(type(elements[0]))
        if any(not ctx.mots.absent(champ, getattr(e, champ.cle)) for e in elements)
    ]


def _chosen(
    ctx: Contexte, elements: Sequence[Element], filled: Sequence[Champ], titre: str
) -> list[Col]:
    """Return as many columns as stay readable, the required data first."""
    candidats = sorted((c for c in filled if _in_column(c)), key=_rank)
    retenus = candidats[:_COLONNES_MAX]
    while len(retenus) > 2:
        ordonnes = [c for c in filled if c in retenus]
        colonnes = [column(c) for c in ordonnes]
        if fits(_table(ctx, elements, titre, colonnes, (), signets=False), LARGEUR):
            return colonnes
        retenus = retenus[:-1]
    return [column(c) for c in filled if c in retenus]


def _in_column(champ: Champ) -> bool:
    element = champ.element
    listes = element is not None and element.genre is Genre.ENREGISTREMENT
    return champ.genre in _GENRES_EN_COLONNE and not listes


def _rank(champ: Champ) -> int:
    if champ.genre is Genre.IDENTIFIANT:
        return -1
    return (Obligation.OUI, Obligation.RECOMMANDE, Obligation.NON).index(champ.obligation)


def _table(
    ctx: Contexte,
    elements: Sequence[Element],
    titre: str,
    colonnes: Sequence[Col],
    restes: Sequence[Champ],
    *,
    signets: bool,
) -> b.Tableau:
    lignes = tuple(
        b.Ligne(
            tuple(cellules.sentences(colonne.rendu(ctx, element)) for colonne in colonnes),
            _details(ctx, element, restes),
            cellules.row_bookmark(element) if signets else "",
        )
        for element in elements
    )
    entetes = tuple(b.Colonne(c.titre, c.alignement, c.largeur) for c in colonnes)
    style = "CDC Tableau Dense" if type(elements[0]) in DENSES else "CDC Tableau"
    return b.Tableau(titre, entetes, lignes, style)


def _details(ctx: Contexte, element: Element, restes: Sequence[Champ]) -> b.Fragments:
    parts: list[b.Fragments] = []
    for champ in restes:
        mots = _value(ctx, element, champ)
        if mots:
            parts.append((b.Texte(f"{champ.titre}{INSECABLE}: "), *mots))
    return joined(parts, " — ")


def _flat(cellule: b.Cellule) -> b.Fragments:
    return joined([p.fragments for p in cellule], f"{INSECABLE}; ")
