"""The parts of a template that people write in, by the names that they know them by."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from cdc.formats.docx.balises import PARTIES as REMPLIES
from cdc.formats.docx.ooxml import RELATIONS, R, w
from cdc.formats.docx.relations import CHEMIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

CORPS = "word/document.xml"
PROPRIETES = "docProps/core.xml"
_ECRITES = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|docProps/core\.xml"
)
_TITRES = {
    CORPS: "corps",
    "word/footnotes.xml": "notes de bas de page",
    "word/endnotes.xml": "notes de fin",
    "word/comments.xml": "commentaires",
    "word/styles.xml": "styles",
    "word/numbering.xml": "listes",
    "word/settings.xml": "réglages",
    PROPRIETES: "propriétés",
    "": "fichier",
}
_PAGES = {"first": " de la première page", "even": " des pages paires", "default": ""}


@dataclass(frozen=True, slots=True)
class Partie:
    """One part of a template, parsed."""

    nom: str
    titre: str
    racine: _Element

    @property
    def remplie(self) -> bool:
        """Say whether placeholders are filled there."""
        return bool(REMPLIES.match(self.nom)) or self.nom == PROPRIETES

    @property
    def corps(self) -> bool:
        """Say whether it is the body."""
        return self.nom == CORPS


def written_parts(parties: Mapping[str, bytes]) -> Iterator[Partie]:
    """Yield the parts that people write in, the body first; one that cannot be read is skipped."""
    titres = part_titles(parties)
    for nom in sorted(parties, key=lambda nom: (nom != CORPS, nom)):
        if _ECRITES.fullmatch(nom) and (racine := parsed(parties[nom])) is not None:
            yield Partie(nom, titres[nom], racine)


def part_titles(parties: Mapping[str, bytes]) -> dict[str, str]:
    """Return what people call each part of a template."""
    titres = {nom: _TITRES.get(nom, nom) for nom in ("", *parties)}
    titres |= {nom: f"{_genre(nom)} inutilisé" for nom in parties if _genre(nom)}
    return titres | _pages(parties)


def parsed(contenu: bytes) -> _Element | None:
    """Return the root of a part, or None when it is not XML."""
    try:
        return etree.fromstring(contenu, etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None


def _genre(nom: str) -> str:
    if nom.startswith("word/header"):
        return "en-tête"
    return "pied de page" if nom.startswith("word/footer") else ""


def _pages(parties: Mapping[str, bytes]) -> dict[str, str]:
    """Return the names of headers and footers, by the pages and the section that show them."""
    cibles, corps = _targets(parties), parsed(parties.get(CORPS, b""))
    if corps is None:
        return {}
    sections = list(corps.iter(w("sectPr")))
    titres: dict[str, str] = {}
    for rang, section in enumerate(sections, 1):
        for renvoi in section.iterchildren(w("headerReference"), w("footerReference")):
            nom = cibles.get(renvoi.get(f"{{{R}}}id", ""), "")
            pages = _PAGES.get(renvoi.get(w("type"), ""), "")
            suite = f" (section {rang})" if len(sections) > 1 else ""
            titres.setdefault(nom, f"{_genre(nom)}{pages}{suite}")
    return titres


def _targets(parties: Mapping[str, bytes]) -> dict[str, str]:
    liens = parsed(parties.get(CHEMIN, b""))
    if liens is None:
        return {}
    return {
        lien.get("Id", ""): posixpath.normpath(posixpath.join("word", lien.get("Target", "")))
        for lien in liens.iter(f"{{{RELATIONS}}}Relationship")
    }
