"""Templates made of a few paragraphs, as an author would type them in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from pathlib import Path


def make_modele(tmp_path: Path, *paragraphes: str) -> Path:
    """Return a Word template holding these paragraphs and nothing of ours."""
    modele = tmp_path / "modele.docx"
    document = docx.Document()
    for texte in paragraphes:
        document.add_paragraph(texte)
    document.save(str(modele))
    return modele
