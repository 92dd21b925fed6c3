"""The test cases of the acceptance plan: what is played, by whom, what it proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.tableaux import Col, column, table
from cdc_schema.cas_de_test import CasDeTest
from cdc_schema.description import champ

if TYPE_CHECKING:
    from cdc.formats.document.sections.contexte import Contexte

_TITRE = "Cas de test"
_VU = 22.0


def test_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the test cases as one table; the steps are in the acceptance plan itself."""
    cas = [c for c in ctx.cahier.cas_de_test if c.id]
    tableau = table(ctx, cas, _TITRE, _COLONNES, details=False)
    return [b.Titre(3, (b.Texte(_TITRE),)), *tableau] if tableau else []


def _played(ctx: Contexte, cas: Any) -> b.Cellule:
    """Show what is played, and what it proves below."""
    lignes = [ctx.mots.value(cas, cle) for cle in ("titre", "objectif")]
    styles = (cellules.CELLULE, cellules.DETAIL)
    return tuple(
        b.Paragraphe(style, dit) for style, dit in zip(styles, lignes, strict=True) if dit
    ) or (cellules.absent())


def _proved(ctx: Contexte, cas: Any) -> b.Cellule:
    return cellules.cell(ctx.mots, champ(CasDeTest, "exigences"), cas.exigences)


def _plain(cle: str, titre: str = "", largeur: float = 0.0) -> Col:
    simple = column(champ(CasDeTest, cle))
    return Col(titre or simple.titre, simple.cles, simple.rendu, simple.alignement, largeur)


_COLONNES = (
    _plain("id"),
    Col("Cas et but", ("titre", "objectif"), _played),
    _plain("persona", "Joué par"),
    Col("Exigences", ("exigences",), _proved),
    _plain("priorite", "Priorité", _VU),
)
