"""The state of a campaign as an internal document: Word, PDF or page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.actions.fabrication import template, with_page_numbers
from cdc.formats.document.bilan_recette import assessment_blocks, assessment_identity
from cdc.projet.sorties import write_sortie

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdc.projet import Projet
    from cdc.recette.bilan import Bilan


def write_assessment(
    projet: Projet, bilan: Bilan, sortie: Path, say: Callable[[str], object]
) -> Path | None:
    """Write the document of `bilan`; return where one changed by hand was set aside.

    Raises:
        LibreOfficeAbsentError: a PDF is asked, which LibreOffice makes.
        EcritureImpossibleError: the system refuses.
    """
    return write_sortie(projet.dossier, sortie, _rendered(projet, bilan, sortie, say))


def _rendered(projet: Projet, bilan: Bilan, sortie: Path, say: Callable[[str], object]) -> bytes:
    blocs, dits = assessment_blocks(projet.cahier, bilan), assessment_identity(bilan)
    if sortie.suffix.lower() in (".html", ".htm"):
        from cdc.formats.html.rendu import render_html_blocs

        return render_html_blocs(blocs, projet.cahier, dits)
    from cdc.formats.docx.rendu import render_blocs

    word = render_blocs(blocs, projet.cahier, template(projet, None), dits)
    return _pdf(word) if sortie.suffix.lower() == ".pdf" else with_page_numbers(word, say)


def _pdf(word: bytes) -> bytes:
    from cdc.formats.docx.libreoffice import convert_to_pdf
    from cdc.formats.docx.pagination import paginate
    from cdc.formats.temporaire import temporary_work
    from cdc.projet.provisoires import working_folder

    with temporary_work(), working_folder("pdf") as travail:
        return convert_to_pdf(paginate(word, travail), travail)
