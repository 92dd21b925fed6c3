"""What people call things: an identifier for « directeur commercial » or « l’ERP »."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from cdc.entretien.identifiants import Identifiants
from cdc.entretien.reponses import normalize
from cdc_schema.references import CIBLES, designate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NOMMANTS = (
    "nom",
    "libelle",
    "titre",
    "intitule",
    "terme",
    "fonction",
    "prenom",
    "prenom_fictif",
    "metier",
    "colonne",
    "reference_externe",
)
_ARTICLES = ("le ", "la ", "les ", "l ", "un ", "une ", "notre ", "nos ", "mon ", "ma ")
_RESSEMBLANCE = 70
_ENUMERES = 3


class Noms:
    """The names of everything that has an identifier in a project."""

    def __init__(self, donnees: Mapping[str, Any]) -> None:
        self._noms: dict[str, dict[str, set[str]]] = {}
        self._lisibles: dict[str, set[str]] = {}
        self.identifiants = Identifiants()
        for element in _elements(donnees):
            self.add(element)

    def add(self, element: Mapping[str, Any]) -> None:
        """Learn the names of one element."""
        identifiant = str(element["id"])
        self.identifiants.add(identifiant)
        cible = designate(identifiant)
        if cible is None:
            return
        index = self._noms.setdefault(cible, {})
        noms = [str(element[c]) for c in _NOMMANTS if element.get(c)]
        self._lisibles.setdefault(cible, set()).update(noms)
        for nom in (identifiant, identifiant.partition("-")[2], *noms):
            for cle in _spellings(nom):
                index.setdefault(cle, set()).add(identifiant)

    def names(self, cibles: Sequence[str]) -> tuple[str, ...]:
        """Return how people call what these targets designate, in alphabetical order."""
        noms = {nom for cible in cibles for nom in self._lisibles.get(cible, ())}
        return tuple(sorted(noms, key=normalize))

    def resolve(self, texte: str, cibles: Sequence[str]) -> str | None:
        """Return the only identifier that `texte` names among `cibles`, or None."""
        for cible in cibles:
            index = self._noms.get(cible, {})
            trouves = {i for cle in _spellings(texte) for i in index.get(cle, ())}
            if trouves:  # of a role and a member of one name, the first target wins
                return trouves.pop() if len(trouves) == 1 else None
        return None

    def explain(self, texte: str, cibles: Sequence[str]) -> str:
        """Return why `texte` names nothing, with the names nearest to it."""
        attendus = [CIBLES[c].nom for c in cibles if c in CIBLES]
        attendu = " ou ".join(attendus) if len(attendus) <= _ENUMERES else "d’élément à citer ici"
        connus = {nom: normalize(nom) for c in cibles for nom in sorted(self._lisibles.get(c, ()))}
        trouves = process.extract(normalize(texte), connus, scorer=fuzz.WRatio, limit=3)
        proches = [nom for _, score, nom in trouves if score >= _RESSEMBLANCE]
        suite = f" Noms proches : {', '.join(proches)}." if proches else ""
        return (
            f"Le projet n’a pas, sous ce nom, {attendu}.{suite} Ajoutez-le ou nommez-le ainsi, "
            "puis importez à nouveau."
        )


def _spellings(nom: str) -> Iterator[str]:
    simple = normalize(nom)
    if simple:
        yield simple
        for article in _ARTICLES:
            if simple.startswith(article):
                yield simple.removeprefix(article)


def _elements(valeur: Any) -> Iterator[Mapping[str, Any]]:
    """Yield everything that has an identifier."""
    if isinstance(valeur, dict):
        if valeur.get("id"):
            yield valeur
        for dedans in valeur.values():
            yield from _elements(dedans)
    elif isinstance(valeur, list):
        for dedans in valeur:
            yield from _elements(dedans)
