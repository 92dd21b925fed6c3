"""The elements of a list in a project: found by where they come from, their name, their identifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.entretien.pose import is_empty
from cdc.entretien.reponses import normalize
from cdc.listes.cibles import REFERENCE_EXTERNE
from cdc_schema.base import PROVENANCE
from cdc_schema.description import champs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from cdc.listes.cibles import Donnee, Liste
    from cdc.listes.releves import Valeur

Chemin = tuple[str, ...]


@dataclass(eq=False, slots=True)
class Fiche:
    """One element: its data, a copy of that of the project, and the list that holds it."""

    chemin: Chemin
    noeud: dict[str, Any]
    nouvelle: bool = False

    @property
    def sources(self) -> list[str]:
        """Where it comes from."""
        return list(self.noeud.get(PROVENANCE) or [])

    def value(self, donnee: Donnee) -> Any:
        """Return what it holds for `donnee`, or None."""
        noeud: Any = self.noeud
        for item in donnee.suite:
            noeud = noeud.get(item.cle) if isinstance(noeud, dict) else None
        return noeud

    def put(self, donnee: Donnee, valeur: Any) -> None:
        """Give a value to `donnee`."""
        noeud = self.noeud
        for item in donnee.suite[:-1]:
            noeud[item.cle] = dict(noeud.get(item.cle) or {})
            noeud = noeud[item.cle]
        noeud[donnee.champ.cle] = valeur


class Fiches:
    """The elements of a list, by all that finds them.

    `finis` are the imports that were brought, with the cells that found no place then.
    """

    def __init__(
        self,
        donnees: Mapping[str, Any],
        liste: Liste,
        finis: Mapping[str, AbstractSet[str]] | None = None,
    ) -> None:
        self._finis = finis or {}
        self._liste = liste
        self._donnees = dict(donnees)
        self.toutes: dict[Chemin, list[Fiche]] = {
            chemin: [Fiche(chemin, dict(e)) for e in _at(donnees, chemin)]
            for chemin in liste.chemins.values()
        }
        self._par_id = {f.noeud["id"]: f for f in self if f.noeud.get("id")}
        self._par_nom: dict[str, dict[str, list[Fiche]]] = {}
        self.citees = {s: f for f in self for s in f.sources}
        self.citants = {s.partition("#")[0] for s in self.citees}

    def __iter__(self) -> Iterator[Fiche]:
        for fiches in self.toutes.values():
            yield from fiches

    def took(self, nom: str) -> bool:
        """Say whether the project took the import `nom`: it is cited, or was brought to the end.

        Any other was interrupted before it changed anything.
        """
        return nom in self.citants or nom in self._finis

    def kept(self, nom: str, valeur: Valeur) -> bool:
        """Say whether a value of the import `nom` found its place, the last time it came."""
        ecartees = self._finis.get(nom)
        if ecartees is None or not valeur.champ:
            return valeur.prise and not valeur.conflit
        return valeur.cellule not in ecartees

    def by_id(self, identifiant: str) -> Fiche | None:
        """Return the element that bears `identifiant`."""
        return self._par_id.get(identifiant)

    def by_name(self, dits: Mapping[str, list[str]], prises: set[int]) -> Fiche | None:
        """Return the element that `dits` names: the possible texts of its naming data items."""
        for cles in self._liste.identites:
            textes = dits.get(cles[0])
            if textes:
                candidates = (f for t in textes for f in self._named(cles[0]).get(normalize(t), ()))
                libres = (f for f in candidates if id(f) not in prises)
                return next((f for f in libres if self._is(f, cles[1:], dits)), None)
        return None

    def by_reference(self, reference: str, prises: set[int]) -> list[Fiche]:
        """Return the elements that another table called `reference`."""
        if REFERENCE_EXTERNE not in self._liste.donnees:
            return []
        fiches = self._named(REFERENCE_EXTERNE).get(normalize(reference), ())
        return [f for f in fiches if reference and id(f) not in prises]

    def identify(self, fiche: Fiche, identifiant: str) -> None:
        """Give its identifier to a new element."""
        fiche.noeud["id"] = identifiant
        self._par_id[identifiant] = fiche

    def name(self, fiche: Fiche) -> str | int:
        """Return what designates an element in a path: its identifier, else its rank."""
        identifiant = fiche.noeud.get("id")
        return identifiant or self.toutes[fiche.chemin].index(fiche)

    def add(self, chemin: Chemin) -> Fiche:
        """Add an element at the end of the list at `chemin`."""
        fiche = Fiche(chemin, {}, nouvelle=True)
        self.toutes[chemin].append(fiche)
        return fiche

    def written(self) -> dict[str, Any]:
        """Return the project with these elements."""
        donnees = dict(self._donnees)
        for chemin, fiches in self.toutes.items():
            if fiches:
                _put(donnees, chemin, [self._ordered(f) for f in fiches])
        return donnees

    def _ordered(self, fiche: Fiche) -> dict[str, Any]:
        if not fiche.nouvelle:
            return fiche.noeud
        cles = [*(c.cle for c in champs(self._liste.modele)), PROVENANCE]
        return {cle: fiche.noeud[cle] for cle in cles if not is_empty(fiche.noeud.get(cle))}

    def _named(self, cle: str) -> dict[str, list[Fiche]]:
        """Return the elements that the project had, by what they hold for `cle`."""
        if cle not in self._par_nom:
            index = self._par_nom.setdefault(cle, {})
            for fiche in self:
                if not fiche.nouvelle:
                    for texte in _spelt(fiche.value(self._liste.donnees[cle])):
                        index.setdefault(texte, []).append(fiche)
        return self._par_nom[cle]

    def _is(self, fiche: Fiche, cles: tuple[str, ...], dits: Mapping[str, list[str]]) -> bool:
        """Say whether `fiche` has one of the texts of each key, those that both leave out aside."""
        for cle in cles:
            textes = {normalize(t) for t in dits.get(cle, ())}
            valeur = fiche.value(self._liste.donnees[cle])
            if textes and not is_empty(valeur) and not textes & _spelt(valeur):
                return False
        return True


def _spelt(valeur: Any) -> set[str]:
    valeurs = valeur if isinstance(valeur, list) else [valeur]
    return {normalize(str(v)) for v in valeurs if not is_empty(v)}


def _at(donnees: Mapping[str, Any], chemin: Chemin) -> list[dict[str, Any]]:
    noeud: Any = donnees
    for segment in chemin:
        noeud = (noeud or {}).get(segment)
    return list(noeud or [])


def _put(donnees: dict[str, Any], chemin: Chemin, valeur: list[dict[str, Any]]) -> None:
    noeud = donnees
    for segment in chemin[:-1]:
        noeud[segment] = dict(noeud.get(segment) or {})
        noeud = noeud[segment]
    noeud[chemin[-1]] = valeur
