"""Write the templates anew: `python -m cdc.formats.docx.fabrique`."""

from __future__ import annotations

from cdc import resources
from cdc.formats.docx.fabrique import GABARITS, build_modele

if __name__ == "__main__":
    for gabarit in GABARITS:
        chemin = resources.modeles() / "word" / f"{gabarit.nom}.docx"
        chemin.write_bytes(build_modele(gabarit))
