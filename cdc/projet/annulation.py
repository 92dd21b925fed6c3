"""Undo: what each file held before the last operations, kept in `.cdc/annulation`."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.errors import CdcError
from cdc.projet.fichiers import EcritureImpossibleError, delete_file, sync_folder, write_file
from cdc.projet.verrou import DOSSIER, lock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OPERATIONS_GARDEES = 20
_JOURNAL = "annulation"
_FICHE = "operation.json"


@dataclass(frozen=True, slots=True)
class Operation:
    """What was undone: the label that it was done under, and the files that came back."""

    libelle: str
    fichiers: tuple[str, ...]


class RienAAnnulerError(CdcError):
    """No operation is kept."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        super().__init__(f"{dossier} : il n’y a aucune opération à annuler.")


class FichierModifieError(CdcError):
    """A file changed since it was read or written: going on would lose somebody's work."""

    def __init__(self, fichier: str, remede: str) -> None:
        self.fichier = fichier
        super().__init__(f"{fichier} a changé entre-temps. {remede}")


def record(dossier: Path, libelle: str, nouveaux: Mapping[str, bytes]) -> None:
    """Keep what the files hold now, before `nouveaux` (by path in the project) replaces them."""
    journal = dossier / DOSSIER / _JOURNAL
    try:
        journal.mkdir(parents=True, exist_ok=True)
        _write_record(dossier, journal, libelle, nouveaux)
        for ancienne in _operations(journal)[:-OPERATIONS_GARDEES]:
            shutil.rmtree(ancienne)
    except OSError as error:
        raise EcritureImpossibleError(journal, error) from error


def _write_record(
    dossier: Path, journal: Path, libelle: str, nouveaux: Mapping[str, bytes]
) -> None:
    dernieres = _operations(journal)
    numero = int(dernieres[-1].name) + 1 if dernieres else 1
    provisoire = journal / f"{numero:08d}.tmp"
    shutil.rmtree(provisoire, ignore_errors=True)
    provisoire.mkdir()
    fichiers = []
    for rang, (nom, octets) in enumerate(nouveaux.items()):
        path = dossier / nom
        avant = path.read_bytes() if path.exists() else None
        if avant is not None:
            write_file(provisoire / str(rang), avant)
        fichiers.append({"nom": nom, "existait": avant is not None, "apres": _digest(octets)})
    fiche = {"libelle": libelle, "fichiers": fichiers}
    write_file(provisoire / _FICHE, json.dumps(fiche, ensure_ascii=False, indent=1).encode())
    os.replace(provisoire, journal / f"{numero:08d}")  # noqa: PTH105
    sync_folder(journal)


def annuler(dossier: Path, attente: float = 10.0) -> Operation:
    """Give the files of the last operation what they held before it, and forget it.

    Raises:
        RienAAnnulerError: no operation is kept.
        FichierModifieError: a file was changed since; nothing is undone.
    """
    with lock(dossier, attente):
        operations = _operations(dossier / DOSSIER / _JOURNAL)
        if not operations:
            raise RienAAnnulerError(dossier)
        derniere = operations[-1]
        fiche = json.loads((derniere / _FICHE).read_bytes())
        _check_untouched(dossier, derniere, fiche)
        for rang, fichier in enumerate(fiche["fichiers"]):
            _restore(dossier / fichier["nom"], derniere / str(rang), existait=fichier["existait"])
        shutil.rmtree(derniere)
        noms = tuple(f["nom"] for f in fiche["fichiers"])
        return Operation(fiche["libelle"], noms)


def _check_untouched(dossier: Path, operation: Path, fiche: dict[str, Any]) -> None:
    for rang, fichier in enumerate(fiche["fichiers"]):
        path, copie = dossier / fichier["nom"], operation / str(rang)
        actuel = path.read_bytes() if path.exists() else None
        avant = copie.read_bytes() if fichier["existait"] else None
        # A killed operation, or a killed undo, leaves some files as they were before.
        if actuel == avant or (actuel is not None and _digest(actuel) == fichier["apres"]):
            continue
        raise FichierModifieError(
            fichier["nom"],
            f"« {fiche['libelle']} » ne peut plus être annulée sans perdre ces changements. "
            f"L’ancien contenu est gardé dans {copie.relative_to(dossier)}."
            if fichier["existait"]
            else f"« {fiche['libelle']} » ne peut plus être annulée sans perdre ces changements.",
        )


def _restore(path: Path, copie: Path, *, existait: bool) -> None:
    if not existait:
        delete_file(path)
    elif not path.exists() or path.read_bytes() != copie.read_bytes():
        write_file(path, copie.read_bytes())


def _operations(journal: Path) -> list[Path]:
    return sorted(p for p in journal.glob("*") if p.name.isdecimal())


def _digest(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()
