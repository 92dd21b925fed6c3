"""Files of the project that keep decisions as one list, begun when the first one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.projet.lecture import load_document, parse_document

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.projet.noeuds import Document


def open_list(dossier: Path, fichier: Path, cle: str, commentaire: str) -> Document:
    """Return the file of the project, or an empty list `cle` below `commentaire`."""
    path = dossier / fichier
    if path.is_file():
        return load_document(path, fichier.as_posix())
    entete = "".join(f"# {ligne}\n" for ligne in commentaire.splitlines())
    return parse_document(f"{entete}{cle}:\n", fichier.as_posix())
