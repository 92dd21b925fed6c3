"""One style of the template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.formats.docx.ooxml import escape

if TYPE_CHECKING:
    from cdc.formats.docx.fabrique.forme import Caractere, Paragraphe


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph or character style; `base` is an identifier."""

    nom: str
    ident: str
    base: str = "Normal"
    paragraphe: Paragraphe | None = None
    caractere: Caractere | None = None
    suivant: str = ""
    genre: str = "paragraph"
    rang: int = 50
    principal: bool = True

    def xml(self) -> str:
        """Return the `w:style` element."""
        propre = "" if self.nom[0].islower() or self.nom in _INTEGRES else ' w:customStyle="1"'
        morceaux = (
            f'<w:style w:type="{self.genre}"{propre} w:styleId="{self.ident}">',
            f'<w:name w:val="{escape(self.nom)}"/>',
            self.base and f'<w:basedOn w:val="{self.base}"/>',
            self.suivant and f'<w:next w:val="{self.suivant}"/>',
            f'<w:uiPriority w:val="{self.rang}"/>',
            self.principal and "<w:qFormat/>",
            self.paragraphe and f"<w:pPr>{self.paragraphe.xml()}</w:pPr>",
            self.caractere and f"<w:rPr>{self.caractere.xml()}</w:rPr>",
            "</w:style>",
        )
        return "".join(morceau for morceau in morceaux if morceau)


_INTEGRES = {
    "Strong",
    "Emphasis",
    "Intense Emphasis",
    "Hyperlink",
    "Quote",
    "Title",
    "List Bullet",
    "List Bullet 2",
    "List Bullet 3",
    "List Number",
    "List Number 2",
    "List Number 3",
    "TOC Heading",
}
