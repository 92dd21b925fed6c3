"""The Word document of minutes, among the generated files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdc.actions.fabrication import logo, template
from cdc.formats.docx.rendu import render_proces_verbal
from cdc.projet.sorties import write_sortie

if TYPE_CHECKING:
    from cdc.projet import Projet
    from cdc_schema.recette.proces_verbaux import ProcesVerbal

_MODELE = Path("proces-verbal")


def write_document(
    projet: Projet, pv: ProcesVerbal, modele: Path | None, sortie: Path | None
) -> tuple[Path, Path | None]:
    """Write the document of `pv`; return its file, and where one changed by hand was set aside.

    Raises:
        FichierAbsentError: there is no such template.
        EcritureImpossibleError: the system refuses.
    """
    octets = render_proces_verbal(
        pv, projet.cahier, template(projet, modele or _MODELE), logo(projet)
    )
    cible = sortie or projet.dossier / "sorties" / f"{pv.id}.docx"
    return cible, write_sortie(projet.dossier, cible, octets)
