"""Read a file of answers, whatever it is: a filled guide, or the export of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

from cdc.entretien.reponses import Bac, Depot, Intitule
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.tableurs.preflight import not_read_yet
from cdc.formats.xlsx.guide_rempli import is_guide, sort_guide
from cdc.formats.xlsx.ms_forms import read_forms
from cdc.formats.xlsx.plateformes import MICROSOFT, platform_of

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.entretien.banque import Banque
    from cdc.formats.tableurs.classeur import Cellule, Classeur

_LIGNES = 3


def read_answers(path: Path, banque: Banque) -> tuple[Depot, bytes]:
    """Read the answers that the file at `path` holds, and return them with its content.

    Raises:
        ClasseurRefuseError: it cannot be read, or nothing says what its cells are.
    """
    classeur = read_table(path)
    depot = _read(classeur, banque)
    _check(classeur.fichier, depot)
    return depot, classeur.contenu


def _read(classeur: Classeur, banque: Banque) -> Depot:
    if not is_guide(classeur):
        for nom, cells in classeur.feuilles.items():
            plateforme = platform_of(_first_rows(cells))
            if plateforme == MICROSOFT:
                return read_forms(classeur, nom, banque)
            if plateforme:
                raise ClasseurRefuseError(classeur.fichier, not_read_yet(plateforme))
    lecture = sort_guide(classeur)
    intitules = [
        Intitule(texte=r.texte, cellule=r.cellule, question=r.question)
        for r in lecture.reponses
        if r.cellule
    ]
    return Depot(
        format=lecture.format,
        lectures=(lecture,),
        intitules=tuple(intitules),
        cellules_non_vides=lecture.cellules_non_vides,
        repartition=dict.fromkeys(Bac, 0),
    )


def _first_rows(cells: tuple[Cellule, ...]) -> list[list[str]]:
    """Return the first rows as texts, in their columns."""
    lignes: list[dict[int, str]] = [{} for _ in range(_LIGNES)]
    for cell in cells:
        if cell.ligne <= _LIGNES:
            lignes[cell.ligne - 1][column_index_from_string(cell.colonne)] = cell.texte
    return [[ligne.get(1, ""), *(t for c, t in ligne.items() if c > 1)] for ligne in lignes]


def _check(fichier: str, depot: Depot) -> None:
    """Refuse a file of which a cell would be in no bucket, or in two."""
    rangees = sum(depot.repartition.values())
    rangees += sum(sum(lecture.repartition.values()) for lecture in depot.lectures)
    if rangees != depot.cellules_non_vides:
        raison = (
            f"{depot.cellules_non_vides} cellules remplies mais {rangees} rangées\u00a0: rien n’est "
            "importé, pour ne rien perdre. Signalez ce fichier."
        )
        raise ClasseurRefuseError(fichier, raison)
