"""The minutes of a project on disk: `recette/pv/PV-01.yaml`, sealed, and immutable once signed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cdc.errors import CdcError
from cdc.projet.dates import Calendrier
from cdc.projet.enregistrements import PROCES_VERBAUX, load_enregistrements, write_enregistrement
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import read_document
from cdc.projet.modifications import plain
from cdc.recette.pv_suites import effective_states
from cdc_schema.recette.proces_verbaux import ProcesVerbal, ReferencePV

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdc.projet.projet import Projet
    from cdc_schema.enumerations import EtatPV

DOSSIER = "recette/pv"
_SCEAU = "sceau"
_COMMENTAIRE = (
    "Procès-verbal établi par cdc recette pv : les faits et les empreintes y sont figés. Ne le\n"
    "modifiez pas, le sceau le dirait. Projet : refaites-le. Signé : rectifiez-le par un autre."
)
_ILLISIBLE = "ce procès-verbal a été modifié à la main : il ne se lit plus. Rétablissez ce fichier."


class PVInconnuError(CdcError):
    """No minutes have this identifier."""

    def __init__(self, identifiant: str, connus: Iterable[str]) -> None:
        self.identifiant = identifiant
        choix = ", ".join(connus)
        suite = f"Choisissez parmi : {choix}." if choix else "Il n’y en a aucun."
        super().__init__(f"{DOSSIER} : « {identifiant} » n’existe pas. {suite}")


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes as they are kept.

    Attributes:
        pv: what they say.
        fichier: their path in the project.
        intact: whether the seal is that of their content.
        etat: their state; « rectifié » once signed minutes rectify them.
    """

    pv: ProcesVerbal
    fichier: str
    intact: bool
    etat: EtatPV

    @property
    def id(self) -> str:
        """Return their identifier."""
        return self.pv.id or ""


def path_of(identifiant: str) -> PurePosixPath:
    """Return where minutes are kept, in the project."""
    return PurePosixPath(DOSSIER, f"{identifiant}.yaml")


def load_minutes(dossier: Path) -> tuple[Minutes, ...]:
    """Return the minutes of the project in `dossier`, by number.

    Raises:
        ProjetInvalideError: some were changed by hand into something else; all are listed.
    """
    fautes: list[Faute] = []
    lus = []
    for document in load_enregistrements(dossier, PROCES_VERBAUX):
        try:
            lus.append((document, ProcesVerbal.model_validate(document.donnees)))
        except ValidationError:
            fautes.append(Faute(document.position(()), _ILLISIBLE))
    if fautes:
        raise ProjetInvalideError(fautes)
    etats = effective_states([pv for _, pv in lus])
    return tuple(
        Minutes(pv, document.fichier, pv.sceau == _seal(document.donnees), etats[pv.id or ""])
        for document, pv in lus
    )


def find_minutes(dossier: Path, identifiant: str) -> Minutes:
    """Return the minutes that `identifiant` names.

    Raises:
        PVInconnuError: there are none.
    """
    connus = {minutes.id: minutes for minutes in load_minutes(dossier)}
    if identifiant not in connus:
        raise PVInconnuError(identifiant, connus)
    return connus[identifiant]


def write_minutes(pv: ProcesVerbal) -> bytes:
    """Return the file of `pv`, under its seal."""
    donnees = _filled(plain(pv.model_dump(exclude={_SCEAU}), Calendrier()))
    octets = write_enregistrement(donnees, _COMMENTAIRE)
    # What is sealed is what will be read.
    lues = read_document(octets, path_of(pv.id or "").as_posix()).donnees
    return write_enregistrement({**donnees, _SCEAU: _seal(lues)}, _COMMENTAIRE)


def references(projet: Projet, fichiers: Mapping[str, str]) -> Iterator[ReferencePV]:
    """Yield `fichiers` of the project, each with its version and its fingerprint."""
    for nom, version in fichiers.items():
        empreinte = fingerprint(projet.dossier / nom)
        if empreinte:
            yield ReferencePV(document=nom, version=version, empreinte=empreinte)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, or nothing when it is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _filled(valeur: Any) -> Any:
    """Return `valeur` without what is not given."""
    if isinstance(valeur, dict):
        return {cle: _filled(v) for cle, v in valeur.items() if v is not None}
    return [_filled(v) for v in valeur] if isinstance(valeur, list) else valeur


def _seal(donnees: Any) -> str:
    if not isinstance(donnees, dict):
        return ""
    dites = {cle: valeur for cle, valeur in donnees.items() if cle != _SCEAU}
    texte = json.dumps(dites, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(texte.encode()).hexdigest()
