"""The parts of a workbook package, and what they say of one another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from typing import Any


@dataclass(frozen=True, slots=True)
class Onglet:
    """A worksheet, as the workbook names it."""

    nom: str
    partie: str
    masquee: bool


def related(archive: zipfile.ZipFile, part: str, genre: str) -> list[tuple[str, str]]:
    """Return the identifier and the name of the parts of one kind that `part` refers to."""
    dossier, nom = posixpath.split(part)
    relations = posixpath.join(dossier, "_rels", f"{nom}.rels")
    if relations not in archive.namelist():
        return []
    return [
        (relation.get("Id") or "", _resolve(dossier, relation.get("Target") or ""))
        for relation in fromstring(archive.read(relations))
        if (relation.get("Type") or "").endswith(genre)
    ]


def sheets(archive: zipfile.ZipFile, workbook: str) -> Iterator[Onglet]:
    """Yield the worksheets in order: neither charts nor macros."""
    parties = dict(related(archive, workbook, "/worksheet"))
    for element in fromstring(archive.read(workbook)).iter():
        if local(element) == "sheet":
            relation = next((v for k, v in element.items() if k.endswith("}id")), "")
            if relation in parties:
                etat = element.get("state") or "visible"
                yield Onglet(element.get("name") or "", parties[relation], etat != "visible")


def local(element: Any) -> str:
    """Return the name of an element, whatever prefix the file gives it."""
    nom: str = element.tag
    return nom.rpartition("}")[2]


def text_of(element: Any) -> str:
    """Return the text of a string, its phonetic reading aside."""
    textes = []
    for part in element:
        if local(part) == "t":
            textes.append(part.text or "")
        elif local(part) == "r":
            textes.append(text_of(part))
    return "".join(textes)


def is_true(valeur: str | None) -> bool:
    """Say whether an attribute is set: `1` from Excel, `true` from LibreOffice."""
    return valeur in ("1", "true", "on")


def is_struck(properties: Any) -> bool:
    """Say whether a font, or the properties of a piece of text, strike it through."""
    return any(
        local(part) == "strike" and part.get("val", "1") in ("1", "true", "on")
        for part in properties
    )


def _resolve(dossier: str, cible: str) -> str:
    return posixpath.normpath(posixpath.join("/", dossier, cible)).lstrip("/")
