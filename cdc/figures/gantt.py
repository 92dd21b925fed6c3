"""The planning as a picture: phases, batches, milestones, forbidden periods."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.figures import calendrier, charte, lettres
from cdc.figures.calendrier import MOIS, Barre, Borne, Calendrier, Livraison
from cdc.figures.figure import Figure, phrase
from cdc.figures.scene import Anchor, Item, Kind, Polygon, Polyline, Rect, Scene, Text
from cdc.francais import enumeration, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc_schema import Cahier

_LARGEUR = charte.LARGEUR_PORTRAIT
_CORPS, _PAS = 8.5, 10.2
_LIBELLES, _DROITE = 132.0, 6.0
_RANG, _TETE, _BARRE, _LOSANGE = 15.0, 27.0, 9.0, 4.2
_MOIS_MIN, _ANNEE_MIN = 21.0, 24.0
_HAUTEUR = charte.HAUTEUR_PORTRAIT
_GRILLE = 0.5
_JALONS = "Jalons"
Rang = Barre | Livraison | Borne | str


@dataclass(slots=True)
class _Feuille:
    """The picture under way: what goes below, then lines, then bars, then words."""

    calendrier: Calendrier
    fonds: list[Item] = field(default_factory=list)
    traits: list[Item] = field(default_factory=list)
    formes: list[Item] = field(default_factory=list)
    mots: list[Item] = field(default_factory=list)

    def x(self, jour: dt.date) -> float:
        """Return the abscissa of the morning of `jour`."""
        place = _LARGEUR - _LIBELLES - _DROITE
        return _LIBELLES + place * self.calendrier.part(jour)

    def soir(self, jour: dt.date) -> float:
        """Return the abscissa of the end of `jour`."""
        return self.x(jour + dt.timedelta(days=1))


def figures_planning(cahier: Cahier) -> Iterator[Figure]:
    """Yield the planning, in as many pictures as its rows need."""
    lu = calendrier.read(cahier)
    if lu is None:
        return
    pages = _pages(lu)
    for numero, rangs in enumerate(pages, 1):
        seule = len(pages) == 1
        yield Figure(
            "planning" if seule else f"planning.{numero}",
            "planning",
            "Calendrier du projet"
            if seule
            else f"Calendrier du projet ({numero} sur {len(pages)})",
            _told(lu, rangs),
            _legend(lu, rangs),
            draw(lu, rangs),
        )


def draw(lu: Calendrier, rangs: Sequence[Rang]) -> Scene:
    """Return the picture of these rows under the months of the whole planning."""
    feuille = _Feuille(lu)
    y = _TETE + 4
    grille = y
    for rang in rangs:
        hauteur = _height(rang)
        _row(feuille, rang, y, hauteur)
        y += hauteur
        # Below, there are only milestones: their names read better on plain white.
        grille = grille if isinstance(rang, Borne) or rang == _JALONS else y
    bas = y + 3
    _months(feuille, grille)
    _forbidden(feuille, grille)
    items = (*feuille.fonds, *feuille.traits, *feuille.formes, *feuille.mots)
    return Scene(_LARGEUR, bas + 1, items)


def _pages(lu: Calendrier) -> list[list[Rang]]:
    rangs: list[Rang] = [*lu.phases]
    # A batch whose acceptance is a phase is delivered on the row of that phase.
    seules = [x for x in lu.livraisons if not any(_delivers(x, phase) for phase in lu.phases)]
    rangs += ["Lots", *seules] if seules else []
    rangs += [_JALONS, *sorted(lu.bornes, key=lambda b: b.date)] if lu.bornes else []
    pages: list[list[Rang]] = [[]]
    hauteur = _TETE + 10
    for rang in rangs:
        if hauteur + _height(rang) > _HAUTEUR and pages[-1]:
            pages.append([])
            hauteur = _TETE + 10
        pages[-1].append(rang)
        hauteur += _height(rang)
    return pages


def _delivers(livraison: Livraison, phase: Barre) -> bool:
    recette = livraison.recette
    return recette is not None and (recette.debut, recette.fin) == (phase.debut, phase.fin)


def _delivered(lu: Calendrier, rangs: Sequence[Rang]) -> list[Livraison]:
    """Return the batches whose delivery these rows show."""
    barres = [r for r in rangs if isinstance(r, Barre)]
    propres = [r for r in rangs if isinstance(r, Livraison)]
    autres = [x for x in lu.livraisons if any(_delivers(x, barre) for barre in barres)]
    return [*propres, *autres]


def _height(rang: Rang) -> float:
    if isinstance(rang, str):
        return _RANG + 4
    if isinstance(rang, Borne):
        return _RANG - 1
    return max(_RANG, len(_words(rang.nom)) * _PAS + 5)


def _words(nom: str) -> tuple[str, ...]:
    return lettres.balanced(nom, _LIBELLES - 10, _CORPS, lines=3)


def _row(feuille: _Feuille, rang: Rang, y: float, hauteur: float) -> None:
    milieu = y + hauteur / 2
    if isinstance(rang, str):
        if y > _TETE + 4:
            feuille.traits.append(Polyline(((0, y + 2), (_LARGEUR, y + 2)), charte.ACCENT, 0.75))
        feuille.mots.append(Text(0, y + hauteur - 4.5, rang, _CORPS, bold=True))
    elif isinstance(rang, Borne):
        _milestone(feuille, rang, milieu)
    else:
        mots = _words(rang.nom)
        haut = milieu - len(mots) * _PAS / 2 + 7.8
        feuille.mots += [Text(0, haut + i * _PAS, t, _CORPS) for i, t in enumerate(mots)]
        if isinstance(rang, Barre):
            feuille.formes.append(_bar(feuille, rang, milieu))
            for livraison in _delivered(feuille.calendrier, [rang]):
                _triangle(feuille, livraison, milieu)
        else:
            _delivery(feuille, rang, milieu)


def _bar(feuille: _Feuille, barre: Barre, milieu: float) -> Rect:
    gauche, droite = feuille.x(barre.debut), feuille.soir(barre.fin)
    return Rect(
        gauche, milieu - _BARRE / 2, max(droite - gauche, 1.5), _BARRE, Kind.BAR,
        charte.ACCENT if barre.prestataire else charte.ACCENT_MOYEN,
        charte.ACCENT, 0.75, radius=1.5,
    )  # fmt: skip


def _delivery(feuille: _Feuille, livraison: Livraison, milieu: float) -> None:
    if livraison.recette:
        feuille.formes.append(_bar(feuille, livraison.recette, milieu))
    _triangle(feuille, livraison, milieu)


def _triangle(feuille: _Feuille, livraison: Livraison, milieu: float) -> None:
    if livraison.date:
        x, r = feuille.soir(livraison.date), _LOSANGE
        feuille.formes.append(
            Polygon(((x - r, milieu - r), (x + r, milieu - r), (x, milieu + r)), charte.BLANC,
                    charte.ACCENT, 1.2)
        )  # fmt: skip


def _milestone(feuille: _Feuille, borne: Borne, milieu: float) -> None:
    x, r = (feuille.x(borne.date) + feuille.soir(borne.date)) / 2, _LOSANGE
    feuille.traits.append(
        Polyline(((x, _TETE), (x, milieu - r)), charte.ACCENT, 0.75, dashes=(2.5, 2.0))
    )
    feuille.formes.append(
        Polygon(((x, milieu - r), (x + r, milieu), (x, milieu + r), (x - r, milieu)))
    )
    gras = borne.imperative
    mots = _milestone_words(borne, max(x, _LARGEUR - x) - r - 8)
    largeur = lettres.width(mots, _CORPS, bold=gras)
    # To its left nothing comes down: the lines of later milestones are all to the right.
    gauche = x - r - 4 - largeur if x - r - 6 - largeur > 0 else x + r + 4
    texte = Text(gauche, milieu + 2.9, mots, _CORPS, gras)
    feuille.mots.append(
        Rect(gauche - 2, milieu - 6, largeur + 4, 12, Kind.LABEL, charte.BLANC, texts=(texte,))
    )


def _milestone_words(borne: Borne, place: float) -> str:
    """Return the name and date of a milestone; a name too long for its side is cut."""
    suite = f", {borne.date:%d/%m/%Y}" + (" (impérative)" if borne.imperative else "")
    reste = place - lettres.width(suite, _CORPS, bold=borne.imperative)
    return lettres.wrap(borne.nom, reste, _CORPS, bold=borne.imperative, lines=1)[0] + suite


def _months(feuille: _Feuille, bas: float) -> None:
    """Draw the months, or quarters when months are too narrow, and where years begin."""
    lu = feuille.calendrier
    mois = list(lu.mois())
    large = (_LARGEUR - _LIBELLES - _DROITE) / len(mois)
    pas = next((p for p in (1, 3) if large * p >= _MOIS_MIN), 12)
    for jour in mois:
        if (jour.month - 1) % pas == 0 or jour == lu.debut:
            _month(feuille, jour, bas, pas, large)
    feuille.traits.append(_grid(feuille.x(lu.fin), _TETE - 12, bas, charte.FILET))
    feuille.traits.append(Polyline(((0, _TETE), (_LARGEUR, _TETE)), charte.ACCENT, 1))
    _years(feuille, mois, bas, large)


def _month(feuille: _Feuille, jour: dt.date, bas: float, pas: int, large: float) -> None:
    gauche = feuille.x(jour)
    feuille.traits.append(_grid(gauche, _TETE - 12 if pas < 12 else _TETE, bas, charte.FILET))
    reste = pas - (jour.month - 1) % pas
    dit = {1: MOIS[jour.month - 1], 3: f"T{(jour.month + 2) // 3}", 12: ""}[pas]
    fin = min(feuille.x(feuille.calendrier.fin), gauche + reste * large)
    if dit and fin - gauche >= lettres.width(dit, charte.CORPS_MENU) + 1:
        feuille.mots.append(
            Text((gauche + fin) / 2, _TETE - 4, dit, charte.CORPS_MENU,
                 color=charte.ENCRE_DOUCE, anchor=Anchor.MIDDLE)
        )  # fmt: skip


def _years(feuille: _Feuille, mois: list[dt.date], bas: float, large: float) -> None:
    for annee in sorted({jour.year for jour in mois}):
        siens = [jour for jour in mois if jour.year == annee]
        gauche = feuille.x(siens[0])
        if siens[0].month == 1 and siens[0] != mois[0]:
            feuille.traits.append(_grid(gauche, 2, bas, charte.FILET_FORT))
        if len(siens) * large >= _ANNEE_MIN:
            feuille.mots.append(Text(gauche + 3, 10, str(annee), charte.CORPS_MENU, bold=True))


def _grid(x: float, haut: float, bas: float, couleur: str) -> Polyline:
    return Polyline(((x, haut), (x, bas)), couleur, _GRILLE if couleur == charte.FILET else 0.75)


def _forbidden(feuille: _Feuille, bas: float) -> None:
    lu = feuille.calendrier
    for interdit in lu.interdits:
        gauche = max(feuille.x(interdit.debut), feuille.x(lu.debut))
        droite = min(feuille.soir(min(interdit.fin, lu.fin)), feuille.x(lu.fin))
        feuille.fonds.append(
            Rect(gauche, _TETE, max(droite - gauche, 1), bas - _TETE, fill=charte.SABLE,
                 stroke=charte.FILET, stroke_width=_GRILLE)
        )  # fmt: skip


def _legend(lu: Calendrier, rangs: Sequence[Rang]) -> str:
    barres = [r for r in rangs if isinstance(r, Barre)]
    lots = _delivered(lu, rangs)
    propres = [r for r in rangs if isinstance(r, Livraison)]
    mots = []
    if any(b.prestataire for b in barres):
        mots.append("barre foncée\u00a0: conduit par le prestataire")
    if any(not b.prestataire for b in barres) or any(x.recette for x in propres):
        recette = ", recette d’un lot comprise" if any(x.recette for x in propres) else ""
        mots.append(f"barre claire\u00a0: conduit par l’entreprise{recette}")
    if any(x.date for x in lots):
        mots.append("triangle\u00a0: livraison d’un lot")
    if any(isinstance(r, Borne) for r in rangs):
        mots.append("losange\u00a0: jalon")
    mots += [f"fond sable\u00a0: {_period(i.raison or 'période interdite', i.debut, i.fin)}"
             for i in lu.interdits]  # fmt: skip
    return phrase("\u202f; ".join(mots))


def _told(lu: Calendrier, rangs: Sequence[Rang]) -> str:
    barres = [r for r in rangs if isinstance(r, Barre)]
    lots = _delivered(lu, rangs)
    bornes = [r for r in rangs if isinstance(r, Borne)]
    comptes = {"phase": len(barres), "lot": len(lots), "jalon": len(bornes)}
    quoi = [plural(combien, nom) for nom, combien in comptes.items() if combien]
    fin = lu.fin - dt.timedelta(days=1)
    lignes = [f"Calendrier de {lu.debut:%m/%Y} à {fin:%m/%Y}\u00a0: {enumeration(quoi)}"]
    lignes += [
        f"{_period(b.nom, b.debut, b.fin)}, {'prestataire' if b.prestataire else 'entreprise'}"
        for b in barres
    ]
    for lot in lots:
        dits = [f"livraison le {lot.date:%d/%m/%Y}"] if lot.date else []
        dits += [_period("recette", lot.recette.debut, lot.recette.fin)] if lot.recette else []
        lignes.append(f"{lot.nom}, {', '.join(dits)}")
    lignes += [f"Jalon {b.nom}, le {b.date:%d/%m/%Y}" for b in bornes]
    lignes += [
        f"Période interdite, {_period(i.raison or 'sans raison donnée', i.debut, i.fin)}"
        for i in lu.interdits
    ]
    return " ".join(map(phrase, lignes))


def _period(nom: str, debut: dt.date, fin: dt.date) -> str:
    return f"{nom}, du {debut:%d/%m/%Y} au {fin:%d/%m/%Y}"
