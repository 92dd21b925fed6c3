"""A trial: what only rendering shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdc.formats.docx.erreurs import ModeleRefuseError
from cdc.formats.docx.examen.faute import Faute, Lieu
from cdc.formats.docx.examen.lecture import error
from cdc.formats.docx.rendu import render_cahier
from cdc_schema import Cahier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_PRESQUE_VIDE = {"projet": {"titre": "Essai"}}


class Essai(NamedTuple):
    """A specification to try a template with, and what to call it."""

    dit: str
    cahier: Cahier


def trial_faults(modele: Path, essais: Sequence[Essai]) -> Iterator[Faute]:
    """Yield what is refused when the template serves: first almost empty, then as asked."""
    vide = Essai("un cahier presque vide", Cahier.model_validate(_PRESQUE_VIDE))
    for essai in (vide, *essais):
        try:
            render_cahier(essai.cahier, modele)
        except ModeleRefuseError as refus:
            message = f"essayé avec {essai.dit} : {refus.raison}"
            yield error("essai", Lieu("fichier"), message, refus.remede)
            return
