"""Generated files: written whole, and never over what somebody changed in them by hand."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from cdc.projet.fichiers import move_file, write_file, write_files
from cdc.projet.verrou import DOSSIER, lock

if TYPE_CHECKING:
    from pathlib import Path

_REGISTRE = "sorties.json"
_GARDEES = 3  # what was written lately: a killed process leaves the file before the last


def write_sortie(dossier: Path, sortie: Path, octets: bytes) -> Path | None:
    """Write the generated file `sortie` of the project in `dossier`.

    Returns:
        Where the file that stood there was set aside, when it had been changed since `cdc` wrote
        it; None otherwise.

    Raises:
        EcritureImpossibleError: the system refuses; the file is what it was.
        ProjetOccupeError: another process is writing in the project.
    """
    cle = str(sortie.resolve())
    with lock(dossier):
        registre = _load(dossier)
        connues = registre.get(cle, [])
        actuelle = _digest(sortie.read_bytes()) if sortie.is_file() else None
        nouvelle = _digest(octets)
        if actuelle == nouvelle:
            return None
        registre[cle] = [*connues, nouvelle][-_GARDEES:]
        texte = json.dumps(registre, ensure_ascii=False, indent=1, sort_keys=True)
        write_file(dossier / DOSSIER / _REGISTRE, texte.encode())
        mise_de_cote = None
        if actuelle is not None and actuelle not in connues:
            mise_de_cote = _free_name(sortie)
            move_file(sortie, mise_de_cote)
        write_files({sortie: octets})
        return mise_de_cote


def _load(dossier: Path) -> dict[str, list[str]]:
    try:
        registre = json.loads((dossier / DOSSIER / _REGISTRE).read_bytes())
    except (OSError, ValueError):
        return {}
    return registre if isinstance(registre, dict) else {}


def _free_name(sortie: Path) -> Path:
    """Return a free name beside `sortie` for the version that somebody changed."""
    rang = 1
    while True:
        suffixe = "modifié à la main" + (f" {rang}" if rang > 1 else "")
        candidat = sortie.with_name(f"{sortie.stem} ({suffixe}){sortie.suffix}")
        if not candidat.exists():
            return candidat
        rang += 1


def _digest(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()
