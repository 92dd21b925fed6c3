"""The life cycle, from visitor to loyalty: the whole of it, then the place of each stage."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.figures import charte, dessin, lettres
from cdc.figures.figure import Figure, nombre, phrase
from cdc.figures.graphe import Cadre
from cdc.figures.scene import Anchor, Item, Kind, Polyline, Rect, Scene, Text
from cdc_schema.enumerations import EtapeCycleSortie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema import Cahier
    from cdc_schema.donnees_flux.commun import EtapeCycle, Volume

_TITRES = {
    "visiteurs": "Visiteur",
    "leads": "Lead",
    "prospects": "Prospect",
    "clients": "Client",
    "relation": "Relation clients",
    "fidelisation": "Fidélisation",
}
_PLACES = {
    "visiteurs": "Place des visiteurs dans le cycle de vie",
    "leads": "Place des leads dans le cycle de vie",
    "prospects": "Place des prospects dans le cycle de vie",
    "clients": "Place des clients dans le cycle de vie",
    "relation": "Place de la relation clients dans le cycle de vie",
    "fidelisation": "Place de la fidélisation dans le cycle de vie",
}
_SUIVANTES = {
    "visiteurs": EtapeCycleSortie.LEAD,
    "leads": EtapeCycleSortie.PROSPECT,
    "prospects": EtapeCycleSortie.CLIENT,
}
_LARGEUR = charte.LARGEUR_PORTRAIT
_ECART = 14.0
_BOITE = (_LARGEUR - 2 - 5 * _ECART) / 6
_HAUTEUR = 23.0
_PAS = charte.CORPS_MENU * charte.INTERLIGNE
_CONDITION, _LIGNES = 150.0, 4


@dataclass(frozen=True, slots=True)
class Issue:
    """A way out of a stage other than the next one."""

    vers: str
    condition: str


@dataclass(frozen=True, slots=True)
class Etape:
    """A stage: its name, what leads to the next one, its other ways out."""

    cle: str
    titre: str
    mention: str
    passage: str
    issues: tuple[Issue, ...]


def figures_cycle(cahier: Cahier) -> Iterator[Figure]:
    """Yield the whole cycle, then one figure for each stage; nothing when nothing is said of it."""
    etapes = read(cahier)
    if not any(e.passage or e.issues for e in etapes):
        return
    yield Figure(
        "cycle",
        "visiteurs",
        "Cycle de vie, du visiteur au client fidèle",
        _told(etapes),
        "De haut en bas, les étapes et leur condition de passage\u202f; à droite, les autres sorties.",
        draw_whole(etapes),
    )
    for rang, etape in enumerate(etapes):
        yield Figure(
            f"cycle-{etape.cle}",
            etape.cle,
            _PLACES[etape.cle],
            _told_place(etapes, rang),
            "Fond pétrole\u00a0: l’étape décrite ici.",
            draw_place(etapes, rang),
        )


def read(cahier: Cahier) -> tuple[Etape, ...]:
    """Return the six stages, with the words of the project."""
    sections: dict[str, EtapeCycle] = {cle: getattr(cahier, cle) for cle in _TITRES}
    cles = list(_TITRES)
    return tuple(
        Etape(
            cle,
            _TITRES[cle],
            _volume(section.volume),
            _passage(section, cle, sections[cles[rang + 1]] if rang + 1 < len(cles) else None),
            tuple(
                Issue(str(s.vers).capitalize(), lettres.clean(s.condition or ""))
                for s in section.sortie
                if s.vers and s.vers is not _SUIVANTES.get(cle)
            ),
        )
        for rang, (cle, section) in enumerate(sections.items())
    )


def _passage(section: EtapeCycle, cle: str, suivante: EtapeCycle | None) -> str:
    """Return what leads to the next stage: the way out that names it, else how one enters it."""
    if suivante is None:
        return ""
    dites = [s.condition for s in section.sortie if s.vers is _SUIVANTES.get(cle) and s.condition]
    return lettres.clean(" ou ".join(dites) or suivante.entree or "")


def _volume(volume: Volume | None) -> str:
    stock = getattr(volume, "stock", None)
    flux = getattr(volume, "flux", None)
    mots = [f"{nombre(stock)} en stock"] if stock else []
    mots += [f"{nombre(flux)} par mois"] if flux else []
    return ", ".join(mots)


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
    return Scene(_LARGEUR, dessous + 3, (*items, *_label(entree), *_label(sortie)))


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


def _label(textes: list[Text]) -> list[Item]:
    """Return the words in a rectangle of their own, which nothing else may cover."""
    if not textes:
        return []
    largeur = max(lettres.width(t.text, t.size) for t in textes)
    part = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[textes[0].anchor]
    x, y = textes[0].x - largeur * part, textes[0].y - 7.5
    hauteur = textes[-1].y + 2.5 - y
    return [Rect(x - 1, y, largeur + 2, hauteur, Kind.LABEL, texts=tuple(textes))]


_COLONNE, _ISSUE_X, _ISSUE, _MOTS_X = 112.0, 236.0, 62.0, 306.0
_ISSUE_HAUTEUR = 18.0


def draw_whole(etapes: tuple[Etape, ...]) -> Scene:
    """Return the stages from top to bottom, conditions between them, other ways out beside."""
    items: list[Item] = []
    y = 1.0
    for rang, etape in enumerate(etapes):
        contenu = dessin.contenu(etape.titre, etape.mention, place=_COLONNE, gras=True)
        issues = [_way_out(i) for i in etape.issues]
        hauteur = max(contenu.hauteur, sum(h for h, _ in issues) + 4 * max(len(issues) - 1, 0))
        haut = y + (hauteur - contenu.hauteur) / 2
        cadre = Cadre(1, haut, _COLONNE, contenu.hauteur)
        items.append(dessin.box(cadre, contenu))
        items += _ways_out(cadre, y + (hauteur - sum(h + 4 for h, _ in issues) + 4) / 2, issues)
        y += hauteur
        if rang + 1 < len(etapes):
            lignes = lettres.balanced(
                etape.passage, _ISSUE_X - 75, charte.CORPS_MENU, lines=_LIGNES
            )
            pas = max(len(lignes) * _PAS + 8, 20)
            bas = y + pas
            suivante = etapes[rang + 1]
            ecart = _offset(suivante)
            x = 1 + _COLONNE / 2
            items.append(Polyline(((x, cadre.bas), (x, bas + ecart)), arrow_end=True))
            milieu = (y + bas) / 2
            items += _label([
                Text(x + 8, milieu + (i - len(lignes) / 2) * _PAS + 7.4, t, charte.CORPS_MENU,
                     color=charte.ENCRE_DOUCE)
                for i, t in enumerate(lignes)
            ])  # fmt: skip
            y = bas
    return Scene(_LARGEUR, y + 1, tuple(items))


def _offset(etape: Etape) -> float:
    """Return how far below the top of its row a stage stands, between its ways out."""
    contenu = dessin.contenu(etape.titre, etape.mention, place=_COLONNE, gras=True)
    issues = [_way_out(i)[0] for i in etape.issues]
    return max(sum(issues) + 4 * max(len(issues) - 1, 0) - contenu.hauteur, 0) / 2


def _way_out(issue: Issue) -> tuple[float, tuple[Issue, tuple[str, ...]]]:
    lignes = lettres.balanced(issue.condition, _LARGEUR - _MOTS_X - 2, charte.CORPS_MENU, lines=4)
    return max(len(lignes) * _PAS + 2, _ISSUE_HAUTEUR), (issue, lignes)


def _ways_out(
    cadre: Cadre, y: float, issues: list[tuple[float, tuple[Issue, tuple[str, ...]]]]
) -> list[Item]:
    items: list[Item] = []
    tronc = _ISSUE_X - 16
    for hauteur, (issue, lignes) in issues:
        milieu = y + hauteur / 2
        points = [(cadre.droite, cadre.centre[1]), (tronc, cadre.centre[1]), (tronc, milieu),
                  (_ISSUE_X, milieu)]  # fmt: skip
        droit = abs(milieu - cadre.centre[1]) < 0.5
        items.append(
            Polyline(tuple(points[:1] + points[3:] if droit else points), charte.FILET_FORT,
                     radius=4, arrow_end=True)
        )  # fmt: skip
        boite = Cadre(_ISSUE_X, milieu - _ISSUE_HAUTEUR / 2, _ISSUE, _ISSUE_HAUTEUR)
        retour = issue.vers in _TITRES.values()
        items.append(
            dessin.box(boite, dessin.Contenu((issue.vers,)),
                       fill=charte.SABLE if retour else charte.BLANC, radius=8)
        )  # fmt: skip
        items += _label([
            Text(_MOTS_X, milieu + (i - len(lignes) / 2) * _PAS + 7.4, t, charte.CORPS_MENU,
                 color=charte.ENCRE_DOUCE)
            for i, t in enumerate(lignes)
        ])  # fmt: skip
        y += hauteur + 4
    return items


def _told(etapes: tuple[Etape, ...]) -> str:
    lignes = ["Cycle de vie en six étapes, du visiteur à la fidélisation"]
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
