"""A specification with every data item of the schema filled, each text different.

What is internal is said by words, numbers, dates and identifiers that nothing else says.
"""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import TYPE_CHECKING, Any

from cdc_schema import Cahier
from cdc_schema.base import PROVENANCE, Section
from cdc_schema.description import Champ, champs
from cdc_schema.plan import CHAPITRES, PROJET, RECETTE
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc_schema.base import Element

_VALEURS: dict[Genre, str] = {
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
SANS_PREFIXE = {
    "sous_section": "2b",
    "donnee": "4d.reversibilite",
    "etat": "Nouveau",
    "execution": "REL-1#CT-1",
}


class Remplisseur:
    """Fills models.

    Attributes:
        jetons: which text was written where, and whether it is internal.
        secrets: what else is internal and said nowhere else (a number, a date, an identifier as
            they may be printed, without spaces), and where.
    """

    def __init__(self) -> None:
        self.jetons: dict[str, tuple[str, bool]] = {}
        self.secrets: dict[str, str] = {}
        self._numeros = count(10_000)
        self._identifiants: dict[str, Iterator[int]] = {}

    def cahier(self) -> Cahier:
        """Return a specification where every list has two elements."""
        donnees: dict[str, Any] = {"projet": self._record(PROJET.modele, "projet", interne=False)}
        sections = (*(s for c in CHAPITRES for s in c.sous_sections), *RECETTE)
        for section in (s for s in sections if not s.derive):
            fois = self._times(section.cle) if section.repetition else 1
            elements = [
                self._record(section.modele, section.cle, interne=False) for _ in range(fois)
            ]
            donnees[section.cle] = elements if section.repetition else elements[0]
        return Cahier.model_validate(donnees)

    def _record(self, modele: type[Element], ou: str, *, interne: bool) -> dict[str, Any]:
        dit = {
            c.cle: self._value(c, f"{ou}.{c.cle}", interne=interne or c.interne)
            for c in champs(modele)
            if not c.calcul
        }
        return dit | self._provenance(modele, ou)

    def _provenance(self, modele: type[Element], ou: str) -> dict[str, Any]:
        if PROVENANCE not in modele.model_fields:
            return {}
        source = f"IMP-01#{self._secret(ou)}!A1"
        return {PROVENANCE: {"x": [source]} if issubclass(modele, Section) else [source]}

    def _value(self, champ: Champ, ou: str, *, interne: bool) -> Any:
        if champ.genre is Genre.LISTE:
            assert champ.element is not None
            return [self._value(champ.element, ou, interne=interne) for _ in range(self._times(ou))]
        if champ.genre is Genre.ENREGISTREMENT:
            assert champ.modele is not None
            return self._record(champ.modele, ou, interne=interne)
        if champ.genre is Genre.MATRICE:
            return self._matrix(champ, ou, interne=interne)
        if champ.genre is Genre.IDENTIFIANT:
            return self._identifier(champ.prefixe)
        if champ.genre is Genre.CHOIX:
            return self._choice(champ)
        if champ.genre is Genre.REFERENCE:
            return self._reference(champ, ou, interne=interne)
        return self._plain(champ, ou, interne=interne) or self._text(champ, ou, interne=interne)

    def _times(self, _ou: str) -> int:
        """Return how many elements a list has."""
        return 2

    def _identifier(self, prefixe: str) -> str:
        return f"{prefixe}-{next(self._identifiants.setdefault(prefixe, count(1)))}"

    def _choice(self, champ: Champ) -> str:
        assert champ.enumeration is not None
        return str(next(iter(champ.enumeration)))

    def _reference(self, champ: Champ, ou: str, *, interne: bool) -> str:
        cible = champ.cibles[0]
        if interne and cible not in SANS_PREFIXE:
            return f"{CIBLES[cible].prefixe}-{self._secret(ou).upper()}"
        return SANS_PREFIXE.get(cible) or f"{CIBLES[cible].prefixe}-1"

    def _plain(self, champ: Champ, ou: str, *, interne: bool) -> str:
        """Return a number, a date, yes or no; empty for what is said in words."""
        valeur = _VALEURS.get(champ.genre, "")
        if not interne or champ.genre in (Genre.BOOLEEN, Genre.DUREE):
            return valeur
        if champ.genre in (Genre.DATE, Genre.DATE_HEURE):
            return self._day(ou)
        return valeur and self._number(ou)

    def _secret(self, ou: str) -> str:
        secret = f"zq{next(self._numeros)}"
        self.secrets[secret] = ou
        return secret

    def _number(self, ou: str) -> str:
        # 713 100 000 and more: nothing else in a document has these digits.
        nombre = f"7131{next(self._numeros)}"
        self.secrets[nombre] = ou
        return nombre

    def _day(self, ou: str) -> str:
        jour = dt.date(2071, 1, 1) + dt.timedelta(days=next(self._numeros) - 10_000)
        for forme in ("{:%d/%m/%Y}", "{:%Y-%m-%d}"):
            self.secrets[forme.format(jour)] = ou
        return f"{jour:%d/%m/%Y}"

    def _text(self, champ: Champ, ou: str, *, interne: bool) -> str:
        jeton = f"zq{next(self._numeros)}"
        self.jetons[jeton] = (ou, interne)
        return {Genre.COURRIEL: f"{jeton}@exemple.fr", Genre.URL: f"https://{jeton}.fr"}.get(
            champ.genre, jeton
        )

    def _matrix(self, champ: Champ, ou: str, *, interne: bool) -> dict[str, Any]:
        assert champ.lignes is not None and champ.colonnes is not None
        assert champ.cellule is not None
        lignes, colonnes = self._sizes()
        return {
            self._value(champ.lignes, ou, interne=interne): {
                self._value(champ.colonnes, ou, interne=interne): self._value(
                    champ.cellule, ou, interne=interne
                )
                for _ in range(colonnes)
            }
            for _ in range(lignes)
        }

    def _sizes(self) -> tuple[int, int]:
        """Return how many rows and columns a matrix has."""
        return 1, 1
