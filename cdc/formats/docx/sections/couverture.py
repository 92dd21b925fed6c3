"""Which requirements serve which objective; an objective that none serves stands out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cdc.formats.docx import blocs as b
from cdc.formats.docx.index import bookmark
from cdc.formats.docx.sections import cellules
from cdc.formats.docx.typographie import capitalised, number, typeset
from cdc.formats.docx.valeurs import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.docx.sections.contexte import Contexte
    from cdc_schema.entreprise.objectifs import ObjectifProjet
    from cdc_schema.exigences import Exigence

_CITEES_MAX = 200


def coverage_blocks(ctx: Contexte, exigences: Sequence[Exigence]) -> list[b.Bloc]:
    """Return the coverage of the objectives by `exigences`, or nothing without objectives."""
    objectifs = [o for o in ctx.cahier.objectifs if o.id]
    if not objectifs:
        return []
    par_objectif: dict[str, list[str]] = defaultdict(list)
    for exigence in exigences:
        for objectif in exigence.objectifs:
            par_objectif[objectif].append(exigence.id or "")
    lignes = tuple(_row(ctx, o, par_objectif[o.id or ""]) for o in objectifs)
    colonnes = (
        b.Colonne("Réf.", largeur=18.0),
        b.Colonne("Objectif", largeur=46.0),
        b.Colonne("Nombre", "centre", 18.0),
        b.Colonne("Exigences qui le servent"),
    )
    titre = "Exigences par objectif"
    return [b.Titre(3, (b.Texte(titre),)), b.Tableau(titre, colonnes, lignes)]


def _row(ctx: Contexte, objectif: ObjectifProjet, servent: Sequence[str]) -> b.Ligne:
    ident = objectif.id or ""
    reference = b.Paragraphe(cellules.CELLULE, (b.Reference(ident, bookmark(ident)),))
    enonce = cellules.text(capitalised(typeset(objectif.enonce or "")))
    style = "CDC Cellule Centrée" if servent else "CDC Teinte Forte"
    nombre = cellules.text(number(len(servent)), style)
    return b.Ligne(((reference,), enonce, nombre, _cited(ctx, servent)))


def _cited(ctx: Contexte, servent: Sequence[str]) -> b.Cellule:
    if not servent:
        return (b.Paragraphe(cellules.CELLULE, (b.Texte("Aucune exigence", "Strong"),)),)
    noms = [ctx.mots.index.name(ident) for ident in servent[:_CITEES_MAX] if ident]
    reste = len(servent) - _CITEES_MAX
    fin = (b.Texte(f", et {number(reste)} autres"),) if reste > 0 else ()
    return (b.Paragraphe(cellules.CELLULE, (*joined(noms, ", "), *fin)),)
