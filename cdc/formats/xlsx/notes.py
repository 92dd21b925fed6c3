"""Read the comments of a workbook: the old notes, and the discussions that replace them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from cdc.formats.xlsx.parties import local, related, sheets, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_notes(content: bytes) -> dict[str, str]:
    """Return the comments by address; the messages of a discussion stand one a line."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        workbook = related(archive, "", "/officeDocument")[0][1]
        auteurs = dict(_people(archive, workbook))
        return {
            f"{onglet.nom}!{reference}": texte
            for onglet in sheets(archive, workbook)
            for reference, texte in _of_sheet(archive, onglet.partie, auteurs).items()
            if texte
        }


def _of_sheet(archive: zipfile.ZipFile, partie: str, auteurs: dict[str, str]) -> dict[str, str]:
    notes = {}
    for _, part in related(archive, partie, "/comments"):
        for element in fromstring(archive.read(part)).iter():
            if local(element) == "comment":
                textes = [text_of(t) for t in element if local(t) == "text"]
                notes[element.get("ref", "")] = "\n".join(textes).strip()
    # Beside a discussion, Excel writes an old note that says to change for a newer Excel.
    return notes | _discussions(archive, partie, auteurs)


def _discussions(archive: zipfile.ZipFile, partie: str, auteurs: dict[str, str]) -> dict[str, str]:
    messages: dict[str, list[str]] = {}
    for _, part in related(archive, partie, "/threadedComment"):
        for element in fromstring(archive.read(part)):
            texte = "".join(t.text or "" for t in element if local(t) == "text").strip()
            auteur = auteurs.get(element.get("personId", ""))
            prefixe = f"{auteur}\u00a0: " if auteur else ""
            messages.setdefault(element.get("ref", ""), []).append(prefixe + texte)
    return {reference: "\n".join(textes) for reference, textes in messages.items()}


def _people(archive: zipfile.ZipFile, workbook: str) -> Iterator[tuple[str, str]]:
    for _, part in related(archive, workbook, "/person"):
        for element in fromstring(archive.read(part)):
            yield element.get("id", ""), element.get("displayName", "")
