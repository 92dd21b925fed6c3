"""Bringing testers' results into a project, or seeing what it would do."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.actions.recette.lecture import Lecteur
from cdc.actions.restes import plain_data
from cdc.errors import CdcError
from cdc.projet import Remplacer, appliquer, load_projet, lock
from cdc.projet.contenus import Contenus
from cdc.projet.releves_recette import (
    ACQUIS,
    load_acquis,
    load_versements,
    path_of,
    source_of,
    write_acquis,
    write_versement,
)
from cdc.recette.importation import import_releves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cdc.projet import Modification, Projet
    from cdc.recette.importation import Acquis, Importation


def bring_results(
    racine: Path,
    fichiers: Iterable[Path],
    *,
    campagne: str | None = None,
    recetteur: str | None = None,
    clore: bool = False,
    apercu: bool = False,
) -> Importation:
    """Return what becomes of each file of results; with `apercu`, nothing is written.

    Raises:
        CdcError: files cannot be brought; all that is wrong with all of them is told at once.
    """
    # Held from the reading on: a second import waits, then sees what the first one wrote.
    with nullcontext() if apercu else lock(racine):
        projet = load_projet(racine)
        versements = load_versements(racine)
        lecteur = Lecteur(projet.cahier, campagne, recetteur, versements)
        _read_all(lecteur, fichiers)
        acquis = load_acquis(racine)
        importation = import_releves(
            projet.cahier,
            plain_data(projet).get("anomalies") or [],
            lecteur.lus,
            versements,
            acquis,
            clore=clore,
        )
        if not apercu:
            _write(projet, importation, acquis, lecteur.contenus)
    return importation


def _read_all(lecteur: Lecteur, fichiers: Iterable[Path]) -> None:
    refus = []
    for fichier in fichiers:
        try:
            lecteur.read(fichier)
        except CdcError as error:
            refus.append(str(error))
    if refus:
        raise CdcError("\n".join([*refus, "Rien n’a été importé."]))


def _write(
    projet: Projet,
    importation: Importation,
    avant: Acquis,
    contenus: dict[str, Callable[[], bytes]],
) -> None:
    anomalies = plain_data(projet).get("anomalies") or []
    modifications: list[Modification] = []
    if importation.anomalies != anomalies:
        modifications.append(Remplacer(("anomalies",), importation.anomalies))
    nouveaux: dict[Path, Callable[[], bytes]] = {}
    for versement in importation.nouveaux:
        nouveaux[Path(source_of(versement))] = contenus[versement.source]
        nouveaux[Path(path_of(versement))] = partial(write_versement, versement)
    noms = ", ".join(v.nom for v in importation.nouveaux)
    # What is brought is told last: an import that is killed before completes when run again.
    derniers = (
        {Path(ACQUIS): write_acquis(importation.acquis)} if importation.acquis != avant else {}
    )
    appliquer(
        projet,
        modifications,
        Contenus(nouveaux),
        f"import de {noms or 'résultats'}",
        derniers=derniers,
    )
