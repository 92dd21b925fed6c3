"""Maps of the applications as figures: placed, drawn, told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cdc.figures import charte, dessin
from cdc.figures.abscisses import TropLargeError
from cdc.figures.carte import ROND, Aspect, Carte, Fleche, Piece, Reglage, to_graph
from cdc.figures.cartes import carte_cible, carte_existant, repere_flux
from cdc.figures.disposition import ESSAIS, lay_out
from cdc.figures.figure import Figure, phrase
from cdc.figures.partage import halves, share
from cdc.figures.scene import Item, Polyline, Scene, moved
from cdc.francais import enumeration, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.figures.graphe import Plan
    from cdc_schema import Cahier

_LARGEURS = (104, 92, 82, 74, 68)
_PAR_RANGEE = (6, 5, 4, 3, 8)
_ESSAIS_LARGEUR, _SOIGNES = 2, 2
_MARGE = 1.0
_PRIX_CROISEMENT = 60.0
_ASPECTS = {
    Aspect.CIBLE: "fond pétrole\u00a0: l’outil à choisir",
    Aspect.ROLE: "coins ronds\u00a0: un rôle",
    Aspect.PARTANT: "bord tireté\u00a0: une application remplacée",
}


def figures_existant(cahier: Cahier) -> Iterator[Figure]:
    """Yield the map of today, in as many pictures as it takes."""
    titre = "Qui tient à jour quoi aujourd’hui"
    yield from _figures(carte_existant(cahier), "cartographie-existant", titre, _objects(cahier))


def figures_cible(cahier: Cahier) -> Iterator[Figure]:
    """Yield the map wanted, in as many pictures as it takes."""
    titre = "Applications et flux visés"
    yield from _figures(carte_cible(cahier), "cartographie-cible", titre, _objects(cahier))


def _objects(cahier: Cahier) -> dict[str, str | None]:
    return {
        repere_flux(flux.id): flux.objet.description if flux.objet else None
        for flux in cahier.flux
        if flux.id
    }


def place(carte: Carte) -> Scene:
    """Return the picture of `carte`, upright if it can be; raise TropLargeError if it never fits."""
    for page in (
        (charte.LARGEUR_PORTRAIT, charte.HAUTEUR_PORTRAIT),
        (charte.LARGEUR_PAYSAGE, charte.HAUTEUR_PAYSAGE),
    ):
        ebauches = sorted(_drafts(carte, *page), key=lambda e: e[0])
        if ebauches:
            soignes = [_attempt(carte, r, page[0], ESSAIS) for _, r in ebauches[:_SOIGNES]]
            tenus = [e for e in soignes if e and e.plan.hauteur + 2 * _MARGE <= page[1]]
            if tenus:
                return draw(carte, min(tenus, key=lambda e: e.prix))
    raise TropLargeError


@dataclass(frozen=True, slots=True)
class Essai:
    """A map placed, and what its crossings and height cost the reader."""

    plan: Plan
    mots: dict[str, dessin.Contenu]

    @property
    def prix(self) -> float:
        """Return what to keep low."""
        return self.plan.croisements * _PRIX_CROISEMENT + self.plan.hauteur


def _drafts(carte: Carte, largeur: float, hauteur: float) -> Iterator[tuple[float, Reglage]]:
    """Yield the settings whose rows hold on the page, with the price of a quick try."""
    for par_rangee in _PAR_RANGEE:
        tenus = 0
        for place_boite in _LARGEURS:
            reglage = Reglage(place_boite, par_rangee)
            essai = _attempt(carte, reglage, largeur, 1)
            if essai:
                tenus += 1
                if essai.plan.hauteur + 2 * _MARGE <= hauteur:
                    yield essai.prix, reglage
            if tenus == _ESSAIS_LARGEUR:
                break


def _attempt(carte: Carte, reglage: Reglage, largeur: float, essais: int) -> Essai | None:
    graphe, mots = to_graph(carte, reglage)
    try:
        return Essai(lay_out(graphe, largeur - 2 * _MARGE, essais), mots)
    except TropLargeError:
        return None


def draw(carte: Carte, essai: Essai) -> Scene:
    """Return the picture of a map once placed."""
    plan, mots = essai.plan, essai.mots
    items: list[Item] = [dessin.frame(cadre) for cadre in plan.zones.values()]
    items += [
        Polyline(plan.traces[f.cle], radius=4, arrow_end=True, arrow_start=f.deux_sens)
        for f in carte.fleches
    ]
    items += [_box(p, plan, mots) for p in carte.pieces]
    for f in carte.fleches:
        if f.reperes:
            items += dessin.badges(plan.etiquettes[f.cle], f.reperes)
    items += [dessin.title(cadre, carte.zones[z]) for z, cadre in plan.titres.items()]
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
    radius = ROND if piece.aspect is Aspect.ROLE else charte.RAYON
    dashes = (3.0, 2.0) if piece.aspect is Aspect.PARTANT else ()
    return dessin.box(cadre, contenu, fill=charte.BLANC, radius=radius, dashes=dashes)


def _figures(carte: Carte, cle: str, titre: str, objets: dict[str, str | None]) -> Iterator[Figure]:
    placees = [ps for part in share(carte) for ps in _placed(part)] if carte.pieces else []
    for rang, (part, scene) in enumerate(placees, 1):
        seule = len(placees) == 1
        yield Figure(
            cle if seule else f"{cle}.{rang}",
            "cartographie",
            titre if seule else f"{titre} ({rang} sur {len(placees)})",
            _told(part, objets),
            _legend(part),
            scene,
        )


def _placed(carte: Carte) -> Iterator[tuple[Carte, Scene]]:
    scene = _remembered(carte.pieces, carte.fleches, tuple(carte.zones.items()), carte.centre)
    if scene is not None:
        yield carte, scene
        return
    for moitie in halves(carte):
        yield from _placed(moitie)


@lru_cache(maxsize=32)
def _remembered(
    pieces: tuple[Piece, ...],
    fleches: tuple[Fleche, ...],
    zones: tuple[tuple[str, str], ...],
    centre: str,
) -> Scene | None:
    """Return the picture of a map, or nothing where no page holds it.

    Placing one takes long, and whoever writes beside it seldom changes what it shows.
    """
    try:
        return place(Carte(pieces, fleches, dict(zones), centre))
    except TropLargeError:
        return None


def _legend(carte: Carte) -> str:
    aspects = {p.aspect for p in carte.pieces}
    mots = [dit for aspect, dit in _ASPECTS.items() if aspect in aspects]
    if any(f.reperes for f in carte.fleches):
        mots.append("les repères renvoient au tableau des flux")
    if any(not f.reperes for f in carte.fleches):
        mots.append("flèche sans repère\u00a0: qui écrit où")
    return phrase("\u202f; ".join(mots)) if mots else ""


def _told(carte: Carte, objets: dict[str, str | None]) -> str:
    """Return what the picture says: what stands in each zone, then each arrow."""
    roles = sum(p.aspect is Aspect.ROLE for p in carte.pieces)
    autres = len(carte.pieces) - roles
    quoi = [plural(autres, "application ou source", "applications ou sources")] if autres else []
    quoi += [plural(roles, "rôle")] if roles else []
    lignes = [f"Carte de {enumeration(quoi)}, {plural(len(carte.fleches), 'flèche')}"]
    noms = {p.cle: p.nom for p in carte.pieces}
    for zone, titre in carte.zones.items():
        mis = [_named(p) for p in carte.pieces if p.zone == zone]
        if mis:
            lignes.append(f"{titre or 'Au centre'}\u00a0: {enumeration(mis)}")
    lignes += [dit for f in carte.fleches for dit in _arrow(f, noms, objets)]
    return " ".join(map(phrase, lignes))


def _named(piece: Piece) -> str:
    return f"{piece.nom} ({piece.mention})" if piece.mention else piece.nom


def _arrow(fleche: Fleche, noms: dict[str, str], objets: dict[str, str | None]) -> Iterator[str]:
    bouts = f"{noms[fleche.de]} vers {noms[fleche.vers]}"
    if fleche.deux_sens:
        bouts = f"{noms[fleche.de]} et {noms[fleche.vers]}, dans les deux sens"
    for repere in fleche.reperes:
        objet = objets.get(repere)
        yield f"{repere}, {bouts}\u00a0: {objet}" if objet else f"{repere}, {bouts}"
    if not fleche.reperes:
        yield f"{noms[fleche.de]} alimente {noms[fleche.vers]}"
