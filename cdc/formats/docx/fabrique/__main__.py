"""Write the template anew: `python -m cdc.formats.docx.fabrique`."""

from __future__ import annotations

from cdc import resources
from cdc.formats.docx.fabrique import build_modele

if __name__ == "__main__":
    (resources.modeles() / "word" / "cahier-des-charges.docx").write_bytes(build_modele())
