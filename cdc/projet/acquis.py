"""What imports finished bringing, on disk: `entretiens/acquis.yaml`, `imports/acquis.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cdc.entretien.acquis import COMMENTAIRE, Acquises
from cdc.projet.enregistrements import write_enregistrement
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import load_document

if TYPE_CHECKING:
    from typing import Any

_NOM = "acquis.yaml"


def load_acquises(projet: Path, dossier: str) -> Acquises:
    """Return the records of the folder `dossier` that an import finished bringing.

    Raises:
        ProjetInvalideError: the file was changed by hand into something else.
    """
    path = projet / dossier / _NOM
    if not path.is_file():
        return Acquises()
    document = load_document(path, f"{dossier}/{_NOM}")
    try:
        return Acquises.model_validate(_set(document.donnees))
    except ValidationError as error:
        message = (
            "ce fichier est tenu par cdc. Rétablissez-le, ou supprimez-le\u00a0: le prochain import de "
            "chaque fichier complètera tout à nouveau."
        )
        fautes = [Faute(document.position(d["loc"]), message) for d in error.errors()]
        raise ProjetInvalideError(fautes) from error


def write_acquises(acquises: Acquises, dossier: str) -> dict[Path, bytes]:
    """Return the file of the folder `dossier`, to be written last."""
    donnees = acquises.model_dump(mode="json", exclude_defaults=True)
    return {Path(dossier) / _NOM: write_enregistrement(donnees, COMMENTAIRE)} if donnees else {}


def _set(donnees: dict[str, Any]) -> dict[str, Any]:
    """Return plain data without the keys that are left empty."""
    return {cle: dedans for cle, dedans in donnees.items() if dedans is not None}
