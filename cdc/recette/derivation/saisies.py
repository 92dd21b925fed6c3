"""How a field is filled, and what it must refuse: one gesture a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.derivation.langue import quoted
from cdc.recette.derivation.rattachement import stems
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
_UNITES = {TypeChamp.MONTANT: "\u00a0€", TypeChamp.POURCENTAGE: "\u00a0%"}
_SAISIE = "je saisis {valeur} dans {champ}"
_DEFAUT = "je remplis {champ}"


def value(champ: Champ, raison: str | None = None) -> str:
    """Return what to type in `champ`: the choice that `raison` names, else its example."""
    if champ.valeurs:
        dits = stems(raison or "")
        juste = next((v for v in champ.valeurs if dits & stems(v)), None)
        exemple = champ.exemple if champ.exemple in champ.valeurs else champ.valeurs[0]
        return juste or str(exemple)
    return champ.exemple or ""


def fill(champ: Champ, raison: str | None = None) -> str:
    """Return « je coche « photo » dans « Pièces attendues » »: how `champ` is filled."""
    libelle = quoted(champ.libelle or champ.id or "")
    valeur = value(champ, raison)
    if not valeur:
        return _DEFAUT.format(champ=libelle)
    geste = _GESTES.get(champ.type, _SAISIE) if champ.type else _SAISIE
    return geste.format(valeur=quoted(valeur), champ=libelle)


def shown(champ: Champ, raison: str | None = None) -> str:
    """Return what the screen shows once `champ` is filled."""
    libelle = quoted(champ.libelle or champ.id or "")
    valeur = value(champ, raison)
    if not valeur:
        return f"{libelle} n’est plus vide"
    unite = _UNITES.get(champ.type, "") if champ.type else ""
    return f"{libelle} affiche {quoted(valeur + unite if unite.strip() not in valeur else valeur)}"
