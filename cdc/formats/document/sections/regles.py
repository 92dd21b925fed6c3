"""Business rules: each is said once, at the first stage that applies it, else in its own list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.index import section_name
from cdc.formats.document.sections.communs import ranges
from cdc.formats.document.sections.generique import list_blocks
from cdc.formats.document.typographie import INSECABLE
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE

if TYPE_CHECKING:
    from cdc.formats.document.sections.contexte import Contexte

ETAPES = ("visiteurs", "leads", "prospects", "clients", "relation", "fidelisation")
_TITRE = "Règles de gestion"


def stage_rules(ctx: Contexte, cle: str) -> list[b.Bloc]:
    """Return the rules of one stage; those that an earlier one says are only named."""
    chez = _homes(ctx)
    citees = [r for r in ctx.cahier.regles if r.id in getattr(ctx.cahier, cle).regles]
    if not chez:
        return list_blocks(ctx, citees, _TITRE, signets=False)
    blocs = list_blocks(ctx, [r for r in citees if chez.get(r.id) == cle], _TITRE)
    ailleurs = [r.id for r in citees if r.id and chez.get(r.id) != cle]
    if ailleurs:
        noms = joined([ctx.mots.index.name(i, complet=True) for i in ailleurs], f"{FINE}; ")
        mots = "S’applique aussi" if len(ailleurs) == 1 else "S’appliquent aussi"
        debut = b.Texte(f"{mots}{INSECABLE}: ")
        blocs.append(b.Paragraphe("CDC Note", (debut, *noms, b.Texte("."))))
    return blocs


def rule_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the rules that no stage says, and where the others are."""
    chez = _homes(ctx)
    seules = [r for r in ctx.cahier.regles if r.id not in chez]
    blocs = list_blocks(ctx, seules, _TITRE)
    places = [_place(cle, [i for i, etape in chez.items() if i and etape == cle]) for cle in ETAPES]
    dites = [place for place in places if place]
    if dites:
        debut = b.Texte(f"Les règles d’une étape sont avec elle{INSECABLE}: ")
        blocs.append(b.Paragraphe("CDC Note", (debut, *joined(dites, f"{FINE}; "), b.Texte("."))))
    return blocs


def _place(cle: str, idents: list[str]) -> b.Fragments:
    if not idents:
        return ()
    return (b.Texte(f"{ranges(idents)} en "), section_name(cle)[0])


def _homes(ctx: Contexte) -> dict[str | None, str]:
    """Return the first stage that cites each rule, where the document shows stages."""
    if not ctx.shows("corps", "chapitre_2"):
        return {}
    connues = {r.id for r in ctx.cahier.regles}
    chez: dict[str | None, str] = {}
    for cle in ETAPES:
        etape: Any = getattr(ctx.cahier, cle)
        for ident in etape.regles:
            if ident in connues:
                chez.setdefault(ident, cle)
    return dict(sorted(chez.items(), key=str))
