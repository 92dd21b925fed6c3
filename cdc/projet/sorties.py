"""Generated files: written whole, and never over what somebody changed in them by hand."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from cdc.projet.fichiers import write_files
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
    cle = _key(dossier, sortie)
    with lock(dossier):
        actuels = sortie.read_bytes() if sortie.is_file() else None
        if actuels == octets:
            return None
        registre = _load(dossier)
        connues = registre.get(cle, [])
        registre[cle] = [*connues, _digest(octets)][-_GARDEES:]
        texte = json.dumps(registre, ensure_ascii=False, indent=1, sort_keys=True)
        contenus = {dossier / DOSSIER / _REGISTRE: texte.encode()}
        mise_de_cote = None
        if actuels is not None and _digest(actuels) not in connues:
            mise_de_cote = _place_aside(sortie, actuels)
            contenus[mise_de_cote] = actuels
        write_files({**contenus, sortie: octets})
        return mise_de_cote


def _key(dossier: Path, sortie: Path) -> str:
    """Name `sortie` in a way that stays true when the project is moved."""
    racine, cible = dossier.resolve(), sortie.resolve()
    return (cible.relative_to(racine) if cible.is_relative_to(racine) else cible).as_posix()


def _load(dossier: Path) -> dict[str, list[str]]:
    try:
        registre = json.loads((dossier / DOSSIER / _REGISTRE).read_bytes())
    except (OSError, ValueError):
        return {}
    return registre if isinstance(registre, dict) else {}


def _place_aside(sortie: Path, octets: bytes) -> Path:
    """Return a name beside `sortie` for the version that somebody changed: free, or already its."""
    rang = 1
    while True:
        suffixe = "modifié à la main" + (f" {rang}" if rang > 1 else "")
        candidat = sortie.with_name(f"{sortie.stem} ({suffixe}){sortie.suffix}")
        if not candidat.exists() or candidat.read_bytes() == octets:
            return candidat
        rang += 1


def _digest(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()
