"""Bringing filled guides, exports of forms and notes into a project, or seeing what it would do."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.actions.restes import plain_data
from cdc.entretien.bilans import gather
from cdc.entretien.enquete import Disposition
from cdc.entretien.importation import import_lectures
from cdc.entretien.suites import sort_follow_ups
from cdc.formats.xlsx.depot import read_answers
from cdc.memoire import Liasse
from cdc.projet import Remplacer, appliquer, load_projet, lock
from cdc.projet.acquis import load_acquises, write_acquises
from cdc.projet.arbitrages import load_decisions
from cdc.projet.banque import load_banque
from cdc.projet.contenus import Contenus, same_content
from cdc.projet.correspondances import Correspondances
from cdc.projet.personnes import load_personnes
from cdc.projet.releves import DOSSIER, load_releves, write_releve
from cdc.projet.suites import load_classees
from cdc.resources import modeles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableSequence

    from cdc.entretien.bilans import BilanFichier
    from cdc.entretien.importation import Importation
    from cdc.entretien.reponses import Depot, Lecture
    from cdc.projet import Modification, Projet


class Reponses:
    """What files of answers hold, as a project understands them.

    Attributes:
        lectures: the answers of each person, in the order of the files.
    """

    def __init__(self, racine: Path, correspondance: Path | None = None) -> None:
        self._racine = racine
        self._banque = load_banque(modeles() / "questions", racine)
        self._correspondances = Correspondances(racine, self._banque, correspondance)
        self.lectures: MutableSequence[Lecture] = Liasse()
        self._depots: MutableSequence[tuple[str, Depot, int]] = Liasse()
        self._contenus: dict[str, Callable[[], bytes]] = {}

    def read(self, fichier: Path, disposition: Disposition | None = None, *, nom: str = "") -> None:
        """Read one file more, called `nom`; it is read again, and compared, when it is copied.

        Raises:
            ClasseurRefuseError: it cannot be read, or nothing says what its cells are.
        """
        depot, contenu = read_answers(fichier, self._banque, disposition, self._correspondances)
        if depot.format != Disposition.GUIDE:
            dite = self._correspondances.keep(fichier.name, depot.intitules)
            depot = depot.model_copy(update={"correspondance": dite})
        self.lectures.extend(depot.lectures)
        relire = same_content(fichier, contenu)
        self._contenus.update((x.sha256, relire) for x in depot.lectures)
        seul = depot.model_copy(update={"lectures": ()})
        self._depots.append((nom or str(fichier), seul, len(depot.lectures)))

    def bring(self, *, apercu: bool) -> Iterator[BilanFichier]:
        """Return what becomes of each file; with `apercu`, nothing is written."""
        # Held from the reading on: a second import waits, then sees what the first one wrote.
        with nullcontext() if apercu else lock(self._racine):
            projet = load_projet(self._racine)
            importation = import_lectures(
                plain_data(projet),
                self.lectures,
                load_releves(self._racine, Liasse),
                self._banque,
                load_decisions(self._racine),
                load_personnes(self._racine),
                Liasse,
                load_acquises(self._racine, DOSSIER),
            )
            if not apercu:
                self._write(projet, importation)
        toutes = sort_follow_ups(
            importation.bilans, importation.releves, importation.donnees, self._banque
        )
        suites, _ = load_classees(self._racine).share_out(toutes)
        return gather(self._depots, importation, suites)

    def _write(self, projet: Projet, importation: Importation) -> None:
        avant = plain_data(projet)
        modifications: list[Modification] = [
            Remplacer((cle,), valeur)
            for cle, valeur in importation.donnees.items()
            if avant.get(cle) != valeur
        ]
        correspondances = self._correspondances.files()
        nouveaux: dict[Path, Callable[[], bytes]] = {
            path: partial(correspondances.__getitem__, path) for path in correspondances
        }
        noms = []
        octets = Liasse[bytes]()
        for releve in importation.nouveaux:
            noms.append(releve.nom)
            octets.append(write_releve(releve))
            nouveaux[Path(DOSSIER) / releve.source] = self._contenus[releve.sha256]
        for rang, nom in enumerate(noms):
            nouveaux[Path(DOSSIER) / f"{nom}.yaml"] = partial(octets.__getitem__, rang)
        libelle = f"import de {', '.join(noms) or 'entretiens'}"
        # What is finished is told last: an import that is killed before completes when run again.
        derniers = write_acquises(importation.acquises, DOSSIER)
        appliquer(projet, modifications, Contenus(nouveaux), libelle, derniers=derniers)
