"""The line that was being typed when the walk was left, kept for the next time."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.projet.fichiers import EcritureImpossibleError, write_files
from cdc.projet.verrou import DOSSIER
from cdc_schema.chemins import ecrire, parse

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema.chemins import Chemin

_FICHIER = "brouillon.json"


@dataclass(frozen=True, slots=True)
class Brouillon:
    """What was typed, and for which data item."""

    chemin: Chemin
    texte: str


def load_brouillon(dossier: Path) -> Brouillon | None:
    """Return what was left half typed in the project of `dossier`, or None."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        lu = json.loads((dossier / DOSSIER / _FICHIER).read_bytes())
        return Brouillon(parse(lu["chemin"]), str(lu["texte"]))
    return None


def keep_brouillon(dossier: Path, brouillon: Brouillon) -> None:
    """Keep what is half typed; a disk that refuses loses this line only."""
    donnees = {"chemin": ecrire(brouillon.chemin), "texte": brouillon.texte}
    octets = json.dumps(donnees, ensure_ascii=False).encode()
    with suppress(EcritureImpossibleError):
        (dossier / DOSSIER).mkdir(exist_ok=True)
        write_files({dossier / DOSSIER / _FICHIER: octets})


def drop_brouillon(dossier: Path) -> None:
    """Forget what was half typed."""
    with suppress(OSError):
        (dossier / DOSSIER / _FICHIER).unlink()
