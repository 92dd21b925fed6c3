"""A template that says every data item there is, whatever its reader may know."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from cdc_schema.description import champs
from cdc_schema.plan import CHAPITRES, PROJET, RECETTE
from cdc_schema.types import Genre
from tests.formats.docx.gabarits import make_modele

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdc_schema.base import Element
    from cdc_schema.description import Champ

_MATRICE = (
    "{{% for a, b in {0}.items() %}}{{{{ a }}}}{{% for c, d in b.items() %}}{{{{ c }}}} {{{{ d }}}}"
    "{{% endfor %}}{{% endfor %}}"
)


def make_tout_dire(tmp_path: Path) -> Path:
    """Return the template: loops for lists, a placeholder for each value."""
    noms = count()
    sections = (PROJET, *(s for c in CHAPITRES for s in c.sous_sections), *RECETTE)
    lignes = [
        ligne
        for s in sections
        for ligne in (
            _loop(s.modele, f"cahier.{s.cle}", noms)
            if s.repetition
            else _record(s.modele, f"cahier.{s.cle}", noms)
        )
    ]
    return make_modele(tmp_path, *lignes, "{{ chapitre_7 }}")


def _record(modele: type[Element], ou: str, noms: Iterator[int]) -> Iterator[str]:
    for champ in champs(modele):
        yield from _item(champ, f"{ou}.{champ.cle}", noms)


def _item(champ: Champ, ou: str, noms: Iterator[int]) -> Iterator[str]:
    dedans = champ.element
    if champ.genre is Genre.ENREGISTREMENT and champ.modele is not None:
        yield from _record(champ.modele, ou, noms)
    elif dedans is not None and dedans.genre is Genre.ENREGISTREMENT and dedans.modele is not None:
        yield from _loop(dedans.modele, ou, noms)
    else:
        yield _MATRICE.format(ou) if champ.genre is Genre.MATRICE else f"{{{{ {ou} }}}}"


def _loop(modele: type[Element], ou: str, noms: Iterator[int]) -> Iterator[str]:
    nom = f"x{next(noms)}"
    yield f"{{%p for {nom} in {ou} %}}"
    yield from _record(modele, nom, noms)
    yield "{%p endfor %}"
