"""A specification with every data item of the schema filled, each text different."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from cdc_schema import Cahier
from cdc_schema.description import Champ, champs
from cdc_schema.plan import CHAPITRES, PROJET
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema.base import Element

_VALEURS: dict[Genre, Any] = {
    Genre.ENTIER: "7",
    Genre.DECIMAL: "12,5",
    Genre.MONTANT: "1 234,56",
    Genre.POURCENTAGE: "42",
    Genre.DATE: "22/11/2026",
    Genre.DATE_HEURE: "22/11/2026 12:00",
    Genre.BOOLEEN: "oui",
    Genre.DUREE: "4 h ouvrées",
    Genre.TELEPHONE: "02 43 00 00 00",
}
_SANS_PREFIXE = {"sous_section": "2b", "donnee": "4d.reversibilite", "etat": "Nouveau"}


class Remplisseur:
    """Fills models; `jetons` says which text was written where, and whether it is internal."""

    def __init__(self) -> None:
        self.jetons: dict[str, tuple[str, bool]] = {}
        self._numeros = count(10_000)
        self._identifiants: dict[str, Iterator[int]] = {}

    def cahier(self) -> Cahier:
        """Return a specification where every list has two elements."""
        donnees: dict[str, Any] = {"projet": self._record(PROJET.modele, "projet", interne=False)}
        for section in (s for c in CHAPITRES for s in c.sous_sections if not s.derive):
            fois = 2 if section.repetition else 1
            elements = [
                self._record(section.modele, section.cle, interne=False) for _ in range(fois)
            ]
            donnees[section.cle] = elements if section.repetition else elements[0]
        return Cahier.model_validate(donnees)

    def _record(self, modele: type[Element], ou: str, *, interne: bool) -> dict[str, Any]:
        return {
            c.cle: self._value(c, f"{ou}.{c.cle}", interne=interne or c.interne)
            for c in champs(modele)
            if not c.calcul
        }

    def _value(self, champ: Champ, ou: str, *, interne: bool) -> Any:
        if champ.genre is Genre.LISTE:
            assert champ.element is not None
            return [self._value(champ.element, ou, interne=interne) for _ in range(2)]
        if champ.genre is Genre.ENREGISTREMENT:
            assert champ.modele is not None
            return self._record(champ.modele, ou, interne=interne)
        if champ.genre is Genre.MATRICE:
            return self._matrix(champ, ou, interne=interne)
        return _VALEURS.get(champ.genre) or self._scalar(champ, ou, interne=interne)

    def _scalar(self, champ: Champ, ou: str, *, interne: bool) -> str:
        if champ.genre is Genre.IDENTIFIANT:
            rang = next(self._identifiants.setdefault(champ.prefixe, count(1)))
            return f"{champ.prefixe}-{rang}"
        if champ.genre is Genre.CHOIX:
            assert champ.enumeration is not None
            return str(next(iter(champ.enumeration)))
        if champ.genre is Genre.REFERENCE:
            cible = champ.cibles[0]
            return _SANS_PREFIXE.get(cible) or f"{CIBLES[cible].prefixe}-1"
        jeton = f"zq{next(self._numeros)}"
        self.jetons[jeton] = (ou, interne)
        return {Genre.COURRIEL: f"{jeton}@exemple.fr", Genre.URL: f"https://{jeton}.fr"}.get(
            champ.genre, jeton
        )

    def _matrix(self, champ: Champ, ou: str, *, interne: bool) -> dict[str, Any]:
        assert champ.lignes is not None and champ.colonnes is not None
        assert champ.cellule is not None
        ligne = self._value(champ.lignes, ou, interne=interne)
        colonne = self._value(champ.colonnes, ou, interne=interne)
        return {ligne: {colonne: self._value(champ.cellule, ou, interne=interne)}}
