"""How a field is filled, and what it must refuse: one gesture a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import quoted
from cdc_schema.enumerations import TypeChamp

if TYPE_CHECKING:
    from cdc_schema.donnees_flux.commun import Champ

_GESTES = {
    TypeChamp.LISTE: "je choisis {valeur} dans {champ}",
    TypeChamp.LISTE_MULTIPLE: "je coche {valeur} dans {champ}",
    TypeChamp.REFERENCE: "je relie {champ} à {valeur}",
    TypeChamp.FICHIER: "je joins {valeur} dans {champ}",
    TypeChamp.BOOLEEN: "je coche {champ}",
}
_SAISIE = "je saisis {valeur} dans {champ}"
_DEFAUT = "je remplis {champ}"
VIDE = "sans remplir {champs}"


def value(champ: Champ) -> str:
    """Return what to type in `champ`: its example when it is one of its choices, else the first."""
    if champ.valeurs and champ.exemple not in champ.valeurs:
        return champ.valeurs[0]
    return champ.exemple or ""


def fill(champ: Champ) -> str:
    """Return « je coche « photo » dans « Pièces attendues » »: how `champ` is filled."""
    libelle = quoted(champ.libelle or champ.id or "")
    valeur = value(champ)
    if not valeur:
        return _DEFAUT.format(champ=libelle)
    geste = _GESTES.get(champ.type, _SAISIE) if champ.type else _SAISIE
    return geste.format(valeur=quoted(valeur), champ=libelle)
