"""Boxes, badges and frames as the charter draws them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cdc.figures import charte, lettres
from cdc.figures.scene import Anchor, Kind, Rect, Text

if TYPE_CHECKING:
    from cdc.figures.graphe import Cadre

MARGE_X, MARGE_Y = 7.0, 5.5
_LARGEUR_MIN, _HAUTEUR_MIN = 50.0, 25.0
_LIGNES = 9  # sixty of the widest letters are never cut
BADGE_HAUTEUR, BADGE_CORPS, _BADGE_MARGE = 11.5, 7.5, 3.0
BADGE_ECART = 2.0
_BADGES_PAR_PILE = 3


@dataclass(frozen=True, slots=True)
class Contenu:
    """The words of a box, already broken into lines."""

    lignes: tuple[str, ...]
    mention: tuple[str, ...] = ()
    gras: bool = False

    @property
    def largeur(self) -> float:
        """Return the width of the box that holds the words."""
        textes = max(
            lettres.widest(self.lignes, charte.CORPS, bold=self.gras),
            lettres.widest(self.mention, charte.CORPS_MENU),
        )
        return max(textes + 2 * MARGE_X, _LARGEUR_MIN)

    @property
    def hauteur(self) -> float:
        """Return the height of the box that holds the words."""
        textes = len(self.lignes) * charte.CORPS + len(self.mention) * charte.CORPS_MENU
        return max(textes * charte.INTERLIGNE + 2 * MARGE_Y, _HAUTEUR_MIN)


@cache
def contenu(nom: str, mention: str = "", *, place: float, gras: bool = False) -> Contenu:
    """Break a name and what is said under it, to stand in a box `place` points wide at most."""
    return Contenu(
        lettres.balanced(nom, place - 2 * MARGE_X, charte.CORPS, bold=gras, lines=_LIGNES),
        lettres.balanced(mention, place - 2 * MARGE_X, charte.CORPS_MENU, lines=3),
        gras,
    )


def box(
    cadre: Cadre,
    contenu: Contenu,
    *,
    fill: str = charte.SABLE,
    stroke: str = charte.FILET_FORT,
    color: str = charte.ENCRE,
    radius: float = charte.RAYON,
    dashes: tuple[float, ...] = (),
) -> Rect:
    """Return the box at `cadre`, its words in the middle."""
    pas = charte.CORPS * charte.INTERLIGNE
    pas_menu = charte.CORPS_MENU * charte.INTERLIGNE
    x, milieu = cadre.centre
    haut = milieu - (len(contenu.lignes) * pas + len(contenu.mention) * pas_menu) / 2
    douce = charte.BLANC if color == charte.BLANC else charte.ENCRE_DOUCE
    noms = [
        Text(x, haut + (i + 0.78) * pas, t, charte.CORPS, contenu.gras, color, Anchor.MIDDLE)
        for i, t in enumerate(contenu.lignes)
    ]
    haut += len(contenu.lignes) * pas
    mentions = [
        Text(x, haut + (i + 0.78) * pas_menu, t, charte.CORPS_MENU, False, douce, Anchor.MIDDLE)
        for i, t in enumerate(contenu.mention)
    ]
    return Rect(
        cadre.x, cadre.y, cadre.largeur, cadre.hauteur, Kind.BOX, fill, stroke,
        radius=radius, dashes=dashes, texts=(*noms, *mentions),
    )  # fmt: skip


def badges_size(reperes: tuple[str, ...]) -> tuple[float, float]:
    """Return the width and height of a pile of badges, three high at most."""
    rangs = _badge_rows(reperes)
    largeur = max(
        sum(_badge_width(r) for r in rang) + BADGE_ECART * (len(rang) - 1) for rang in rangs
    )
    return largeur, len(rangs) * (BADGE_HAUTEUR + BADGE_ECART) - BADGE_ECART


def badges(cadre: Cadre, reperes: tuple[str, ...]) -> list[Rect]:
    """Return the badges of one arrow, in the middle of `cadre`."""
    drawn = []
    y = cadre.y
    for rang in _badge_rows(reperes):
        largeur = sum(_badge_width(r) for r in rang) + BADGE_ECART * (len(rang) - 1)
        x = cadre.centre[0] - largeur / 2
        for repere in rang:
            drawn.append(_badge(x, y, repere))
            x += _badge_width(repere) + BADGE_ECART
        y += BADGE_HAUTEUR + BADGE_ECART
    return drawn


def _badge(x: float, y: float, repere: str) -> Rect:
    largeur = _badge_width(repere)
    texte = Text(x + largeur / 2, y + 8.4, repere, BADGE_CORPS, True, charte.BLANC, Anchor.MIDDLE)
    return Rect(x, y, largeur, BADGE_HAUTEUR, Kind.LABEL, charte.ACCENT, radius=2, texts=(texte,))


def frame(cadre: Cadre) -> Rect:
    """Return the frame of a zone, which its title is drawn on later."""
    return Rect(
        cadre.x, cadre.y, cadre.largeur, cadre.hauteur, Kind.ZONE, charte.SABLE, charte.FILET,
        radius=4,
    )  # fmt: skip


def title_width(titre: str) -> float:
    """Return the width of the title of a zone."""
    return lettres.width(titre, charte.CORPS_MENU, bold=True)


def title(cadre: Cadre, titre: str) -> Rect:
    """Return the title of a zone, on its own ground so that no arrow strikes it through."""
    texte = Text(cadre.x, cadre.y + 9.3, titre, charte.CORPS_MENU, True, charte.ENCRE_DOUCE)
    return Rect(
        cadre.x - 2, cadre.y + 1, cadre.largeur + 4, cadre.hauteur - 2, Kind.TITLE, charte.SABLE,
        texts=(texte,),
    )  # fmt: skip


def _badge_rows(reperes: tuple[str, ...]) -> list[tuple[str, ...]]:
    n = -(-len(reperes) // _BADGES_PAR_PILE)
    return [reperes[i : i + n] for i in range(0, len(reperes), n)]


def _badge_width(repere: str) -> float:
    return lettres.width(repere, BADGE_CORPS, bold=True) + 2 * _BADGE_MARGE


def label(textes: list[Text]) -> list[Rect]:
    """Return lines of text in a rectangle of their own, which nothing else may cover."""
    if not textes:
        return []
    largeur = max(lettres.width(t.text, t.size, bold=t.bold) for t in textes)
    part = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[textes[0].anchor]
    x, y = textes[0].x - largeur * part, textes[0].y - 7.5
    hauteur = textes[-1].y + 2.5 - y
    return [Rect(x - 1, y, largeur + 2, hauteur, Kind.LABEL, texts=tuple(textes))]
