"""Read a file of answers, whatever it is: a filled guide, or the export of a form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cdc.entretien.annotation import Apparence, mark
from cdc.entretien.depouillement import sort_answers
from cdc.entretien.enquete import Disposition
from cdc.entretien.rattachement import attach
from cdc.entretien.reponses import Bac, Depot, Intitule
from cdc.formats.tableurs import dispositions
from cdc.formats.tableurs.classeur import ClasseurRefuseError
from cdc.formats.tableurs.dispositions import FORMULAIRES
from cdc.formats.tableurs.lecture import read_table
from cdc.formats.tableurs.libres.refus import EntretienIntrouvableError
from cdc.formats.xlsx.guide_rempli import is_guide, sort_guide

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Protocol

    from cdc.entretien.banque import Banque
    from cdc.entretien.correspondance import Correspondance
    from cdc.entretien.enquete import Enonce
    from cdc.formats.tableurs.classeur import Classeur

    class Correspondances(Protocol):
        """What is decided of forms."""

        def find(self, enonces: Sequence[Enonce]) -> Correspondance | None:
            """Return what is decided of a form with these headings."""


def read_answers(
    path: Path,
    banque: Banque,
    disposition: Disposition | None = None,
    correspondances: Correspondances | None = None,
) -> tuple[Depot, bytes]:
    """Read the answers that the file at `path` holds, and return them with its content.

    `disposition` says how it is laid out, otherwise its own signs do; `correspondances` knows what
    is decided of its headings.

    Raises:
        ClasseurRefuseError: it cannot be read, or nothing says what its cells are.
    """
    classeur = read_table(path)
    depot = mark(_read(classeur, banque, disposition, correspondances), _appearance(classeur))
    _check(classeur.fichier, depot)
    return depot, classeur.contenu


def _appearance(classeur: Classeur) -> Apparence:
    cells = [c for feuille in classeur.feuilles.values() for c in feuille]
    return Apparence(
        {c.adresse: c.marques for c in cells if c.marques},
        classeur.notes,
        frozenset(c.adresse for c in cells if c.moment),
        classeur.masquees,
    )


def _read(
    classeur: Classeur,
    banque: Banque,
    disposition: Disposition | None,
    correspondances: Correspondances | None,
) -> Depot:
    if disposition is Disposition.GUIDE or (disposition is None and is_guide(classeur)):
        return _read_guide(classeur)
    familiers = partial(_familiar, banque)
    indice = dispositions.recognise(classeur, disposition, familiers)
    if indice is not None:
        enquete = dispositions.read(classeur, indice)
        decidee = correspondances.find(enquete.enonces) if correspondances else None
        attaches = attach(enquete.enonces, banque, decidee, enquete.samples())
        return sort_answers(enquete, attaches, banque)
    if disposition in FORMULAIRES:
        raison = (
            f"ses intitulés ne sont pas ceux d’un export {disposition.titre}. Vérifiez "
            "--disposition, ou retirez-la pour que le genre du fichier soit cherché."
        )
        raise ClasseurRefuseError(classeur.fichier, raison)
    raise EntretienIntrouvableError(classeur, dispositions.nearest(classeur, familiers))


def _familiar(banque: Banque, sujets: Sequence[str]) -> float:
    """Say how far the bank speaks of these subjects; its index is made only where that counts."""
    from cdc.entretien.appariement import jury

    return jury(banque).familiarity(sujets)


def _read_guide(classeur: Classeur) -> Depot:
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
