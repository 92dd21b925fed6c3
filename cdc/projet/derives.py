"""What `cdc recette plan` derived, on disk: `recette/derives.yaml`, the case of each source."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdc.projet.enregistrements import write_enregistrement
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.lecture import load_document

if TYPE_CHECKING:
    from collections.abc import Mapping

FICHIER = "recette/derives.yaml"
COMMENTAIRE = (
    "Le cas de test que chaque source a donné : celui que vous supprimez du plan ne revient pas.\n"
    "cdc tient ce fichier. Sans lui, la prochaine dérivation propose tout à nouveau."
)


def load_derives(dossier: Path) -> dict[str, str]:
    """Return the case (`CT-017`) of each source that was derived.

    Raises:
        ProjetInvalideError: the file was changed by hand into something else.
    """
    path = dossier / FICHIER
    if not path.is_file():
        return {}
    document = load_document(path, FICHIER)
    cas = document.donnees.get("cas") if isinstance(document.donnees, dict) else None
    lus = cas if isinstance(cas, dict) else {}
    if all(isinstance(ident, str) for ident in lus.values()):
        return dict(lus)
    message = (
        "ce fichier est tenu par cdc. Rétablissez-le, ou supprimez-le\u00a0: la prochaine dérivation "
        "proposera tout à nouveau."
    )
    raise ProjetInvalideError([Faute(document.position(()), message)])


def write_derives(connus: Mapping[str, str]) -> dict[Path, bytes]:
    """Return the file, to be written last."""
    donnees = {"cas": dict(connus)}
    return {Path(FICHIER): write_enregistrement(donnees, COMMENTAIRE)} if connus else {}
