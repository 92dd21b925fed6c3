"""Make a project folder: complete, or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.projet.fichiers import EcritureImpossibleError, sync_folder, write_files
from cdc.projet.verrou import DOSSIER
from cdc_schema.plan import FICHIER_PROJET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# What a system or git leaves in a folder that its owner sees as empty.
_NEGLIGEABLES = frozenset({".git", ".gitignore", ".DS_Store", "Thumbs.db", "desktop.ini"})


class DossierNonVideError(CdcError):
    """A new project would mix with what the folder holds."""

    def __init__(self, dossier: Path, exemples: list[str]) -> None:
        self.dossier = dossier
        suite = ", ".join(exemples[:3]) + ("…" if len(exemples) > 3 else "")
        super().__init__(
            f"{dossier} n’est pas vide ({suite}). Indiquez un dossier nouveau ou vide ; "
            "rien n’a été écrit."
        )


def check_dossier_vide(dossier: Path) -> None:
    """Raise DossierNonVideError unless `dossier` is absent or empty."""
    if dossier.exists() and not dossier.is_dir():
        raise DossierNonVideError(dossier, [f"{dossier.name} est un fichier"])
    occupants = sorted(_occupants(dossier))
    if occupants:
        raise DossierNonVideError(dossier, occupants)


def create_folder(dossier: Path, contenus: Mapping[str, bytes]) -> None:
    """Make `dossier` with these files, by path in it."""
    check_dossier_vide(dossier)
    with _built_aside(dossier) as chantier:
        write_files({chantier / nom: octets for nom, octets in contenus.items()})


def copy_exemple(exemple: Path, dossier: Path) -> None:
    """Make `dossier` a copy of the project `exemple`, without what was generated there."""
    check_dossier_vide(dossier)
    with _built_aside(dossier) as chantier:
        ignores = shutil.ignore_patterns(DOSSIER, "sorties", "__pycache__", ".*.cdc-tmp")
        shutil.copytree(exemple, chantier, ignore=ignores, dirs_exist_ok=True)


def _occupants(dossier: Path) -> list[str]:
    if not dossier.is_dir():
        return []
    return [p.name for p in dossier.iterdir() if p.name not in _NEGLIGEABLES]


@contextmanager
def _built_aside(dossier: Path) -> Iterator[Path]:
    """Give a folder to fill, that becomes `dossier` once it is complete."""
    cible = dossier.absolute()
    dedans = cible.is_dir()
    chantier = (cible if dedans else cible.parent) / f".{cible.name}.{os.getpid()}.cdc-tmp"
    try:
        chantier.mkdir(parents=True)
        try:
            yield chantier
            _put_in_place(chantier, cible, dedans=dedans)
        finally:
            shutil.rmtree(chantier, ignore_errors=True)
    except OSError as error:
        raise EcritureImpossibleError(dossier, error) from error


def _put_in_place(chantier: Path, cible: Path, *, dedans: bool) -> None:
    if not dedans:
        os.replace(chantier, cible)  # noqa: PTH105
        sync_folder(cible.parent)
        return
    # Somebody may stand in an empty folder: it is filled rather than replaced, cdc.yaml last.
    for path in sorted(chantier.iterdir(), key=lambda p: p.name == FICHIER_PROJET):
        os.replace(path, cible / path.name)  # noqa: PTH105
    sync_folder(cible)
