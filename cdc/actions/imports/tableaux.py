"""Bringing an existing table into a list of a project, or seeing what it would do."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.actions.restes import plain_data
from cdc.formats.tableurs import read_table
from cdc.formats.tableurs.grilles import make_grilles, warnings
from cdc.listes.cibles import LISTES
from cdc.listes.importation import Fichier, import_table
from cdc.listes.tableaux import locate
from cdc.listes.vocabulaire import Vocabulaire
from cdc.projet import Remplacer, appliquer, load_projet, lock
from cdc.projet.acquis import load_acquises, write_acquises
from cdc.projet.arbitrages import load_decisions
from cdc.projet.imports import (
    CORRESPONDANCES,
    DOSSIER,
    load_imports,
    load_synonymes,
    write_correspondance,
    write_import,
)
from cdc.resources import modeles

if TYPE_CHECKING:
    from cdc.formats.tableurs.classeur import Classeur
    from cdc.listes.choix import Demande
    from cdc.listes.cibles import Liste
    from cdc.listes.importation import Importation
    from cdc.projet import Modification, Projet


# Fewer titles of columns may be those of anything.
_COLONNES = 2


class Tableau:
    """The tables of one file, read once, before a list takes them.

    Raises:
        ClasseurRefuseError: it cannot be read.
    """

    def __init__(self, racine: Path, fichier: Path) -> None:
        self._racine = racine
        self._classeur: Classeur = read_table(fichier)
        self._synonymes = load_synonymes(modeles(), racine)
        self._lu = Fichier(
            self._classeur.fichier,
            self._classeur.sha256,
            make_grilles(self._classeur),
            self._classeur.notes,
        )

    def lists(self) -> list[Liste]:
        """Return the lists that it may fill, the one of which it has most columns first."""
        reconnus: list[tuple[int, Liste]] = []
        for liste in LISTES.values():
            vocabulaire = Vocabulaire(liste, self._synonymes)
            tableaux = [t for g in self._lu.grilles if g.cases for t in locate(g, vocabulaire)]
            colonnes = max((t.reconnus for t in tableaux), default=0)
            if colonnes >= _COLONNES:
                reconnus.append((colonnes, liste))
        return [liste for _, liste in sorted(reconnus, key=lambda r: -r[0])]

    def bring(self, demande: Demande, *, apercu: bool) -> Importation:
        """Return what becomes of it in the list that is asked; with `apercu`, nothing is written.

        Raises:
            TableauIntrouvableError: the file has no table for this list.
        """
        racine = self._racine
        # Held from the reading on: a second import waits, then sees what the first one wrote.
        with nullcontext() if apercu else lock(racine):
            projet, releves = load_projet(racine), load_imports(racine)
            importation = import_table(
                self._lu,
                demande,
                plain_data(projet),
                releves,
                self._synonymes,
                load_decisions(racine),
                load_acquises(racine, DOSSIER),
            )
            if not apercu:
                _write(projet, importation, self._classeur.contenu)
        importation.resultat.avertissements += warnings(self._classeur)
        return importation


def _write(projet: Projet, importation: Importation, contenu: bytes) -> None:
    avant = plain_data(projet)
    modifications: list[Modification] = [
        Remplacer((cle,), valeur)
        for cle, valeur in importation.donnees.items()
        if avant.get(cle) != valeur
    ]
    releve = importation.releve
    nouveaux: dict[Path, bytes] = {}
    if not importation.deja:
        nouveaux[Path(DOSSIER) / releve.source] = contenu
        dite = write_correspondance(releve.correspondance, releve.fichier)
        nouveaux[Path(CORRESPONDANCES) / f"{releve.nom}.yaml"] = dite
        nouveaux[Path(DOSSIER) / f"{releve.nom}.yaml"] = write_import(releve)
    # What is finished is told last: an import that is killed before completes when run again.
    derniers = write_acquises(importation.acquises, DOSSIER)
    appliquer(projet, modifications, nouveaux, f"import de {releve.nom}", derniers=derniers)
