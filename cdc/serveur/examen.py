"""Examining a large project in a process of its own, so that the page goes on answering.

Run as a program, it writes what is found on its standard output, for its parent alone.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cdc.actions.verification import MANQUES, project_reglages, verify_projet
from cdc.projet import load_projet
from cdc_schema.annotations import Objectif

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.projet import Projet
    from cdc.verification import Constat

# Beyond, the rules would hold the page up for longer than a person waits.
GRAND = 300
_DELAI = 180


def examine(projet: Projet, objectif: Objectif) -> Sequence[Constat]:
    """Return what the rules find in `projet`."""
    if len(projet.cahier.exigences) <= GRAND:
        return _found(projet, objectif)
    return _elsewhere(projet.dossier, objectif)


def _found(projet: Projet, objectif: Objectif) -> Sequence[Constat]:
    reglages = project_reglages(projet, laissees=MANQUES)
    return verify_projet(projet, objectif, reglages).constats


def _elsewhere(dossier: Path, objectif: Objectif) -> Sequence[Constat]:
    commande = [sys.executable, "-m", "cdc.serveur.examen", str(dossier), objectif.value]
    enfant = subprocess.run(
        commande,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_DELAI,
        check=True,
    )
    constats: Sequence[Constat] = pickle.loads(enfant.stdout)
    return constats


def _main(dossier: str, objectif: str) -> None:
    constats = _found(load_projet(Path(dossier)), Objectif(objectif))
    sys.stdout.buffer.write(pickle.dumps(constats))


if __name__ == "__main__":
    _main(*sys.argv[1:])
