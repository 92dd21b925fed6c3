"""What imported tables say that the project says otherwise, read from their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.entretien.pose import is_empty, typed
from cdc.entretien.restes import Conflit
from cdc.listes.anciennes import Ancienne
from cdc.listes.cibles import liste
from cdc.listes.comparaison import show, written
from cdc.listes.elements import Fiches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.listes.cibles import Liste
    from cdc.listes.releves import Releve, Valeur


def open_conflicts(donnees: Mapping[str, Any], releves: Sequence[Releve]) -> list[Conflit]:
    """Return the values that the last version of a table and the project say differently."""
    derniers = {r.id: r for r in sorted(releves, key=lambda r: r.version)}
    return [c for releve in derniers.values() for c in _of_table(donnees, releve)]


def _of_table(donnees: Mapping[str, Any], releve: Releve) -> Iterator[Conflit]:
    cible = liste(releve.vers)
    fiches = Fiches(donnees, cible)
    for ligne in releve.lignes:
        contredites = [v for v in ligne.valeurs if v.conflit]
        ancienne = Ancienne(releve, ligne)
        fiche = fiches.by_id(ancienne.identifiant) or fiches.citees.get(ancienne.citation)
        for valeur in contredites if fiche else ():
            assert fiche is not None
            existante = _current(cible, valeur, fiche.value(cible.donnees[valeur.champ]))
            dite = " ; ".join(valeur.lu or (valeur.texte,))
            if existante and existante != dite:
                chemin = f"{ligne.element}.{valeur.champ}"
                yield Conflit(chemin, existante, dite, releve.nom, valeur.cellule)


def _current(cible: Liste, valeur: Valeur, existant: Any) -> str:
    """Return what the project says, written as the record writes it."""
    if is_empty(existant):
        return ""
    donnee = cible.donnees[valeur.champ]
    return " ; ".join(written(typed(donnee.modele, donnee.champ, existant))) or show(existant)
