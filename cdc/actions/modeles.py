"""The Word templates that a project may use: those of the toolkit, its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdc.actions.fabrication import FichierAbsentError, template
from cdc.formats.docx.catalogue import DOSSIER, templates_in
from cdc.resources import modeles

if TYPE_CHECKING:
    from pathlib import Path

    from cdc.formats.docx.catalogue import Modele
    from cdc.projet import Projet


class Disponible(NamedTuple):
    """A template that may serve: whose it is, and whether the project uses it."""

    modele: Modele
    origine: str
    utilise: bool


def available(projet: Projet | None) -> list[Disponible]:
    """Return the templates of cdc, then those of the project, and which one it uses."""
    siens = templates_in(projet.dossier / DOSSIER) if projet else []
    en_usage = _in_use(projet)
    return [
        Disponible(modele, origine, en_usage == modele.chemin.resolve())
        for origine, trouves in (("cdc", templates_in(modeles() / "word")), ("projet", siens))
        for modele in trouves
    ]


def _in_use(projet: Projet | None) -> Path | None:
    try:
        return template(projet, None).resolve() if projet else None
    except FichierAbsentError:
        return None
