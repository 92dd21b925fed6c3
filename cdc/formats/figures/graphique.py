"""A chart as a Scene, for what cannot draw one: bars, their names, their numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.figures import charte
from cdc.figures.lettres import width, wrap
from cdc.figures.scene import Anchor, Kind, Rect, Scene, Text
from cdc.formats.document.blocs import Ton
from cdc.francais import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.blocs import Graphique, Serie

_POINTS_PAR_MM = 72 / 25.4
_LARGEUR = charte.LARGEUR_PORTRAIT
_NOMS_MAX, _ECART, _DROITE = 0.45 * _LARGEUR, 6.0, 0.97 * _LARGEUR
_EPAISSEUR = 0.69
_CASE, _ENTRE = 7.0, 14.0
# What lifts the base line of a text to the middle of what it names.
_BASE = 0.34
_FONDS = {Ton.FORT: charte.ACCENT, Ton.MOYEN: charte.ACCENT_MOYEN}
_TIRETS = {Ton.POINTILLE: (2.0, 1.5)}


def chart_scene(graphique: Graphique) -> Scene:
    """Return the picture of `graphique`, as a word processor would draw it."""
    pas = (graphique.hauteur - graphique.marge) * _POINTS_PAR_MM / len(graphique.categories)
    noms = max(width(nom, charte.CORPS) for nom in graphique.categories)
    gauche = min(noms, _NOMS_MAX) + _ECART
    haut = graphique.marge * _POINTS_PAR_MM
    longues = [sum(valeurs) for valeurs in zip(*(s.valeurs for s in graphique.series), strict=True)]
    # A number beyond the end of its bar needs room there.
    place = _DROITE - gauche - (0 if len(graphique.series) > 1 else 2 * _ECART)
    echelle = place / (max(longues) or 1)
    items: list[Rect | Text] = list(_key(graphique)) if len(graphique.series) > 1 else []
    for rang, nom in enumerate(graphique.categories):
        milieu = haut + pas * (rang + 0.5)
        ligne = wrap(nom, _NOMS_MAX, charte.CORPS, lines=1)
        items += [_text(gauche - _ECART, milieu, " ".join(ligne), Anchor.END)]
        items += _bar(graphique, rang, gauche, milieu, pas * _EPAISSEUR, echelle)
    return Scene(_LARGEUR, graphique.hauteur * _POINTS_PAR_MM, tuple(items))


def _bar(
    graphique: Graphique, rang: int, x: float, milieu: float, epaisseur: float, echelle: float
) -> Iterator[Rect | Text]:
    empile = len(graphique.series) > 1
    for serie in graphique.series:
        valeur = serie.valeurs[rang]
        if not valeur:
            continue
        large = valeur * echelle
        bout = x + large / 2 if empile else x + large + _ECART / 2
        dit = _text(
            bout,
            milieu,
            _said(valeur),
            Anchor.MIDDLE if empile else Anchor.START,
            charte.BLANC if empile and serie.ton is Ton.FORT else charte.ENCRE,
        )
        # A number that does not fit in its bar would lie over the next one.
        dits = (dit,) if not empile or width(dit.text, charte.CORPS) <= large else ()
        yield _rect(x, milieu - epaisseur / 2, large, epaisseur, serie, *dits)
        x += large


def _key(graphique: Graphique) -> Iterator[Rect | Text]:
    milieu = charte.CORPS
    entree = _CASE + _ECART / 2
    large = sum(entree + width(s.nom, charte.CORPS) + _ENTRE for s in graphique.series) - _ENTRE
    x = (_LARGEUR - large) / 2
    for serie in graphique.series:
        yield _rect(x, milieu - _CASE / 2, _CASE, _CASE, serie)
        yield _text(x + entree, milieu, serie.nom)
        x += entree + width(serie.nom, charte.CORPS) + _ENTRE


def _rect(x: float, y: float, large: float, haut: float, serie: Serie, *dits: Text) -> Rect:
    plein = serie.ton in _FONDS
    return Rect(
        x,
        y,
        large,
        haut,
        Kind.BAR,
        _FONDS.get(serie.ton, charte.BLANC),
        charte.ACCENT if plein else charte.FILET_FORT,
        dashes=_TIRETS.get(serie.ton, ()),
        texts=dits,
    )


def _text(
    x: float, milieu: float, texte: str, ancre: Anchor = Anchor.START, encre: str = charte.ENCRE
) -> Text:
    base = milieu + _BASE * charte.CORPS
    return Text(x, base, texte, charte.CORPS, color=encre, anchor=ancre)


def _said(valeur: float) -> str:
    return number(int(valeur)) if valeur == int(valeur) else number(Decimal(str(valeur)))
