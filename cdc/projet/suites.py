"""The follow-ups that were closed, on disk: `entretiens/suites.yaml`, which people may edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cdc.entretien.classees import COMMENTAIRE, Classee, Classees
from cdc.projet.carnets import open_list
from cdc.projet.chirurgie import edit
from cdc.projet.donnees import Insertion
from cdc.projet.fautes import Faute, ProjetInvalideError

if TYPE_CHECKING:
    from collections.abc import Iterable

FICHIER = Path("entretiens/suites.yaml")
_CLE = "suites"


def load_classees(dossier: Path) -> Classees:
    """Return the follow-ups that were closed in the project in `dossier`.

    Raises:
        ProjetInvalideError: the file was changed by hand into something else; all is listed.
    """
    document = open_list(dossier, FICHIER, _CLE, COMMENTAIRE)
    fautes: list[Faute] = []
    lues: list[Classee] = []
    for rang, donnee in enumerate(document.donnees.get(_CLE) or []):
        try:
            lues.append(Classee.model_validate(donnee))
        except ValidationError as error:
            message = (
                "écrivez «\u00a0suite\u00a0», «\u00a0texte\u00a0» et «\u00a0motif\u00a0», et rien d’autre que «\u00a0classe_par\u00a0» et "
                "«\u00a0date\u00a0»\u202f; ou retirez la ligne\u00a0: le point reviendra."
            )
            fautes += [
                Faute(document.position((_CLE, rang, *d["loc"])), message) for d in error.errors()
            ]
    if fautes:
        raise ProjetInvalideError(fautes)
    return Classees(tuple(lues))


def add_classees(dossier: Path, nouvelles: Iterable[Classee]) -> bytes:
    """Return the bytes of the file once `nouvelles` are added; all else in it stays as it is."""
    donnees = tuple(c.model_dump(mode="json", exclude_defaults=True) for c in nouvelles)
    return edit(
        open_list(dossier, FICHIER, _CLE, COMMENTAIRE), [Insertion((_CLE,), None, donnees)]
    ).octets
