"""What the dated file `modeles/verification/rgpd.yaml` says: numbers, words and sources that decide."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdc.francais import typography
from cdc.verification.noms import holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.verification.regles import Regle

FICHIER = "rgpd"
_SANS_LIMITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Cadre:
    """The numbers and the words; without the file, nothing is ever beyond nor recognised."""

    seuils: Mapping[str, str]
    mots: Mapping[str, list[str]]
    articles: Mapping[str, str]

    def seuil(self, nom: str) -> Decimal:
        """Return the number called `nom`."""
        return Decimal(self.seuils[nom]) if nom in self.seuils else _SANS_LIMITE

    def says(self, texte: str | None, *listes: str) -> bool:
        """Tell whether `texte` holds a word of one of `listes`."""
        return bool(texte) and any(holds(texte or "", self.liste(nom)) for nom in listes)

    def article(self, droit: str) -> str:
        """Return the number of the article that gives `droit`."""
        return self.articles.get(droit, "")

    def liste(self, nom: str) -> tuple[str, ...]:
        """Return the words of the list called `nom`."""
        return tuple(self.mots.get(nom, ()))


def cadre(donnees: Mapping[str, Any]) -> Cadre:
    """Return what `donnees`, the data of the rules, say of personal data."""
    lu = donnees.get(FICHIER) or {}
    return Cadre(lu.get("seuils") or {}, lu.get("mots") or {}, lu.get("articles") or {})


def actualised(regle: Regle, donnees: Mapping[str, Any]) -> Regle:
    """Return `regle` with the source that the dated file gives it, and the day it was read again."""
    source = ((donnees.get(FICHIER) or {}).get("sources") or {}).get(regle.code)
    if not source:
        return regle
    return dataclasses.replace(
        regle, source=typography(source["texte"]), datee=source["verifie_le"]
    )
