"""The diagnostic in a few lines: what, in today's files, calls for a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.typographie import INSECABLE, amount, typeset
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE, number, plural
from cdc_schema.derivees import diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.prealables.diagnostic import Diagnostic

_CITES_MAX = 2


def diagnostic_sentence(ctx: Contexte) -> b.Fragments:
    """Return one sentence with each kind of finding that has something to say."""
    dits = list(_findings(ctx, diagnostic(ctx.cahier)))
    if not dits:
        return ()
    tete = (b.Texte("Diagnostic", "Strong"), b.Texte(f"{INSECABLE}: "))
    return (*tete, *joined(dits, f"{FINE}; "), b.Texte("."))


def _findings(ctx: Contexte, bilan: Diagnostic) -> Iterator[b.Fragments]:
    personnes = [p for p in bilan.fichiers_par_personne if p.personne and p.nombre]
    if personnes:
        plus = personnes[0].nombre or 0
        tenus = [p for p in personnes if p.nombre == plus]
        dits: list[b.Fragments] = [(b.Texte(_person(ctx, p.personne)),) for p in tenus]
        debut = "jusqu’à " if len(personnes) > len(tenus) else ""
        yield _found(f"{debut}{plural(plus, 'fichier tenu', 'fichiers tenus')}"
                     " par une même personne", dits)  # fmt: skip
    versions = [s for s in bilan.sources_plusieurs_versions if s.source]
    if versions:
        cites = [
            (*_source(ctx, s.source), b.Texte(f", {amount(s.versions or 0, 'versions')}"))
            for s in versions
        ]
        yield _found(f"{plural(len(versions), 'source')} en plusieurs versions", cites)
    yield from _sources(ctx, bilan)
    services = [h for h in bilan.heures_perdues if h.heures]
    if services:
        total = sum(h.heures or 0 for h in services)
        heures: list[b.Fragments] = [
            (b.Texte(f"{typeset(h.service or '')} {amount(h.heures or 0, 'h')}"),) for h in services
        ]
        yield _found(f"{amount(total, 'h')} perdues par mois", heures)


def _sources(ctx: Contexte, bilan: Diagnostic) -> Iterator[b.Fragments]:
    seules = [_source(ctx, d.source) for d in bilan.donnees_une_seule_personne if d.source]
    if seules:
        mot = plural(len(seules), "source connue", "sources connues")
        yield _found(f"{mot} d’une seule personne", seules)
    isolees = [_source(ctx, s.source) for s in bilan.sources_sans_lien if s.source]
    if isolees:
        yield _found(f"{plural(len(isolees), 'source')} sans lien avec un autre outil", isolees)


def _found(constat: str, dits: Sequence[b.Fragments]) -> b.Fragments:
    """Return a finding and the first things that show it."""
    reste = len(dits) - _CITES_MAX
    fin = f"{FINE}; {number(reste)} autre{'s' if reste > 1 else ''}" if reste > 0 else ""
    suite = joined(list(dits[:_CITES_MAX]), f"{FINE}; ")
    return (b.Texte(f"{constat} ("), *suite, b.Texte(f"{fin})"))


def _source(ctx: Contexte, identifiant: str | None) -> b.Fragments:
    return ctx.mots.index.name(identifiant) if identifiant else ()


def _person(ctx: Contexte, nom: str | None) -> str:
    return ctx.mots.index.libelle(nom or "") or typeset(nom or "").replace(" ", INSECABLE)
