"""The Word document of minutes, among the generated files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdc.actions.fabrication import logo, template
from cdc.formats.docx.catalogue import DOSSIER, MINUTES
from cdc.formats.docx.rendu import render_proces_verbal
from cdc.projet.sorties import write_sortie

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc_schema.recette.proces_verbaux import ProcesVerbal


def write_document(
    projet: Projet, pv: ProcesVerbal, modele: Path | None, sortie: Path | None
) -> tuple[Path, Path | None]:
    """Write the document of `pv`; return its file, and where one changed by hand was set aside.

    Raises:
        FichierAbsentError: there is no such template.
        EcritureImpossibleError: the system refuses.
    """
    octets = render_proces_verbal(
        pv, projet.cahier, template(projet, modele or _usual(projet)), logo(projet)
    )
    cible = sortie or projet.dossier / "sorties" / f"{pv.id}.docx"
    return cible, write_sortie(projet.dossier, cible, octets)


def _usual(projet: Projet) -> Path:
    """Return the template of minutes that the project has, or ours."""
    siens = projet.dossier / DOSSIER / f"{MINUTES}.docx"
    return siens if siens.is_file() else Path(MINUTES)
