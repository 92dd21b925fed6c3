"""Which file of a project holds which key, and which keys a mapping may have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cdc_schema import Cahier
from cdc_schema.base import PROVENANCE
from cdc_schema.description import Champ, champs
from cdc_schema.plan import CHAPITRES, FICHIER_PROJET, FICHIERS_RECETTE, PROJET
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from cdc.projet.noeuds import Chemin

DOSSIER_CAHIER = "cahier"


@cache
def fichiers() -> dict[str, tuple[str, ...]]:
    """Return the files of a project with the sections of each; `cdc.yaml` is one section itself."""
    chapitres = {
        f"{DOSSIER_CAHIER}/{c.fichier}": tuple(s.cle for s in c.sous_sections if not s.derive)
        for c in CHAPITRES
    }
    recette = {f.chemin: tuple(s.cle for s in f.sous_sections) for f in FICHIERS_RECETTE}
    return {FICHIER_PROJET: (), **chapitres, **recette}


def derivees() -> frozenset[str]:
    """Return the sections that are computed, which no file holds."""
    return frozenset(s.cle for c in CHAPITRES for s in c.sous_sections if s.derive)


@cache
def fichier_de(cle: str) -> str | None:
    """Return the file that holds the section `cle`, or None when there is no such section."""
    if cle == PROJET.cle:
        return FICHIER_PROJET
    return next((fichier for fichier, cles in fichiers().items() if cle in cles), None)


def to_file(chemin: Chemin) -> tuple[str | None, Chemin]:
    """Return the file of a path of the specification, and the path inside that file."""
    fichier = fichier_de(str(chemin[0])) if chemin else None
    return fichier, chemin[1:] if fichier == FICHIER_PROJET else chemin


def to_cahier(fichier: str, chemin: Chemin) -> Chemin:
    """Return the path in the specification of a path inside a file."""
    return (PROJET.cle, *chemin) if fichier == FICHIER_PROJET else chemin


def keys_at(fichier: str, chemin: Chemin) -> tuple[str, ...]:
    """Return the keys that the mapping at `chemin` may have, in their usual order."""
    if not chemin and fichier != FICHIER_PROJET:
        return fichiers().get(fichier, ())
    champ = champ_at(to_cahier(fichier, chemin))
    if champ is None or champ.modele is None:
        return ()
    modele = champ.modele
    cles = tuple(c.cle for c in champs(modele) if not c.calcul)
    return (*cles, PROVENANCE) if PROVENANCE in modele.model_fields else cles


def is_list(fichier: str, chemin: Chemin) -> bool:
    """Tell whether the schema has a list at `chemin`."""
    champ = champ_at(to_cahier(fichier, chemin)) if chemin else None
    return champ is not None and champ.multiple


def champ_at(chemin: Chemin) -> Champ | None:
    """Return the data item at `chemin`, or None when the schema has none there."""
    champ: Champ | None = Champ("", "", Genre.ENREGISTREMENT, modele=Cahier)
    for segment in chemin:
        if champ is None:
            return None
        champ = _below(champ, segment)
    return champ


def _below(champ: Champ, segment: str | int) -> Champ | None:
    if champ.element is not None:
        return champ.element
    if champ.modele is not None:
        return next((c for c in champs(champ.modele) if c.cle == segment), None)
    if champ.genre is Genre.MATRICE and champ.colonnes is not None:
        return Champ("", "", Genre.LISTE, element=champ.cellule)
    return None
