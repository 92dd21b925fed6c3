"""The names that are one person, on disk: `entretiens/personnes.yaml`, which people may edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from cdc.entretien.personnes import COMMENTAIRE, Personnes, Rapprochement
from cdc.projet.carnets import open_list
from cdc.projet.chirurgie import edit
from cdc.projet.donnees import Insertion
from cdc.projet.fautes import Faute, ProjetInvalideError

if TYPE_CHECKING:
    from collections.abc import Iterable


FICHIER = Path("entretiens/personnes.yaml")
_CLE = "rapprochements"


def load_personnes(dossier: Path) -> Personnes:
    """Return what was decided on the names of the project in `dossier`.

    Raises:
        ProjetInvalideError: the file was changed by hand into something else; all is listed.
    """
    document = open_list(dossier, FICHIER, _CLE, COMMENTAIRE)
    fautes: list[Faute] = []
    lus: list[Rapprochement] = []
    for rang, donnee in enumerate(document.donnees.get(_CLE) or []):
        try:
            lus.append(Rapprochement.model_validate(donnee))
        except ValidationError as error:
            message = "écrivez «\u00a0noms\u00a0» (deux noms au moins) et «\u00a0meme\u00a0» (oui ou non)."
            fautes += [
                Faute(document.position((_CLE, rang, *d["loc"])), message) for d in error.errors()
            ]
    if fautes:
        raise ProjetInvalideError(fautes)
    return Personnes(tuple(lus))


def add_rapprochements(dossier: Path, nouveaux: Iterable[Rapprochement]) -> bytes:
    """Return the bytes of the file once `nouveaux` are added; all else in it stays as it is."""
    donnees = tuple({"noms": list(r.noms), "meme": "oui" if r.meme else "non"} for r in nouveaux)
    return edit(
        open_list(dossier, FICHIER, _CLE, COMMENTAIRE), [Insertion((_CLE,), None, donnees)]
    ).octets
