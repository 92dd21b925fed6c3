"""The six stages of the life cycle: what leads in and out, the dictionary, the flows, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document import markdown
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.generique import Rang, list_blocks, section_blocks
from cdc.formats.document.sections.regles import stage_rules
from cdc.formats.document.sections.tableaux import LARGEUR
from cdc.formats.document.typographie import INSECABLE, capitalised, short_date, typeset
from cdc.formats.document.valeurs import counted, joined

if TYPE_CHECKING:
    from cdc.formats.document.sections.contexte import Contexte

_EN_TETE = ("definition", "entree", "sortie", "volume")
_PARTS = {"Entrée": 44.0, "Sorties": 71.0, "Volumes": 50.0}
_RENVOIS = ("flux", "regles")


def stage_blocks(ctx: Contexte, cle: str, rang: Rang) -> list[b.Bloc]:
    """Return one stage; what other chapters define is repeated here for those who read by stage."""
    etape: Any = getattr(ctx.cahier, cle)
    blocs: list[b.Bloc] = list(_passage(ctx, etape))
    blocs += ctx.sources([etape]) if blocs else []
    blocs += section_blocks(ctx, etape, rang, sans=(*_EN_TETE, *_RENVOIS))
    flux = [f for f in ctx.cahier.flux if f.id in etape.flux]
    for titre, contenu in (
        ("Flux", list_blocks(ctx, flux, "Flux", signets=False)),
        ("Règles de gestion", stage_rules(ctx, cle)),
    ):
        blocs += [rang.heading(titre), *contenu] if contenu else []
    return [*ctx.planche.blocs(f"cycle-{cle}"), *blocs] if blocs else []


def introduction(ctx: Contexte, etape: Any) -> tuple[b.Bloc, ...]:
    """Return the shared definition of a stage, in place of the outline's own sentence."""
    if not etape.definition:
        return ()
    chemin = ctx.mots.path(etape, "definition")
    return markdown.blocks(etape.definition, ctx.listes, markdown.CHAPEAU, chemin=chemin)


def _passage(ctx: Contexte, etape: Any) -> tuple[b.Bloc, ...]:
    entree = ctx.mots.span(etape, "entree", typeset(etape.entree or ""))
    colonnes: dict[str, b.Cellule] = {
        "Entrée": (b.Paragraphe(cellules.CELLULE, entree),) if entree else (),
        "Sorties": tuple(_sortie(ctx, sortie) for sortie in etape.sortie),
        "Volumes": _volumes(ctx, etape.volume),
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


def _sortie(ctx: Contexte, sortie: Any) -> b.Paragraphe:
    dits = [(cle, dit) for cle in ("vers", "condition") if (dit := getattr(sortie, cle))]
    mots = [
        ctx.mots.span(sortie, cle, typeset(dit) if rang else capitalised(typeset(dit)))
        for rang, (cle, dit) in enumerate(dits)
    ]
    return b.Paragraphe(cellules.CELLULE, joined(mots, f"{INSECABLE}: "))


def _volumes(ctx: Contexte, volume: Any) -> b.Cellule:
    if volume is None:
        return ()
    unites = {"stock": "en stock", "flux": "par mois", "flux_pointe": "par mois en pointe"}
    mots: list[b.Fragments] = [
        counted(nombre, unite, ctx.mots.path(volume, cle))
        for cle, unite in unites.items()
        if (nombre := getattr(volume, cle)) is not None
    ]
    if volume.date:
        date = ctx.mots.span(volume, "date", short_date(volume.date))
        mots.append((b.Texte("mesuré le "), *date))
    return (b.Paragraphe(cellules.CELLULE, joined(mots, ", ")),) if mots else ()
