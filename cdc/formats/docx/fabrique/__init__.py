"""Makes the Word templates of the toolkit, the same bytes each time."""

from __future__ import annotations

from cdc.formats.docx.fabrique.gabarits import GABARITS
from cdc.formats.docx.fabrique.paquet import build_modele

__all__ = ["GABARITS", "build_modele"]
