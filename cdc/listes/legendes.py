"""What the legends of a sheet say of the codes of its tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize
from cdc.listes.synonymes import spelling_key
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.listes.cibles import Liste
    from cdc.listes.grille import Case
    from cdc.listes.tableaux import Tableau
    from cdc.listes.valeurs import Lecteur

_LEGENDE = re.compile(r"^\s*(\S{1,12}?)\s*(?:[:=→]|\s[-–—])\s*(\S[^\n]{1,60}?)\s*$")


def choice_columns(liste: Liste, champs: Mapping[int, str]) -> list[int]:
    """Return the columns whose values are those of an enumeration."""
    return [
        numero
        for numero, cle in champs.items()
        if cle in liste.donnees and liste.donnees[cle].champ.genre is Genre.CHOIX
    ]


def read_legends(
    liste: Liste,
    lecteur: Lecteur,
    tableau: Tableau,
    cases: list[Case],
    codes: frozenset[str],
    choix: list[int],
    champs: Mapping[int, str],
) -> dict[str, str]:
    """Return what the legends beside a table, below it or above it say of its codes."""
    dessus = [
        c
        for n, ligne in tableau.grille.lignes.items()
        if n < tableau.entetes[0]
        for c in ligne.values()
    ]
    places = {(c.ligne, c.colonne): c for c in (*cases, *dessus)}
    dits: dict[str, str] = {}
    for (ligne, colonne), case in places.items():
        for morceau in re.split(r"[\n;,]", case.texte):
            for dit in (morceau, morceau.partition(":")[2]):  # « Priorités : 1 = haute »
                found = _LEGENDE.match(dit)
                if found and normalize(found[1]) in codes:
                    dits[spelling_key(found[1])] = found[2]
        droite = places.get((ligne, colonne + 1))
        if droite is not None and normalize(case.texte) in codes:
            dits[spelling_key(case.texte)] = droite.texte
    return {
        code: dit for code, dit in dits.items() if _has_meaning(liste, lecteur, dit, choix, champs)
    }


def _has_meaning(
    liste: Liste, lecteur: Lecteur, dit: str, choix: list[int], champs: Mapping[int, str]
) -> bool:
    donnees = (liste.donnees[champs[numero]] for numero in choix)
    return any(lecteur.is_value(donnee, dit) for donnee in donnees)
