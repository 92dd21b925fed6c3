"""Make a project folder: complete, or not at all."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.projet.fichiers import make_folder, sync_folder, translated, write_file, write_files
from cdc.projet.lanceurs import launchers
from cdc.projet.provisoires import abandoned, clean_folder, discard, temporary
from cdc.projet.verrou import DOSSIER
from cdc_schema.plan import FICHIER_PROJET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_JAMAIS_COPIES = frozenset({DOSSIER, "sorties", "__pycache__"})
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
    """Raise DossierNonVideError unless `dossier` is absent or empty.

    What a creation that was killed left there is taken away first.
    """
    if dossier.exists() and not dossier.is_dir():
        raise DossierNonVideError(dossier, [f"{dossier.name} est un fichier"])
    _clean(dossier.absolute())
    occupants = sorted(_occupants(dossier))
    if occupants:
        raise DossierNonVideError(dossier, occupants)


def create_folder(dossier: Path, contenus: Mapping[str, bytes]) -> None:
    """Make `dossier` with these files, by path in it: all of them, or nothing at all.

    `cdc.yaml` comes last: a folder without it is not yet a project.
    """
    check_dossier_vide(dossier)
    ordre = sorted(contenus, key=lambda nom: nom == FICHIER_PROJET)
    contenus = {nom: contenus[nom] for nom in ordre}
    cible = dossier.absolute()
    with translated(dossier):
        if cible.is_dir():
            _fill(cible, contenus)
        else:
            _build_beside(cible, contenus)
    for nom in launchers().keys() & contenus.keys():
        with suppress(OSError):
            (cible / nom).chmod(0o755)


def copy_exemple(exemple: Path, dossier: Path) -> None:
    """Make `dossier` a copy of the project `exemple`, without what was generated there."""
    noms = (p.relative_to(exemple) for p in sorted(exemple.rglob("*")) if p.is_file())
    garde = [nom for nom in noms if _JAMAIS_COPIES.isdisjoint(nom.parts)]
    contenus = {nom.as_posix(): (exemple / nom).read_bytes() for nom in garde}
    create_folder(dossier, launchers() | contenus)


def _occupants(dossier: Path) -> list[str]:
    if not dossier.is_dir():
        return []
    return [p.name for p in dossier.iterdir() if p.name not in _NEGLIGEABLES]


def _build_beside(cible: Path, contenus: Mapping[str, bytes]) -> None:
    """Make the whole folder under another name, then give it its own."""
    chantier = temporary(cible.parent, "projet")
    with ExitStack() as retour:
        make_folder(cible.parent, retour)
        try:
            for nom, octets in contenus.items():
                write_file(chantier / nom, octets)
            os.replace(chantier, cible)  # noqa: PTH105
        finally:
            discard(chantier)
        retour.pop_all()
    sync_folder(cible.parent)


def _fill(cible: Path, contenus: Mapping[str, bytes]) -> None:
    """Fill an empty folder without replacing it: somebody may stand in it.

    A whole copy stands inside meanwhile: should the process be killed, it tells the files that it
    had written from those of the owner.
    """
    copie = temporary(cible, "projet")
    try:
        for nom, octets in contenus.items():
            write_file(copie / nom, octets)
        write_files({cible / nom: octets for nom, octets in contenus.items()})
    finally:
        discard(copie)


def _clean(dossier: Path) -> None:
    """Take away what killed creations left beside `dossier` and in it."""
    clean_folder(dossier.parent, repos=True)
    for copie in abandoned(dossier, repos=True):
        if copie.is_dir() and not (dossier / FICHIER_PROJET).exists():
            with suppress(OSError):
                _take_back(dossier, copie)
        discard(copie)


def _take_back(dossier: Path, copie: Path) -> None:
    """Delete from `dossier` the files that are the same in `copie`, and the folders left empty."""
    for path in sorted(copie.rglob("*"), reverse=True):  # what a folder holds, then the folder
        pose = dossier / path.relative_to(copie)
        if path.is_dir():
            clean_folder(pose, repos=True)
            with suppress(OSError):
                pose.rmdir()
        elif pose.is_file() and pose.read_bytes() == path.read_bytes():
            pose.unlink()
