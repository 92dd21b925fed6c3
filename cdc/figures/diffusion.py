"""What a vendor may see: the specification without its internal items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc_schema.annotations import Diffusion
from cdc_schema.base import Element
from cdc_schema.description import champs

if TYPE_CHECKING:
    from cdc_schema import Cahier

SECTIONS = (
    "cinq_questions", "flux", "cartographie", "existant", "visiteurs", "leads", "prospects",
    "clients", "relation", "fidelisation", "interfaces", "workflows", "droits", "planning",
    "equipe",
)  # fmt: skip


def visible(cahier: Cahier, diffusion: Diffusion) -> Cahier:
    """Return the sections that figures are made of, as those of `diffusion` may read them."""
    if diffusion is Diffusion.INTERNE:
        return cahier
    gardees = {cle: _stripped(getattr(cahier, cle)) for cle in SECTIONS}
    return type(cahier).model_construct(**gardees)


def _stripped(valeur: Any) -> Any:
    if isinstance(valeur, list):
        return [_stripped(v) for v in valeur]
    if not isinstance(valeur, Element):
        return valeur
    garde = {
        champ.cle: _stripped(getattr(valeur, champ.cle))
        for champ in champs(type(valeur))
        if champ.diffusion is not Diffusion.INTERNE
    }
    return type(valeur).model_construct(**garde)
