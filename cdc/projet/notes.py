"""The marks of each version of a project, kept in `.cdc/notes.json`: one line a version."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.projet.fichiers import EcritureImpossibleError, write_files
from cdc.projet.verrou import DOSSIER
from cdc.verification.notes import Notes

if TYPE_CHECKING:
    from pathlib import Path

_FICHIER = "notes.json"
VERSIONS_GARDEES = 50


@dataclass(frozen=True, slots=True)
class Releve:
    """The marks that a version had when it was last verified."""

    version: str
    notes: Notes


def load_notes(dossier: Path) -> list[Releve]:
    """Return the marks of the versions of the project, the oldest first."""
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        lus = json.loads((dossier / DOSSIER / _FICHIER).read_bytes())
        return [
            Releve(str(un["version"]), Notes({str(n): int(v) for n, v in un["notes"].items()}))
            for un in lus
        ]
    return []


def keep_notes(dossier: Path, version: str, notes: Notes) -> None:
    """Keep the marks of `version` in place of those it had; a disk that refuses loses them only."""
    avant = load_notes(dossier)
    apres = [r for r in avant if r.version != version] + [Releve(version, notes)]
    if apres == avant:
        return
    lignes = [{"version": r.version, "notes": r.notes.chapitres} for r in apres[-VERSIONS_GARDEES:]]
    octets = json.dumps(lignes, ensure_ascii=False, indent=1).encode()
    with suppress(EcritureImpossibleError, OSError):
        (dossier / DOSSIER).mkdir(exist_ok=True)
        write_files({dossier / DOSSIER / _FICHIER: octets})
