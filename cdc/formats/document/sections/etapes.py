"""The six stages of the life cycle: what leads in and out, the dictionary, the flows, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.generique import Rang, list_blocks, section_blocks
from cdc.formats.document.sections.tableaux import LARGEUR
from cdc.formats.document.typographie import INSECABLE, amount, capitalised, short_date, typeset

if TYPE_CHECKING:
    from cdc.formats.document.sections.contexte import Contexte

_EN_TETE = ("definition", "entree", "sortie", "volume")
_PARTS = {"Entrée": 44.0, "Sorties": 71.0, "Volumes": 50.0}
_RENVOIS = ("flux", "regles")


def stage_blocks(ctx: Contexte, cle: str, rang: Rang) -> list[b.Bloc]:
    """Return one stage; what other chapters define is repeated here for those who read by stage."""
    etape: Any = getattr(ctx.cahier, cle)
    blocs: list[b.Bloc] = list(_passage(etape))
    blocs += ctx.sources([etape]) if blocs else []
    blocs += section_blocks(ctx, etape, rang, sans=(*_EN_TETE, *_RENVOIS))
    for renvoi, titre in (("flux", "Flux"), ("regles", "Règles de gestion")):
        cites = set(getattr(etape, renvoi))
        elements = [e for e in getattr(ctx.cahier, renvoi) if e.id in cites]
        contenu = list_blocks(ctx, elements, titre, signets=False)
        blocs += [rang.heading(titre), *contenu] if contenu else []
    return [*ctx.planche.blocs(f"cycle-{cle}"), *blocs] if blocs else []


def introduction(ctx: Contexte, etape: Any) -> tuple[b.Bloc, ...]:
    """Return the shared definition of a stage, in place of the outline's own sentence."""
    if not etape.definition:
        return ()
    return markdown.blocks(etape.definition, ctx.listes, markdown.CHAPEAU)


def _passage(etape: Any) -> tuple[b.Bloc, ...]:
    colonnes = {
        "Entrée": cellules.text(typeset(etape.entree)) if etape.entree else (),
        "Sorties": tuple(map(_sortie, etape.sortie)),
        "Volumes": _volumes(etape.volume),
    }
    presentes = {titre: cellule for titre, cellule in colonnes.items() if cellule}
    if not presentes:
        return ()
    # The ways out are many words; the way in and the volumes are few.
    parts = [_PARTS[titre] for titre in presentes]
    entetes = tuple(
        b.Colonne(titre, largeur=LARGEUR * part / sum(parts))
        for titre, part in zip(presentes, parts, strict=True)
    )
    return (
        b.Tableau(
            "Entrée, sorties et volumes",
            entetes,
            (b.Ligne(tuple(map(cellules.sentences, presentes.values()))),),
        ),
    )


def _sortie(sortie: Any) -> b.Paragraphe:
    mots = [
        capitalised(typeset(m)) if rang == 0 else typeset(m)
        for rang, m in enumerate(m for m in (sortie.vers, sortie.condition) if m)
    ]
    return b.Paragraphe(cellules.CELLULE, (b.Texte(f"{INSECABLE}: ".join(mots)),))


def _volumes(volume: Any) -> b.Cellule:
    if volume is None:
        return ()
    mots = [
        amount(volume.stock, "en stock") if volume.stock is not None else "",
        amount(volume.flux, "par mois") if volume.flux is not None else "",
        amount(volume.flux_pointe, "par mois en pointe") if volume.flux_pointe is not None else "",
        f"mesuré le {short_date(volume.date)}" if volume.date else "",
    ]
    dits = ", ".join(m for m in mots if m)
    return cellules.text(dits) if dits else ()
