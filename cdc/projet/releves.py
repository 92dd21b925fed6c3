"""The records of the interviews, on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cdc.entretien.releves import COMMENTAIRE, Releve
from cdc.projet.enregistrements import load_enregistrements, write_enregistrement
from cdc.projet.fautes import Faute, ProjetInvalideError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableSequence, Sequence
    from pathlib import Path

DOSSIER = "entretiens"


def load_releves(
    dossier: Path, garder: Callable[[Iterable[Any]], MutableSequence[Any]] = list
) -> Sequence[Releve]:
    """Return the records of the project in `dossier`, in the order of their identifiers.

    `garder` makes the list that holds them.

    Raises:
        ProjetInvalideError: a record was changed by hand into something else; all are listed.
    """
    releves: MutableSequence[Releve] = garder(())
    noms: list[tuple[str, int]] = []
    fautes: list[Faute] = []
    for document in load_enregistrements(dossier):
        try:
            releve = Releve.model_validate(document.donnees)
            noms.append((releve.id, releve.version))
            releves.append(releve)
        except ValidationError as error:
            for detail in error.errors():
                message = "un relevé d’entretien ne se modifie pas. Rétablissez ce fichier."
                fautes.append(Faute(document.position(detail["loc"]), message))
    if fautes:
        raise ProjetInvalideError(fautes)
    return garder(releves[rang] for rang in sorted(range(len(noms)), key=noms.__getitem__))


def write_releve(releve: Releve) -> bytes:
    """Return the bytes of the file of `releve`."""
    donnees = releve.model_dump(mode="json", exclude_defaults=True)
    ordre = {"id": releve.id, "version": releve.version, **donnees}
    return write_enregistrement(_texts(ordre), COMMENTAIRE)


def _texts(valeur: Any) -> Any:
    if isinstance(valeur, dict):
        return {cle: _texts(dedans) for cle, dedans in valeur.items()}
    if isinstance(valeur, list):
        return [_texts(dedans) for dedans in valeur]
    return str(valeur)
