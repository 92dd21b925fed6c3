"""Records that are written once: answers, rows of tables, results, and the files that they come from."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING, Any

from cdc.errors import CdcError
from cdc.projet.ecriture import emit
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import load_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from cdc.projet.noeuds import Document

ENTRETIENS = "entretiens/ENT-*.yaml"
IMPORTS = "imports/IMP-*.yaml"
RELEVES = "recette/campagnes/*/REL-*.yaml"
PROCES_VERBAUX = "recette/pv/PV-*.yaml"
_IMMUABLES = (
    ENTRETIENS,
    "entretiens/sources/*",
    IMPORTS,
    "imports/sources/*",
    RELEVES,
    "recette/campagnes/*/sources/*",
    "recette/rapports/*",
)
# The state after which minutes are immutable, as the file says it.
_SIGNE = b"\netat: sign\xc3\xa9\n"


class EnregistrementExistantError(CdcError):
    """A record that is never rewritten exists with another content."""

    def __init__(self, fichier: str) -> None:
        self.fichier = fichier
        super().__init__(
            f"{fichier} existe déjà avec un autre contenu. Une réponse enregistrée ne se réécrit "
            "pas : une nouvelle version porte un autre nom (ENT-04.v2.yaml)."
        )


class SignatureDefinitiveError(CdcError):
    """Signed minutes would be taken back."""

    def __init__(self, fichier: str) -> None:
        self.fichier = fichier
        super().__init__(
            f"{fichier} est signé : une signature ne s’annule pas. Rectifiez-le : "
            "cdc recette pv CAMP-01 --nature rectificatif --pv PV-01 --motif …"
        )


def write_enregistrement(donnees: dict[str, Any], commentaire: str = "") -> bytes:
    """Return the bytes of a record, below `commentaire`."""
    entete = "".join(f"# {ligne}".rstrip() + "\n" for ligne in commentaire.splitlines())
    return (entete + emit(donnees)).encode()


def load_enregistrements(dossier: Path, motif: str = ENTRETIENS) -> Iterator[Document]:
    """Read, one after the other, the records of a project whose path has the form `motif`.

    Raises:
        ProjetInvalideError: some could not be read; every fault is listed, after the last record.
    """
    fautes: list[Faute] = []
    for path in sorted(dossier.glob(motif)):
        try:
            yield load_document(path, path.relative_to(dossier).as_posix())
        except ProjetInvalideError as error:
            fautes += error.fautes
    if fautes:
        raise ProjetInvalideError(fautes)


def check_immutable(dossier: Path, contenus: Mapping[str, bytes]) -> None:
    """Refuse to change a record that exists."""
    for fichier in contenus:
        path = dossier / fichier
        if (
            _is_immutable(path, fichier)
            and path.exists()
            and path.read_bytes() != contenus[fichier]
        ):
            raise EnregistrementExistantError(fichier)


def check_unsigned(dossier: Path, fichiers: Iterable[str]) -> None:
    """Refuse to take back minutes that are signed."""
    for fichier in fichiers:
        if _is_signed(dossier / fichier, fichier):
            raise SignatureDefinitiveError(fichier)


def _is_immutable(path: Path, fichier: str) -> bool:
    return _is_signed(path, fichier) or any(fnmatch.fnmatch(fichier, motif) for motif in _IMMUABLES)


def _is_signed(path: Path, fichier: str) -> bool:
    minutes = fnmatch.fnmatch(fichier, PROCES_VERBAUX) and path.is_file()
    return minutes and _SIGNE in path.read_bytes()
