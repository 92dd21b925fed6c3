"""What the maps show: the applications wanted with their flows, and who keeps what today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.figures import lettres
from cdc.figures.carte import Aspect, Carte, Fleche, Piece, merged
from cdc.francais import plural
from cdc_schema.enumerations import Avenir, ModeHebergement, SensInterface, TypeSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc_schema import Cahier
    from cdc_schema.entreprise.existant import Systeme
    from cdc_schema.prealables.cartographie import Source

CENTRE, ROLES, EN_LIGNE, SUR_SITE, AUTRES = "centre", "roles", "en_ligne", "sur_site", "autres"
BASES, FICHIERS, PAPIER = "bases", "fichiers", "papier"
_CIBLE = {
    ROLES: "Équipes et rôles",
    EN_LIGNE: "Applications en ligne ou hébergées",
    CENTRE: "",
    SUR_SITE: "Applications sur site",
    AUTRES: "Autres applications",
}
_EXISTANT = {
    BASES: "Applications et bases",
    ROLES: "Équipes et rôles",
    FICHIERS: "Fichiers",
    PAPIER: "Papier, messagerie, téléphone",
}
_HEBERGEMENTS = {
    ModeHebergement.SAAS: EN_LIGNE,
    ModeHebergement.SAAS_DANS_L_UE: EN_LIGNE,
    ModeHebergement.CLOUD_PRIVE: EN_LIGNE,
    ModeHebergement.HEBERGEMENT_QUALIFIE: EN_LIGNE,
    ModeHebergement.SUR_SITE: SUR_SITE,
}
_TYPES = {
    TypeSource.APPLICATION: BASES,
    TypeSource.BASE: BASES,
    TypeSource.EXCEL: FICHIERS,
}


def repere_flux(identifiant: str) -> str:
    """Return the mark of a flow, as the document writes it: F04 for FLX-04."""
    suite = identifiant.partition("-")[2]
    return f"F{suite}" if suite.isdecimal() else identifiant


def carte_cible(cahier: Cahier) -> Carte:
    """Return the map of the applications wanted and of the flows described."""
    fleches = merged(_flows(cahier))
    reliees = {frozenset((f.de, f.vers)) for f in fleches}
    fleches += tuple(f for f in _interfaces(cahier) if frozenset((f.de, f.vers)) not in reliees)
    pieces = {s.id: _application(s) for s in cahier.existant.systemes if s.id}
    for cle in _ends(fleches):
        pieces.setdefault(cle, _cited(cahier, cle))
    return Carte(tuple(pieces.values()), fleches, _CIBLE, CENTRE)


def carte_existant(cahier: Cahier) -> Carte:
    """Return the map of today: who feeds which file or application, and what they exchange."""
    cibles = {s.id for s in cahier.existant.systemes if s.avenir is Avenir.CIBLE}
    tenues = {s.id: _held_by(cahier, s) or s.id for s in cahier.cartographie.sources if s.id}
    fleches = merged(
        [
            *(f for f in _flows(cahier) if not cibles & {f.de, f.vers}),
            *_writers(cahier, tenues),
        ]
    )
    pieces = {
        s.id: _source(s) for s in cahier.cartographie.sources if s.id and tenues[s.id] == s.id
    }
    systemes = {s.id: s for s in cahier.existant.systemes if s.id and s.id not in cibles}
    for cle in [*_ends(fleches), *(() if pieces else systemes)]:
        pieces.setdefault(cle, _today(cahier, cle, systemes))
    return Carte(tuple(pieces.values()), fleches, _EXISTANT, ROLES)


def _flows(cahier: Cahier) -> Iterator[Fleche]:
    for flux in cahier.flux:
        if flux.id and flux.emetteur and flux.recepteur:
            yield Fleche(flux.emetteur, flux.recepteur, (repere_flux(flux.id),))


def _interfaces(cahier: Cahier) -> Iterator[Fleche]:
    """Yield the interfaces that carry no flow described: they are all that is known of a link."""
    vues: set[frozenset[str]] = set()
    for interface in cahier.interfaces:
        bouts = interface.systemes
        if not (interface.id and bouts and bouts.a and bouts.b) or interface.flux_couverts:
            continue
        if frozenset((bouts.a, bouts.b)) not in vues:
            vues.add(frozenset((bouts.a, bouts.b)))
            de, vers = bouts.a, bouts.b
            if bouts.sens is SensInterface.B_VERS_A:
                de, vers = vers, de
            yield Fleche(de, vers, (interface.id,), bouts.sens is SensInterface.DEUX_SENS)


def _writers(cahier: Cahier, tenues: dict[str, str]) -> Iterator[Fleche]:
    """Yield who feeds each source: its producers, else the role that owns it."""
    alimentees = set()
    for producteur in cahier.cinq_questions.producteurs_donnees:
        if producteur.role and producteur.source in tenues:
            alimentees.add(producteur.source)
            yield Fleche(producteur.role, tenues[producteur.source])
    for source in cahier.cartographie.sources:
        proprietaire = source.proprietaire or ""
        if source.id and source.id not in alimentees and proprietaire.startswith("ROL-"):
            yield Fleche(proprietaire, tenues[source.id])


def _ends(fleches: Iterable[Fleche]) -> list[str]:
    return list(dict.fromkeys(cle for f in fleches for cle in (f.de, f.vers)))


def _held_by(cahier: Cahier, source: Source) -> str | None:
    """Return the application that a source is the data of, as the diagnostic knows it."""
    return next(
        (s.id for s in cahier.existant.systemes if s.nom and s.nom in (source.nom or "")), None
    )


def _application(systeme: Systeme) -> Piece:
    cle, nom = systeme.id or "", lettres.said(systeme.nom, systeme.id)
    zone = _HEBERGEMENTS.get(systeme.hebergement, AUTRES) if systeme.hebergement else AUTRES
    if systeme.avenir is Avenir.CIBLE:
        return Piece(cle, nom, Aspect.CIBLE, CENTRE)
    if systeme.avenir is Avenir.REMPLACE:
        return Piece(cle, nom, Aspect.PARTANT, zone, "remplacée")
    mention = "sort à décider" if systeme.avenir is Avenir.A_DECIDER else ""
    return Piece(cle, nom, Aspect.APPLICATION, zone, mention)


def _source(source: Source) -> Piece:
    versions = source.versions_connues or 0
    mots = [plural(source.lignes, "ligne")] if source.lignes else []
    mots += [plural(versions, "version")] if versions > 1 else []
    mention = ", ".join(mots)
    zone = _TYPES.get(source.type, PAPIER) if source.type else PAPIER
    return Piece(source.id or "", lettres.said(source.nom, source.id), Aspect.SOURCE, zone, mention)


def _today(cahier: Cahier, cle: str, systemes: dict[str, Systeme]) -> Piece:
    if cle in systemes:
        return Piece(cle, lettres.said(systemes[cle].nom, cle), Aspect.APPLICATION, BASES)
    piece = _cited(cahier, cle)
    return piece if piece.zone == ROLES else Piece(cle, cle, Aspect.APPLICATION, BASES)


def _cited(cahier: Cahier, cle: str) -> Piece:
    """Return the piece that a flow names: a role, or an application not described yet."""
    if cle.startswith("ROL-"):
        noms = {r.id: r.nom for r in cahier.droits.roles}
        return Piece(cle, lettres.said(noms.get(cle), cle), Aspect.ROLE, ROLES)
    return Piece(cle, cle, Aspect.APPLICATION, AUTRES)
