"""Which requirement serves which objective, which test proves it; for the author, what is left out."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.index import bookmark
from cdc.formats.document.mesures import text_width
from cdc.formats.document.sections import cellules
from cdc.formats.document.sections.matrices import PAYSAGE, PORTRAIT, balanced
from cdc.formats.document.typographie import ABSENCE, INSECABLE, capitalised, typeset
from cdc.formats.document.valeurs import joined
from cdc.francais import FINE, number
from cdc_schema.enumerations import Priorite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.exigences import Exigence

_TITRE = "Couverture des objectifs"
_MARQUE = "●"
# Beyond, the matrix would be a book of dots: it counts by domain.
_DETAIL_MAX = 400
_CITEES_MAX = 60
_CORPS, _GRAS, _AISE = 9.0, 1.05, 3.0
_REFERENCES = (18.0, 36.0)
_TITRE_MIN, _TITRE_MAX = 44.0, 92.0
_SERVIS = 14.0
_DROITES_MAX = 5
_OBJECTIF, _OBJECTIF_DROIT, _OBJECTIF_MAX = 9.0, 15.0, 12.0
_NOMBRE, _GROUPE = "CDC Cellule Dense Centrée", "CDC Matrice Groupe"


@dataclass(frozen=True, slots=True)
class Domaine:
    """The requirements of one part of the chapter, the place and the number of its heading."""

    titre: str
    signet: str
    exigences: Sequence[Exigence]
    numero: str = ""


def coverage_blocks(
    ctx: Contexte, domaines: Sequence[Domaine], essais: Mapping[str, Sequence[str]] | None = None
) -> list[b.Bloc]:
    """Return the coverage of the objectives by the requirements, or nothing without objectives.

    With `essais`, the test cases of each requirement, it goes as far as what proves them.
    """
    objectifs = [o.id for o in ctx.cahier.objectifs if o.id]
    if not objectifs:
        return []
    toutes = [e for domaine in domaines for e in domaine.exigences]
    detail = len(toutes) <= _DETAIL_MAX
    couverture = _Couverture(ctx, tuple(objectifs), domaines, essais or {}, detail)
    tables = list(couverture.tables())
    suite: list[b.Bloc] = [*tables, *_alerts(ctx, objectifs, toutes)]
    page: list[b.Bloc] = [b.Paysage(tuple(suite))] if couverture.largeur == PAYSAGE else suite
    return [b.Titre(3, (b.Texte(_TITRE),)), _key(ctx, toutes, essais or {}), *page]


def _key(
    ctx: Contexte, exigences: Sequence[Exigence], essais: Mapping[str, Sequence[str]]
) -> b.Tableau:
    """Return what the columns of the matrix are, and how many requirements serve each."""
    toutes = _serving(exigences)
    fortes = _serving(e for e in exigences if e.priorite is Priorite.INDISPENSABLE)
    prouvees = any(essais.values())
    prouves: dict[str, set[str]] = defaultdict(set)
    for exigence in exigences if prouvees else ():
        for objectif in exigence.objectifs:
            prouves[objectif].update(essais.get(exigence.id or "", ()))
    lignes = tuple(
        b.Ligne(
            (
                (_link(o.id),),
                cellules.text(capitalised(typeset(o.enonce or ""))),
                _count(toutes[o.id], interne=ctx.interne),
                cellules.text(number(fortes[o.id]), "CDC Cellule Centrée"),
                *((_count(len(prouves[o.id]), interne=ctx.interne),) if prouvees else ()),
            )
        )
        for o in ctx.cahier.objectifs
        if o.id
    )
    colonnes = (
        b.Colonne("Réf.", largeur=18.0),
        b.Colonne("Objectif"),
        b.Colonne("Exigences", "centre", 24.0),
        b.Colonne("Indispensables", "centre", 28.0),
        *((b.Colonne("Cas de test", "centre", 24.0),) if prouvees else ()),
    )
    return b.Tableau("Exigences par objectif", colonnes, lignes, "CDC Tableau Dense")


def _serving(exigences: Iterable[Exigence]) -> Counter[str]:
    """Return how many requirements serve each objective."""
    return Counter(chain.from_iterable(set(e.objectifs) for e in exigences))


def _count(nombre: int, *, interne: bool) -> b.Cellule:
    """Return how many; none is what an author must see."""
    if nombre or not interne:
        return cellules.text(number(nombre), "CDC Cellule Centrée")
    return cellules.text("0", "CDC Teinte Forte")


def _link(ident: str, style: str = cellules.CELLULE) -> b.Paragraphe:
    return b.Paragraphe(style, (b.Reference(ident, bookmark(ident)),))


@dataclass(frozen=True)
class _Couverture:
    """The matrix: its columns, its rows, and whether it shows each requirement."""

    ctx: Contexte
    objectifs: tuple[str, ...]
    domaines: Sequence[Domaine]
    essais: Mapping[str, Sequence[str]]
    detail: bool

    @property
    def _servis(self) -> float:
        """Return the width of the totals: the objectives served, the test cases where some are."""
        return _SERVIS * (2 if self.prouvee else 1)

    @cached_property
    def _voulus(self) -> frozenset[str]:
        return frozenset(self.objectifs)

    @cached_property
    def prouvee(self) -> bool:
        """Say whether some requirement has a test case."""
        return any(self.essais.values())

    @cached_property
    def reference(self) -> float:
        """Return the width that the longest identifier shown asks for."""
        idents = (e.id or "" for e in self._shown())
        longue = max((text_width(i, _CORPS) for i in idents), default=0.0) * _GRAS + _AISE
        return min(max(longue, _REFERENCES[0]), _REFERENCES[1])

    @property
    def largeur(self) -> float:
        """Return the width of the page: upright when all objectives stand on it."""
        return PORTRAIT if len(self.objectifs) <= self._capacity(PORTRAIT) else PAYSAGE

    def tables(self) -> Iterator[b.Matrice]:
        """Yield the matrix, cut by runs of objectives when they are many."""
        combien = math.ceil(len(self.objectifs) / self._capacity(self.largeur))
        for rang, lot in enumerate(balanced(self.objectifs, combien), 1):
            partie = f" ({rang} sur {combien})" if combien > 1 else ""
            yield self._table(lot, partie, premiere=rang == 1, seule=combien == 1)

    def _capacity(self, largeur: float) -> int:
        return int((largeur - self.reference - _TITRE_MIN - self._servis) / _OBJECTIF)

    def _longest_title(self) -> float:
        titres = (e.titre or "" for e in self._shown())
        longue = max((text_width(titre, _CORPS) for titre in titres), default=0.0) + _AISE
        return min(max(longue, _TITRE_MIN), _TITRE_MAX)

    def _shown(self) -> Iterator[Exigence]:
        if self.detail:
            yield from (e for domaine in self.domaines for e in domaine.exigences)

    def _table(
        self, objectifs: Sequence[str], partie: str, *, premiere: bool, seule: bool
    ) -> b.Matrice:
        voulus = set(objectifs)
        rangees: list[b.Rangee] = []
        montrees: list[Exigence] = []
        for domaine in self.domaines:
            exigences = [
                e
                for e in domaine.exigences
                if seule or not voulus.isdisjoint(e.objectifs) or (premiere and not self._served(e))
            ]
            if exigences:
                tete: b.Fragments = (b.Lien(typeset(domaine.titre), domaine.signet),)
                rangees.append(self._group(tete, exigences, objectifs, liee=self.detail))
                montrees += exigences
            if self.detail:
                rangees += [self._row(e, objectifs) for e in exigences]
        # The totals never stand alone on a page.
        rangees[-1:] = [r._replace(liee=True) for r in rangees[-1:]]
        rangees.append(self._group((b.Texte("Total"),), montrees, objectifs, alerte=True))
        titre = f"{_TITRE}{partie}"
        return b.Matrice(
            titre, self._described(), self._headers(objectifs), tuple(rangees),
            "CDC Tableau Matrice Dense",
        )  # fmt: skip

    def _described(self) -> str:
        lignes = (
            "Exigences par ligne, groupées par domaine" if self.detail else "Domaines par ligne"
        )
        return (
            f"{lignes}, objectifs par colonne. Le signe {_MARQUE} dit que l’exigence sert l’objectif"
            f"{FINE}; les lignes des domaines et du total les comptent."
        )

    def _headers(self, objectifs: Sequence[str]) -> tuple[b.Entete, ...]:
        droits = len(objectifs) <= _DROITES_MAX
        style = "CDC Cellule En-tête" + (" Centrée" if droits else "")
        page = self.largeur - self.reference - self._servis
        place = (page - self._longest_title()) / len(objectifs)
        large = _OBJECTIF_DROIT if droits else min(max(place, _OBJECTIF), _OBJECTIF_MAX)
        titre = min(page - large * len(objectifs), _TITRE_MAX)
        return (
            b.Entete((b.Texte("Réf."),), self.reference, style="CDC Matrice En-tête"),
            b.Entete((b.Texte("Exigence"),), titre, style="CDC Matrice En-tête"),
            *(b.Entete(_link(o).fragments, large, not droits, style) for o in objectifs),
            b.Entete((b.Texte("Objectifs"),), _SERVIS, not droits, style),
            *((b.Entete((b.Texte("Tests"),), _SERVIS, not droits, style),) if self.prouvee else ()),
        )

    def _group(
        self,
        tete: b.Fragments,
        exigences: Sequence[Exigence],
        objectifs: Sequence[str],
        *,
        liee: bool = False,
        alerte: bool = False,
    ) -> b.Rangee:
        compte = _serving(exigences)
        nombre = len(exigences)
        mot = "exigence" if nombre == 1 else "exigences"
        dit = b.Texte(f"{INSECABLE} {number(nombre)}{INSECABLE}{mot}", "CDC Discret")
        servis = sum(1 for o in self.objectifs if compte[o])
        cases = (*(compte[o] for o in objectifs), servis)
        alerte = alerte and self.ctx.interne
        nombres = [_counted(n, alerte=alerte) for n in cases]
        if self.prouvee:
            prouvees = sum(1 for e in exigences if self.essais.get(e.id or ""))
            # How many of them are proved: a count of cases would hide those that none proves.
            part = cellules.text(f"{number(prouvees)}/{number(nombre)}", f"{_GROUPE} Total")
            nombres.append(part)
        return b.Rangee(((b.Paragraphe(_GROUPE, (*tete, dit)),), *nombres), 2, liee)

    def _row(self, exigence: Exigence, objectifs: Sequence[str]) -> b.Rangee:
        ident = exigence.id or ""
        servis = set(exigence.objectifs)
        marques = (_MARK if o in servis else _EMPTY for o in objectifs)
        nombre = len(self._served(exigence))
        totaux = [self._total(nombre)]
        if self.prouvee:
            totaux.append(self._total(len(self.essais.get(ident, ()))))
        titre = cellules.text(typeset(exigence.titre or ""), "CDC Matrice Détail")
        return b.Rangee(((_link(ident, "CDC Matrice Détail"),), titre, *marques, *totaux))

    def _total(self, nombre: int) -> b.Cellule:
        if nombre:
            return cellules.text(number(nombre), _NOMBRE)
        return _NONE if self.ctx.interne else cellules.text(ABSENCE, _NOMBRE)

    def _served(self, exigence: Exigence) -> frozenset[str]:
        return self._voulus.intersection(exigence.objectifs)


_MARK = cellules.text(_MARQUE, "CDC Matrice Marque")
_EMPTY = cellules.text("", _NOMBRE)
_NONE = cellules.text("Aucun", "CDC Matrice Alerte")


def _counted(nombre: int, *, alerte: bool) -> b.Cellule:
    """Return the count of a domain, or that of all domains: none of them is an alert."""
    if not nombre and alerte:
        return cellules.text("0", "CDC Matrice Alerte")
    return cellules.text(number(nombre) if nombre else ABSENCE, f"{_GROUPE} Total")


def _alerts(
    ctx: Contexte, objectifs: Sequence[str], exigences: Sequence[Exigence]
) -> Iterator[b.Paragraphe]:
    """Yield what nobody serves, and what serves nobody, for the author."""
    if not ctx.interne:
        return
    connus, servis = set(objectifs), {o for e in exigences for o in e.objectifs}
    oublies = [o for o in objectifs if o not in servis]
    seules = [e.id for e in exigences if e.id and not connus & set(e.objectifs)]
    for cites, un, plusieurs in (
        (oublies, "Objectif sans exigence", "Objectifs sans exigence"),
        (seules, "Exigence sans objectif", "Exigences sans objectif"),
    ):
        if cites:
            mots = f"{plusieurs} ({number(len(cites))})" if len(cites) > 1 else un
            yield b.Paragraphe(
                "CDC Note",
                (b.Texte(f"{mots}{INSECABLE}: ", "Strong"), *_cited(ctx, cites), b.Texte(".")),
            )


def _cited(ctx: Contexte, idents: Sequence[str]) -> b.Fragments:
    noms = joined([ctx.mots.index.name(ident) for ident in idents[:_CITEES_MAX]], ", ")
    reste = len(idents) - _CITEES_MAX
    return (*noms, b.Texte(f" et {number(reste)} autres")) if reste > 0 else noms
