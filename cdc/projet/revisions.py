"""What the files of a project held at a git revision."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from cdc.errors import CdcError
from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.lecture import parse_document, read_document
from cdc.projet.rangement import fichiers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdc.projet.noeuds import Document


# A hook of git hands these down, relative to another folder than the project's.
_HERITES = frozenset({"GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"})


class GitAbsentError(CdcError):
    """There is no git to ask."""

    def __init__(self) -> None:
        super().__init__(
            "git est introuvable sur cette machine, et --depuis compare avec lui. Installez git, ou "
            "retirez l’option."
        )


class DepotAbsentError(CdcError):
    """The project stands in no git repository."""

    def __init__(self, dossier: Path, raison: str) -> None:
        self.dossier = dossier
        suite = f" ({raison})" if raison else ""
        super().__init__(
            f"{dossier}\u00a0: git n’y voit aucun dépôt{suite}. Commencez-en un par git init, ou retirez "
            "--depuis."
        )


class RevisionInconnueError(CdcError):
    """The repository has no such revision."""

    def __init__(self, revision: str) -> None:
        self.revision = revision
        super().__init__(
            f"la révision «\u00a0{revision}\u00a0» n’existe pas dans ce dépôt. Donnez une branche, une "
            "étiquette ou un numéro de commit\u00a0: HEAD, main, v1.2… Si l’historique est partiel, "
            "complétez-le par git fetch."
        )


def documents_at(dossier: Path, revision: str) -> dict[str, Document]:
    """Return the files of the project of `dossier` as they were at `revision`.

    A file that was not there, or could not be read, is empty.

    Raises:
        GitAbsentError, DepotAbsentError, RevisionInconnueError: git cannot tell.
    """
    commit = _commit(dossier, revision)
    noms = list(fichiers())
    demandes = "".join(f"{commit}:./{nom}\n" for nom in noms)
    dit = _git(dossier, "cat-file", "--batch", entree=demandes.encode())
    contenus = list(_contents(dit.stdout))
    return {nom: _parsed(nom, octets) for nom, octets in zip(noms, contenus, strict=True)}


def _commit(dossier: Path, revision: str) -> str:
    depot = _git(dossier, "rev-parse", "--show-toplevel")
    if depot.returncode:
        raison = depot.stderr.decode("utf-8", "replace").strip().splitlines()
        propre = any("dubious ownership" in ligne for ligne in raison)
        raise DepotAbsentError(dossier, "il appartient à un autre compte" if propre else "")
    trouve = _git(dossier, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if trouve.returncode or revision.startswith("-"):
        raise RevisionInconnueError(revision)
    return trouve.stdout.decode().strip()


def _git(dossier: Path, *arguments: str, entree: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git")
    if git is None:
        raise GitAbsentError
    return subprocess.run(
        [git, "-C", str(dossier), *arguments],
        input=entree,
        capture_output=True,
        check=False,
        env={cle: v for cle, v in os.environ.items() if cle not in _HERITES} | {"LC_ALL": "C"},
    )


def _contents(dit: bytes) -> Iterator[bytes]:
    """Yield the content of each object that `git cat-file --batch` was asked for, in order."""
    place = 0
    while place < len(dit):
        fin = dit.index(b"\n", place)
        _, _, suite = dit[place:fin].rpartition(b" ")
        if suite == b"missing":
            yield b""
            place = fin + 1
        else:
            taille = int(suite)
            yield dit[fin + 1 : fin + 1 + taille]
            place = fin + taille + 2


def _parsed(nom: str, octets: bytes) -> Document:
    try:
        return read_document(octets, nom)
    except ProjetInvalideError:
        return parse_document("", nom)
