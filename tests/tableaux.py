"""Tables as companies keep them: built cell by cell, as sheets of the domain or as workbooks."""

from __future__ import annotations

import csv
import hashlib
import io
from functools import cache
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from cdc.listes.choix import Demande
from cdc.listes.cibles import liste
from cdc.listes.grille import Case, Fusion, Grille
from cdc.listes.importation import Fichier, Importation, import_table
from cdc.projet.imports import load_synonymes
from cdc.resources import modeles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from cdc.listes.correspondance import Correspondance
    from cdc.listes.releves import Releve
    from cdc.listes.synonymes import Synonymes

EXIGENCES: list[list[Any]] = [
    ["Réf.", "Domaine", "Besoin exprimé", "Priorité", "Commentaire"],
    ["REQ-001", "Gestion des leads", "Chaque formulaire web crée un lead.", "Must", None],
    [
        "REQ-002",
        None,
        "Les doublons sont signalés avant la création.",
        "P2",
        "exigé par le contrat",
    ],
    ["REQ-003", "SAV", "Un dossier sans réponse est clos après 30 jours.", "1", None],
]


@cache
def synonymes() -> Synonymes:
    return load_synonymes(modeles(), modeles())


def make_sheet(
    rangees: Sequence[Sequence[Any]],
    *,
    nom: str = "Feuil1",
    ligne: int = 1,
    colonne: int = 1,
    fusions: Sequence[tuple[int, int, int, int]] = (),
) -> Grille:
    """Return a sheet whose rows begin at `ligne` and `colonne`; None is an empty cell."""
    cases = {}
    for i, rangee in enumerate(rangees, ligne):
        for j, valeur in enumerate(rangee, colonne):
            if valeur is not None and str(valeur).strip():
                adresse = f"{nom}!{get_column_letter(j)}{i}"
                cases[i, j] = Case(i, j, str(valeur), adresse)
    return Grille(nom, cases, tuple(Fusion(*f) for f in fusions))


def bring(
    donnees: Mapping[str, Any],
    vers: str,
    *grilles: Grille,
    releves: Sequence[Releve] = (),
    feuille: str = "",
    correspondance: Correspondance | None = None,
    fichier: str = "tableau.xlsx",
) -> Importation:
    """Import sheets into the list `vers`; the file is known by what its sheets hold."""
    textes = repr([[(c.adresse, c.texte) for c in g.cases.values()] for g in grilles])
    sha256 = hashlib.sha256(textes.encode()).hexdigest()
    demande = Demande(liste(vers), feuille, correspondance)
    return import_table(Fichier(fichier, sha256, grilles), demande, donnees, releves, synonymes())


def reasons(importation: Importation) -> dict[str, str]:
    """Return why cells found no place, by address."""
    return {e.cellule: e.raison for e in importation.resultat.ecarts}


def write_workbook(
    path: Path,
    feuilles: Mapping[str, Sequence[Sequence[Any]]],
    fusions: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    """Write sheets of rows, with merged ranges such as `A2:A4`."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for nom, rangees in feuilles.items():
        feuille = workbook.create_sheet(nom)
        for rangee in rangees:
            feuille.append(list(rangee))
        for plage in (fusions or {}).get(nom, ()):
            feuille.merge_cells(plage)
    workbook.save(path)
    return path


def write_csv(path: Path, rangees: Sequence[Sequence[Any]], *, encodage: str = "cp1252") -> Path:
    """Write rows as a French spreadsheet exports them: semicolons, CRLF."""
    texte = io.StringIO()
    csv.writer(texte, delimiter=";").writerows(rangees)
    path.write_bytes(texte.getvalue().encode(encodage))
    return path
