"""The diagnostic in a few lines: what, in today's files, calls for a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.docx import blocs as b
from cdc.formats.docx.sections import cellules
from cdc.formats.docx.typographie import INSECABLE, amount, typeset
from cdc.formats.docx.valeurs import joined
from cdc.francais import number
from cdc_schema.derivees import diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.formats.docx.sections.contexte import Contexte
    from cdc_schema.prealables.diagnostic import Diagnostic

_CITES_MAX = 4


def diagnostic_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return one row for each kind of finding that has something to say."""
    bilan = diagnostic(ctx.cahier)
    lignes = tuple(
        b.Ligne((cellules.text(quoi), _number(combien), (b.Paragraphe(cellules.CELLULE, dits),)))
        for quoi, combien, dits in (
            _files(ctx, bilan),
            _versions(ctx, bilan),
            _known_by_one(ctx, bilan),
            _unlinked(ctx, bilan),
            _hours(bilan),
        )
        if dits
    )
    if not lignes:
        return []
    colonnes = (b.Colonne("Constat"), b.Colonne("Mesure", "droite"), b.Colonne("Où"))
    return [b.Tableau("Diagnostic", colonnes, lignes)]


_Constat = tuple[str, str, b.Fragments]


def _files(ctx: Contexte, bilan: Diagnostic) -> _Constat:
    personnes = [p for p in bilan.fichiers_par_personne if p.personne and p.nombre]
    dits = [(b.Texte(f"{_person(ctx, p.personne)} ({number(p.nombre or 0)})"),) for p in personnes]
    plus = f"jusqu’à {number(personnes[0].nombre or 0)}" if personnes else ""
    return "Fichiers tenus par une même personne", plus, _cited(dits)


def _versions(ctx: Contexte, bilan: Diagnostic) -> _Constat:
    sources = [s for s in bilan.sources_plusieurs_versions if s.source]
    dits = [
        (*_source(ctx, s.source), b.Texte(f" ({amount(s.versions or 0, 'versions')})"))
        for s in sources
    ]
    return "Sources en plusieurs versions", number(len(sources)), _cited(dits)


def _known_by_one(ctx: Contexte, bilan: Diagnostic) -> _Constat:
    connues = [d for d in bilan.donnees_une_seule_personne if d.source]
    dits = [
        (*_source(ctx, d.source), b.Texte(f" ({_person(ctx, d.personne)})" if d.personne else ""))
        for d in connues
    ]
    return "Sources connues d’une seule personne", number(len(connues)), _cited(dits)


def _unlinked(ctx: Contexte, bilan: Diagnostic) -> _Constat:
    isolees = [s for s in bilan.sources_sans_lien if s.source]
    dits = [_source(ctx, s.source) for s in isolees]
    return "Sources sans lien avec un autre outil", number(len(isolees)), _cited(dits)


def _hours(bilan: Diagnostic) -> _Constat:
    services = [h for h in bilan.heures_perdues if h.heures]
    total = sum(h.heures or 0 for h in services)
    dits = [
        (b.Texte(f"{typeset(h.service or '')} ({amount(h.heures or 0, 'h')})"),) for h in services
    ]
    return "Temps perdu par mois", amount(total, "h") if total else "", _cited(dits)


def _cited(dits: Sequence[b.Fragments]) -> b.Fragments:
    reste = len(dits) - _CITES_MAX
    fin = f", et {number(reste)} autre{'s' if reste > 1 else ''}" if reste > 0 else ""
    suite = joined(list(dits[:_CITES_MAX]), ", ")
    return (*suite, b.Texte(fin)) if fin else suite


def _source(ctx: Contexte, identifiant: str | None) -> b.Fragments:
    return ctx.mots.index.name(identifiant) if identifiant else ()


def _person(ctx: Contexte, nom: str | None) -> str:
    return ctx.mots.index.libelle(nom or "") or typeset(nom or "").replace(" ", INSECABLE)


def _number(combien: str) -> b.Cellule:
    return (b.Paragraphe("CDC Cellule Nombre", (b.Texte(combien, "Strong"),)),)
