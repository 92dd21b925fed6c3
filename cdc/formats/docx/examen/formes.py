"""What each name of a template holds: fields, elements, or a plain value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cdc.formats.document.donnees import SECTIONS, shown_alone
from cdc.formats.document.identite import identity
from cdc.formats.document.index import Index
from cdc.formats.document.morceaux import MORCEAUX
from cdc_schema import Cahier
from cdc_schema.annotations import Diffusion
from cdc_schema.description import champs
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdc_schema.base import Element
    from cdc_schema.description import Champ


@dataclass(frozen=True, slots=True)
class Forme:
    """What a name holds; without fields nor element, nothing is known of it, or nothing is in it.

    Attributes:
        champs: the names in it, or None when they are not known.
        element: what its elements are, or None when it is not a list, or not a known one.
        valeur: whether it is a plain text or number, with nothing in it.
        muette: whether it cannot be shown as a whole.
    """

    champs: Callable[[], Mapping[str, Forme]] | None = None
    element: Forme | None = None
    valeur: bool = False
    muette: bool = False


INCONNUE = Forme()
_VALEUR = Forme(valeur=True)
# A project whose identity has one of everything, to learn what the cover may show.
_TEMOIN = {"projet": {"historique": [{"version": "1"}]}}


@cache
def known_names() -> Mapping[str, Forme]:
    """Return every name that a template may show, pieces aside."""
    cahier = Cahier.model_validate(_TEMOIN)
    contexte = identity(cahier, Diffusion.PRESTATAIRE, Index(cahier))
    return {nom: _of(valeur) for nom, valeur in contexte.items()} | {
        "logo": _VALEUR,
        "cahier": Forme(champs=_sections, muette=True),
    }


def pieces() -> frozenset[str]:
    """Return the names of what stands alone in its paragraph."""
    return frozenset((*MORCEAUX, "logo"))


def makes_a_document(nom: str) -> bool:
    """Say whether a piece is enough for a template to serve."""
    return nom in MORCEAUX and not MORCEAUX[nom].accessoire


def _of(valeur: Any) -> Forme:
    if isinstance(valeur, list):
        return Forme(element=_of(valeur[0]) if valeur else INCONNUE)
    if isinstance(valeur, dict):
        dedans = {cle: _of(v) for cle, v in valeur.items()}
        return Forme(champs=lambda: dedans)
    return _VALEUR


@cache
def _sections() -> Mapping[str, Forme]:
    return {
        cle: Forme(element=_record(sous.modele)) if sous.repetition else _record(sous.modele)
        for cle, sous in SECTIONS.items()
    }


def _record(modele: type[Element]) -> Forme:
    return Forme(champs=lambda: _fields(modele), muette=not shown_alone(modele))


@cache
def _fields(modele: type[Element]) -> Mapping[str, Forme]:
    return {champ.cle: _field(champ) for champ in champs(modele)}


def _field(champ: Champ) -> Forme:
    if champ.genre is Genre.LISTE:
        return Forme(element=_field(champ.element) if champ.element else INCONNUE)
    if champ.genre is Genre.ENREGISTREMENT and champ.modele is not None:
        return _record(champ.modele)
    return INCONNUE if champ.genre is Genre.MATRICE else _VALEUR
