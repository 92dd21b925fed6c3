"""The data of rules that are revised apart, from `modeles/verification`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.projet.lecture import load_document
from cdc.resources import modeles

if TYPE_CHECKING:
    from pathlib import Path

DOSSIER = "verification"


def load_donnees(dossier: Path | None = None) -> dict[str, Any]:
    """Return the data of every file of `dossier`, by its name without `.yaml`, every scalar a text.

    Raises:
        ProjetInvalideError: a file is not YAML; every fault is listed.
    """
    dossier = dossier or modeles() / DOSSIER
    return {f.stem: load_document(f, f.name).donnees for f in sorted(dossier.glob("*.yaml"))}
