"""The life cycle, from visitor to loyalty: the whole of it, then the place of each stage."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.figures import charte, dessin, lettres
from cdc.figures.cycle_entier import draw_whole
from cdc.figures.dessin import label
from cdc.figures.etapes import Etape, read
from cdc.figures.figure import Figure, phrase
from cdc.figures.graphe import Cadre
from cdc.figures.scene import Anchor, Item, Polyline, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema import Cahier

_PLACES = {
    "visiteurs": "Place des visiteurs dans le cycle de vie",
    "leads": "Place des leads dans le cycle de vie",
    "prospects": "Place des prospects dans le cycle de vie",
    "clients": "Place des clients dans le cycle de vie",
    "relation": "Place de la relation clients dans le cycle de vie",
    "fidelisation": "Place de la fidélisation dans le cycle de vie",
}
_TITRE = "Cycle de vie, du visiteur au client fidèle"
_LARGEUR = charte.LARGEUR_PORTRAIT
_ECART = 14.0
_BOITE = (_LARGEUR - 2 - 5 * _ECART) / 6
_HAUTEUR = 23.0
_PAS = charte.CORPS_MENU * charte.INTERLIGNE
_CONDITION, _LIGNES = 150.0, 4


def figures_cycle(cahier: Cahier) -> Iterator[Figure]:
    """Yield the whole cycle, then one figure for each stage; nothing when nothing is said of it."""
    etapes = read(cahier)
    if not any(e.passage or e.issues for e in etapes):
        return
    yield from _whole(etapes)
    for rang, etape in enumerate(etapes):
        yield Figure(
            f"cycle-{etape.cle}",
            etape.cle,
            _PLACES[etape.cle],
            _told_place(etapes, rang),
            "Fond pétrole\u00a0: l’étape décrite ici.",
            draw_place(etapes, rang),
        )


def _whole(etapes: tuple[Etape, ...]) -> Iterator[Figure]:
    """Yield the whole cycle, in several pictures when its ways out are too many for one."""
    parts = _parts(etapes)
    for rang, part in enumerate(parts, 1):
        yield Figure(
            "cycle" if len(parts) == 1 else f"cycle.{rang}",
            "visiteurs",
            _TITRE if len(parts) == 1 else f"{_TITRE} ({rang} sur {len(parts)})",
            _told(part),
            "De haut en bas, les étapes et leur condition de passage\u202f; "
            "à droite, les autres sorties.",
            draw_whole(part),
        )


def _parts(etapes: tuple[Etape, ...]) -> list[tuple[Etape, ...]]:
    """Cut the cycle until each part holds on a page; a part ends at the start of the next one."""
    milieu = len(etapes) // 2
    if draw_whole(etapes).height <= charte.HAUTEUR_PORTRAIT or not milieu:
        return [etapes]
    suivante = replace(etapes[milieu], issues=())
    if len(etapes) == 2 and not etapes[1].issues:
        return [etapes]
    return [*_parts((*etapes[:milieu], suivante)), *_parts(etapes[milieu:])]


def draw_place(etapes: tuple[Etape, ...], rang: int) -> Scene:
    """Return the row of stages, the one at `rang` in full colour with its two conditions."""
    items: list[Item] = []
    for i, etape in enumerate(etapes):
        x = 1 + i * (_BOITE + _ECART)
        if i:
            vif = i in (rang, rang + 1)
            couleur = charte.ACCENT if vif else charte.FILET_FORT
            bouts = ((x - _ECART + 1, 1 + _HAUTEUR / 2), (x - 1, 1 + _HAUTEUR / 2))
            items.append(Polyline(bouts, couleur, arrow_end=True))
        items.append(_stage(Cadre(x, 1, _BOITE, _HAUTEUR), etape, i == rang))
    entree = _condition(etapes[rang - 1].passage, rang, avant=True) if rang else []
    sortie = _condition(etapes[rang].passage, rang, avant=False) if rang < 5 else []
    dessous = max((t.y for t in [*entree, *sortie]), default=_HAUTEUR - 1)
    return Scene(_LARGEUR, dessous + 3, (*items, *label(entree), *label(sortie)))


def _stage(cadre: Cadre, etape: Etape, courante: bool) -> Rect:
    contenu = dessin.Contenu((etape.titre,), gras=courante)
    if courante:
        return dessin.box(
            cadre, contenu, fill=charte.ACCENT, stroke=charte.ACCENT, color=charte.BLANC
        )
    return dessin.box(cadre, contenu)


def _condition(texte: str, rang: int, *, avant: bool) -> list[Text]:
    """Return the words under an arrow: centred when short, else on their side of the stage."""
    fleche = 1 + (rang + (not avant)) * (_BOITE + _ECART) - _ECART / 2
    milieu = 1 + rang * (_BOITE + _ECART) + _BOITE / 2
    place = min(_CONDITION, milieu - 6 if avant else _LARGEUR - milieu - 6)
    lignes = lettres.balanced(texte, place, charte.CORPS_MENU, lines=_LIGNES)
    x, ancre = (milieu - 5, Anchor.END) if avant else (milieu + 5, Anchor.START)
    if lettres.widest(lignes, charte.CORPS_MENU) <= _BOITE + _ECART - 10:
        x, ancre = fleche, Anchor.MIDDLE
    haut = 1 + _HAUTEUR + 10
    return [
        Text(x, haut + i * _PAS, t, charte.CORPS_MENU, color=charte.ENCRE_DOUCE, anchor=ancre)
        for i, t in enumerate(lignes)
    ]


def _told(etapes: tuple[Etape, ...]) -> str:
    lignes = ["Étapes du cycle de vie, de haut en bas, et leurs sorties"]
    for avant, apres in itertools.pairwise(etapes):
        suite = f"\u00a0: {avant.passage}" if avant.passage else ""
        lignes.append(f"De {avant.titre} à {apres.titre}{suite}")
    for etape in etapes:
        lignes += [f"De {etape.titre} à {i.vers}\u00a0: {i.condition}" for i in etape.issues]
    return " ".join(map(phrase, lignes))


def _told_place(etapes: tuple[Etape, ...], rang: int) -> str:
    noms = ", ".join(e.titre for e in etapes)
    lignes = [f"Suite des six étapes du cycle de vie\u00a0: {noms}"]
    lignes.append(f"L’étape {etapes[rang].titre} est mise en valeur")
    if rang and etapes[rang - 1].passage:
        lignes.append(f"On y entre ainsi\u00a0: {etapes[rang - 1].passage}")
    if rang < 5 and etapes[rang].passage:
        lignes.append(f"On passe à {etapes[rang + 1].titre} ainsi\u00a0: {etapes[rang].passage}")
    return " ".join(map(phrase, lignes))
