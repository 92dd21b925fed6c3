"""Undo: what each file held before the last operations, kept in `.cdc/annulation`."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.errors import CdcError
from cdc.projet.enregistrements import check_unsigned
from cdc.projet.fichiers import (
    delete_file,
    make_folder,
    sync_folder,
    translated,
    write_file,
    write_files,
)
from cdc.projet.provisoires import discard, temporary
from cdc.projet.verrou import DOSSIER, lock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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


@contextmanager
def recorded(dossier: Path, libelle: str, nouveaux: Mapping[str, bytes]) -> Iterator[None]:
    """Keep what the files hold now, before `nouveaux` (by path in the project) replaces them.

    A change that fails is forgotten; only the last operations are kept.
    """
    journal = dossier / DOSSIER / _JOURNAL
    with ExitStack() as retour:
        operation = _record(dossier, journal, libelle, nouveaux, retour)
        retour.callback(_forget, operation)
        yield
        retour.pop_all()
    for ancienne in _operations(journal)[:-OPERATIONS_GARDEES]:
        _forget(ancienne)


def _record(
    dossier: Path, journal: Path, libelle: str, nouveaux: Mapping[str, bytes], retour: ExitStack
) -> Path:
    dernieres = _operations(journal)
    numero = int(dernieres[-1].name) + 1 if dernieres else 1
    operation, provisoire = journal / f"{numero:08d}", temporary(journal, "operation")
    with translated(operation), ExitStack() as menage:
        make_folder(journal, retour)
        menage.callback(discard, provisoire)
        for copie, octets in _copies(dossier, provisoire, libelle, nouveaux).items():
            write_file(copie, octets)
        os.replace(provisoire, operation)  # noqa: PTH105
    sync_folder(journal)
    return operation


def _copies(
    dossier: Path, operation: Path, libelle: str, nouveaux: Mapping[str, bytes]
) -> dict[Path, bytes]:
    """Return the files of an operation: what there was, then what happens."""
    copies: dict[Path, bytes] = {}
    fichiers = []
    for rang, (nom, octets) in enumerate(nouveaux.items()):
        path = dossier / nom
        existait = path.exists()
        if existait:
            copies[operation / str(rang)] = path.read_bytes()
        fichiers.append({"nom": nom, "existait": existait, "apres": _digest(octets)})
    fiche = {"libelle": libelle, "fichiers": fichiers}
    copies[operation / _FICHE] = json.dumps(fiche, ensure_ascii=False, indent=1).encode()
    return copies


def _forget(operation: Path) -> None:
    """Delete an operation: kept whole or no longer one, whatever happens."""
    provisoire = temporary(operation.parent, operation.name)
    with suppress(OSError):
        os.replace(operation, provisoire)  # noqa: PTH105
        discard(provisoire)


def last_operation(dossier: Path) -> tuple[int, str]:
    """Return the number and the label of the operation that `annuler` would undo; (0, "") for none."""
    operations = _operations(dossier / DOSSIER / _JOURNAL)
    if not operations:
        return 0, ""
    fiche = json.loads((operations[-1] / _FICHE).read_bytes())
    return int(operations[-1].name), fiche["libelle"]


def annuler(dossier: Path, attente: float = 10.0) -> Operation:
    """Give the files of the last operation what they held before it, and forget it.

    Raises:
        RienAAnnulerError: no operation is kept.
        FichierModifieError: a file was changed since; nothing is undone.
        SignatureDefinitiveError: it signed minutes.
    """
    with lock(dossier, attente):
        operations = _operations(dossier / DOSSIER / _JOURNAL)
        if not operations:
            raise RienAAnnulerError(dossier)
        derniere = operations[-1]
        fiche = json.loads((derniere / _FICHE).read_bytes())
        check_unsigned(dossier, (f["nom"] for f in fiche["fichiers"]))
        _check_untouched(dossier, derniere, fiche)
        _restore(dossier, derniere, fiche["fichiers"])
        _forget(derniere)
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


def _restore(dossier: Path, operation: Path, fichiers: list[dict[str, Any]]) -> None:
    """Give the files what they held, chapters before the records that they come from."""
    rangs = list(enumerate(fichiers))[::-1]
    write_files(
        {
            dossier / f["nom"]: (operation / str(rang)).read_bytes()
            for rang, f in rangs
            if f["existait"]
        }
    )
    for _, fichier in rangs:
        if not fichier["existait"]:
            delete_file(dossier / fichier["nom"])


def _operations(journal: Path) -> list[Path]:
    return sorted(p for p in journal.glob("*") if p.name.isdecimal())


def _digest(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()
