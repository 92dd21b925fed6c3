"""The styles that the body of a document needs from its template."""

from __future__ import annotations

from cdc.formats.docx.fabrique.styles import STYLES
from cdc.formats.docx.fabrique.tableaux import NOMS

_AILLEURS = (
    "CDC Couverture",
    "header",
    "footer",
    "Title",
    "TOC Heading",
    "CDC En-tête",
    "CDC Pied",
)

STYLES_DU_CORPS = {
    nom for nom in (*(s.nom for s in STYLES), *NOMS, "Normal") if not nom.startswith(_AILLEURS)
} | {"CDC Couverture Logo"}
