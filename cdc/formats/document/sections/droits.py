"""The matrix of rights: role by entity, with who they are, what they export, how far they see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import legendes
from cdc.formats.document.sections.matrices import (
    LIBELLE,
    PAYSAGE,
    PORTRAIT,
    Annexe,
    blocks,
    drawn,
    matrix,
    name,
    shape,
    tinted,
)
from cdc.formats.document.typographie import ABSENCE, INSECABLE, capitalised, typeset
from cdc.francais import FINE, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdc.formats.document.sections.contexte import Contexte
    from cdc.formats.document.sections.matrices import Forme
    from cdc_schema.description import Champ
    from cdc_schema.enumerations import Portee

# Fewer roles would leave most of a landscape page empty.
_ROLES_PAYSAGE = 6
_UTILISATEURS, _EXPORT, _PORTEE = 12.0, 14.0, (44.0, 70.0)
_COLONNE_MAX = 17.0
_PORTEE_DITE_MAX = 110
_RIEN = b.Texte(ABSENCE, "CDC Discret")


@dataclass(frozen=True, slots=True)
class _Page:
    """How the matrix of rights is laid out: the width of its page, the columns beside it."""

    largeur: float
    avant: tuple[Annexe, ...] = ()
    apres: tuple[Annexe, ...] = ()
    portees: bool = False

    def fits(self, forme: Forme) -> bool:
        """Say whether the matrix and what stands beside it fit the page."""
        annexes = sum(a.largeur for a in (*self.avant, *self.apres))
        return forme.fits(self.largeur - annexes)


def rights_matrix(ctx: Contexte, champ: Champ, valeur: Mapping[str, Any]) -> list[b.Bloc]:
    """Return the matrix of rights, on a landscape page unless it is small."""
    forme = shape(champ, valeur)
    assert champ.cellule is not None
    if not forme.noms:
        return []
    note = legendes.legend(champ.cellule, valeur)
    page = _page(ctx, forme)
    if page is None:
        return [b.Paysage((*blocks(ctx, forme, PAYSAGE), *note))]
    tableau = drawn(ctx, forme, forme.noms, page.largeur, avant=page.avant, apres=page.apres)
    return [tableau, *note] if page.largeur == PORTRAIT else [b.Paysage((tableau, *note))]


def scopes_matrix(ctx: Contexte, champ: Champ, valeur: Mapping[str, Any]) -> list[b.Bloc]:
    """Return how far each right goes, unless the matrix of rights says it in a column."""
    droits = shape(champ, ctx.cahier.droits.matrice)
    page = _page(ctx, droits) if droits.noms else None
    return [] if page is not None and page.portees else matrix(ctx, champ, valeur)


def _page(ctx: Contexte, forme: Forme) -> _Page | None:
    """Return the page that says most, or None when no page holds the matrix in one table."""
    petite = len(forme.valeur) < _ROLES_PAYSAGE
    largeurs = (PORTRAIT, PAYSAGE) if petite else (PAYSAGE,)
    candidates = (page for largeur in largeurs for page in _pages(ctx, forme, largeur))
    return next((page for page in candidates if page.fits(forme)), None)


def _pages(ctx: Contexte, forme: Forme, largeur: float) -> Iterator[_Page]:
    avant = tuple(_users(ctx, forme))
    apres = tuple(_exports(ctx, forme))
    portees = _scopes(ctx, forme)
    if portees:
        autres = sum(a.largeur for a in (*avant, *apres))
        reste = largeur - LIBELLE - autres - len(forme.noms) * max(_COLONNE_MAX, forme.largeur)
        large = min(max(reste, _PORTEE[0]), _PORTEE[1])
        yield _Page(largeur, avant, (*apres, Annexe("Portée", portees, large)), portees=True)
    yield _Page(largeur, avant, apres)
    yield _Page(largeur)


def _users(ctx: Contexte, forme: Forme) -> Iterator[Annexe]:
    """Yield the column of how many people have each role, when it is known."""
    compte = {r.id: r.nombre_utilisateurs for r in ctx.cahier.droits.roles}
    if any(compte.get(role) is not None for role in forme.valeur):
        cellules = {role: _number(compte.get(role)) for role in forme.valeur}
        yield Annexe("Utilisateurs", cellules, _UTILISATEURS, pivotee=True)


def _exports(ctx: Contexte, forme: Forme) -> Iterator[Annexe]:
    """Yield the column of who takes data out, when it is known."""
    export = ctx.cahier.droits.export
    if export is not None and export.roles:
        oui, non = tinted("Oui", "Moyenne"), tinted(ABSENCE, "Absente")
        cellules = {role: oui if role in export.roles else non for role in forme.valeur}
        yield Annexe("Export de listes", cellules, _EXPORT, pivotee=True)


def _scopes(ctx: Contexte, forme: Forme) -> dict[str, b.Cellule]:
    """Return how far the rights of each role go, in a few words, or nothing if it takes more."""
    portees = ctx.cahier.droits.portees
    dits = {role: _scope(ctx, forme, role) for role in forme.valeur}
    if not set(portees) <= set(dits) or not any(portees.values()):
        return {}
    if any(len(dit) > _PORTEE_DITE_MAX for dit in dits.values()):
        return {}
    return {
        role: (b.Paragraphe("CDC Matrice Ligne", (b.Texte(dit) if dit else _RIEN,)),)
        for role, dit in dits.items()
    }


def _scope(ctx: Contexte, forme: Forme, role: str) -> str:
    par_portee: dict[Portee, list[str]] = {}
    for entite, portee in ctx.cahier.droits.portees.get(role, {}).items():
        par_portee.setdefault(portee, []).append(entite)
    touchees = {entite for entite, droits in forme.valeur[role].items() if droits}
    seule = len(par_portee) == 1 and touchees <= set(*par_portee.values())
    dits = [
        _said(ctx, forme, portee, [] if seule else entites)
        for portee, entites in par_portee.items()
    ]
    return capitalised(f"{FINE}; ".join(dits))


def _said(ctx: Contexte, forme: Forme, portee: Portee, entites: list[str]) -> str:
    noms = ", ".join(name(ctx, forme.colonnes, entite) for entite in entites)
    mot = typeset(str(portee))
    return f"{mot}{INSECABLE}: {noms}" if noms else mot


def _number(nombre: int | None) -> b.Cellule:
    texte = ABSENCE if nombre is None else number(nombre)
    return (b.Paragraphe("CDC Cellule Centrée", (b.Texte(texte),)),)
