"""Maps of the applications: what exists today, what is wanted, by zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.figures import charte, dessin
from cdc.figures.abscisses import TropLargeError
from cdc.figures.carte import Aspect, Carte, Fleche, Piece, Reglage, merged, to_graph
from cdc.figures.disposition import lay_out
from cdc.figures.scene import Polyline, Scene, moved
from cdc_schema.enumerations import Avenir, ModeHebergement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.figures.graphe import Plan
    from cdc.figures.scene import Item
    from cdc_schema import Cahier

CENTRE, ROLES, EN_LIGNE, SUR_SITE, AUTRES = "cible", "roles", "en_ligne", "sur_site", "autres"
_TITRES = {
    ROLES: "Équipes et rôles",
    EN_LIGNE: "Applications en ligne ou hébergées",
    CENTRE: "",
    SUR_SITE: "Applications sur site",
    AUTRES: "Autres applications",
}
_ZONES = {
    ModeHebergement.SAAS: EN_LIGNE,
    ModeHebergement.SAAS_DANS_L_UE: EN_LIGNE,
    ModeHebergement.CLOUD_PRIVE: EN_LIGNE,
    ModeHebergement.HEBERGEMENT_QUALIFIE: EN_LIGNE,
    ModeHebergement.SUR_SITE: SUR_SITE,
}
_REGLAGES = [Reglage(place, n) for place, n in ((104, 4), (92, 5), (82, 6), (104, 3), (74, 6), (70,7))]
_MARGE = 1.0


def numeros_flux(cahier: Cahier) -> dict[str, str]:
    """Return the mark of each flow on the maps: F04 for FLX-04, by its rank when that is unclear."""
    ids = [f.id for f in cahier.flux if f.id]
    queues = [i.rsplit("-", 1)[-1] for i in ids]
    if all(q.isdigit() for q in queues) and len({int(q) for q in queues}) == len(ids):
        return {i: f"F{int(q):02d}" for i, q in zip(ids, queues, strict=True)}
    return {i: f"F{rang:02d}" for rang, i in enumerate(ids, 1)}


def carte_cible(cahier: Cahier) -> Carte:
    """Return the map of the applications wanted and of the flows described."""
    numeros = numeros_flux(cahier)
    fleches = merged(
        Fleche(f.emetteur, f.recepteur, (numeros[f.id],))
        for f in cahier.flux
        if f.id and f.emetteur and f.recepteur
    )
    pieces = {p.cle: p for p in _applications(cahier)}
    cites = {cle: None for f in fleches for cle in (f.de, f.vers)}
    pieces |= {cle: _cited(cahier, cle) for cle in cites if cle not in pieces}
    return Carte(tuple(pieces.values()), fleches, _TITRES)


def place(carte: Carte) -> Scene:
    for largeur, hauteur in (
        (charte.LARGEUR_PORTRAIT, charte.HAUTEUR_PORTRAIT),
        (charte.LARGEUR_PAYSAGE, charte.HAUTEUR_PAYSAGE),
    ):
        essais = []
        for reglage in _REGLAGES:
            try:
                graphe, mots = to_graph(carte, reglage)
                plan = lay_out(graphe, largeur - 2 * _MARGE)
            except TropLargeError:
                continue
            if plan.hauteur + 2 * _MARGE <= hauteur:
                essais.append((plan.croisements*40+ plan.hauteur, plan.largeur, len(essais), plan, mots)); print(reglage, plan.croisements,plan.hauteur)
        if essais:
            *_, plan, mots = min(essais)
            return draw(carte, plan, mots)
    raise TropLargeError


def draw(carte: Carte, plan: Plan, mots: dict[str, dessin.Contenu]) -> Scene:
    """Return the picture of a map once placed."""
    items: list[Item] = [dessin.frame(plan.zones[z]) for z in plan.zones]
    items += [
        Polyline(plan.traces[f.cle], radius=4, arrow_end=True, arrow_start=f.deux_sens)
        for f in carte.fleches
    ]
    items += [_box(p, plan, mots) for p in carte.pieces]
    for f in carte.fleches:
        if f.reperes:
            items += dessin.badges(plan.etiquettes[f.cle], f.reperes)
    items += [dessin.title(plan.titres[z], carte.zones[z]) for z in plan.titres]
    return Scene(
        plan.largeur + 2 * _MARGE,
        plan.hauteur + 2 * _MARGE,
        tuple(moved(i, _MARGE, _MARGE) for i in items),
    )


def _box(piece: Piece, plan: Plan, mots: dict[str, dessin.Contenu]) -> Item:
    cadre, contenu = plan.boites[piece.cle], mots[piece.cle]
    if piece.aspect is Aspect.CIBLE:
        return dessin.box(
            cadre, contenu, fill=charte.ACCENT, stroke=charte.ACCENT, color=charte.BLANC
        )
    if piece.aspect is Aspect.ROLE:
        return dessin.box(cadre, contenu, fill=charte.BLANC, radius=12)
    if piece.aspect is Aspect.PARTANT:
        return dessin.box(cadre, contenu, fill=charte.BLANC, dashes=(3, 2))
    return dessin.box(cadre, contenu, fill=charte.BLANC)


def _applications(cahier: Cahier) -> Iterator[Piece]:
    for s in cahier.existant.systemes:
        if not s.id:
            continue
        nom = s.nom or s.id
        if s.avenir is Avenir.CIBLE:
            yield Piece(s.id, nom, Aspect.CIBLE, CENTRE)
        elif s.avenir is Avenir.REMPLACE:
            yield Piece(s.id, nom, Aspect.PARTANT, _zone(s.hebergement), "remplacé")
        else:
            mention = "à décider" if s.avenir is Avenir.A_DECIDER else ""
            yield Piece(s.id, nom, Aspect.APPLICATION, _zone(s.hebergement), mention)


def _zone(hebergement: ModeHebergement | None) -> str:
    return _ZONES.get(hebergement, AUTRES) if hebergement else AUTRES


def _cited(cahier: Cahier, cle: str) -> Piece:
    """Return the piece that a flow names: a role, or something not described yet."""
    if cle.startswith("ROL-"):
        noms = {r.id: r.nom for r in cahier.droits.roles}
        return Piece(cle, noms.get(cle) or cle, Aspect.ROLE, ROLES)
    return Piece(cle, cle, Aspect.APPLICATION, AUTRES)
