"""Data computed from other data: the diagnostic of P0, and the three reminders of chapter 4.

The outline gives the rules (`calcul` of each item). One of them cannot be applied as written: a
flow of P4 links systems and roles, never sources, so a source counts as linked when a mapping, a
process step or the takeover names it, or when it is held by a system that has an interface.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from cdc_schema.prealables.diagnostic import (
    Diagnostic,
    DonneeUneSeulePersonne,
    FichierParPersonne,
    HeuresPerdues,
    SourcePlusieursVersions,
    SourceSansLien,
)

if TYPE_CHECKING:
    from cdc_schema.cahier import Cahier
    from cdc_schema.prealables.cartographie import Source


def diagnostic(cahier: Cahier) -> Diagnostic:
    """Return what the sources and the interviews of `cahier` say of the present situation."""
    return Diagnostic.model_construct(
        fichiers_par_personne=_files_by_person(cahier),
        sources_plusieurs_versions=_several_versions(cahier),
        donnees_une_seule_personne=_known_by_one(cahier),
        sources_sans_lien=_unlinked(cahier),
        heures_perdues=_lost_hours(cahier),
    )


def mapping_repris(cahier: Cahier) -> list[str]:
    """Return the mappings of 3a whose source is taken over (4f.mapping)."""
    reprises = {p.source for p in cahier.migration.perimetre if p.source}
    return [m.id for m in cahier.mapping if m.id and m.source and m.source.source in reprises]


def _people(cahier: Cahier) -> dict[str, dict[str, None]]:
    """Return the sources that each person, or each role, holds, produces or cites."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for source in cahier.cartographie.sources:
        for qui in [*source.detenteurs, *([source.proprietaire] if source.proprietaire else [])]:
            if source.id:
                found[qui][source.id] = None
    for producteur in cahier.cinq_questions.producteurs_donnees:
        nom = producteur.personne or producteur.role
        if nom and producteur.source:
            found[nom][producteur.source] = None
    for entretien in cahier.entretiens:
        for cite in entretien.fichiers_cites:
            if entretien.personne:
                found[entretien.personne][cite] = None
    return found


def _files_by_person(cahier: Cahier) -> list[FichierParPersonne]:
    people = sorted(_people(cahier).items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        FichierParPersonne(
            personne=qui,
            role=qui if qui.startswith("ROL-") else None,
            fichiers=list(sources),
            nombre=len(sources),
        )
        for qui, sources in people
    ]


def _several_versions(cahier: Cahier) -> list[SourcePlusieursVersions]:
    sources = [s for s in cahier.cartographie.sources if (s.versions_connues or 0) > 1]
    return [
        SourcePlusieursVersions(
            source=s.id, versions=s.versions_connues, detenteurs=list(s.detenteurs)
        )
        for s in sorted(sources, key=lambda s: -(s.versions_connues or 0))
    ]


def _known_by_one(cahier: Cahier) -> list[DonneeUneSeulePersonne]:
    holders: dict[str, set[str]] = defaultdict(set)
    for qui, sources in _people(cahier).items():
        for source in sources:
            holders[source].add(qui)
    return [
        DonneeUneSeulePersonne(personne=next(iter(holders[s.id])), source=s.id, donnee=s.nom)
        for s in cahier.cartographie.sources
        if s.id and len(holders[s.id]) == 1
    ]


def _unlinked(cahier: Cahier) -> list[SourceSansLien]:
    linked = {m.source.source for m in cahier.mapping if m.source}
    linked |= {p.source for p in cahier.migration.perimetre}
    for processus in cahier.processus:
        for etape in processus.etapes:
            linked |= {*etape.donnee_lue, *etape.donnee_ecrite}
    return [
        SourceSansLien(source=s.id, raison="aucune correspondance, aucune étape, aucune interface")
        for s in cahier.cartographie.sources
        if s.id and s.id not in linked and not _has_interface(cahier, s)
    ]


def _has_interface(cahier: Cahier, source: Source) -> bool:
    tools = {s.id for s in cahier.existant.systemes if s.nom and s.nom in (source.nom or "")}
    return any(
        i.systemes is not None and tools & {i.systemes.a, i.systemes.b} for i in cahier.interfaces
    )


def _lost_hours(cahier: Cahier) -> list[HeuresPerdues]:
    irritants: dict[str, list[str]] = defaultdict(list)
    heures: dict[str, Decimal] = defaultdict(Decimal)
    comptes: set[str] = set()
    for entretien in cahier.entretiens:
        for irritant in entretien.irritants:
            if irritant.temps_perdu:
                service = entretien.service or "Service non précisé"
                heures[service] += irritant.temps_perdu
                if irritant.id:
                    irritants[service].append(irritant.id)
                    comptes.add(irritant.id)
    for dysfonctionnement in cahier.existant.dysfonctionnements:
        if dysfonctionnement.temps_perdu and dysfonctionnement.irritant not in comptes:
            heures["Relevé hors entretien"] += dysfonctionnement.temps_perdu
    return [
        HeuresPerdues(service=service, irritants=irritants[service], heures=total)
        for service, total in sorted(heures.items(), key=lambda item: (-item[1], item[0]))
    ]
