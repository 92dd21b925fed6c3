"""Relations of the document part: hyperlinks, pictures and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.ooxml import RELATIONS, R

if TYPE_CHECKING:
    from collections.abc import Mapping

CHEMIN = "word/_rels/document.xml.rels"


class Relations:
    """The relations that a document adds to its template's; an address used twice has one."""

    def __init__(self, parties: Mapping[str, bytes]) -> None:
        self._racine = etree.fromstring(parties[CHEMIN])
        self._pris = {lien.get("Id") for lien in self._racine}
        self._adresses: dict[str, str] = {}

    def hyperlink(self, adresse: str) -> str:
        """Return the identifier of the relation to a web or mail address."""
        if adresse not in self._adresses:
            self._adresses[adresse] = self._add("hyperlink", adresse, TargetMode="External")
        return self._adresses[adresse]

    def image(self, cible: str) -> str:
        """Return the identifier of the relation to an image of the package."""
        return self._add("image", cible)

    def chart(self, cible: str) -> str:
        """Return the identifier of the relation to a chart of the package."""
        return self._add("chart", cible)

    def header(self, genre: str, cible: str) -> str:
        """Return the identifier of the relation to a header or a footer of the package."""
        return self._add(genre, cible)

    def data(self, cible: str) -> str:
        """Return the identifier of the relation to a part of data."""
        return self._add("customXml", cible)

    def target(self, ident: str) -> str:
        """Return the name of the part that a relation leads to, in the folder of the document."""
        liens = (lien for lien in self._racine if lien.get("Id") == ident)
        return next((lien.get("Target", "") for lien in liens), "")

    def xml(self) -> bytes:
        """Return the whole part."""
        return etree.tostring(self._racine, encoding="UTF-8", standalone=True)

    def _add(self, genre: str, cible: str, **attributs: str) -> str:
        rang = len(self._pris) + 1
        while (ident := f"rIdCdc{rang}") in self._pris:
            rang += 1
        self._pris.add(ident)
        etree.SubElement(
            self._racine,
            f"{{{RELATIONS}}}Relationship",
            {"Id": ident, "Type": f"{R}/{genre}", "Target": cible, **attributs},
        )
        return ident
